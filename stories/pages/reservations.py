"""What robots are told in headers and in the page: nothing is allowed that a narrator did not allow."""

from collections.abc import Collection, Iterable

from django.http.response import HttpResponseBase

from stories.consent.uses import Use

NO_INDEX, NO_AI = "noindex", "noai, noimageai"
CLOSED = f"{NO_INDEX}, {NO_AI}"
# Programs that gather pages to train on, by the names they give themselves. A list of names is never whole: what counts
# is said with every answer.
GATHERERS = (
    *("AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "cohere-ai"),
    *("cohere-training-data-crawler", "Diffbot", "FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot"),
    *("meta-externalagent", "omgili", "PanguBot", "Timpibot", "YandexAdditional"),
)
# For all addresses that say nothing themselves (W3C TDM Reservation Protocol).
EVERYWHERE = [{"location": "/", "tdm-reservation": 1}]


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
    """Say it in the headers too.

    `tdm-reservation` is the W3C group's, for text and data mining; `Content-Usage` the IETF group's, on training.
    """
    if words:
        response["X-Robots-Tag"] = words
    if NO_AI in words:
        response["Content-Usage"] = "train-ai=n"
    response["tdm-reservation"] = "1" if NO_AI in words else "0"
