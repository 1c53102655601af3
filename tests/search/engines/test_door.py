"""Search shows what the door shows, at that moment: hits, counts, excerpts and suggestions alike."""

from collections.abc import Callable, Sequence

import pytest

from search import hits
from stories.gate.clock import today
from tests import factories
from tests.search.archive import counts, engine, find, found, index, record, term, translated

pytestmark = pytest.mark.django_db


def held(story: factories.Story) -> None:
    factories.hold(story.submission)


def taken_down(story: factories.Story) -> None:
    factories.hold(story.submission, kind="takedown")


def taken_back(story: factories.Story) -> None:
    factories.grant(story.submission, "web", allowed=False)


def narrowed(story: factories.Story) -> None:
    factories.grant(story.submission, "web", place_step=0)


def expired(story: factories.Story) -> None:
    factories.grant(story.submission, "web", expires_on=today())


def withdrawn(story: factories.Story) -> None:
    factories.withdraw(story.submission)


CLOSINGS = (held, taken_down, taken_back, narrowed, expired, withdrawn)
closed = pytest.mark.parametrize("close", CLOSINGS, ids=lambda close: close.__name__)
Close = Callable[[factories.Story], None]


@closed
def test_a_closed_record_is_no_hit_and_in_no_count(close: Close) -> None:
    stays = record("Llegó la patrulla.", facts={"terms": ["corte"]})
    goes = record("Llegó la patrulla.", facts={"terms": ["corte", "redada"], "date": "1998", "place": "eastside"})
    close(goes)
    page = find("patrulla")
    assert [hit.record for hit in page.hits] == [stays.record.pk]
    assert page.total == 1
    assert counts(page, "term") == {"corte": 1}
    assert counts(page, "decade") == counts(page, "place") == {}
    assert found("") == [stays.record.pk]


@closed
def test_a_closed_records_words_correct_and_suggest_nothing(close: Close) -> None:
    term("redada", "redadas", "raids")
    goes = record("El caleidoscopio.", facts={"terms": ["redada"]})
    close(goes)
    assert engine().suggest(prefix="cal") == engine().suggest(prefix="red") == ()
    page = find("caleidoscopeo")
    assert (page.total, page.also, page.suggestions) == (0, (), ())


@closed
def test_a_hidden_word_is_answered_as_if_it_did_not_exist(close: Close) -> None:
    record("Una tela.")
    before = find("vela")
    close(record("Una vela."))
    assert find("vela") == before


@closed
def test_a_record_that_closes_while_it_is_read_is_no_hit(close: Close, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its facts a document is asked for once more: what the door says then is what counts."""
    story = record("Una vela.")
    factories.hold(story.submission, part_sha256=story.version.parts[0].sha256)
    assert story.record.pk in found("vela")
    read = hits._read_through_the_door

    def closed_meanwhile(chosen: Sequence[hits.Chosen]) -> dict[str, dict[str, hits.Readable]]:
        readable = read(chosen)
        close(story)
        return readable

    monkeypatch.setattr(hits, "_read_through_the_door", closed_meanwhile)
    assert find("vela").hits == ()


def test_a_lifted_hold_brings_the_record_back() -> None:
    story = record("Velas.")
    hold = factories.hold(story.submission)
    assert found("vela") == []
    factories.lift(hold)
    assert found("vela") == [story.record.pk]


def test_a_photograph_taken_back_leaves_hits_and_facets() -> None:
    story = record("Cantamos.", parts=(factories.picture(1),))
    assert found("mantel") == [story.record.pk]
    factories.grant(story.submission, "photo", allowed=False)
    assert found("mantel") == []
    assert counts(find("cantamos"), "medium") == {}


def test_a_held_passage_is_found_and_shown_nowhere() -> None:
    story = record("Cantamos en la calle.", "El caleidoscopio cantaba en la calle.")
    factories.hold(story.submission, part_sha256=story.version.parts[2].sha256)
    assert found("caleidoscopio") == []
    (hit,) = find("cantar calle").hits
    assert [excerpt.anchor for excerpt in hit.excerpts] == ["p1"]
    assert engine().suggest(prefix="cal") == ("calle",)


def test_held_facts_give_no_facets_and_no_title() -> None:
    story = record("Cantamos.", title="Mariposa", facts={"terms": ["corte"]})
    factories.hold(story.submission, part_sha256=story.version.parts[0].sha256)
    assert found("mariposa") == []
    page = find("cantamos")
    assert counts(page, "term") == {}
    assert "Mariposa" not in page.hits[0].title


def test_words_of_a_held_passage_do_not_make_up_all_words() -> None:
    story = record("Cantamos.", "El caleidoscopio.")
    factories.hold(story.submission, part_sha256=story.version.parts[2].sha256)
    page = find("cantamos caleidoscopio")
    assert page.loose
    assert page.total == 1


def test_a_translation_taken_back_leaves_the_source() -> None:
    story = record("La fábrica.")
    translated(story, "The factory.")
    assert found("factory") == [story.record.pk]
    factories.grant(story.submission, "translate", allowed=False)
    assert found("factory") == []
    assert counts(find("fábrica"), "language") == {"es": 1}


def test_a_newer_edition_takes_the_words_of_the_older_out() -> None:
    story = record("El caleidoscopio.")
    parts = [factories.facts(), factories.passage(1, "Una linterna.")]
    newer = factories.newer_version(story, parts=parts)
    factories.publish(newer)
    index(newer)
    assert found("caleidoscopio") == []
    assert found("linterna") == [story.record.pk]


def test_an_unpublished_record_is_not_found_though_indexed() -> None:
    story = factories.cleared_record(text="El caleidoscopio.")
    factories.enter(story.version)
    index(story.version)
    assert found("caleidoscopio") == []


def test_forgetting_twice_does_no_harm() -> None:
    story = record("El caleidoscopio.")
    engine().forget(document_id=story.document.pk)
    engine().forget(document_id=story.document.pk)
    assert engine().verify_forgotten(document_id=story.document.pk)
    assert found("caleidoscopio") == []
