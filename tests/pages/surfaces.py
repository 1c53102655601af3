"""Every public surface of a record, for tests that walk them all."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.factories import Story

LANGUAGES = ("es", "en")
SHARED = (
    *("themes", "places", "campaigns", "calendar", "calendar_file", "remembered", "mural_map"),
    *("organizations", "events", "exhibits", "transparency"),
)
LISTS = {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"}


def at(name: str, *args: Any, language: str = "es") -> str:
    with override(language):
        return reverse(name, args=args)


def page_of(story: Story, *, language: str = "es", suffix: str = "") -> str:
    return at(f"{story.record.kind}{suffix}", story.record.pk, language=language)


def own_addresses(story: Story) -> list[str]:
    """Addresses that belong to the record alone: pages, handouts, files."""
    pages = [
        page_of(story, language=language, suffix=suffix)
        for language in LANGUAGES
        for suffix in ("", "_sheet", "_text", "_data")
    ]
    pages += [f"{page}?lang={language}" for page in pages for language in LANGUAGES]
    versions = [version for version in (story.version, story.translation) if version and version.document]
    return pages + [at("media", file.pk) for version in versions for file in version.document.files.all()]


def shared_addresses(story: Story) -> list[str]:
    """Addresses on which the record stands among others."""
    found = ["/sitemap.xml", "/robots.txt"]
    for language in LANGUAGES:
        lists = at(LISTS[story.record.kind], language=language)
        found += [f"/{language}/", at("feed", language=language), lists, f"{lists}?t=redada", f"{lists}?p=1"]
        found += [at("search", language=language) + "?q=cantamos", at("search", language=language)]
    # Drawn by the same views in either language.
    shelf = LISTS[story.record.kind]
    found += [at(name) + "?q=cantamos" for name in ("search_feed", "search_rss", "suggest")]
    found += [at(name) for name in ("rss", *SHARED, f"{shelf}_feed", f"{shelf}_rss")]
    found += [at(name, "vecinos") for name in ("theme", "term_feed", "term_rss")]
    found += [at("place", "eastside"), at("campaign", "fuera-ice")]
    return found


def status(client: Client, address: str, **headers: str) -> int:
    """Asks, and reads the answer to its end as a browser does."""
    response = client.get(address, headers=headers)
    if response.streaming:
        b"".join(response)
    return response.status_code


def body(client: Client, address: str, **headers: str) -> bytes:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return b"".join(response) if response.streaming else response.content
