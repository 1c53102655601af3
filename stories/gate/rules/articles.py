"""Editorial pages: public only in words to which two people said yes, exactly as they stand.

The write rule keeps other words out of a live page. Wagtail saves a page's two rows one after the other, the shared one
first, so that rule alone would let a page go live above old words of its own; the read rule compares both rows.
"""

from collections.abc import Callable

from stories.gate.rules.shapes import Gate, Refusal, quoted
from stories.gate.shipped import HOME, TIMELINE

# What visitors can read of the row that all pages share. A name in the address is a word too.
PAGE_WORDS = ("slug", "title", "seo_title", "search_description")
# And of the rows of each type. Streams are compared as what they say, not as the engine wrote them down.
OWN_WORDS = {
    "stories_homepage": ("lead", "body"),
    "stories_editorialpage": ("place", "lead", "body"),
    "stories_timelinepage": ("lead",),
    "stories_exhibitpage": ("shape", "lead", "body", "gathers"),
    "stories_contextpage": ("kind", "side", "date", "summary", "body", "hashtags", "sources"),
}
STREAMS = ("body",)
ARTICLE_TYPES = tuple(table.replace("_", ".", 1) for table in OWN_WORDS)
# Nothing in a lead and nothing in a body.
EMPTY = ("", "|[]")
SHIPPED = tuple(f"{slug}|{title}||" for pages in (HOME, TIMELINE) for title, slug in pages.values())
PEOPLE = 2


def joined(columns: tuple[str, ...], value: Callable[[str], str]) -> str:
    """SQL for all words of these columns in one text; `value` gives the SQL for one of them."""
    return " || '|' || ".join(
        f"said_json(CAST({value(name)} AS TEXT))" if name in STREAMS else f"CAST({value(name)} AS TEXT)"
        for name in columns
    )


def page_words(page: str) -> str:
    return joined(PAGE_WORDS, lambda name: f"{page}.{name}")


def own_words(table: str, own: str) -> str:
    return joined(OWN_WORDS[table], lambda name: f"{own}.{name}")


def said_yes(page: str, *, words: str, own: str | None) -> str:
    """Two people said yes to these words: of the shared row, and of the type's own unless that is None."""
    same = "y.own_words" if own is None else f"words_digest({own})"
    return f"""EXISTS (SELECT 1 FROM stories_articleapproval y WHERE y.page_number = {page}
        AND y.page_words = words_digest({words}) AND y.own_words = {same}
        GROUP BY y.own_words HAVING COUNT(DISTINCT y.person_id) >= {PEOPLE})"""


def agreed(page: str, *, words: str, own: str) -> str:
    """Two people said yes to exactly these words, or they came with the archive."""
    return f"""(({words} IN ({quoted(SHIPPED)}) AND {own} IN ({quoted(EMPTY)}))
        OR {said_yes(page, words=words, own=own)})"""


PAGE_TYPE = """(SELECT ct.app_label || '.' || ct.model FROM django_content_type ct
    WHERE ct.id = {page}.content_type_id)"""
IS_ARTICLE = f"COALESCE({PAGE_TYPE.format(page='NEW')}, '') IN ({quoted(ARTICLE_TYPES)})"

# For `pages`: the shared row.
BORN_LIVE = Refusal(
    "article_born_live",
    f"NEW.live AND {IS_ARTICLE} AND {page_words('NEW')} NOT IN ({quoted(SHIPPED)})",
    "no article is born live, but those that come with the archive",
)
UNREAD_WORDS = Refusal(
    "unread_words",
    f"""NEW.live AND {IS_ARTICLE} AND NOT ({page_words("NEW")} IN ({quoted(SHIPPED)})
            OR {said_yes("NEW.id", words=page_words("NEW"), own=None)})""",
    "an article is public only under a title to which two people said yes",
)

ARTICLES = tuple(
    Gate(
        table,
        event,
        (
            Refusal(
                "unread_words",
                f"""EXISTS (SELECT 1 FROM wagtailcore_page p WHERE p.id = NEW.page_ptr_id AND p.live
                    AND NOT {agreed("p.id", words=page_words("p"), own=own_words(table, "NEW"))})""",
                "an article is public only in words to which two people said yes",
            ),
        ),
    )
    for table in OWN_WORDS
    for event in ("insert", "update")
)

ARTICLE_APPROVAL = Gate(
    "stories_articleapproval",
    "insert",
    (
        Refusal(
            "person",
            "NOT EXISTS (SELECT 1 FROM stories_user u WHERE u.id = NEW.person_id AND u.is_active)",
            "only a person who works here can approve",
        ),
        Refusal(
            "day",
            "NEW.day <> archive_today()",
            "a yes is given today",
        ),
    ),
)

# Whoever agreed saw the picture: its pixels and the words that stand under it stay as they were.
PICTURE = Gate(
    "stories_editorialimage",
    "update",
    (
        Refusal(
            "other_picture",
            "NEW.file <> OLD.file OR NEW.source <> OLD.source OR NEW.licence <> OLD.licence",
            "a picture is not changed: another one takes its place",
        ),
    ),
)


READABLE_PAGE = "CREATE VIEW stories_readablepage AS " + " UNION ALL ".join(
    f"""SELECT p.id AS page_id FROM wagtailcore_page p
        JOIN django_content_type ct ON ct.id = p.content_type_id
        JOIN {table} own ON own.page_ptr_id = p.id
        WHERE ct.app_label = 'stories' AND ct.model = '{table.removeprefix("stories_")}'
        AND p.live AND {agreed("p.id", words=page_words("p"), own=own_words(table, "own"))}"""
    for table in OWN_WORDS
)
