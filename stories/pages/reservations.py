"""What robots are told in headers and in the page: nothing is allowed that a narrator did not allow."""

from collections.abc import Collection, Iterable

from django.http.response import HttpResponseBase

from stories.consent.uses import Use

NO_INDEX, NO_AI = "noindex", "noai, noimageai"


def robots(shown: Iterable[Collection[str]]) -> str:
    """What a robots tag must say of a page that draws documents with these uses in force; empty when all is allowed.

    A page is as closed as the most closed story on it. A page without stories is open.
    """
    uses = [frozenset(some) for some in shown]
    words = []
    if not all(Use.INDEXING in some for some in uses):
        words.append(NO_INDEX)
    if not all(Use.AI in some for some in uses):
        words.append(NO_AI)
    return ", ".join(words)


def reserve(response: HttpResponseBase, words: str) -> None:
    """Say it in the headers too. `tdm-reservation` is the W3C group's, for text and data mining."""
    if words:
        response["X-Robots-Tag"] = words
    response["tdm-reservation"] = "1" if NO_AI in words else "0"
