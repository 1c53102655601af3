"""A line of records.jsonl: what it may say, and what is said of each mistake."""

import json
from typing import Any

import pytest

from stories.importing.records import Line, Mistake, Vocabulary, read

VOCABULARY = Vocabulary(places=frozenset({"boyle-heights"}), terms=frozenset({"redada"}))
WHOLE: dict[str, Any] = {
    "id": "CAJA-3/17",
    "kind": "testimony",
    "language": "es",
    "title": "La puerta",
    "text": "Tocaron.\n\nNo abrimos.",
    "date": "1998-05",
    "place": "boyle-heights",
    "terms": ["redada"],
    "consent": {"channel": "paper", "uses": {"web": True, "photo": False}, "place": "area", "date": "year"},
    "evidence": "evidence/17.pdf",
}


def reading(**changes: Any) -> Line | list[Mistake]:
    return read(json.dumps({**WHOLE, **changes}), number=4, vocabulary=VOCABULARY)


def test_a_whole_line_is_a_record_whose_words_are_answers() -> None:
    line = reading()

    assert isinstance(line, Line)
    assert line.answers["story"] == "Tocaron.\n\nNo abrimos."
    assert line.answers["brought"]["id"] == "CAJA-3/17"
    assert dict(line.allowed.uses) == {"web": True, "photo": False}
    assert (line.allowed.place_step, line.allowed.date_step) == (2, 2)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"id": " "}, "id"),
        ({"kind": "objection"}, "kind"),
        ({"kind": ["vigil"]}, "kind"),
        ({"language": "español de aquí"}, "language"),
        ({"title": 7}, "title"),
        ({"text": ""}, "text"),
        ({"date": "un martes"}, "date"),
        ({"date": "1998-13-01"}, "date"),
        ({"date": "1998-05-03T10:00:00"}, "date"),
        ({"place": "calle Encino 42"}, "place"),
        ({"terms": ["undocumented"]}, "terms"),
        ({"terms": "redada"}, "terms"),
        ({"note": {"fr": "x"}}, "note"),
        ({"answers": {"status": "x"}}, "answers.status"),
        ({"kind": "vigil", "answers": {"family": "quizá"}}, "answers.family"),
        ({"immigration_status": "x"}, "immigration_status"),
        ({"minor": "no"}, "minor"),
        ({"consent": None}, "consent"),
        ({"consent": {"channel": "screen", "uses": {"web": True}}}, "consent.channel"),
        ({"consent": {"channel": "guardian", "uses": {"web": True}}}, "consent.channel"),
        ({"consent": {"channel": "paper", "uses": {}}}, "consent.uses"),
        ({"consent": {"channel": "paper", "uses": {"web": "yes"}}}, "consent.uses.web"),
        ({"consent": {"channel": "paper", "uses": {"sell": True}}}, "consent.uses.sell"),
        ({"consent": {"channel": "paper", "uses": {"web": True}, "place": "exact"}}, "consent.place"),
        ({"consent": {"channel": "paper", "uses": {"web": True}, "embargo_until": "pronto"}}, "consent.embargo_until"),
        ({"evidence": ""}, "evidence"),
        ({"evidence": "../../etc/passwd"}, "evidence"),
        ({"evidence": "/etc/passwd"}, "evidence"),
        ({"evidence": "evidence\\17.pdf"}, "evidence"),
        ({"files": [{"path": "a/../b.jpg"}]}, "files.path"),
        ({"files": [{"path": "a.jpg", "faces": 2}]}, "files.faces"),
    ],
)
def test_each_mistake_says_its_line_and_its_field(changes: dict[str, Any], where: str) -> None:
    found = reading(**changes)

    assert isinstance(found, list)
    assert [(one.line, one.where) for one in found] == [(4, where)]
    assert str(found[0]).startswith(f"línea 4, {where}: ")


def test_every_mistake_of_a_line_is_said_at_once() -> None:
    found = reading(id="", title="", language="")

    assert isinstance(found, list)
    assert {one.where for one in found} == {"id", "title", "language"}


@pytest.mark.parametrize("text", ["{", "[]", '"x"', "null", "NaN"])
def test_what_is_no_record_is_said(text: str) -> None:
    assert isinstance(read(text, number=1, vocabulary=VOCABULARY), list)
