"""Takedowns: what a report may hide by itself, and that only a decision of staff shows it again."""

from stories.gate.rules.shapes import PAGE_OF_SUBMISSION, WITHDRAWN, Gate, Refusal, counts_on, withdrawn

NOT_PUBLIC = "a report hides only what is public"

# What a report names is public now: the whole record, or one of its parts.
NAMES_WHAT_IS_PUBLIC = """EXISTS (SELECT 1 FROM stories_publicdocument d JOIN stories_record r ON r.id = d.record_id
    WHERE r.submission_id = NEW.submission_id AND (NEW.part_sha256 = ''
        OR EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.document_id = d.id AND p.sha256 = NEW.part_sha256)))"""

OBJECTION = Gate(
    "stories_objection",
    "insert",
    (
        Refusal("sequence", counts_on("seq", "stories_objection", "submission_id"), "reports enter in order"),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
        Refusal("scope", "(NEW.scope = 'record') <> (NEW.part_sha256 = '')", "a report names the whole or one part"),
        Refusal(
            "slot",
            "NEW.slot IS NOT NULL AND (NEW.slot < 1 OR NEW.day <> archive_today())",
            "an automatic hide belongs to its day",
        ),
        Refusal(
            "public",
            f"NEW.slot IS NOT NULL AND NOT {NAMES_WHAT_IS_PUBLIC}",
            NOT_PUBLIC,
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

RULING = Gate(
    "stories_ruling",
    "insert",
    (
        Refusal("sequence", counts_on("seq", "stories_ruling", "submission_id"), "decisions enter in order"),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
        Refusal(
            "upto",
            """NOT EXISTS (SELECT 1 FROM stories_objection o WHERE o.submission_id = NEW.submission_id
                AND o.part_sha256 = NEW.part_sha256 AND o.seq = NEW.upto)""",
            "a decision answers reports that are there",
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

# Of a hold: a takedown answers a report. One that no person made has a place in the day's budget.
TAKEDOWN = (
    Refusal(
        "report",
        """NEW.kind = 'takedown' AND NOT EXISTS (SELECT 1 FROM stories_objection o
            WHERE o.id = NEW.objection_id AND o.submission_id = NEW.submission_id
                AND (NEW.lifts_id IS NOT NULL OR NEW.person_id IS NOT NULL OR o.slot IS NOT NULL))""",
        "a takedown answers a report, within the day's budget or by a person",
    ),
    Refusal(
        "ruling",
        """NEW.kind = 'takedown' AND NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_ruling g
            JOIN stories_hold h ON h.id = NEW.lifts_id JOIN stories_objection o ON o.id = h.objection_id
            WHERE g.submission_id = NEW.submission_id AND g.outcome = 'shown' AND g.part_sha256 = o.part_sha256
                AND g.upto >= o.seq AND NEW.person_id = g.person_id)""",
        "a takedown is lifted by a decision of staff",
    ),
)


def undecided(submission: str) -> str:
    """SQL that is true while a takedown of a part is in force and nobody has decided about it."""
    return f"""EXISTS (SELECT 1 FROM stories_hold h JOIN stories_objection o ON o.id = h.objection_id
        WHERE h.submission_id = {submission} AND h.kind = 'takedown' AND h.lifts_id IS NULL AND h.part_sha256 <> ''
        AND NOT EXISTS (SELECT 1 FROM stories_ruling g WHERE g.submission_id = h.submission_id
            AND g.part_sha256 = o.part_sha256 AND g.upto >= o.seq))"""
