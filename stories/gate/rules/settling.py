"""What is done once when the door opens after a migration: what was written meanwhile is brought under the rules.

While the door is closed its triggers are away, so a withdrawal or a no that enters then takes nothing down by itself.
"""

from stories.gate.rules.articles import UNREAD_WORDS
from stories.gate.rules.deciding import YES_TO_DOCUMENT
from stories.gate.rules.documents import standing
from stories.gate.rules.pages import EITHER_WAY, NOT_CLEARED, PAGES_OFF, unscheduled
from stories.gate.rules.reading import in_force, readable
from stories.gate.rules.shapes import withdrawn
from stories.gate.rules.withdrawing import WITHDRAWN_DUTIES


def as_it_stands(condition: str, table: str) -> str:
    """A refusal's condition, asked of the rows that are there."""
    return condition.replace("NEW.", f"{table}.")


MAY_STAY = standing(f"{readable()} AND {YES_TO_DOCUMENT}", document="stories_publicdocument.id")
PART_MAY_STAY = standing(in_force("stories_publicpart.use"), document="stories_publicpart.document_id")
UNFIT_PAGES = "SELECT wagtailcore_page.id FROM wagtailcore_page WHERE " + " OR ".join(
    f"({as_it_stands(refusal.when, 'wagtailcore_page')})" for refusal in (*EITHER_WAY, NOT_CLEARED, UNREAD_WORDS)
)
# Withdrawn while nobody watched: sealed words are still there and no duty was made.
UNATTENDED = """stories_withdrawal.submission_id NOT IN (SELECT duty.submission_id FROM stories_duty duty
    WHERE duty.kind = 'shred_keys')
    AND EXISTS (SELECT 1 FROM stories_sealedbody b WHERE b.submission_id = stories_withdrawal.submission_id)"""
KINDS = " UNION ALL ".join(f"SELECT '{kind}' AS kind" for kind in WITHDRAWN_DUTIES)

SETTLING = (
    f"DELETE FROM stories_publicdocument WHERE NOT {MAY_STAY}",
    f"DELETE FROM stories_publicpart WHERE NOT {PART_MAY_STAY}",
    """DELETE FROM search_row WHERE NOT EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.id = search_row.part_id
        AND p.document_id = search_row.document_id)""",
    PAGES_OFF.format(pages=UNFIT_PAGES),
    unscheduled("SELECT r.page_id FROM stories_record r").does,
    f"""INSERT INTO stories_tombstone (record_id, day) SELECT r.id, archive_today() FROM stories_record r
        WHERE {withdrawn("r.submission_id")} AND EXISTS (SELECT 1 FROM stories_clearance c WHERE c.record_id = r.id)
        AND NOT EXISTS (SELECT 1 FROM stories_tombstone t WHERE t.record_id = r.id)""",
    # One statement, so that all duties are made or none.
    f"""INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
        SELECT fresh_id(), kinds.kind, '', stories_withdrawal.submission_id, archive_today(), 0
        FROM stories_withdrawal CROSS JOIN ({KINDS}) kinds
        WHERE {UNATTENDED}""",
)
