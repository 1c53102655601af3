"""From typed words to spans: found once, asked about, or refused; never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.desk import tongues
from stories.desk.edtf_field import EdtfField, as_edtf
from stories.desk.finding import EVERYWHERE, NotThere, WhichOne, find, occurrences
from stories.redaction.spans import Span, runs

PASSAGES = {"story:0": "Ana abrió. ana cerró. En Anaheim no.", "story:1": "Vino Ana."}


def spans(
    words: str, *, which: str = "", place: str = "story:0", taken: tuple[Span, ...] = ()
) -> list[tuple[int, int]]:
    found = find(passages=PASSAGES, place=place, words=words, which=which, how="cut", shown="un nombre", taken=taken)
    return [(span.start, span.stop) for span in found]


def test_words_that_stand_once_are_found() -> None:
    assert spans("abrió") == [(4, 9)]


def test_as_it_is_written_comes_before_other_cases() -> None:
    assert spans("Ana") == [(0, 3)]
    assert spans("ana") == [(11, 14)]


def test_inside_another_word_is_found_only_when_nothing_else_fits() -> None:
    assert occurrences("En Anaheim no.", "Ana") == [(3, 6)]
    assert occurrences("Ana, en Anaheim.", "Ana") == [(0, 3)]


def test_twice_is_asked_about_with_what_is_around() -> None:
    with pytest.raises(WhichOne) as question:
        find(passages={"a": "sí y no. sí"}, place="a", words="sí", which="", how="cut", shown="x", taken=[])
    assert len(question.value.places) == 2


def test_everywhere_is_every_whole_word_of_every_paragraph() -> None:
    found = find(
        passages=PASSAGES, place="story:0", words="Ana", which=EVERYWHERE, how="cut", shown="un nombre", taken=[]
    )
    assert [(span.place, span.start) for span in found] == [("story:0", 0), ("story:0", 11), ("story:1", 5)]


def test_what_is_hidden_already_is_passed_over() -> None:
    taken = (Span("story:0", 0, 3, "cut", "un nombre"),)
    assert spans("Ana", which=EVERYWHERE, taken=taken) == [(11, 14), (5, 8)]
    with pytest.raises(NotThere):
        spans("abrió", taken=(Span("story:0", 0, 12, "cut", "x"),))


@pytest.mark.parametrize("words", ["", "   ", "Guadalupe"])
def test_what_is_not_there_is_refused(words: str) -> None:
    with pytest.raises(NotThere):
        spans(words)


@given(text=st.text(max_size=60), words=st.text(min_size=1, max_size=8))
def test_what_is_found_is_what_was_typed(text: str, words: str) -> None:
    for start, stop in occurrences(text, words):
        assert 0 <= start < stop <= len(text)


@given(text=st.text(max_size=60), words=st.text(min_size=1, max_size=5))
def test_everywhere_never_makes_spans_that_overlap(text: str, words: str) -> None:
    try:
        found = find(passages={"a": text}, place="a", words=words, which=EVERYWHERE, how="cut", shown="x", taken=[])
    except NotThere:
        return
    runs(text, found)


# --- Marks of translators --------------------------------------------------------------------------------------------

RUNS = [["text", "Vino "], ["cut", "un nombre"], ["text", " de "], ["loose", "una ciudad"], ["text", "."]]


def test_a_passage_survives_being_typed_and_read() -> None:
    assert tongues.typed(RUNS) == "Vino [[un nombre]] de ((una ciudad))."
    assert [list(run) for run in tongues.read(tongues.typed(RUNS), like=RUNS)] == RUNS


def test_marks_may_change_places_with_the_words() -> None:
    read = tongues.read("From ((a city)) came [[a name]].", like=RUNS)
    assert [run[0] for run in read] == ["text", "loose", "text", "cut", "text"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Came [[a name]] from there.", "count"),
        ("Came [[a name]] from ((a city)) and [[another]].", "count"),
        ("Came [[a name from ((a city)).", "open"),
        ("Came a name]] from ((a city)).", "open"),
    ],
)
def test_marks_that_are_missing_or_open_are_refused(text: str, code: str) -> None:
    with pytest.raises(tongues.BadMarks) as refused:
        tongues.read(text, like=RUNS)
    assert refused.value.code == code


# --- Dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", ["", "2018", "2018-05", "2018-05-03", "201X", "2017/2018", "2018-21"])
def test_dates_of_the_archive_are_taken(date: str) -> None:
    assert EdtfField().clean(date) == date


@pytest.mark.parametrize("date", ["ayer", "mayo de 2018", "2018-13", "05/03/2018", "../../etc", "2018-05-03T10:00:00"])
def test_what_is_no_date_is_refused(date: str) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        EdtfField().clean(date)


@pytest.mark.parametrize(
    ("words", "date"),
    [("marzo de 2018", "2018"), ("2018-03", "2018-03"), ("entre 2017 y 2018", ""), ("hace mucho", ""), ("", "")],
)
def test_a_narrators_words_become_a_date_only_when_they_name_one_year(words: str, date: str) -> None:
    assert as_edtf(words) == date
