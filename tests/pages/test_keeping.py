"""Drawn pages kept in memory: given again only while nothing was committed, and gone with the story."""

import datetime
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from stories.gate import commits
from stories.gate.commits import Moment, moment
from stories.pages import record_page
from stories.pages.keeping import KEPT, KEPT_SECONDS, Kept
from stories.pages.preparing import prepare_tree
from stories.pages.terms import Term
from tests import factories
from tests.factories import Story
from tests.gate.clocks import set_clock, start_clock
from tests.pages.surfaces import at, page_of

WORDS = b"Tocaron la puerta"


@pytest.fixture
def visited(fresh_database: str) -> Iterator[Client]:
    """A visitor of a prepared site in a database of its own, where commits are commits."""
    cache.clear()
    KEPT.clear()
    prepare_tree()
    yield Client()
    KEPT.clear()
    cache.clear()


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that record pages were drawn with, one for each time."""
    drawn: list[str] = []
    render = record_page.render

    def counted(request: Any, template: str, context: Any) -> Any:
        drawn.append(template)
        return render(request, template, context)

    monkeypatch.setattr(record_page, "render", counted)
    return drawn


def test_a_page_is_drawn_once_and_given_again_with_every_header(visited: Client, drawings: list[str]) -> None:
    story = factories.published_record(pictures=1)
    first, second = visited.get(page_of(story)), visited.get(page_of(story))
    assert len(drawings) == 1
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())
    assert {"Content-Security-Policy", "Content-Language", "tdm-reservation", "Permissions-Policy"} <= set(
        second.headers
    )
    assert visited.get(page_of(story), headers={"cookie": "visit=anything"}).content == first.content


def test_not_modified_is_the_same_from_memory_as_from_the_whole_chain(visited: Client) -> None:
    story = factories.published_record()
    tag = visited.get(page_of(story))["ETag"]
    known = {"If-None-Match": tag}
    kept = visited.get(page_of(story), headers=known)
    KEPT.clear()
    drawn = visited.get(page_of(story), headers=known)
    assert (kept.status_code, kept.content) == (drawn.status_code, drawn.content) == (304, b"")
    assert dict(kept.items()) == dict(drawn.items())


@pytest.mark.parametrize("method", ["head", "post"])
def test_only_a_get_is_answered_from_memory(visited: Client, method: str) -> None:
    story = factories.published_record()
    page = visited.get(page_of(story))
    answer = getattr(visited, method)(page_of(story))
    assert (answer.status_code, answer.content) == (200 if method == "head" else 405, b"")
    assert visited.get(page_of(story), headers={"host": "elsewhere.example"}).status_code == 400
    assert visited.get(page_of(story)).content == page.content


def withdraw(story: Story) -> None:
    factories.withdraw(story.submission)


def hold(story: Story) -> None:
    factories.hold(story.submission)


def hold_a_passage(story: Story) -> None:
    factories.hold(story.submission, part_sha256=story.version.parts[1].sha256)


def take_back_the_web(story: Story) -> None:
    factories.grant(story.submission, "web", allowed=False)


def show_a_newer_version(story: Story) -> None:
    factories.publish(factories.newer_version(story, parts=[factories.facts(), factories.passage(1, "Otra cosa.")]))


def let_it_expire(story: Story) -> None:
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)  # noqa: DTZ011
    factories.grant(story.submission, "web", expires_on=tomorrow)
    assert moment() is not None
    set_clock(tomorrow)


@pytest.mark.parametrize(
    "close", [withdraw, hold, hold_a_passage, take_back_the_web, show_a_newer_version, let_it_expire]
)
def test_the_very_next_request_sees_what_was_taken_back(visited: Client, close: Callable[[Story], None]) -> None:
    story = factories.published_record()
    for _twice in range(2):
        assert WORDS in visited.get(page_of(story)).content
    try:
        close(story)
        assert WORDS not in visited.get(page_of(story)).content
    finally:
        start_clock()
    assert all(WORDS not in drawn.body for drawn in KEPT._pages.values())


def test_expiry_needs_no_commit(visited: Client) -> None:
    day = datetime.date.today() + datetime.timedelta(days=2)  # noqa: DTZ011
    story = factories.published_record()
    factories.grant(story.submission, "web", expires_on=day)
    assert WORDS in visited.get(page_of(story)).content
    try:
        set_clock(day)
        assert visited.get(page_of(story)).status_code == 404
    finally:
        start_clock()


@pytest.mark.parametrize("name", ["testimonies", "mural_map"])
def test_a_list_is_given_again_until_something_is_committed(visited: Client, name: str) -> None:
    kind = "mural" if name == "mural_map" else "testimony"
    story = factories.published_record(kind=kind)
    address = at(name)
    first = visited.get(address)
    assert is_kept(address)
    assert dict(visited.get(address).items()) == dict(first.items())
    assert f"/{story.record.pk}/" in first.content.decode()
    another = factories.published_record(kind=kind)
    assert f"/{another.record.pk}/" in visited.get(address).content.decode()
    factories.withdraw(story.submission)
    assert f"/{story.record.pk}/" not in visited.get(address).content.decode()


def test_a_query_that_the_view_does_not_know_is_not_kept(visited: Client) -> None:
    story = factories.published_record()
    visited.get(page_of(story) + "?utm_source=somewhere")
    visited.get(at("search") + "?q=puerta")
    assert len(KEPT) == 0


def is_kept(address: str) -> bool:
    return any(key[2] == address for key in KEPT._pages)


def test_a_neighbour_that_was_taken_back_leaves_the_page(visited: Client) -> None:
    story, near = factories.published_record(), factories.published_record()
    assert f"/{near.record.pk}/".encode() in visited.get(page_of(story)).content
    factories.withdraw(near.submission)
    assert f"/{near.record.pk}/".encode() not in visited.get(page_of(story)).content


def test_a_label_that_an_editor_changes_shows_at_once(visited: Client) -> None:
    story = factories.published_record()
    visited.get(page_of(story))
    Term.objects.filter(pk="redada").update(label_es="operativos")
    assert b"operativos" in visited.get(page_of(story)).content


def test_a_commit_that_is_none_of_its_business_draws_nothing_anew(visited: Client, drawings: list[str]) -> None:
    story = factories.published_record()
    page = visited.get(page_of(story))
    factories.draft()
    again = visited.get(page_of(story))
    assert len(drawings) == 1
    assert (again.content, dict(again.items())) == (page.content, dict(page.items()))


def test_a_page_drawn_while_something_was_committed_is_not_given_again(
    visited: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The withdrawal comes between the view's questions and its end."""
    story = factories.published_record()
    render = record_page.render

    def late(*args: Any) -> Any:
        drawn = render(*args)
        other = threading.Thread(target=_in_another_connection, args=[lambda: factories.withdraw(story.submission)])
        other.start()
        other.join()
        return drawn

    monkeypatch.setattr(record_page, "render", late)
    assert WORDS in visited.get(page_of(story)).content
    monkeypatch.setattr(record_page, "render", render)
    assert visited.get(page_of(story)).status_code == 410


