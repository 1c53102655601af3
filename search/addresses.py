"""The search page's query string: read into a `Query`, and written for chips, facets and orders. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.http import QueryDict

from search.interface import FACETS, LONGEST_QUERY, Query

# Short, and the same in both languages, so that a link may be sent on and the other language be chosen.
PARAMETERS: Mapping[str, str] = {
    "term": "t",
    "place": "l",
    "language": "i",
    "decade": "d",
    "kind": "k",
    "medium": "m",
}
# The orders by which one may ask, each in one letter; the best first needs none.
ORDER_LETTERS: Mapping[str, str] = {"newest": "n", "oldest": "a", "place": "l"}
MOST_VALUES = 4
LONGEST_VALUE = 60


def read_query(given: QueryDict, *, language: str) -> Query:
    """What was asked. Whatever is too long, too many or not understood is left out; nothing is refused."""
    chosen = {
        name: tuple(value for value in given.getlist(parameter)[:MOST_VALUES] if 0 < len(value) <= LONGEST_VALUE)
        for name, parameter in PARAMETERS.items()
    }
    page = given.get("p", "")
    return Query(
        text=given.get("q", "")[:LONGEST_QUERY].replace("\x00", " ").strip(),
        filters={name: values for name, values in chosen.items() if values},
        order=next((order for order, letter in ORDER_LETTERS.items() if given.get("o") == letter), "relevance"),
        language=language,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def write(query: Query) -> str:
    """The query string of the first page of this query; "?" alone for everything."""
    pairs = [("q", query.text)] if query.text else []
    pairs += [(PARAMETERS[name], value) for name in FACETS for value in query.filters.get(name, ())]
    pairs += [("o", ORDER_LETTERS[query.order])] if query.order in ORDER_LETTERS else []
    return "?" + urlencode(pairs)


def with_value(query: Query, name: str, value: str) -> Query:
    """The same query, narrowed."""
    return replace(query, filters={**query.filters, name: (*query.filters.get(name, ()), value)})


def without_value(query: Query, name: str, value: str) -> Query:
    """The same query, less narrow."""
    rest = tuple(other for other in query.filters.get(name, ()) if other != value)
    return replace(query, filters={**query.filters, name: rest})
