"""What time alone closes. The view passes over an expired record from its day on; its page is told so afterwards."""

from django.db import connections

from stories.gate.rules.pages import NOT_CLEARED, PAGES_OFF
from stories.gate.rules.settling import as_it_stands

# Every other way to close a record is a row, and its effect takes the page down in the same statement. So only stories
# of which a grant has reached its day are looked at, however many others there are. Nothing is remembered between two
# looks: none is missed after a kill, a restore or a change of the clock.
ENDED = """SELECT r.page_id FROM stories_grant g JOIN stories_record r ON r.submission_id = g.submission_id
    WHERE g.expires_on <= archive_today()"""
EXPIRED = f"""SELECT wagtailcore_page.id FROM wagtailcore_page WHERE wagtailcore_page.id IN ({ENDED})
    AND {as_it_stands(NOT_CLEARED.when, "wagtailcore_page")}"""


def take_expired_down(*, using: str = "default") -> int:
    """Set the pages of records that may no longer be live to not live; how many.

    Until then the door refuses every other change to such a page. A hold takes no page down: lifting it brings the
    record back by itself.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(PAGES_OFF.format(pages=EXPIRED))
        return int(cursor.rowcount)
