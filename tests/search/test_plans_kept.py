"""What the door is asked by a plan that was made before is answered as the view answers it now."""

import threading
from collections.abc import Callable, Sequence

import pytest
from django.db import DatabaseError, connection, connections
from django.db.models import Q

from search import hits
from search.engine import get_engine
from search.interface import Query
from stories.gate.install import close_door, open_door
from stories.pages.documents import PublicDocument, PublicPart
from stories.pages.preparing import prepare_tree
from tests import factories
from tests.factories import Story
from tests.gate.clocks import set_clock, start_clock
from tests.search.archive import translated
from tests.search.engines.test_door import CLOSINGS

# More often than PostgreSQL plans anew by itself.
OFTEN = 7


def of_story(story: Story) -> Q:
    return Q(document_id=story.document.pk)


def asked_by_plan(story: Story) -> set[str]:
    return set(PublicPart.objects.visible_among(of_story(story)).values_list("name", flat=True))


def asked_of_the_view(story: Story) -> set[str]:
    return set(PublicPart.objects.visible().filter(of_story(story)).values_list("name", flat=True))


def both_ways(documents: list[str]) -> set[str]:
    """The ids of visible parts, which a plan and the view tell alike."""
    of_documents = Q(document_id__in=documents)
    found = set(PublicPart.objects.visible_among(of_documents).values_list("pk", flat=True))
    assert found == set(PublicPart.objects.visible().filter(of_documents).values_list("pk", flat=True))
    every = PublicPart.unguarded.filter(of_documents).values_list("pk", flat=True)
    assert found == set(PublicPart.objects.ids_visible_among(every))
    kinds = ("facts", "passage", "picture")
    read = {part.pk: part for part in PublicPart.objects.readable(documents, kinds=kinds)}
    assert found == set(read)
    manifests = dict(PublicDocument.unguarded.values_list("pk", "manifest"))
    for part in PublicPart.unguarded.filter(pk__in=found):
        manifest = bytes(manifests[part.document_id]) if part.kind == "facts" else None
        assert read[part.pk] == (part.pk, part.document_id, part.kind, part.name, bytes(part.body), manifest)
    assert {part.pk for part in PublicPart.objects.readable(documents, parts=found)} == found
    assert {part.name for part in PublicPart.objects.readable(documents, position=1)} <= {"p1"}
    return found


def elsewhere(act: Callable[[], object]) -> None:
    """Over another line to the database, and committed there."""

    def acting() -> None:
        act()
        connections.close_all()

    thread = threading.Thread(target=acting)
    thread.start()
    thread.join()


def taken_back(story: Story) -> None:
    factories.withdraw(story.submission)


def held(story: Story) -> None:
    factories.hold(story.submission)


def held_passage(story: Story) -> None:
    factories.hold(story.submission, part_sha256=story.version.parts[1].sha256)


def no_photographs(story: Story) -> None:
    factories.grant(story.submission, "photo", allowed=False)


def no_translation(story: Story) -> None:
    factories.grant(story.submission, "translate", allowed=False)


@pytest.mark.parametrize("close", [taken_back, held, held_passage, no_photographs])
def test_a_plan_made_before_answers_as_the_view_does_now(fresh_database: str, close: Callable[[Story], None]) -> None:
    prepare_tree()
    story = factories.published_record(pictures=1)
    for _again in range(OFTEN):
        before = asked_by_plan(story)
    assert before == asked_of_the_view(story) == {part.name for part in story.version.parts}
    elsewhere(lambda: close(story))
    assert asked_by_plan(story) == asked_of_the_view(story) < before


@pytest.mark.django_db
@pytest.mark.parametrize("close", [*CLOSINGS, held_passage, no_photographs, no_translation])
def test_of_several_documents_it_tells_the_parts_that_the_view_tells(close: Callable[[Story], None]) -> None:
    prepare_tree()
    stories = [factories.published_record(pictures=1) for _each in range(3)]
    translated(stories[0], "A door.")
    documents = list(PublicDocument.objects.visible(use="web").values_list("pk", flat=True))
    assert len(documents) == len(stories) + 1
    before = both_ways(documents)
    close(stories[0])
    assert both_ways(documents) < before
    assert both_ways([]) == set()


def test_a_use_that_ends_with_a_day_takes_its_own_parts_alone(fresh_database: str) -> None:
    prepare_tree()
    story, day = factories.published_record(pictures=1), factories.today() + factories.days(2)
    factories.grant(story.submission, "photo", expires_on=day)
    assert story.document is not None
    before = both_ways([story.document.pk])
    set_clock(day)
    try:
        # No statement has closed anything: the parts are all there.
        assert PublicPart.unguarded.filter(pk__in=before).count() == len(before)
        assert len(both_ways([story.document.pk])) == len(before) - 1
    finally:
        start_clock()


def test_a_plan_made_before_answers_nothing_while_the_door_is_closed(fresh_database: str) -> None:
    prepare_tree()
    story = factories.published_record()
    for _again in range(OFTEN):
        assert asked_by_plan(story)
    elsewhere(close_door)
    with pytest.raises(DatabaseError):
        asked_by_plan(story)
    connection.close()
    elsewhere(open_door)
    assert asked_by_plan(story)


def test_what_is_hidden_between_the_servers_answer_and_the_telling_is_not_told(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_tree()
    parts = [factories.facts(), factories.passage(1, "Una puerta."), factories.passage(2, "La puerta de atrás.")]
    story = factories.published_record(parts=parts)
    get_engine().add(document=story.document)
    for _again in range(OFTEN):
        (hit,) = get_engine().find(Query("puerta")).hits
    assert sorted(excerpt.anchor for excerpt in hit.excerpts) == ["p1", "p2"]
    read = hits._read_through_the_door

    def hidden_meanwhile(chosen: Sequence[hits.Chosen]) -> dict[str, dict[str, hits.Readable]]:
        elsewhere(lambda: factories.hold(story.submission, part_sha256=parts[2].sha256))
        return read(chosen)

    monkeypatch.setattr(hits, "_read_through_the_door", hidden_meanwhile)
    (hit,) = get_engine().find(Query("puerta")).hits
    assert [excerpt.anchor for excerpt in hit.excerpts] == ["p1"]


def test_a_record_that_closes_between_the_servers_answer_and_the_telling_is_not_told(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_tree()
    story = factories.published_record()
    get_engine().add(document=story.document)
    assert get_engine().find(Query("puerta")).hits
    read = hits._read_through_the_door

    def closed_meanwhile(chosen: Sequence[hits.Chosen]) -> dict[str, dict[str, hits.Readable]]:
        elsewhere(lambda: factories.withdraw(story.submission))
        return read(chosen)

    monkeypatch.setattr(hits, "_read_through_the_door", closed_meanwhile)
    assert get_engine().find(Query("puerta")).hits == ()
