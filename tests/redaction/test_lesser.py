"""*Do not ask me again* covers a version only if it shows nothing that the approved one did not."""

import copy
from typing import Any

import pytest

from stories.redaction.lesser import shows_less

FACTS = {
    "id": "facts",
    "kind": "facts",
    "title": {"lang": "es", "text": "No abrimos"},
    "name": "Luz",
    "date": "2017",
    "place": "eastside",
    "terms": ["redada", "vecinos"],
}
PASSAGE = {
    "id": "p1",
    "kind": "passage",
    "lang": "es",
    "runs": [["text", "Vino "], ["cut", "un nombre"], ["text", " desde Puebla a vernos."], ["loose", "una ciudad"]],
}
PICTURE = {"id": "f1", "kind": "picture", "files": [{"sha256": "a"}]}
OLD = [FACTS, PASSAGE, PICTURE]
STEPS = (2, 2, "name")


def less(new: list[dict[str, Any]], steps: tuple[int, int, str] = STEPS) -> bool:
    return shows_less(new, OLD, new_steps=steps, old_steps=STEPS)


def with_runs(runs: list[list[str]]) -> list[dict[str, Any]]:
    return [FACTS, {**PASSAGE, "runs": runs}, PICTURE]


def test_the_same_or_with_parts_gone_is_less() -> None:
    assert less(copy.deepcopy(OLD))
    assert less([FACTS, PASSAGE])
    assert less([FACTS, PICTURE])


def test_cutting_more_words_is_less() -> None:
    assert less(
        with_runs(
            [["text", "Vino "], ["cut", "un nombre"], ["text", " desde "], ["cut", "un lugar"], ["text", " a vernos."]]
        )
    )
    assert less(with_runs([["cut", "unas palabras"]]))


def test_fewer_facts_are_less_and_other_facts_are_not() -> None:
    assert less([{**FACTS, "name": "", "date": "", "terms": ["redada"]}], (0, 0, ""))
    assert not less([{**FACTS, "terms": ["redada", "migra"]}])
    assert not less([{**FACTS, "name": "Marisol"}])
    assert not less([{**FACTS, "title": {"lang": "es", "text": "Otro"}}])


@pytest.mark.parametrize(
    "runs",
    [
        [["text", "Vino Ramiro desde Puebla a vernos."]],
        [["text", " desde Puebla a vernos."], ["text", "Vino "]],
        [["text", "Vino "], ["loose", "otra ciudad"]],
        [["text", "Vino "], ["text", "Vino "]],
        [["text", "Vino "], ["cut", "un vecino del número 14"]],
    ],
)
def test_new_or_reordered_words_are_not_less(runs: list[list[str]]) -> None:
    assert not less(with_runs(runs))


def test_a_new_picture_or_a_wider_step_is_not_less() -> None:
    assert not less([*OLD, {**PICTURE, "id": "f2"}])
    assert not less([FACTS, PASSAGE, {**PICTURE, "files": [{"sha256": "b"}]}])
    assert not less(OLD, (3, 2, "name"))
    assert not less(OLD, (2, 2, "another"))


def test_a_coarser_date_and_a_wider_place_are_less() -> None:
    old = [{**FACTS, "date": "2017-05-03"}, PASSAGE]
    for date in ("2017-05", "2017", "201X", ""):
        assert shows_less([{**FACTS, "date": date}, PASSAGE], old, new_steps=STEPS, old_steps=STEPS)
    for date in ("2018", "2017-05-04", "hace poco"):
        assert not shows_less([{**FACTS, "date": date}, PASSAGE], old, new_steps=STEPS, old_steps=STEPS)
    wider = [{**FACTS, "place": "california"}, PASSAGE]
    assert not shows_less(wider, old, new_steps=STEPS, old_steps=STEPS)
    assert shows_less(
        [{**FACTS, "place": "california"}, PASSAGE, PICTURE],
        OLD,
        new_steps=STEPS,
        old_steps=STEPS,
        wider_places=["california"],
    )


def test_moments_of_an_index_may_go_but_none_is_told_otherwise() -> None:
    def index(*titles: str) -> dict[str, Any]:
        return {"id": "index", "kind": "index", "points": [{"start": 3, "title": {"es": title}} for title in titles]}

    steps = {"new_steps": (2, 2, ""), "old_steps": (2, 2, "")}
    assert shows_less([index("a")], [index("a", "b")], **steps)
    assert shows_less([index()], [index("a", "b")], **steps)
    assert not shows_less([index("c")], [index("a", "b")], **steps)


def test_a_chapter_may_lose_its_title_but_not_get_another() -> None:
    def passage(heading: str) -> dict[str, Any]:
        return {"id": "p1", "kind": "passage", "heading": heading, "runs": [["text", "Vino."]]}

    steps = {"new_steps": (2, 2, ""), "old_steps": (2, 2, "")}
    assert shows_less([passage("")], [passage("La puerta")], **steps)
    assert not shows_less([passage("Otra")], [passage("La puerta")], **steps)
