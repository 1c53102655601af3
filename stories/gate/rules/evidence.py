"""Imported records: evidence that two people opened and read stands in for the narrator's signed yes.

Never for a story that was told here: it has its narrator's signing half from the first moment, and a row in
`stories_imported` is refused for it. So no paper can be made to speak over somebody who has seven words.
"""

from stories.gate.rules.shapes import Effect, Gate, Refusal, keyless, withdrawn

PEOPLE = 2

# Paper and deed are of imported records alone; a yes may be said aloud here too.
NOT_OF_ITS_KIND = """CASE WHEN EXISTS (SELECT 1 FROM stories_act a WHERE a.id = NEW.act_id AND a.kind = 'import')
    THEN NEW.channel NOT IN ('paper', 'spoken', 'deed') ELSE NEW.channel IN ('paper', 'deed') END"""


def attested(submission: str) -> str:
    """SQL that is true when it was imported, two people say that its evidence covers it, and nobody says no."""
    return f"""EXISTS (SELECT 1 FROM stories_imported i WHERE i.submission_id = {submission}
        AND (SELECT COUNT(DISTINCT k.person_id) FROM stories_evidencecheck k
            WHERE k.evidence = i.evidence AND k.answer = 'covers') >= {PEOPLE}
        AND NOT EXISTS (SELECT 1 FROM stories_evidencecheck n
            WHERE n.evidence = i.evidence AND n.answer = 'does_not'))"""


IMPORTED = Gate(
    "stories_imported",
    "insert",
    (
        Refusal(
            "told_here",
            f"NOT {keyless('NEW.submission_id')}",
            "a story that was told here is not imported",
        ),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), "the story was withdrawn"),
        Refusal("evidence", "LENGTH(NEW.evidence) <> 64", "what is imported has its evidence"),
    ),
)

UNDER = """SELECT r.{column} FROM stories_record r JOIN stories_imported i ON i.submission_id = r.submission_id
    WHERE i.evidence = NEW.evidence"""

EVIDENCE_CHECK = Gate(
    "stories_evidencecheck",
    "insert",
    (
        Refusal(
            "person",
            "NOT EXISTS (SELECT 1 FROM stories_user u WHERE u.id = NEW.person_id AND u.is_active)",
            "only a person who works here reads evidence",
        ),
        Refusal("day", "NEW.day <> archive_today()", "evidence is read today"),
        Refusal(
            "opened",
            """NOT EXISTS (SELECT 1 FROM stories_opening o JOIN stories_imported i ON i.submission_id = o.submission_id
                WHERE i.evidence = NEW.evidence AND o.person = CAST(NEW.person_id AS TEXT)
                AND o.reason_code = 'evidence')""",
            "evidence is read by whoever opened it",
        ),
    ),
    (
        Effect(
            "refused_takes_down",
            f"""DELETE FROM stories_publicdocument WHERE NEW.answer = 'does_not'
                AND record_id IN ({UNDER.format(column="id")})""",
        ),
    ),
    locks=UNDER.format(column="page_id"),
)
