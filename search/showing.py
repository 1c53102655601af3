"""What the template is handed: chips, facets and orders in the words of the page's language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from search.addresses import PARAMETERS, with_value, without_value, write
from search.interface import FACETS, PAGE_SIZE, Page, Query
from stories.pages import record_words
from stories.pages.reservations import CLOSED
from stories.pages.terms import Term

LABELS: Mapping[str, str | Promise] = {
    "term": gettext_lazy("Tema"),
    "place": gettext_lazy("Lugar"),
    "language": gettext_lazy("Idioma"),
    "decade": gettext_lazy("Década"),
    "kind": gettext_lazy("Tipo"),
    "medium": gettext_lazy("Con"),
}
MEDIA: Mapping[str, str | Promise] = {
    "photo": gettext_lazy("Con fotos"),
    "sound": gettext_lazy("Con sonido"),
    "video": gettext_lazy("Con video"),
}
MOST_VALUES = 12


def context(query: Query, page: Page) -> dict[str, Any]:
    """The variables of pages/search.html."""
    names = Names({term.slug: term.label for term in Term.objects.all()})
    asked = bool(query.text or any(query.filters.values()))
    return {
        "section": "search",
        "robots": CLOSED,
        "other_language_url": other_language_url(query),
        "query": query.text,
        "total": page.total,
        # Nothing asked yet: the ways to look are shown, not everything there is.
        "hits": page.hits if asked else (),
        "also": page.also,
        "loose": page.loose,
        "standing_in": page.standing_in,
        "page": Paginator(range(page.total), PAGE_SIZE).page(page.number),
        "chips": chips(query, names),
        "facets": facets(query, page, names),
        "orders": orders(query) if page.total > 1 and asked else [],
        "kept": [(PARAMETERS[name], value) for name in FACETS for value in query.filters.get(name, ())],
        "feed_url": reverse("search_feed") + write(replace(query, order="newest")) if asked else "",
        "suggest_url": reverse("suggest"),
        "everything_url": write(replace(query, filters={})),
        "neighbours": [{"label": word, "url": write(Query(text=word))} for word in page.suggestions],
    }


class Names:
    """What the values of facets are called."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms

    def of(self, name: str, value: str) -> str:
        """Empty where nobody has named the value: then it is not shown."""
        if name in ("term", "place"):
            return self._terms.get(value, "")
        if name == "language":
            return record_words.language_word(value)
        if name == "decade":
            return f"{value}–{int(value) + 9}" if value.isascii() and value.isdigit() else ""
        return str({**record_words.KINDS, **MEDIA}.get(value, ""))


def chips(query: Query, names: Names) -> list[dict[str, str]]:
    """The filters in use, each with the address without it."""
    return [
        {"label": names.of(name, value) or value, "url": write(without_value(query, name, value))}
        for name in FACETS
        for value in query.filters.get(name, ())
    ]


def facets(query: Query, page: Page, names: Names) -> list[dict[str, Any]]:
    """Ways to narrow further, with counts."""
    found = []
    for name in FACETS:
        values = [
            {"label": label, "count": facet.count, "url": write(with_value(query, name, facet.value))}
            for facet in page.facets.get(name, ())
            if facet.value not in query.filters.get(name, ()) and (label := names.of(name, facet.value))
        ]
        if values:
            found.append({"label": LABELS[name], "values": values[:MOST_VALUES]})
    return found


def orders(query: Query) -> list[dict[str, Any]]:
    """The orders; the current one has no address. Without words no record is better than another."""
    every = (
        *([("relevance", _("Lo más parecido"))] if query.text else []),
        ("newest", _("Lo más reciente")),
        ("oldest", _("Lo más antiguo")),
        ("place", _("Por lugar")),
    )
    current = query.order if query.text or query.order != "relevance" else "newest"
    return [
        {"label": label, "url": "" if order == current else write(replace(query, order=order))}
        for order, label in every
    ]


def other_language_url(query: Query) -> str:
    """The same search in the other language."""
    with override("es" if query.language == "en" else "en"):
        return reverse("search") + write(query)
