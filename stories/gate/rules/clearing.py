"""Clearance: the one row that opens. It is refused unless approvals, the narrator's yes and the grants are there."""

from stories.gate.rules.evidence import attested
from stories.gate.rules.objecting import undecided
from stories.gate.rules.reading import readable, translation
from stories.gate.rules.shapes import (
    PAGE_OF_EDITION,
    PAGE_OF_RECORD,
    SUBMISSION_OF_EDITION,
    SUBMISSION_OF_RECORD,
    WITHDRAWN,
    Effect,
    Gate,
    Refusal,
    counts_on,
    held,
    withdrawn,
)

NEEDED = f"(SELECT s.approvals_needed FROM stories_submission s WHERE s.id = {SUBMISSION_OF_RECORD})"
# An approval counts for the fingerprint that its edition still has, and a person once.
APPROVED = "FROM stories_approval a WHERE a.edition_id = NEW.edition_id AND a.fingerprint = NEW.fingerprint"
OUTSIDE = "AND a.person_id NOT IN (SELECT h.person_id FROM stories_editionhand h WHERE h.edition_id = NEW.edition_id)"


def inherited_hand_missing(edition: str) -> str:
    """Somebody worked on what this edition was made from, or is a lesser version of, and is not among its hands."""
    return f"""EXISTS (SELECT 1 FROM stories_edition e
        JOIN stories_editionhand h ON h.edition_id = e.made_from_id OR h.edition_id = e.less_than_id
        WHERE e.id = {edition} AND h.person_id NOT IN
            (SELECT mine.person_id FROM stories_editionhand mine WHERE mine.edition_id = e.id))"""


def said_yes(*, submission: str, edition: str, fingerprint: str) -> str:
    """The narrator approved this fingerprint, or an approved wider one with all that show less; and no later no.

    A plain yes after "do not ask me again" takes that back: from then on each version is asked about again.
    """
    wider = f"""(SELECT wider.fingerprint FROM stories_edition lesser
            JOIN stories_edition wider ON wider.id = lesser.less_than_id
            WHERE lesser.id = {edition} AND (SELECT COUNT(DISTINCT a.person_id) FROM stories_approval a
                WHERE a.edition_id = wider.id AND a.fingerprint = wider.fingerprint)
                >= (SELECT s.approvals_needed FROM stories_submission s WHERE s.id = {submission}))"""
    return f"""EXISTS (SELECT 1 FROM stories_act y WHERE y.submission_id = {submission}
        AND ((y.kind IN ('yes', 'yes_to_less') AND y.edition_fingerprint = {fingerprint})
            OR (y.kind = 'yes_to_less' AND y.edition_fingerprint = {wider}))
        AND NOT EXISTS (SELECT 1 FROM stories_act n WHERE n.submission_id = y.submission_id AND n.seq > y.seq
            AND n.kind = 'no' AND n.edition_fingerprint IN (y.edition_fingerprint, {fingerprint}))
        AND NOT EXISTS (SELECT 1 FROM stories_act again WHERE again.submission_id = y.submission_id
            AND again.seq > y.seq AND again.kind = 'yes' AND y.edition_fingerprint <> {fingerprint}
            AND again.edition_fingerprint = y.edition_fingerprint))"""


# The older editions of the cleared one's language, and whatever was translated from them, however far.
OVERTAKEN = """WITH RECURSIVE older(id) AS (
        SELECT e.id FROM stories_edition e JOIN stories_edition mine ON mine.id = NEW.edition_id
        WHERE e.record_id = NEW.record_id AND e.language = mine.language AND e.id <> mine.id
    UNION
        SELECT made.id FROM stories_edition made JOIN older ON made.made_from_id = older.id
        WHERE made.id <> NEW.edition_id)
    SELECT older.id FROM older"""

