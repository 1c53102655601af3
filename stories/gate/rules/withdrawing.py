"""Withdrawal: one row, and in the same statement everything is down, unscheduled and on its way to being erased."""

from stories.gate.rules.pages import PAGES_OFF, unscheduled
from stories.gate.rules.shapes import PAGE_OF_SUBMISSION, Effect, Gate, Refusal, withdrawn

WITHDRAWN_DUTIES = ("shred_keys", "sealed_files", "sealed_rows", "page_traces", "search_index", "raw_bytes", "report")

WITHDRAWAL = Gate(
    "stories_withdrawal",
    "insert",
    effects=(
        Effect(
            "tombstone",
            """INSERT INTO stories_tombstone (record_id, day) SELECT r.id, archive_today() FROM stories_record r
                WHERE r.submission_id = NEW.submission_id
                AND EXISTS (SELECT 1 FROM stories_clearance c WHERE c.record_id = r.id)""",
        ),
        Effect(
            "documents",
            """DELETE FROM stories_publicdocument WHERE record_id IN
                (SELECT r.id FROM stories_record r WHERE r.submission_id = NEW.submission_id)""",
        ),
        Effect("pages_off", PAGES_OFF.format(pages=PAGE_OF_SUBMISSION)),
        unscheduled(PAGE_OF_SUBMISSION),
        *(
            Effect(
                f"duty_{kind}",
                f"""INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                    VALUES (fresh_id(), '{kind}', '', NEW.submission_id, archive_today(), 0)""",
            )
            for kind in WITHDRAWN_DUTIES
        ),
    ),
    locks=PAGE_OF_SUBMISSION,
)

TOMBSTONE = Gate(
    "stories_tombstone",
    "insert",
    (
        Refusal(
            "withdrawal",
            f"""NOT EXISTS (SELECT 1 FROM stories_record r
                WHERE r.id = NEW.record_id AND {withdrawn("r.submission_id")})""",
            "only a withdrawal leaves a tombstone",
        ),
    ),
)
