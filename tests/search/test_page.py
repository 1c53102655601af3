"""The search page: plain GET addresses, everything typed escaped, nothing kept."""

import logging
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from search.addresses import read_query, with_value, without_value, write
from search.interface import Query
from tests import factories
from tests.search.archive import record, term
from tests.search.test_asking import HOSTILE


def page(client: Client, address: str = "/es/buscar/", **given: object) -> str:
    answer = client.get(address, given)
    assert answer.status_code == 200
    return answer.content.decode()


pytestmark = pytest.mark.django_db


def test_the_start_offers_ways_to_look_and_lists_nothing(client: Client) -> None:
    term("corte", "la corte", "immigration court")
    story = record("Esperamos.", facts={"terms": ["corte"]})
    html = page(client)
    assert "?t=corte" in html
    assert f"/{story.record.pk}/" not in html


def test_a_hit_links_to_its_record_and_marks_the_words(client: Client) -> None:
    story = record("Vino la redada.", title="Cantamos")
    html = page(client, q="redada")
    assert "<mark>redada</mark>" in html
    assert f"/es/testimonios/{story.record.pk}/" in html


def test_words_of_a_story_are_escaped(client: Client) -> None:
    record("Vino <script>redada</script> & más.", title="<b>Cantamos</b>")
    html = page(client, q="redada")
    assert "&lt;script&gt;<mark>redada</mark>&lt;/script&gt; &amp; más." in html
    assert "<b>Cantamos" not in html


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_answered_and_escaped(client: Client, text: str) -> None:
    record("Vino la redada.")
    page(client, q=text, t=text[:50], p=text[:20], o=text[:5])
    assert "<script>alert" not in page(client, q="<script>alert(1)</script>", t="<script>alert(1)</script>")


@pytest.mark.parametrize(("language", "other"), [("es", "en"), ("en", "es")])
def test_the_page_leads_to_the_same_search_in_the_other_language(client: Client, language: str, other: str) -> None:
    addresses = {}
    for code in (language, other):
        with override(code):
            addresses[code] = reverse("search")
    assert f'href="{addresses[other]}?q=raid&amp;m=photo"' in page(client, addresses[language], q="raid", m="photo")


def test_search_engines_are_asked_to_stay_away(client: Client) -> None:
    answer = client.get("/es/buscar/", {"q": "redada"})
    assert answer["X-Robots-Tag"] == "noindex, noai, noimageai"
    assert '<meta name="robots" content="noindex, noai, noimageai">' in answer.content.decode()


def test_excerpts_are_reserved_from_machines_that_learn(client: Client) -> None:
    answer = client.get("/es/buscar/", {"q": "redada"})
    assert (answer["tdm-reservation"], answer["Content-Usage"]) == ("1", "train-ai=n")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_get_is_answered(client: Client, method: str) -> None:
    assert getattr(client, method)("/es/buscar/").status_code in (403, 405)


def test_a_search_sets_no_cookie_writes_no_row_and_logs_nothing(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    record("Vino la redada.")
    with CaptureQueriesContext(connection) as asked, caplog.at_level(logging.DEBUG):
        answer = client.get("/es/buscar/", {"q": "xilofono redada"})
    assert not answer.cookies
    assert not any("xilofono" in entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    writes = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")
    assert [query["sql"] for query in asked if query["sql"].lstrip().upper().startswith(writes)] == []


def test_chips_take_a_filter_away_and_facets_add_one(client: Client) -> None:
    term("corte", "la corte", "immigration court")
    term("canto", "canto", "song")
    record("Velas.", facts={"terms": ["corte", "canto"]})
    html = page(client, q="velas", t="corte")
    assert 'href="?q=velas"' in html
    assert 'href="?q=velas&amp;t=corte&amp;t=canto"' in html


def test_every_link_of_the_page_leads_to_a_page(client: Client) -> None:
    term("corte", "la corte", "immigration court")
    for _number in range(26):
        record("Velas.", facts={"terms": ["corte"], "date": "2017"}, parts=(factories.picture(1),))
    for html in (page(client), page(client, q="velas"), page(client, q="xilófono")):
        for address in links(html):
            assert client.get(f"/es/buscar/{address}").status_code == 200


def links(html: str) -> Iterator[str]:
    """Addresses on the page that are query strings."""
    for piece in html.split('href="')[1:]:
        address = unescape(piece.split('"')[0])
        if urlsplit(address).query and address.startswith("?"):
            yield address


def test_no_record_with_all_words_is_said(client: Client) -> None:
    record("Velas.")
    record("Sillas.")
    assert "Estos tienen alguna" in page(client, q="velas sillas")


def test_an_empty_answer_suggests_neighbours(client: Client) -> None:
    term("corte", "la corte", "immigration court")
    record("Esperamos.", facts={"terms": ["corte"]})
    assert '<a href="?q=la+corte">la corte</a>' in page(client, q="xilófono")


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ("", Query()),
        ("q=a%20b", Query("a b")),
        ("q=a&t=x&t=y&l=z", Query("a", {"term": ("x", "y"), "place": ("z",)})),
        ("o=n&p=3", Query(order="newest", page=3)),
        ("o=x&p=-1", Query()),
        ("p=%C2%B2", Query()),
        ("p=99999999999", Query()),
        ("q=a%00b", Query("a b")),
        ("zzz=1&kind=mural", Query()),
        ("t=", Query()),
    ],
)
def test_addresses_are_read(given: str, query: Query) -> None:
    assert read_query(QueryDict(given), language="es") == query


