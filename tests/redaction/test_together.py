"""Two records that share rare details are read as one person's; what many share connects nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.together import Together, together
from stories.redaction.traits import Trait, traits_of, traits_of_version


def traits(*said: str) -> set[Trait]:
    return {Trait(*one.split(":")) for one in said}


def crowd(number: int, *said: str) -> dict[str, set[Trait]]:
    return {f"r{at}": traits(*said) for at in range(number)}


def records(found: tuple[Together, ...]) -> list[str]:
    return [one.record for one in found]


@pytest.mark.parametrize(
    ("spanish", "english", "trait"),
    [
        ("Era costurera en un taller.", "I was a seamstress.", Trait("work", "sewing")),
        ("Soy hondureña.", "She is Honduran.", Trait("origin", "honduras")),
        ("Tengo tres hijas.", "I have three daughters.", Trait("family", "3 daughters")),
        ("Mis gemelos nacieron aquí.", "My twins were born here.", Trait("family", "twins")),
        ("Anda en silla de ruedas.", "He uses a wheelchair.", Trait("health", "wheelchair")),
        ("Llegué a los 17 años.", "I came at 17.", Trait("age", "17")),
        ("Hubo una huelga de hambre.", "The hunger strike began.", Trait("event", "hunger strike")),
        ("Fue en 1998.", "It was 1998.", Trait("year", "1998")),
    ],
)
def test_both_languages_tell_the_same_detail(spanish: str, english: str, trait: Trait) -> None:
    assert trait in traits_of(spanish)
    assert trait in traits_of(english)


def test_ordinary_words_are_no_details() -> None:
    assert traits_of("La noche estaba fría y nadie abrió la puerta. Nobody opened the door that night.") == set()


def test_what_a_version_withholds_is_none_of_its_details() -> None:
    contents = [
        {"id": "facts", "kind": "facts", "title": {"text": "La huelga"}, "place": "maywood", "date": "2008-05"},
        {"id": "p1", "kind": "passage", "lang": "zap", "runs": [["text", "Soy "], ["cut", "costurera"], ["text", "."]]},
    ]
    assert traits_of_version(contents) == traits("event:strike", "place:maywood", "year:2008", "language:zap")


def test_two_rare_details_of_different_kinds_connect() -> None:
    others = {**crowd(40, "place:la"), "near": traits("place:la", "work:dairy", "origin:ghana", "age:17")}
    (found,) = together(mine=traits("place:la", "work:dairy", "origin:ghana"), others=others)
    assert found.record == "near"
    assert [trait.kind for trait in found.shared][-1] == "place"
    assert found.adds == (Trait("age", "17"),)


def test_two_rare_details_of_one_kind_do_not() -> None:
    others = {**crowd(40, "place:la"), "near": traits("event:fire", "event:flood")}
    assert together(mine=traits("event:fire", "event:flood"), others=others) == ()


def test_what_many_share_connects_nobody_unless_only_one_shares_it_all() -> None:
    said = ("place:la", "work:sewing", "origin:mexico", "family:3 daughters")
    assert together(mine=traits(*said), others=crowd(60, *said)) == ()
    others = {f"r{at}": traits(*(one for place, one in enumerate(said) if place != at % 4)) for at in range(60)}
    assert records(together(mine=traits(*said), others={**others, "near": traits(*said)})) == ["near"]


def test_a_tied_record_is_always_told_and_first() -> None:
    others = {**crowd(40, "place:la"), "tied": traits("work:baking"), "near": traits("work:dairy", "origin:ghana")}
    found = together(mine=traits("work:dairy", "origin:ghana"), others=others, tied=["tied"])
    assert records(found) == ["tied", "near"]
    assert found[0].adds == (Trait("work", "baking"),)


TRAITS = st.sets(
    st.builds(Trait, st.sampled_from(["work", "origin", "age", "place"]), st.sampled_from("abcdef")), max_size=6
)


@given(TRAITS, st.dictionaries(st.sampled_from("123456789"), TRAITS, max_size=9))
def test_what_is_told_is_shared_and_nothing_is_told_twice(mine: set[Trait], others: dict[str, set[Trait]]) -> None:
    found = together(mine=mine, others=others)
    assert len(set(records(found))) == len(found) <= 5
    for one in found:
        assert set(one.shared) == mine & others[one.record]
        assert set(one.adds) == others[one.record] - mine
        assert len({trait.kind for trait in one.shared}) >= 2