def _in_another_connection(act: Callable[[], Any]) -> None:
    try:
        act()
    finally:
        connection.close()


def test_a_commit_of_another_connection_ends_the_moment(visited: Client) -> None:
    before = moment()
    assert before == moment()
    thread = threading.Thread(target=_in_another_connection, args=[factories.draft])
    thread.start()
    thread.join()
    assert before != moment()


def test_without_the_door_nothing_kept_is_given(visited: Client) -> None:
    story = factories.published_record()
    visited.get(page_of(story))
    with connection.cursor() as cursor:
        cursor.execute("DROP VIEW stories_visiblepart")
        cursor.execute("DROP VIEW stories_visible")
    visited.raise_request_exception = False
    answer = visited.get(page_of(story))
    assert answer.status_code >= 500
    assert WORDS not in answer.content


def test_inside_a_transaction_nothing_is_kept(visited: Client) -> None:
    story = factories.published_record()
    with transaction.atomic():
        assert moment() is None
        visited.get(page_of(story))
    assert len(KEPT) == 0


def test_where_the_moment_cannot_be_told_nothing_is_kept(visited: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_database: Any) -> Moment:
        raise OSError("gone")

    monkeypatch.setattr(commits, "_on_sqlite", broken)
    monkeypatch.setattr(commits, "_on_postgresql", broken)
    story = factories.published_record()
    assert visited.get(page_of(story)).status_code == 200
    assert len(KEPT) == 0


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_watching_connection_may_ask_one_thing(visited: Client) -> None:
    moment()
    watching: Any = commits.WATCHER._connection
    for statement in ("SELECT * FROM stories_grant", "DELETE FROM stories_term", "PRAGMA user_version"):
        with pytest.raises(Exception, match=r"prohibited|not authorized"):
            watching.execute(statement)


NOW = Moment("here", "1", "2026-01-01")
LATER = Moment("here", "2", "2026-01-01")


def store(most: int = 1000) -> Kept:
    kept = Kept(most_bytes=most)
    kept.keep(("a",), body=b"palabras", headers=[], tag='"t"', since=NOW)
    return kept


def test_what_is_dropped_is_overwritten() -> None:
    kept = store()
    found = kept.copy(("a",), now=NOW, at=0.0)
    assert found is not None
    body, drawn = found
    kept.sweep(now=LATER, at=0.0)
    assert body == b"palabras"
    assert bytes(drawn.body) == bytes(8)
    assert len(kept) == 0


def test_a_sweep_takes_what_is_of_another_moment_or_too_old() -> None:
    at = time.monotonic()
    kept = store()
    kept.sweep(now=NOW, at=at)
    assert len(kept) == 1
    assert kept.copy(("a",), now=NOW, at=at + KEPT_SECONDS + 1) is None
    kept.sweep(now=NOW, at=at + KEPT_SECONDS + 1)
    assert len(kept) == 0
    unknown = store()
    unknown.sweep(now=None, at=at)
    assert len(unknown) == 0


def test_the_store_is_bounded_and_the_longest_unused_leaves_first() -> None:
    kept = Kept(most_bytes=100)
    for name in "abcdefghijkl":
        kept.keep((name,), body=b"0123456789", headers=[], tag='"t"', since=NOW)
        kept.copy(("a",), now=NOW, at=0.0)
    assert len(kept) == 10
    assert ("a",) in kept
    assert ("b",) not in kept
    kept.keep(("large",), body=bytes(60), headers=[], tag='"t"', since=NOW)
    assert ("large",) not in kept
