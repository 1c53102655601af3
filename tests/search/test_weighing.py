"""How much a part says of a word stands in the index beforehand, and no more of the word than that."""

from hypothesis import given
from hypothesis import strategies as st

from search.asking import Clause
from search.weighing import ENGLISH, SPANISH, STEPS, WORD, rarity, ways, weighed
from search.words import spanish_stems

LETTERS = st.text("abcdefghijk", min_size=1, max_size=6)


def steps(words: list[str], *, length: int) -> dict[str, int]:
    """Word -> the step under which it stands."""
    found = [each.partition(":") for each in weighed({WORD: words}, length=length)]
    assert all(before[0] == WORD for before, _colon, _word in found)
    return {word: int(before[1:]) for before, _colon, word in found}


@given(words=st.lists(LETTERS, min_size=1, max_size=30), longer=st.integers(0, 900))
def test_each_word_stands_once_and_more_often_is_never_less(words: list[str], longer: int) -> None:
    length = len(words) + longer
    found = steps(words, length=length)
    assert list(found) == list(dict.fromkeys(words))
    for word, step in found.items():
        assert step <= steps([*words, word], length=length)[word]
        assert step >= steps(words, length=length + 50)[word]


def test_a_title_and_a_word_said_again_and_again_count_for_more() -> None:
    once = steps(["puerta"], length=60)["puerta"]
    assert steps(["puerta"], length=5)["puerta"] > once
    assert steps(["puerta"] * 4, length=60)["puerta"] > once
    assert steps(["puerta"], length=600)["puerta"] < once


@given(often=st.integers(1, 50), length=st.integers(1, 5000))
def test_a_part_meets_a_clause_under_the_step_at_which_it_stands_and_no_other(often: int, length: int) -> None:
    (row,) = weighed({WORD: ["nina"] * often}, length=length)
    met = [alike for alike in ways(Clause("nina", words=("nina",))) if row in alike.words]
    assert len(met) == 1
    assert len(ways_of_stems := [alike for alike in ways(Clause("nina", words=("nina",))) if alike not in met]) == (
        2 * len(STEPS) - 1
    )
    assert met[0].score > min(alike.score for alike in ways_of_stems)


def test_stems_of_each_language_are_asked_for_under_their_own_letter() -> None:
    asked = {word for alike in ways(Clause("raids", words=("raids",))) for word in alike.words}
    assert {word for word in asked if word.startswith(f"{WORD}1:")} == {f"{WORD}1:raids"}
    assert {word for word in asked if word.startswith(f"{ENGLISH}1:")} == {f"{ENGLISH}1:raid"}
    assert {word for word in asked if word.startswith(f"{SPANISH}1:")} == {
        f"{SPANISH}1:{stem}" for stem in spanish_stems("raids")
    }


def test_for_each_stem_rows_are_left_out_that_say_a_word_of_it_in_the_same_step() -> None:
    several = list(ways(Clause("puerta", words=("puerta", "puertas", "raid"))))
    (stems,) = (alike for alike in several if f"{SPANISH}1:puert" in alike.words)
    assert dict(zip(stems.words, stems.nearly, strict=True)) == {
        f"{SPANISH}1:puert": (f"{WORD}1:puerta", f"{WORD}1:puertas"),
        **{f"{SPANISH}1:{stem}": (f"{WORD}1:raid",) for stem in spanish_stems("raid")},
        f"{ENGLISH}1:puerta": (f"{WORD}1:puerta", f"{WORD}1:puertas"),
        f"{ENGLISH}1:raid": (f"{WORD}1:raid",),
    }
    assert set().union(*stems.nearly) < set(stems.without)


def test_a_phrase_and_a_facet_are_asked_for_as_they_are() -> None:
    clause = Clause("la migra", sequences=(("la", "migra"),), facets=("term:la-migra",))
    (alike,) = ways(clause)
    assert (alike.words, alike.sequences) == (("term:la-migra",), (("la", "migra"),))


@given(held=st.integers(0, 1000), more=st.integers(1, 1000))
def test_what_fewer_rows_hold_is_worth_more(held: int, more: int) -> None:
    assert rarity(held, of=2000) > rarity(held + more, of=2000) > 0
