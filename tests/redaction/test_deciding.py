"""What decisions become: phrases by kind, the same list for captions, a history inside the worksheet."""

import pytest

from stories.redaction import phrases
from stories.redaction.carrying import carried, decisions
from stories.redaction.history import steps
from stories.redaction.spans import Span
from stories.redaction.worksheet import Kept, Person, Step, Worksheet

PASSAGES = {"story:0": "Filomena vive en Choluteca. filomena canta.", "story:1": "Nos vimos en marzo."}
SPANS = (
    Span("story:0", 0, 8, "loose", "Carmen"),
    Span("story:0", 17, 26, "cut", "un lugar"),
    Span("story:0", 28, 36, "loose", "Carmen"),
)
PEOPLE = (Person(("Filomena",), "Carmen"),)


@pytest.mark.parametrize(
    ("kind", "words", "language", "said"),
    [
        ("date", "en marzo de 2009", "es", "en la primavera"),
        ("date", "2009", "es", "hace años"),
        ("date", "last November", "en", "in the fall"),
        ("place", "Choluteca", "en", "a city"),
        ("place", "Choluteca", "es", "una ciudad"),
        ("relative_status", "my brother has no papers", "en", "her brother"),
        ("relative_status", "mi mamá no tiene papeles", "es", "su mamá"),
        ("age", "34 años", "es", "de treinta y tantos años"),
        ("phone", "555", "es", "un dato"),
    ],
)
def test_something_wider_by_kind_in_the_language_of_the_text(kind: str, words: str, language: str, said: str) -> None:
    if language == "en":
        assert phrases.general(kind=kind, words=words, language=language).split()[0] in (
            "in",
            "a",
            "her",
            "his",
            "their",
        )
    else:
        assert phrases.general(kind=kind, words=words, language=language) == said


def test_the_same_list_goes_for_titles_and_captions() -> None:
    decided = decisions(spans=SPANS, passages=PASSAGES, people=PEOPLE)
    assert carried("FILOMENA en choluteca", decided=decided, language="es", told_in="es") == ("Carmen en un lugar", 2)
    english, times = carried("Filomena in Choluteca", decided=decided, language="en", told_in="es")
    assert times == 2
    assert english == "Carmen in a place"
    assert carried("Sin nombres", decided=decided, language="es", told_in="es") == ("Sin nombres", 0)


def test_words_that_somebody_wrote_are_not_put_into_another_language() -> None:
    decided = decisions(spans=[Span("story:0", 17, 26, "loose", "allá donde nací")], passages=PASSAGES, people=())
    assert carried("From Choluteca", decided=decided, language="en", told_in="es")[0] == "From […]"
    assert carried("De Choluteca", decided=decided, language="es", told_in="es")[0] == "De allá donde nací"


def test_a_history_counts_equal_decisions_once() -> None:
    before = Worksheet(kept=(Kept("story:1", 13, 18),))
    after = Worksheet(spans=SPANS, people=PEOPLE)
    assert steps(before=before, after=after, passages=PASSAGES, person_id=7, day="2026-11-24") == (
        Step(7, "2026-11-24", "loose", "Filomena", "Carmen", 2),
        Step(7, "2026-11-24", "cut", "Choluteca", "un lugar", 1),
        Step(7, "2026-11-24", "named", "Filomena", "Carmen", 1),
    )


def test_what_was_taken_back_is_written_down_too() -> None:
    before, after = Worksheet(spans=SPANS, people=PEOPLE), Worksheet(kept=(Kept("story:1", 13, 18),))
    taken = steps(before=before, after=after, passages=PASSAGES, person_id=7, day="2026-11-24")
    assert [(step.what, step.words, step.times) for step in taken] == [
        ("back", "Filomena", 2),
        ("back", "Choluteca", 1),
        ("kept", "marzo", 1),
        ("unnamed", "Filomena", 1),
    ]


def test_nothing_new_is_no_history() -> None:
    same = Worksheet(spans=SPANS, people=PEOPLE)
    assert steps(before=same, after=same, passages=PASSAGES, person_id=7, day="2026-11-24") == ()


def test_a_worksheet_keeps_all_of_it_and_opens_older_ones() -> None:
    sheet = Worksheet(
        spans=SPANS, kept=(Kept("story:1", 13, 18),), people=PEOPLE, history=(Step(7, "2026-11-24", "cut", "x"),)
    )
    assert Worksheet.from_bytes(sheet.to_bytes()) == sheet
    older = b'{"title": "", "spans": [], "pictures": [], "terms": [], "hands": [1]}'
    assert Worksheet.from_bytes(older).history == ()
