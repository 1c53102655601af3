"""Exhibits of the demo: written once its stories are public, since they name them by call number."""

import datetime
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from stories.demo.content.exhibits import EXHIBITS, ExhibitSeed, Piece
from stories.demo.editorial import in_both, publish_together
from stories.moderation.models import User
from stories.pages.editorial import HomePage
from stories.pages.exhibits import ExhibitPage

LANGUAGES = ("es", "en")


def write_exhibits(*, call_number_of: Callable[[str], str], writer: User, reader: User, at: datetime.date) -> None:
    """Exhibits and collections that are not there yet, in both languages; both people say yes to each.

    `call_number_of` gives the call number of a story by its key, "" where it is not public: then its place stays empty.
    """
    homes = {code: HomePage.objects.get(locale__language_code=code) for code in LANGUAGES}
    for seed in EXHIBITS:
        if not ExhibitPage.objects.filter(slug=seed.slug_es).exists():
            in_both(seed, homes, maker(seed, homes, call_number_of))
    for page in ExhibitPage.objects.filter(first_published_at=None).order_by("path"):
        publish_together(page=page, writer=writer, reader=reader, at=at)


def maker(seed: ExhibitSeed, homes: dict[str, HomePage], call_number_of: Callable[[str], str]) -> Any:
    def make(code: str) -> ExhibitPage:
        page = ExhibitPage(
            live=False,
            title=getattr(seed, f"title_{code}"),
            slug=getattr(seed, f"slug_{code}"),
            locale=homes[code].locale,
            shape=seed.shape,
            lead=getattr(seed, f"lead_{code}"),
            body=stream(getattr(seed, f"body_{code}"), call_number_of),
            gathers=" ".join(seed.gathers),
        )
        page.clean()
        return page

    return make


def stream(body: Sequence[Piece], call_number_of: Callable[[str], str]) -> list[tuple[str, Any]]:
    """Pieces as a page's body takes them, without those whose story is not public."""
    made = [(piece.kind, call_number_of(piece.words) if piece.kind == "record" else piece.words) for piece in body]
    return [(kind, f"<p>{escape(words)}</p>" if kind == "paragraph" else words) for kind, words in made if words]
