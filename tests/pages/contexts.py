"""What views hand to each template, in one invented example each."""

import datetime
from typing import Any

from tests.pages.examples import story, twin
from tests.pages.narrator_contexts import narrator
from tests.pages.public_contexts import public


def plain(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """What is not HTML."""
    entry = {
        "story": story("testimony", language=language),
        "url": "https://archivo.example/es/testimonios/lpr6/",
        "day": datetime.date(2026, 3, 1),
    }
    feed = {
        "home_url": "https://archivo.example/es/",
        "feed_url": "https://archivo.example/es/archivo.xml",
        "updated": datetime.date(2026, 3, 1),
        "entries": [entry],
    }
    return {
        "feed.xml": ("pages/feed.atom.xml", feed),
        "rss.xml": ("pages/feed.rss.xml", feed),
        "robots.txt": (
            "pages/robots.txt",
            {"sitemap_url": "https://archivo.example/sitemap.xml", "closed": ["/es/buscar/", "/en/search/"]},
        ),
        "sitemap.xml": (
            "pages/sitemap.xml",
            {
                "urls": [
                    {
                        "address": "https://archivo.example/es/",
                        "alternates": {"es": "https://archivo.example/es/", "en": "https://archivo.example/en/"},
                    }
                ]
            },
        ),
        "text.txt": ("pages/text.txt", {"story": twin(language=language)}),
    }


def contexts(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    return {**public(language=language), **narrator(language=language), **plain(language=language)}
