"""What narrators and staff decide: acts, grants, holds and freezes. Final rows that enter in order; some take down."""

from stories.gate.rules.clearing import said_yes
from stories.gate.rules.evidence import NOT_OF_ITS_KIND, attested
from stories.gate.rules.objecting import TAKEDOWN
from stories.gate.rules.reading import in_force, readable
from stories.gate.rules.shapes import (
    PAGE_OF_SUBMISSION,
    WITHDRAWN,
    Effect,
    Gate,
    Refusal,
    counts_on,
    keyless,
    withdrawn,
)

# Documents d of the new row's submission, with their clearance, edition and record.
DOCUMENTS_OF_NEW = """SELECT d.id FROM stories_publicdocument d JOIN stories_clearance c ON c.id = d.clearance_id
    JOIN stories_edition e ON e.id = d.edition_id JOIN stories_record r ON r.id = d.record_id
    WHERE r.submission_id = NEW.submission_id"""
NARRATORS_YES = said_yes(submission="r.submission_id", edition="e.id", fingerprint="e.fingerprint")
YES_TO_DOCUMENT = f"({NARRATORS_YES} OR {attested('r.submission_id')})"

ACT = Gate(
    "stories_act",
    "insert",
    (
        Refusal("sequence", counts_on("seq", "stories_act", "submission_id"), "acts enter in order"),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
        Refusal(
            "unsigned",
            f"(NEW.kind = 'import') <> {keyless('NEW.submission_id')}",
            "what was told here is decided by its narrator, what was imported by nobody's act",
        ),
        Refusal("imported_once", "NEW.kind = 'import' AND NEW.seq <> 1", "what was imported is written down once"),
    ),
    (
        Effect(
            "no_takes_down",
            # What this no speaks of: the version itself, or the wider one that it was approved with.
            f"""DELETE FROM stories_publicdocument WHERE NEW.kind = 'no'
                AND id IN ({DOCUMENTS_OF_NEW} AND NOT {NARRATORS_YES} AND (e.fingerprint = NEW.edition_fingerprint
                    OR EXISTS (SELECT 1 FROM stories_edition wide WHERE wide.id = e.less_than_id
                        AND wide.fingerprint = NEW.edition_fingerprint)))""",
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

GRANT = Gate(
    "stories_grant",
    "insert",
    (
        Refusal("sequence", counts_on("seq", "stories_grant", "submission_id"), "grants enter in order"),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
        Refusal(
            "act",
            """NOT EXISTS (SELECT 1 FROM stories_act a WHERE a.id = NEW.act_id AND a.submission_id = NEW.submission_id
                AND a.kind IN ('send', 'consent', 'import'))""",
            "a grant belongs to an act of its narrator",
        ),
        Refusal("channel", NOT_OF_ITS_KIND, "a grant on paper belongs to what was imported, and to nothing else"),
        Refusal(
            "days",
            """COALESCE(LENGTH(CAST(NEW.embargo_until AS TEXT)), 10) <> 10
                OR COALESCE(LENGTH(CAST(NEW.expires_on AS TEXT)), 10) <> 10""",
            "embargo and expiry are whole days",
        ),
    ),
    # A narrower place, name or date hides the record; a photograph or voice taken back takes its parts alone.
    (
        Effect(
            "documents",
            f"DELETE FROM stories_publicdocument WHERE id IN ({DOCUMENTS_OF_NEW} AND NOT {readable()})",
        ),
        Effect(
            "parts",
            f"""DELETE FROM stories_publicpart WHERE use = NEW.use
                AND document_id IN ({DOCUMENTS_OF_NEW} AND NOT {in_force("NEW.use")})""",
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

HOLD = Gate(
    "stories_hold",
    "insert",
    (
        Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
        Refusal(
            "scope",
            "(NEW.scope = 'record') <> (NEW.part_sha256 = '')",
            "a hold names the whole record or one part",
        ),
        Refusal(
            "lift",
            """NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_hold h WHERE h.id = NEW.lifts_id
                AND h.submission_id = NEW.submission_id AND h.kind = NEW.kind AND h.lifts_id IS NULL)""",
            "a hold is lifted by a row of its own kind",
        ),
        *TAKEDOWN,
        Refusal(
            "narrator",
            """NEW.kind = 'narrator' AND NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_act a
                JOIN stories_hold h ON h.id = NEW.lifts_id LEFT JOIN stories_act hid ON hid.id = h.act_id
                WHERE a.id = NEW.act_id AND a.submission_id = NEW.submission_id AND a.kind = 'show_again'
                AND CASE WHEN hid.seq IS NULL
                    THEN NOT EXISTS (SELECT 1 FROM stories_hold used WHERE used.act_id = a.id)
                    ELSE a.seq > hid.seq END)""",
            "only the narrator lifts the narrator's hold",
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

FREEZE = Gate(
    "stories_legalfreeze",
    "insert",
    (
        Refusal(
            "lift",
            """NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_legalfreeze f WHERE f.id = NEW.lifts_id
                AND f.submission_id = NEW.submission_id AND f.lifts_id IS NULL)""",
            "a freeze is lifted by a row that names it",
        ),
        Refusal(
            "proposal",
            """NOT EXISTS (SELECT 1 FROM stories_freezeproposal p WHERE p.id = NEW.proposal_id
                AND p.submission_id = NEW.submission_id AND p.steward_id = NEW.first_steward_id
                AND COALESCE(p.lifts_id, '') = COALESCE(NEW.lifts_id, ''))""",
            "a freeze is proposed by one steward and confirmed by another",
        ),
    ),
)
