"""What views hand to each public template, in one invented example each."""

from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from stories.pages.reading import call_number
from tests.pages.examples import SITE_PAGES, story, twin


def public(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of the example -> template and context."""
    one, wall, night = (story(kind, language=language) for kind in ("testimony", "mural", "vigil"))
    both = twin(language=language)
    base = {"other_language_url": "/otra/", "site_pages": SITE_PAGES}
    near = [{"story": wall, "why": "vecinos"}, {"story": night, "why": "vecinos"}]
    newest = {"testimonies": [one, both], "murals": [wall, wall, wall], "vigils": [night]}
    entries = [
        SimpleNamespace(
            title=title,
            first_year=day[:4],
            date=day,
            side=side,
            summary="Hechos públicos.",
            hashtags="",
            url="/x/",
            get_kind_display=kind,
        )
        for title, day, side, kind in (
            ("Orden especial 40", "1979-11-27", "answered", "Ley"),
            ("Proposición 187", "1994-11-08", "done", "Ley"),
            ("Setenta mil en el centro", "1994-10-16", "answered", "Acontecimiento"),
        )
    ]
    hit = {
        "kind": "testimony",
        "record": "lpr6",
        "call": call_number(kind="testimony", record="lpr6"),
        "title": one.title,
        "title_lang": "es",
        "byline": "Marisol, Eastside",
        "excerpt": [(False, "…después de la "), (True, "redada"), (False, " los vecinos hicieron una lista…")],
        "excerpt_lang": "es",
        "anchor": "p4",
        "at": "5:40",
    }
    chips = [{"label": "Eastside", "url": "?q=redada"}]
    facet_values = [
        {"label": "vecinos", "count": 11, "url": "?t=vecinos"},
        {"label": "trabajo", "count": 9, "url": "?t=trabajo"},
    ]
    page_of = {
        kind: Paginator([record] * 30, 24).page(1)
        for kind, record in zip(("testimony", "mural", "vigil"), (one, wall, night), strict=True)
    }
    article = SimpleNamespace(title="Qué es Amparo", lead="Un archivo de historias.", body=[])
    contextual = SimpleNamespace(
        title="Proposición 187",
        date="1994-11-08",
        summary="Los votantes aprueban negar escuela y salud.",
        body=[],
        hashtags="#No187",
        hashtag_labels="#No187",
        sources="Los Angeles Times, 1994\nActas del Senado",
        get_kind_display="Ley",
    )
    return {
        "home": (
            "pages/home.html",
            {**base, "page": SimpleNamespace(lead="", body=[]), "featured": one, "newest": newest},
        ),
        "home-empty": ("pages/home.html", {**base, "page": SimpleNamespace(lead="", body=[]), "newest": {}}),
        "testimony": (
            "pages/testimony.html",
            {
                **base,
                "story": one,
                "related": near,
                "term_url": "/es/testimonios/",
                "robots": "noai, noimageai",
                "alternates": {"es": "/es/testimonios/lpr6/", "en": "/en/testimonies/lpr6/"},
                "data_url": "/es/testimonios/lpr6/datos/",
                "text_url": "/es/testimonios/lpr6/texto/",
                "sheet_url": "/es/testimonios/lpr6/hoja/",
            },
        ),
        "sheet": ("pages/sheet.html", {**base, "story": both}),
        "sheet-mural": ("pages/sheet.html", {**base, "story": wall}),
        "sheet-vigil": ("pages/sheet.html", {**base, "story": night}),
        "testimony-twin": (
            "pages/testimony.html",
            {
                **base,
                "story": both,
                "term_url": "/es/testimonios/",
                "tongues": [
                    {"language_word": "español", "lang": "es", "url": "?lang=es", "current": False},
                    {"language_word": "los dos", "url": "?", "current": True, "both": True},
                    {"language_word": "inglés", "lang": "en", "url": "?lang=en", "current": False},
                ],
            },
        ),
        "testimony-web-only": (
            "pages/testimony.html",
            {**base, "story": story("testimony", language=language, uses={"web"})},
        ),
        "mural": ("pages/mural.html", {**base, "story": wall, "related": near[1:]}),
        "vigil": ("pages/vigil.html", {**base, "story": night, "related": near[:1]}),
        "testimonies": (
            "pages/list.html",
            {
                **base,
                "kind": "testimony",
                "section": "testimonies",
                "page": page_of["testimony"],
                "chips": chips,
                "terms": facet_values,
            },
        ),
        "murals": ("pages/list.html", {**base, "kind": "mural", "section": "murals", "page": page_of["mural"]}),
        "vigils": ("pages/list.html", {**base, "kind": "vigil", "section": "vigils", "page": page_of["vigil"]}),
        "list-empty": (
            "pages/list.html",
            {**base, "kind": "testimony", "page": Paginator([], 24).page(1), "chips": chips, "everything_url": "?"},
        ),
        "search": (
            "pages/search.html",
            {
                **base,
                "section": "search",
                "query": "redada",
                "also": ["raid"],
                "total": 23,
                "hits": [hit, hit],
                "chips": chips,
                "page": Paginator([hit] * 30, 24).page(1),
                "facets": [{"label": "Tema", "values": facet_values}, {"label": "Lugar", "values": facet_values}],
            },
        ),
        "search-empty": (
            "pages/search.html",
            {**base, "query": "<b>zzz</b>", "total": 0, "hits": [], "neighbours": facet_values},
        ),
        "search-start": (
            "pages/search.html",
            {**base, "query": "", "facets": [{"label": "Tema", "values": facet_values}]},
        ),
        "editorial": ("pages/editorial.html", {**base, "page": article}),
        "context": ("pages/context.html", {**base, "page": contextual, "related": near}),
        "timeline": ("pages/timeline.html", {**base, "page": article, "entries": entries}),
        "gone": ("410.html", base),
        "not-found": ("404.html", {}),
        "csrf": ("403_csrf.html", {}),
        "failed": ("500.html", {}),
        "closed": ("503.html", {}),
        "not-yet": (
            "503_not_yet.html",
            {"kept": [("act", "delete")], "action": "/x/", "token": "x", "LANGUAGE_CODE": language},
        ),
    }