def test_addresses_are_written_as_they_are_read() -> None:
    query = Query("a & b", {"term": ("x",), "medium": ("photo",)}, order="newest")
    assert read_query(QueryDict(write(query)[1:]), language="es") == query
    narrowed = with_value(query, "term", "y")
    assert narrowed.filters["term"] == ("x", "y")
    assert write(without_value(narrowed, "term", "y")) == write(query)


def heard(*, start: int | None = 65) -> factories.Story:
    """A public record with a recording, and the passage that is written down from it."""
    parts = (factories.passage(2, "Y entonces la patrulla.", start=start), factories.sound(1, data=b"ID3 noise"))
    return record("Antes de todo.", parts=parts)


def test_a_hit_in_a_recording_leads_to_the_moment(client: Client) -> None:
    story = heard()
    file = story.document.files.get()
    html = page(client, q="patrulla")
    assert f'href="/medios/{file.pk}#t=65"' in html
    assert f'href="/es/testimonios/{story.record.pk}/#p2"' in html


def test_a_recording_taken_back_is_led_to_no_more(client: Client) -> None:
    story = heard()
    file = story.document.files.get().pk
    factories.grant(story.submission, "voice", allowed=False)
    html = page(client, q="patrulla")
    assert file not in html
    assert f'href="/es/testimonios/{story.record.pk}/#p2"' in html


def test_words_without_a_moment_lead_to_their_passage_alone(client: Client) -> None:
    heard(start=None)
    assert "#t=" not in page(client, q="patrulla")


def test_one_may_ask_in_any_order_and_the_filters_stay(client: Client) -> None:
    term("bell", "Bell", "Bell", kind="place")
    for year in ("1998", "2017"):
        record("Una vela.", facts={"date": year, "place": "bell"})
    html = page(client, q="vela", l="bell", o="a")
    assert html.index("1998") < html.index("2017")
    assert '<input type="hidden" name="l" value="bell">' in html
    for letter in ("n", "l"):
        assert f"q=vela&amp;l=bell&amp;o={letter}" in html


def test_suggestions_are_terms_and_words_of_what_may_be_seen(client: Client) -> None:
    term("corte", "la corte", "immigration court")
    story = record("Cortaron la luz.", facts={"terms": ["corte"]})
    answer = client.get("/es/buscar/palabras.json", {"q": "cort"})
    assert answer.json()["offers"][0] == {"label": "la corte", "url": "/es/buscar/?q=la+corte"}
    assert {offer["label"] for offer in answer.json()["offers"]} == {"la corte", "cortaron"}
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Robots-Tag"] == "noindex, noai, noimageai"
    factories.hold(story.submission)
    assert client.get("/es/buscar/palabras.json", {"q": "cort"}).json() == {"offers": []}


@pytest.mark.parametrize("text", ["", "c", "\x00\x00", "'; --", "<b>", "%", "a" * 5000])
def test_suggestions_answer_whatever_is_typed(client: Client, text: str) -> None:
    record("Cortaron la luz.")
    answer = client.get("/es/buscar/palabras.json", {"q": text})
    assert answer.status_code == 200
    assert answer.json() == {"offers": []}


def test_asking_for_suggestions_and_feeds_logs_nothing(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    record("Vino la redada.")
    with caplog.at_level(logging.DEBUG):
        client.get("/es/buscar/palabras.json", {"q": "redad"})
        client.get("/es/buscar/archivo.xml", {"q": "redada"})
    assert not [line.getMessage() for line in caplog.records if "redad" in line.getMessage() and "SQL" not in line.name]
