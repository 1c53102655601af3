"""Editorial pages of the demo: written once, in both languages, by one editor; read and published by another."""

import datetime
from collections.abc import Sequence
from html import escape
from typing import Any

from wagtail.models import Locale, Page

from stories.demo.content.context import CONTEXT, ContextSeed
from stories.demo.content.editorial import EDITORIAL, Block, EditorialSeed
from stories.demo.content.exhibits import ExhibitSeed
from stories.moderation.models import User
from stories.pages.editorial import ContextPage, EditorialPage, HomePage, TimelinePage
from stories.pages.wording import fingerprints
from stories.publishing.articles import agree, draft_of, findings, publish_article, unfinished

LANGUAGES = ("es", "en")
WRITER = "editora"
HOME, TIMELINE = "home", "timeline"


def write_editorial_pages(*, writer: User, reader: User, at: datetime.date) -> None:
    """Home, articles, the timeline and its entries, where they are not there yet. The English is tied to the Spanish.

    `writer` says yes to them, `reader` says the second yes and publishes. May be stopped and run again.
    """
    homes = {code: HomePage.objects.get(locale__language_code=code) for code in LANGUAGES}
    for seed in EDITORIAL:
        if seed.key == HOME:
            for code, home in homes.items():
                if not home.body:
                    home.lead, home.body = getattr(seed, f"lead_{code}"), stream(getattr(seed, f"body_{code}"))
                    home.save_revision(user=writer)
        elif seed.key == TIMELINE:
            place_timeline(seed, homes)
        elif not EditorialPage.objects.filter(slug=seed.slug_es).exists():
            place_article(seed, homes)
    for page in unfinished():
        # What was public once and waits again is an editor's own work.
        if page.first_published_at is None:
            publish_together(page=page, writer=writer, reader=reader, at=at)


def publish_together(*, page: Page, writer: User, reader: User, at: datetime.date) -> None:
    """Both read what the detectors found and say yes; with the second yes it is public."""
    if page.get_latest_revision() is None:
        page.specific.save_revision(user=writer)
    for person in (writer, reader):
        words = fingerprints(draft_of(page=page))
        seen = {found.key for found in findings(page=page)}
        agree(page=page, person=person, confirmed=seen, read=(words.page, words.own), at=at)
    publish_article(page=page, person=reader)


def stream(blocks: Sequence[Block]) -> list[tuple[str, Any]]:
    """Blocks as a page's body takes them."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> tuple[str, Any]:
    if block.kind == "list":
        items = "".join(f"<li>{escape(words)}</li>" for words in block.words)
        return "paragraph", f"<ul>{items}</ul>"
    if block.kind == "paragraph":
        return "paragraph", f"<p>{escape(block.words[0])}</p>"
    if block.kind == "invitation":
        return "invitation", {"text": block.words[0], "place": block.place, "words": block.words[1]}
    if block.kind == "cards":
        return "cards", {"cards": [card(*words.split("\n")) for words in block.words]}
    return block.kind, block.words[0]


def card(title: str, words: str, gloss: str) -> dict[str, str]:
    """One card for the pocket; its words are to be handed over in English."""
    return {"title": title, "words": words, "words_language": "en", "gloss": gloss}


def in_both(seed: EditorialSeed | ContextSeed | ExhibitSeed, parents: dict[str, Any], make: Any) -> None:
    """Add the Spanish page and its English twin below `parents`."""
    spanish = parents["es"].add_child(instance=make("es"))
    english = make("en")
    english.translation_key = spanish.translation_key
    parents["en"].add_child(instance=english)


def place_article(seed: EditorialSeed, homes: dict[str, HomePage]) -> None:
    def make(code: str) -> EditorialPage:
        return EditorialPage(
            live=False,
            title=getattr(seed, f"title_{code}"),
            slug=getattr(seed, f"slug_{code}"),
            locale=Locale.objects.get(language_code=code),
            lead=getattr(seed, f"lead_{code}"),
            body=stream(getattr(seed, f"body_{code}")),
            place=seed.key if seed.key in EditorialPage.Place.values else "",
        )

    in_both(seed, homes, make)


def place_timeline(seed: EditorialSeed, homes: dict[str, HomePage]) -> None:
    if not TimelinePage.objects.exists():

        def make(code: str) -> TimelinePage:
            return TimelinePage(
                live=False,
                title=getattr(seed, f"title_{code}"),
                slug=getattr(seed, f"slug_{code}"),
                locale=Locale.objects.get(language_code=code),
            )

        in_both(seed, homes, make)
    timelines = {code: TimelinePage.objects.get(locale__language_code=code) for code in LANGUAGES}
    for code, timeline in timelines.items():
        if not timeline.lead:
            timeline.title, timeline.lead = getattr(seed, f"title_{code}"), getattr(seed, f"lead_{code}")
            timeline.save_revision(user=User.objects.get(username=WRITER))
    for entry in CONTEXT:
        if not ContextPage.objects.filter(slug=entry.slug_es).exists():
            place_entry(entry, timelines)


def place_entry(entry: ContextSeed, timelines: dict[str, TimelinePage]) -> None:
    def make(code: str) -> ContextPage:
        page = ContextPage(
            live=False,
            title=getattr(entry, f"title_{code}"),
            slug=getattr(entry, f"slug_{code}"),
            locale=Locale.objects.get(language_code=code),
            kind=entry.kind,
            side=entry.side,
            date=entry.date,
            summary=getattr(entry, f"summary_{code}"),
            body=stream([Block("paragraph", (words,)) for words in getattr(entry, f"body_{code}")]),
            hashtags=" ".join(f"#{slug}" for slug in entry.hashtags),
            sources="\n".join(str(source) for source in entry.sources),
        )
        page.clean()
        return page

    in_both(entry, timelines, make)
