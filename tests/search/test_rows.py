"""Rows of the index hold what a visitor can read, and nothing of what was withheld."""

from typing import Any

import pytest

from search.rows import beginning, row_of
from search.weighing import ENGLISH, SPANISH, WORD
from tests import factories


def row(part: factories.Part, *, kind: str = "testimony", language: str = "es") -> dict[str, Any]:
    return row_of(kind=kind, record="lpr6", language=language, body=part.body)


def stems(made: dict[str, Any], letter: str) -> set[str]:
    """What is weighed under this letter, without its step."""
    weighed = (word.partition(":") for word in made["weighed"].split())
    return {word for before, _colon, word in weighed if before[0] == letter and before[1:].isdigit()}


def test_a_passage_gives_its_words_and_spanish_stems() -> None:
    made = row(factories.passage(1, "Los niños cantaban."))
    assert made["words"].split() == ["los", "ninos", "cantaban", "_"]
    assert stems(made, WORD) == {"los", "ninos", "cantaban"}
    assert "nin" in stems(made, SPANISH)
    assert not stems(made, ENGLISH)
    assert "sonin" in made["ends"].split()


def test_an_english_passage_is_not_stemmed_as_spanish() -> None:
    made = row(factories.passage(1, "The case was lost", language="en"))
    assert not stems(made, SPANISH)
    assert "case" in stems(made, ENGLISH)


def test_a_passage_in_a_third_language_is_stemmed_by_both() -> None:
    made = row(factories.passage(1, "Redadas ya'axil raids", language="quc"))
    assert "redad" in stems(made, SPANISH)
    assert "raid" in stems(made, ENGLISH)


def test_what_we_say_of_a_withheld_passage_is_not_indexed_and_parts_its_neighbours() -> None:
    runs = [["text", "Vivía con "], ["cut", "un nombre"], ["text", " en "], ["loose", "una ciudad"], ["text", "."]]
    assert row(factories.passage(1, "", runs=runs))["words"].split() == [
        "vivia",
        "con",
        "_",
        "en",
        "una",
        "ciudad",
        "_",
    ]


def test_facts_give_title_name_number_and_dates_in_both_languages() -> None:
    part = factories.facts(title={"lang": "es", "text": "Cantamos"}, name="Marisol", date="2006-05")
    words = row(part)["words"].split()
    assert {"cantamos", "marisol", "tes", "lpr6", "2006", "mayo", "may"} <= set(words)


def test_facts_give_facets() -> None:
    made = row(factories.facts(date="2017-03", place="eastside", terms=["redada", "vecinos"]))
    assert made["is_facts"]
    assert made["told"] == "2017-03"
    assert made["facets"].split() == [
        "kind:testimony",
        "language:es",
        "term:redada",
        "term:vecinos",
        "place:eastside",
        "decade:2010",
    ]
    assert made["weighed"].split()[-6:] == made["facets"].split()


def test_a_vigil_is_dated_by_when_it_was_held_and_a_mural_by_when_it_was_painted() -> None:
    assert row(factories.facts(kind="vigil", date="2001"), kind="vigil")["told"] == "2018-11"
    assert row(factories.facts(kind="mural", date="2001"), kind="mural")["told"] == "2011"


def test_an_index_gives_titles_and_synopses_in_their_own_languages() -> None:
    made = row(factories.index((7.0, "Los niños en la puerta")))
    assert {"ninos", "puerta"} <= set(made["words"].split())
    assert "nin" in stems(made, SPANISH)
    assert not stems(made, ENGLISH)
    assert made["facets"] == ""


def test_a_picture_gives_its_description_in_both_languages_and_a_facet() -> None:
    made = row(factories.picture(1, caption={"es": "Vela encendida", "en": ""}))
    assert {"mantel", "tablecloth", "table", "cloth", "encendida"} & set(made["words"].split()) >= {
        "mantel",
        "encendida",
    }
    assert made["facets"] == "medium:photo"
    assert row(factories.sound(1))["facets"] == "medium:sound"


@pytest.mark.parametrize(
    ("edtf", "begins"),
    [
        ("2017", "2017"),
        ("2006-05-12", "2006-05-12"),
        ("2006-05/2008", "2006-05"),
        ("201X", "2010"),
        ("2017?", "2017"),
        ("../2006", "2006"),
        ("/2006", "2006"),
        ("", ""),
        ("hace mucho", ""),
    ],
)
def test_dates_begin_somewhere(edtf: str, begins: str) -> None:
    assert beginning(edtf) == begins
