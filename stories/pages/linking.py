"""Links in articles: other articles and outside pages over https. Never a record: its words would stay in the article.

A record is quoted by a block that holds its call number and vanishes with it; a link's words would outlive it here and
in every revision.
"""

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Page

EDITORIAL_MODELS = ("homepage", "editorialpage", "timelinepage", "contextpage", "exhibitpage")
TO_A_RECORD = _(
    "No enlace una historia: si se retira, sus palabras quedarían aquí. "
    "Use el bloque «Registro», que desaparece con ella."
)
TO_ELSEWHERE = _("Un enlace puede llevar a otra página editorial o a una dirección que empiece por https://.")
RECORD_VIEWS = ("testimony", "mural", "vigil")


def refuse_links_to_records(body: Any) -> None:
    """Raises ValidationError, for the field `body`, with a sentence about the first link that may not stand."""
    for link in links_in(body):
        if reason := why_not(link):
            raise ValidationError({"body": reason})


def links_in(body: Any) -> Iterable[dict[str, str]]:
    """The attributes of every link in the rich text of a stream."""
    for block in body or ():
        if block.block_type == "paragraph":
            yield from Links(block.value.source).found


def why_not(link: dict[str, str]) -> Promise | None:
    """Why this link may not stand in an article; None if it may."""
    if link.get("linktype") == "page":
        page = Page.objects.filter(pk=link.get("id") or 0).select_related("content_type").first()
        if page is None or page.content_type.model in EDITORIAL_MODELS:
            return None
        return TO_A_RECORD
    parts = urlsplit(link.get("href", ""))
    if names_a_record(parts.path):
        return TO_A_RECORD
    return None if parts.scheme == "https" and parts.netloc and not link.get("linktype") else TO_ELSEWHERE


def names_a_record(path: str) -> bool:
    """Whether an address, on whatever host and in whichever language, is one of a record or of its files.

    Asked of this room's own addresses: the desk's process, where articles are saved, serves none of them.
    """
    first, _slash, rest = path.strip("/").partition("/")
    codes = [code for code, _name in settings.LANGUAGES]
    if first not in codes:
        return first == "medios"
    for code in codes:
        with override(code):
            try:
                name = resolve(f"/{rest.rstrip('/')}/", urlconf="stories.pages.urls").url_name or ""
            except Resolver404:
                continue
        if name.partition("_")[0] in RECORD_VIEWS:
            return True
    return False


class Links(HTMLParser):
    """Collects the attributes of links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append({name: value or "" for name, value in attrs})
