"""Other names: one for each person, that fits, of another initial, and that nobody in the story has."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.finding import Proposal
from stories.redaction.finding.words import fold
from stories.redaction.given_names import GIVEN
from stories.redaction.pseudonyms import MAN, WOMAN, Somebody, fitting_names, people_in, same_person, words_of

CHANCE = random.Random(1)


def named(text: str, *names: str) -> Iterable[Proposal]:
    """Each name as a proposal, everywhere it stands."""
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield Proposal(at, at + len(name), "person", 1, 1.0, "list")
            at = text.find(name, at + len(name))


def test_a_part_of_a_name_is_the_same_person() -> None:
    text = "Llegó Filomena Tlacuache. Después FILOMENA dijo que doña Filomena no era."
    (somebody,) = people_in(text=text, proposals=named(text, "Filomena Tlacuache", "FILOMENA", "doña Filomena"))
    assert somebody.names[0] == "Filomena Tlacuache"
    assert set(somebody.names) == {"Filomena Tlacuache", "FILOMENA", "doña Filomena"}
    assert somebody.gender == WOMAN


def test_a_name_that_fits_two_people_stays_apart_from_both() -> None:
    text = "María López y María Pérez. María lloró."
    people = people_in(
        text=text, proposals=[*named(text, "María López", "María Pérez"), Proposal(27, 32, "person", 1, 1.0, "repeat")]
    )
    assert [one.names for one in people] == [("María López",), ("María Pérez",), ("María",)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("don José", "José Luis Roa", True), ("José", "Josefa", False), ("doña", "doña Ana", False)],
)
def test_who_is_the_same(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) == same


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("mi hermano Guadalupe llegó", "Guadalupe", MAN),
        ("ella es Guadalupe", "Guadalupe", WOMAN),
        ("vino Rosario", "Rosario", WOMAN),
        ("vino Evaristo", "Evaristo", MAN),
        ("my aunt Robin came", "Robin", WOMAN),
        ("Nayeli cantó", "Nayeli", None),
    ],
)
def test_gender_is_taken_from_the_words_around_and_then_from_the_name(text: str, name: str, gender: int | None) -> None:
    assert people_in(text=text, proposals=named(text, name))[0].gender == gender


@given(
    name=st.sampled_from([name for lists in GIVEN.values() for names in lists for name in names]),
    language=st.sampled_from(["es", "en", "other"]),
    others=st.sets(st.sampled_from([*GIVEN["es"][0], *GIVEN["es"][1]]), max_size=20),
)
def test_a_suggestion_is_never_of_the_same_initial_nor_anybodys_name(
    name: str, language: str, others: set[str]
) -> None:
    occurring = words_of([name, *others])
    for offered in fitting_names(somebody=Somebody((name,)), occurring=occurring, language=language, chance=CHANCE):
        assert fold(offered)[0] != fold(name)[0]
        assert not words_of([offered]) & occurring


def test_a_suggestion_is_of_the_same_culture_and_gender() -> None:
    def offered(name: str, gender: int, language: str) -> set[str]:
        return set(
            fitting_names(
                somebody=Somebody((name,), gender), occurring=frozenset(), language=language, chance=CHANCE, count=99
            )
        )

    assert offered("Guerline", WOMAN, "es") <= set(GIVEN["ht"][WOMAN])
    assert offered("Mohammed", MAN, "en") <= set(GIVEN["ar"][MAN])
    assert offered("Evaristo", MAN, "en") <= set(GIVEN["es"][MAN])
    assert offered("Yamileth", WOMAN, "es") <= set(GIVEN["es"][WOMAN])


def test_suggestions_are_drawn_by_lot_so_that_they_tell_nothing() -> None:
    drawn = {
        fitting_names(somebody=Somebody(("Rosa",), WOMAN), occurring=frozenset(), language="es", chance=CHANCE)
        for _time in range(20)
    }
    assert len(drawn) > 5