CLEARANCE = Gate(
    "stories_clearance",
    "insert",
    (
        Refusal(
            "edition",
            """NOT EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND e.record_id = NEW.record_id
                AND e.fingerprint = NEW.fingerprint)""",
            "the clearance names another edition",
        ),
        Refusal("withdrawn", withdrawn(SUBMISSION_OF_RECORD), WITHDRAWN),
        Refusal("held", held(SUBMISSION_OF_RECORD), "the story is hidden by a hold"),
        Refusal("undecided", undecided(SUBMISSION_OF_RECORD), "somebody who appears in it waits for a decision"),
        Refusal(
            "day",
            "NEW.cleared_on <> archive_today()",
            "a clearance is given today",
        ),
        Refusal("sequence", counts_on("seq", "stories_clearance", "record_id"), "clearances enter in order"),
        Refusal(
            "grants",
            f"""NEW.grant_seq <> (SELECT COALESCE(MAX(g.seq), 0) FROM stories_grant g
                WHERE g.submission_id = {SUBMISSION_OF_RECORD})""",
            "a clearance is for the grants as they stand",
        ),
        Refusal(
            "hands", inherited_hand_missing("NEW.edition_id"), "a version inherits the hands of what it was made from"
        ),
        Refusal(
            "approvals",
            f"(SELECT COUNT(DISTINCT a.person_id) {APPROVED}) < {NEEDED}",
            "too few people have approved this version",
        ),
        Refusal(
            "outside_hands",
            f"(SELECT COUNT(DISTINCT a.person_id) {APPROVED} {OUTSIDE}) < {NEEDED} - 1",
            "too few people who did not redact it have approved this version",
        ),
        Refusal(
            "advocate",
            f"{NEEDED} >= 3 AND NOT EXISTS (SELECT 1 {APPROVED} {OUTSIDE} AND a.role = 'advocate')",
            "at high risk an advocate must approve this version",
        ),
        Refusal(
            "refused",
            "EXISTS (SELECT 1 FROM stories_refusal n WHERE n.edition_id = NEW.edition_id)",
            "a colleague said no to this version",
        ),
        Refusal(
            "guardian",
            f"""{NEEDED} < 3 AND EXISTS (SELECT 1 FROM stories_grant g
                WHERE g.submission_id = {SUBMISSION_OF_RECORD} AND g.channel = 'guardian')""",
            "a minor's story is always high risk",
        ),
        Refusal(
            "narrator",
            f"""NOT ({
                said_yes(submission=SUBMISSION_OF_RECORD, edition="NEW.edition_id", fingerprint="NEW.fingerprint")
            }
                OR {attested(SUBMISSION_OF_RECORD)})""",
            "the narrator has not approved this version",
        ),
        Refusal(
            "consent",
            f"""NOT EXISTS (SELECT 1 FROM stories_record r JOIN stories_edition e ON e.id = NEW.edition_id
                WHERE r.id = NEW.record_id AND {readable(clearance="NEW")})""",
            "consent does not allow this version",
        ),
        Refusal(
            "older",
            """EXISTS (SELECT 1 FROM stories_clearance c JOIN stories_edition mine ON mine.id = NEW.edition_id
                JOIN stories_edition other ON other.id = c.edition_id
                WHERE c.record_id = NEW.record_id AND other.language = mine.language AND other.seq > mine.seq)""",
            "a newer version was already public",
        ),
        Refusal(
            "translation_source",
            f"""EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND {translation()}
                AND NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.edition_id = e.made_from_id))""",
            "a translation needs the version it was made from to be public",
        ),
    ),
    (
        Effect(
            "replaces",
            """DELETE FROM stories_publicdocument WHERE record_id = NEW.record_id
                AND language = (SELECT mine.language FROM stories_edition mine WHERE mine.id = NEW.edition_id)""",
        ),
        Effect(
            "closes_translations",
            f"""DELETE FROM stories_publicdocument WHERE record_id = NEW.record_id AND edition_id IN ({OVERTAKEN})""",
        ),
    ),
    locks=PAGE_OF_RECORD,
)

APPROVAL = Gate(
    "stories_approval",
    "insert",
    (
        Refusal(
            "fingerprint",
            """NOT EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id
                AND e.fingerprint = NEW.fingerprint)""",
            "the approval names another version",
        ),
        Refusal(
            "no_hands",
            "NOT EXISTS (SELECT 1 FROM stories_editionhand h WHERE h.edition_id = NEW.edition_id)",
            "a version without hands cannot be approved",
        ),
        Refusal(
            "hands", inherited_hand_missing("NEW.edition_id"), "a version inherits the hands of what it was made from"
        ),
        Refusal(
            "person",
            "NOT EXISTS (SELECT 1 FROM stories_user u WHERE u.id = NEW.person_id AND u.is_active)",
            "only a person who works here can approve",
        ),
        Refusal(
            "advocate",
            """NEW.role = 'advocate' AND NOT EXISTS (SELECT 1 FROM stories_user_groups member
                JOIN auth_group g ON g.id = member.group_id AND g.name = 'advocates'
                WHERE member.user_id = NEW.person_id)""",
            "only an advocate approves as one",
        ),
        Refusal("withdrawn", withdrawn(SUBMISSION_OF_EDITION), WITHDRAWN),
    ),
)

HAND = Gate(
    "stories_editionhand",
    "insert",
    (
        Refusal(
            "late",
            "EXISTS (SELECT 1 FROM stories_clearance c WHERE c.edition_id = NEW.edition_id)",
            "hands are named before a version is public",
        ),
    ),
    locks=PAGE_OF_EDITION,
)

EDITION = Gate(
    "stories_edition",
    "insert",
    (
        Refusal("withdrawn", withdrawn(SUBMISSION_OF_RECORD), WITHDRAWN),
        Refusal("sequence", counts_on("seq", "stories_edition", "record_id"), "editions enter in order"),
        Refusal("fingerprint", "LENGTH(NEW.fingerprint) <> 64", "an edition has a fingerprint"),
        Refusal(
            "original_deleted",
            f"""NEW.made_from_id IS NULL AND NEW.less_than_id IS NULL AND EXISTS (SELECT 1 FROM stories_act gone
                WHERE gone.submission_id = {SUBMISSION_OF_RECORD} AND (gone.kind = 'delete_original'
                    OR gone.kind = 'delete_after' AND NOT EXISTS (SELECT 1 FROM stories_act kept
                        WHERE kept.submission_id = gone.submission_id AND kept.kind = 'keep_original'
                        AND kept.seq > gone.seq)
                    AND EXISTS (SELECT 1 FROM stories_clearance shown WHERE shown.record_id = NEW.record_id)))""",
            "after the original was deleted a version only shows less or translates",
        ),
        Refusal(
            "kin",
            """EXISTS (SELECT 1 FROM stories_edition other WHERE other.id IN (NEW.made_from_id, NEW.less_than_id)
                AND other.record_id <> NEW.record_id)""",
            "an edition descends from its own record alone",
        ),
        Refusal(
            "source",
            f"""EXISTS (SELECT 1 FROM stories_edition other WHERE other.id = NEW.made_from_id
                AND other.language = NEW.language AND {translation("other")})""",
            "a translation is made from what it translates",
        ),
        Refusal(
            "lesser",
            """EXISTS (SELECT 1 FROM stories_edition wider WHERE wider.id = NEW.less_than_id
                AND (wider.language <> NEW.language OR NEW.place_step > wider.place_step
                    OR NEW.date_step > wider.date_step OR NEW.name_id NOT IN ('', wider.name_id)))""",
            "a lesser version shows nothing more",
        ),
    ),
)
