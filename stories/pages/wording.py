"""The words of an article: all that visitors would read, place by place, and the fingerprints the door compares."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock
from wagtail.rich_text import RichText

from stories.gate.rules.articles import OWN_WORDS, PAGE_WORDS, STREAMS, joined
from stories.pages.editorial import Article
from stories.pages.pictures import EditorialImage

# Fields that hold a choice from a list or a date, never a sentence.
NO_SENTENCES = ("place", "kind", "side", "date", "shape", "gathers")
PAGE_LABELS = {
    "title": _("Título"),
    "slug": _("Dirección"),
    "seo_title": _("Título para buscadores"),
    "search_description": _("Descripción para buscadores"),
}


@dataclass(frozen=True)
class Fingerprints:
    """What a yes names: SHA-256 of the words in the row that all pages share, and of those in the type's own."""

    page: str
    own: str


@dataclass(frozen=True)
class Text:
    """One text of an article and where it stands, in words for editors."""

    where: str | Promise
    text: str
    image: EditorialImage | None = None


def fingerprints(page: Article) -> Fingerprints:
    """Reckoned by the database, which compares them: one engine spells JSON otherwise than another."""
    table = page._meta.db_table
    halves = (PAGE_WORDS, OWN_WORDS[table])
    asked = ", ".join(f"words_digest({joined(columns, lambda _name: '%s')})" for columns in halves)
    values = [_stored(page, name) for columns in halves for name in columns]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", values)
        of_page, own = cursor.fetchone()
    return Fingerprints(of_page, own)


def _stored(page: Article, name: str) -> str:
    """The value as its column would hold it, as text."""
    field: Any = page._meta.get_field(name)
    value = field.get_prep_value(getattr(page, name))
    return json.dumps(value, cls=DjangoJSONEncoder) if name in STREAMS else str(value)


def texts(page: Article) -> list[Text]:
    """Every text of the article that is not empty, in the order in which it is read."""
    found = [Text(PAGE_LABELS[name], str(getattr(page, name))) for name in ("title", *PAGE_LABELS) if name != "title"]
    found = [Text(PAGE_LABELS["title"], page.title), *found]
    for name in OWN_WORDS[page._meta.db_table]:
        if name in STREAMS:
            for block in getattr(page, name):
                found += _of_block(str(block.block.label), block.block, block.value)
        elif name not in NO_SENTENCES:
            label = str(page._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            found.append(Text(label[:1].upper() + label[1:], getattr(page, name)))
    return [one for one in found if one.text.strip() or one.image]


def _of_block(where: str, block: Any, value: Any) -> Iterator[Text]:
    """The texts inside one block, however deep; what is new in a block later is read too."""
    if isinstance(block, ChoiceBlock):
        return
    if isinstance(value, RichText):
        yield Text(where, plain(value.source))
    elif isinstance(value, EditorialImage):
        yield Text(where, f"{value.source} {value.licence}".strip(), value)
    elif isinstance(value, str):
        yield Text(where, value)
    elif hasattr(value, "items"):
        for name, inner in value.items():
            child = block.child_blocks[name]
            yield from _of_block(f"{where}: {child.label}", child, inner)
    elif value is not None:
        for inner in value:
            yield from _of_block(where, block.child_block, inner)


class _Words(HTMLParser):
    """The words of rich text and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "br", "h2", "h3"):
            self.words.append(" ")
        self.words += [f" ({value}) " for name, value in attrs if name in ("href", "title", "alt") and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def plain(html: str) -> str:
    """Rich text without its tags, one line; addresses of links stay, since words hide there too."""
    reader = _Words()
    reader.feed(html)
    return " ".join(unescape("".join(reader.words)).split())
