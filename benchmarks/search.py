"""Search over 1,000 public records: the page and the engine, against SQLite's own bare answers on the same rows.

Two baselines in the same run, neither of which asks the door, groups by record, counts facets or marks words. *fts5*:
the words as they are typed, ranked by FTS5, 24 rows. *like*: `LIKE '%word%'`, 24 rows. And a bare view that returns the
page's bytes.
Words are drawn as people use them (Zipf): a few in nearly every passage, most in hardly any.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import accumulate

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from benchmarks.archive import filled
from benchmarks.copies import Told, fill
from search.asking import clauses
from search.engine import get_engine
from search.interface import Query
from search.sqlite import quoted
from search.synonyms import Thesaurus
from stories.pages.terms import Term
from tests import factories

RECORDS = 1_000
ROUNDS = 5
PASSAGES = 6
VOCABULARY = 4_000
SYLLABLES = (
    "ca",
    "da",
    "fe",
    "ga",
    "ji",
    "la",
    "ma",
    "ne",
    "pi",
    "ro",
    "sa",
    "te",
    "va",
    "llo",
    "cho",
    "bra",
    "tri",
    "ples",
)
# Real words, at the ranks where a testimony has them.
PLANTED = {
    12: "puerta", 20: "vecinos", 35: "redada", 50: "calle", 80: "fábrica", 120: "patrulla", 200: "niños",
    300: "abogada", 500: "vigilia", 900: "detención", 1500: "murales", 2500: "canción",
}  # fmt: skip
ASKED = (
    Query("redada"),
    Query("raid", language="en"),
    Query("vecinos puerta"),
    Query("fabrica patrulla abogada"),
    Query('"la puerta"'),
    Query("niño", filters={"kind": ("testimony",)}),
    Query("detencion"),
    Query("vijilia"),
    Query("canciones", order="newest"),
    Query("boyle heights"),
    Query("2017", page=2),
    Query("xilófono"),
    Query("puerta"),
    Query(""),
)


def run() -> dict[str, float]:
    """Milliseconds (p50, p95 over all queries and rounds) and ratios of the medians."""
    with filled(records=0):
        _fill()
        times: dict[str, list[float]] = {name: [] for name in ("page", "find", "fts5", "like", "bare")}
        client = Client()
        for _round in range(ROUNDS):
            for query in ASKED:
                for name, act in _acts(query, client).items():
                    times[name].append(_milliseconds(act))
        typical = {name: statistics.median(values) for name, values in times.items()}
        return {
            "search.records": float(RECORDS),
            **{f"search.{name}_p50_ms": value for name, value in typical.items()},
            **{f"search.{name}_p95_ms": _p95(values) for name, values in times.items()},
            "search.page_per_second": 1000 / statistics.mean(times["page"]),
            "search.page_ratio_to_bare": typical["page"] / typical["bare"],
            "search.find_ratio_to_fts5": typical["find"] / typical["fts5"],
            "search.find_ratio_to_like": typical["find"] / typical["like"],
        }


def _acts(query: Query, client: Client) -> dict[str, Callable[[], object]]:
    given = {"q": query.text, "p": str(query.page), "o": "n" if query.order == "newest" else ""}
    with override(query.language):
        address = reverse("search")
    body = client.get(address, given).content
    request = RequestFactory().get("/")

    def bare(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(body)

    if bare(request).content != body:
        raise AssertionError("the bare view returns something else")
    asked = clauses(query.text, thesaurus=Thesaurus.of(Term.objects.all()))
    matched = " OR ".join(f"words : {quoted(clause.typed)}" for clause in asked) or quoted("kind:testimony")
    like = [f"%{clause.typed}%" for clause in asked] or ["%"]
    return {
        "page": lambda: client.get(address, given),
        "find": lambda: get_engine().find(query),
        "fts5": lambda: _rows(
            "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT 24", [matched]
        ),
        "like": lambda: _rows(
            "SELECT id FROM search_row WHERE " + " AND ".join(["words LIKE %s"] * len(like)) + " LIMIT 24", like
        ),
        "bare": lambda: bare(request),
    }


def _rows(statement: str, values: Sequence[str]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _fill() -> None:
    words = _vocabulary()
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    fill(_told(random.Random(number), words, weights) for number in range(RECORDS))


def _vocabulary() -> list[str]:
    draw = random.Random(0)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words.setdefault("".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))))
    listed = list(words)
    for rank, word in PLANTED.items():
        listed[rank] = word
    return ["de", "la", "que", "y", "el", "en", *listed]


def _told(draw: random.Random, words: list[str], weights: list[float]) -> Told:
    def text(count: int) -> str:
        return " ".join(draw.choices(words, cum_weights=weights, k=count)).capitalize() + "."

    kind = draw.choice(["testimony"] * 6 + ["mural", "vigil"])
    facts = {
        "title": {"lang": "es", "text": text(6)},
        "terms": draw.sample(["redada", "trabajo", "canto", "corte", "escuela", "deportacion"], 2),
        "place": draw.choice(["boyle-heights", "pico-union", "eastside", ""]),
        "date": draw.choice(["2017", "1998", "2006-05", "201X", ""]),
    }
    parts = [factories.facts(kind=kind, **facts)]
    parts += [factories.passage(number, text(80)) for number in range(1, PASSAGES + 1)]
    parts += [factories.picture(1)] if draw.random() < 0.3 else []
    return kind, parts
