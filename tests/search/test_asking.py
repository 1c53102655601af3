"""What a visitor types becomes clauses; nothing typed can become anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import postgres, sqlite
from search.asking import Clause, clauses
from search.synonyms import Thesaurus
from search.weighing import ways
from stories.pages.terms import Term

RAID = Term(
    slug="redada", kind="theme", label_es="redadas", label_en="raids", synonyms_es="operativo", synonyms_en="sweep"
)
ICE = Term(
    slug="la-migra",
    kind="theme",
    label_es="la migra",
    label_en="ICE",
    synonyms_en="Immigration and Customs Enforcement",
)
EASTSIDE = Term(slug="eastside", kind="place", label_es="Este de Los Ángeles", label_en="Eastside")
BOYLE = Term(slug="boyle-heights", kind="place", label_es="Boyle Heights", label_en="Boyle Heights", parent=EASTSIDE)
THESAURUS = Thesaurus.of([RAID, ICE, EASTSIDE, BOYLE])
NOTHING = Thesaurus.of([])


def test_each_word_is_a_clause_and_articles_are_passed_over() -> None:
    assert [clause.typed for clause in clauses("la puerta de los vecinos", thesaurus=NOTHING)] == ["puerta", "vecinos"]


def test_articles_alone_are_looked_for() -> None:
    assert [clause.typed for clause in clauses("la", thesaurus=NOTHING)] == ["la"]


@pytest.mark.parametrize("quoted", ['"la puerta"', "«la puerta»", "“la puerta”"])
def test_quotation_marks_make_a_phrase(quoted: str) -> None:
    assert clauses(quoted, thesaurus=NOTHING) == (Clause("la puerta", sequences=(("la", "puerta"),)),)


def test_a_lonely_quotation_mark_is_nothing() -> None:
    assert [clause.typed for clause in clauses('puerta" vecino', thesaurus=NOTHING)] == ["puerta", "vecino"]


@pytest.mark.parametrize("typed", ["redada", "redadas", "raid", "raids", "operativos", "sweeps"])
def test_synonyms_are_found_both_ways_and_in_any_number(typed: str) -> None:
    (clause,) = clauses(typed, thesaurus=THESAURUS)
    assert {"redadas", "raids", "operativo", "sweep", typed} == set(clause.words)
    assert clause.facets == ("term:redada",)


@pytest.mark.parametrize("typed", ["ICE", "ice", "la migra", "migra", "Immigration and Customs Enforcement"])
def test_names_of_several_words_are_one_clause(typed: str) -> None:
    (clause,) = clauses(typed, thesaurus=THESAURUS)
    assert {"ice", "migra"} <= set(clause.words)
    assert ("immigration", "and", "customs", "enforcement") in clause.sequences


def test_a_place_is_found_with_the_places_within_it() -> None:
    (clause,) = clauses("eastside", thesaurus=THESAURUS)
    assert clause.facets == ("place:eastside", "place:boyle-heights")


def test_a_circle_of_terms_ends() -> None:
    one, other = Term(slug="a", label_es="canto", label_en="song"), Term(slug="b", label_es="otro", label_en="other")
    one.parent, other.parent = other, one
    (clause,) = clauses("canto", thesaurus=Thesaurus.of([one, other]))
    assert clause.facets == ("term:a", "term:b")


HOSTILE = [
    '"',
    "'",
    '""""',
    "\x00",
    "redada\x00vecinos",
    "*",
    "red*",
    "NEAR(a b)",
    "a NEAR/2 b",
    "words : redada",
    "^redada",
    "(((((",
    "a AND OR NOT b",
    "{words}:x",
    "-redada",
    "redada; DROP TABLE search_row",
    "%' OR 1=1 --",
    "\\",
    "'):*",
    "!!! ???",
    "🔥🔥 🕯️",
    "\u202eadader\u202c שלום مرحبا",
    "a" * 100_000,
    "a b " * 5000,
    "\ud7ff\uffff",
    "½ ﬁ ª ß İ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_yields_few_clauses_of_letters_and_digits(text: str) -> None:
    found = clauses(text, thesaurus=THESAURUS)
    assert len(found) <= 8
    for clause in found:
        assert all(word.isalnum() for word in (*clause.words, *(w for s in clause.sequences for w in s)))


@given(st.text(max_size=80))
def test_whatever_is_typed_every_word_stands_within_quotes(text: str) -> None:
    for alike in (each for clause in clauses(text, thesaurus=THESAURUS) for each in ways(clause)):
        outside = sqlite.expression(alike).split('"')[::2]
        assert set("".join(outside).replace("OR", "").replace("NOT", "")) <= set("wordsweighed :()")
        for question in postgres.expressions(alike):
            assert set("".join(question.split("'")[::2])) <= set(" |&!<->()")


def test_a_word_that_only_shares_a_stem_with_a_term_does_not_mean_it() -> None:
    harbour = Term(slug="puerto", kind="place", label_es="puerto", label_en="harbor")
    (clause,) = clauses("puerta", thesaurus=Thesaurus.of([harbour]))
    assert clause.words == ("puerta",)
    assert clause.facets == ()
