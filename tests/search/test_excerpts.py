"""Highlights are made from a part's own words, by the same analysis that found it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking import Clause, clauses
from search.excerpts import Marker, excerpt
from search.synonyms import Thesaurus
from search.words import WORD, english_stem, fold, spanish_stems

NOTHING = Thesaurus.of([])


def marked(text: str, asked: str, *, language: str = "es") -> list[str]:
    spans = Marker.of(clauses(asked, thesaurus=NOTHING)).spans(text, language)
    return [text for is_marked, text in excerpt(text, spans) if is_marked]


def test_every_form_of_the_word_is_marked_as_it_is_written() -> None:
    assert marked("La Redada. Otras redadas; red.", "redada") == ["Redada", "redadas"]


def test_accents_are_marked_whole() -> None:
    assert marked("Una canción, dos canciones", "cancion") == ["canción", "canciones"]


def test_a_phrase_is_marked_as_one() -> None:
    assert marked("Abrimos la puerta, no la ventana", '"la puerta"') == ["la puerta"]


def test_spanish_stems_do_not_mark_english_words() -> None:
    assert marked("The case", "casa", language="en") == []


def test_a_long_passage_is_cut_around_the_densest_words_at_the_edges_of_words() -> None:
    text = "palabra " * 100 + "la redada de los vecinos " + "palabra " * 100
    clause = clauses("redada vecinos", thesaurus=NOTHING)
    runs = excerpt(text, Marker.of(clause).spans(text, "es"))
    whole = "".join(part for _is_marked, part in runs)
    assert [part for is_marked, part in runs if is_marked] == ["redada", "vecinos"]
    assert whole.startswith("…palabra")
    assert whole.endswith("palabra…")
    assert len(whole) < 260


@given(st.text(st.characters(categories=("L", "M", "N")), min_size=1, max_size=12))
def test_a_word_and_its_stems_begin_with_the_same_letter(written: str) -> None:
    """So that most words of a text are passed over by their first letter."""
    for found in WORD.finditer(written):
        if word := fold(found[0]):
            assert fold(found[0][0])[:1] in ("", word[0])
            assert {stem[:1] for stem in (*spanish_stems(word), english_stem(word))} == {word[0]}


@pytest.mark.parametrize("asked", ["dying", "skies", "news", "voces", "ándale", "yes"])
def test_stems_that_are_no_beginning_of_their_word_are_marked(asked: str) -> None:
    assert marked(f"Aquí {asked} y otra cosa", asked, language="nah") == [asked]


def test_without_a_match_the_beginning_is_shown() -> None:
    assert excerpt("Había una vez", []) == ((False, "Había una vez"),)


@given(st.text(max_size=600), st.lists(st.sampled_from(["casa", "redada", "a", "加"]), min_size=1, max_size=3))
def test_an_excerpt_is_a_piece_of_the_text(text: str, words: list[str]) -> None:
    spans = Marker.of([Clause(word, words=(word,)) for word in words]).spans(text, "es")
    whole = "".join(part for _is_marked, part in excerpt(text, spans))
    assert whole.removeprefix("…").removesuffix("…") in text or whole in text
