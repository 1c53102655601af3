"""The write rule: which Wagtail pages may be live. Default deny."""

from stories.gate.rules.articles import BORN_LIVE, UNREAD_WORDS
from stories.gate.rules.reading import readable
from stories.gate.rules.shapes import Effect, Gate, Refusal, quoted

# Pages that may be live without a clearance: editorial types alone. Everything not named here is refused.
EDITORIAL_TYPES = (
    "wagtailcore.page",
    "stories.homepage",
    "stories.editorialpage",
    "stories.timelinepage",
    "stories.contextpage",
    "stories.exhibitpage",
    "stories.recordspage",
)
RECORD_TYPES = ("stories.testimonypage", "stories.muralpage", "stories.vigilpage")

PAGE_TYPE = """COALESCE((SELECT ct.app_label || '.' || ct.model FROM django_content_type ct
    WHERE ct.id = NEW.content_type_id), '')"""
IS_RECORD = f"""(EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = NEW.id)
    OR {PAGE_TYPE} IN ({quoted(RECORD_TYPES)}))"""
HAS_DOCUMENT = f"""EXISTS (SELECT 1 FROM stories_record r
    JOIN stories_publicdocument d ON d.record_id = r.id
    JOIN stories_clearance c ON c.id = d.clearance_id
    JOIN stories_edition e ON e.id = d.edition_id
    WHERE r.page_id = NEW.id AND {PAGE_TYPE} = 'stories.' || r.kind || 'page' AND {readable()})"""

EITHER_WAY = (
    Refusal(
        "unknown_type",
        f"NEW.live AND {PAGE_TYPE} NOT IN ({quoted(EDITORIAL_TYPES + RECORD_TYPES)})",
        "only editorial pages and records may be live",
    ),
    Refusal(
        "raw_page",
        f"NEW.live AND {PAGE_TYPE} = 'wagtailcore.page' AND NEW.depth <> 1",
        "a page without a type of its own may not be live",
    ),
    Refusal(
        "alias",
        f"""NEW.alias_of_id IS NOT NULL AND ({IS_RECORD}
            OR EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = NEW.alias_of_id))""",
        "a record has no aliases",
    ),
    Refusal(
        "scheduled",
        f"NEW.go_live_at IS NOT NULL AND {IS_RECORD}",
        "a record is never scheduled to go live",
    ),
)
NOT_CLEARED = Refusal(
    "not_cleared",
    f"NEW.live AND {IS_RECORD} AND NOT {HAS_DOCUMENT}",
    "a record may be live only with a clearance in force",
)

SCHEDULED_REVISION = Refusal(
    "scheduled",
    f"""NEW.approved_go_live_at IS NOT NULL AND EXISTS (SELECT 1 FROM wagtailcore_page p
        JOIN django_content_type ct ON ct.id = p.content_type_id
        WHERE p.id = (SELECT CASE WHEN base.app_label = 'wagtailcore' AND base.model = 'page'
                THEN CAST(NEW.object_id AS INTEGER) END
            FROM django_content_type base WHERE base.id = NEW.base_content_type_id)
        AND (ct.app_label || '.' || ct.model IN ({quoted(RECORD_TYPES)})
            OR EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = p.id)))""",
    "a record is never scheduled to go live",
)

PAGES = (
    Gate(
        "wagtailcore_page",
        "insert",
        (
            Refusal(
                "replaced",
                """EXISTS (SELECT 1 FROM wagtailcore_page p JOIN stories_record r ON r.page_id = p.id
                    WHERE p.id = NEW.id OR p.path = NEW.path)""",
                "a record's page is never replaced",
            ),
            *EITHER_WAY,
            Refusal("born_live", f"NEW.live AND {IS_RECORD}", "no record is born live"),
            BORN_LIVE,
        ),
    ),
    Gate(
        "wagtailcore_page",
        "update",
        (
            Refusal(
                "renumbered",
                """NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id IN (OLD.id, NEW.id))""",
                "a record's page keeps its number",
            ),
            Refusal(
                "replaced",
                """NEW.path <> OLD.path AND EXISTS (SELECT 1 FROM wagtailcore_page p JOIN stories_record r
                    ON r.page_id = p.id WHERE p.path = NEW.path AND p.id <> NEW.id)""",
                "a record's page is never replaced",
            ),
            *EITHER_WAY,
            NOT_CLEARED,
            UNREAD_WORDS,
        ),
    ),
    Gate(
        "wagtailcore_page",
        "delete",
        (
            Refusal(
                "in_use",
                "EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = OLD.id)",
                "a record keeps its page until it is withdrawn",
            ),
        ),
    ),
    Gate("wagtailcore_revision", "insert", (SCHEDULED_REVISION,)),
    Gate("wagtailcore_revision", "update", (SCHEDULED_REVISION,)),
)

# For effects elsewhere: take pages down. `pages` is SQL that lists their numbers.
PAGES_OFF = """UPDATE wagtailcore_page SET live = FALSE, has_unpublished_changes = TRUE, go_live_at = NULL,
    expire_at = NULL, expired = FALSE, alias_of_id = NULL WHERE id IN ({pages})"""


def unscheduled(pages: str) -> Effect:
    """Revisions of these pages are no longer waiting to go live."""
    return Effect(
        "schedules",
        f"""UPDATE wagtailcore_revision SET approved_go_live_at = NULL WHERE approved_go_live_at IS NOT NULL
            AND object_id IN (SELECT CAST(p.id AS TEXT) FROM wagtailcore_page p WHERE p.id IN ({pages}))
            AND base_content_type_id IN (SELECT ct.id FROM django_content_type ct
                WHERE ct.app_label = 'wagtailcore' AND ct.model = 'page')""",
    )
