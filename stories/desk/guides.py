"""How-to guides inside the desk, one for each role: the very files of docs/, drawn here without a network."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from markdown_it import MarkdownIt
from markdown_it.token import Token

from stories.consent.reading import reading_language
from stories.desk.groups import ADVOCATES, EDITORS, MODERATORS, STEWARDS
from stories.desk.roles import StaffRequest, signed_in

GUIDES: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "moderators": (_("Para quien modera"), frozenset({MODERATORS})),
    "second-person": (_("Para la segunda persona"), frozenset({MODERATORS, ADVOCATES})),
    "advocates": (_("Para quien defiende"), frozenset({ADVOCATES})),
    "stewards": (_("Para quien custodia el archivo"), frozenset({STEWARDS})),
    "editors": (_("Para quien edita páginas"), frozenset({EDITORS})),
    "importing": (_("Traer una colección"), frozenset({MODERATORS, STEWARDS})),
}
PICTURE = re.compile(r"(?:\.\./)?screens/([a-z0-9-]+\.webp)")
GUIDE = re.compile(r"(?:\.\./)?(?:es/)?([a-z-]+)\.md(#.*)?")


@dataclass(frozen=True)
class Guide:
    """One of them, ready to be drawn: its heading and the rest as HTML made from our own file."""

    title: str
    html: str


def guide_file(name: str, *, language: str) -> Path:
    """The file in this language; docs/ itself is in English."""
    folder = Path(settings.BASE_DIR) / "docs"
    return folder / "es" / f"{name}.md" if language == "es" else folder / f"{name}.md"


def drawn(source: str) -> Guide:
    """Markdown as HTML: no HTML of its own, links to guides and pictures made to work here, others left as words."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(source)
    title = ""
    if tokens and tokens[0].type == "heading_open":
        title, tokens = tokens[1].content, tokens[3:]
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("class", "desk-table")
        for child in token.children or ():
            _made_to_work(child)
    return Guide(title, str(reader.renderer.render(tokens, reader.options, {})))


def _made_to_work(token: Token) -> None:
    if token.type == "image" and (picture := PICTURE.fullmatch(str(token.attrGet("src")))) is not None:
        token.attrSet("src", reverse("desk:help_picture", args=[picture[1]]))
        token.attrSet("loading", "lazy")
    if token.type == "link_open":
        link = GUIDE.fullmatch(str(token.attrGet("href")))
        if link is not None and link[1] in GUIDES:
            token.attrSet("href", reverse("desk:guide", args=[link[1]]))
        else:
            # Other papers of the archive are not on the desk: an anchor without an address is only its words.
            token.attrs.pop("href", None)


@signed_in
@require_GET
def help_(request: StaffRequest) -> HttpResponseBase:
    """The guides, those of one's own roles in front."""
    roles = set(request.user.groups.values_list("name", flat=True))
    rows = [{"name": name, "called": called, "own": bool(who & roles)} for name, (called, who) in GUIDES.items()]
    return TemplateResponse(request, "desk/help.html", {"rows": sorted(rows, key=lambda row: not row["own"])})


@signed_in
@require_GET
def guide(request: StaffRequest, name: str) -> HttpResponseBase:
    """One guide, in the language of the desk."""
    if name not in GUIDES:
        raise Http404
    path = guide_file(name, language=reading_language())
    context: dict[str, Any] = {"guide": drawn(path.read_text(encoding="utf-8"))}
    return TemplateResponse(request, "desk/guide.html", context)


@signed_in
@require_GET
def picture(request: StaffRequest, name: str) -> HttpResponseBase:
    """One picture of a screen. Of an invented demo, like all in docs/."""
    path = Path(settings.BASE_DIR) / "docs" / "screens" / name
    if PICTURE.fullmatch(f"screens/{name}") is None or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/webp")
