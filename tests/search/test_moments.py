"""A title or synopsis of the index is found, in either language, and the hit leads to the moment where it is told."""

from typing import Any

import pytest

from tests import factories
from tests.search.archive import find, found, record

pytestmark = pytest.mark.django_db


def told(**index: Any) -> factories.Story:
    passages = tuple(
        factories.passage(number, text, start=start)
        for number, (text, start) in enumerate([("Era de noche.", 0), ("Nadie dijo nada.", 65), ("Amaneció.", 200)], 1)
    )
    point = {"start": 70, "of": "", "title": {"es": "El candado", "en": "The padlock"}, "terms": [], **index}
    point = {"synopsis": {"es": "Cómo cerraron el portón.", "en": "How they locked the gate."}, **point}
    return record(parts=(*passages, factories.part({"id": "index", "kind": "index", "points": [point]})))


@pytest.mark.parametrize(
    ("words", "language"), [("candado", "es"), ("portón", "es"), ("padlock", "en"), ("locked", "en")]
)
def test_a_moment_is_found_and_leads_to_its_passage(words: str, language: str) -> None:
    story = told()
    page = find(words, language=language)
    (hit,) = page.hits
    assert hit.record == story.record.pk
    assert (hit.excerpts[0].anchor, hit.excerpts[0].at) == ("p2", "1:10")
    assert any(marked and text.lower().startswith(words[:4]) for marked, text in hit.excerpts[0].runs)


def test_a_moment_that_was_taken_back_is_not_found() -> None:
    story = told()
    factories.withdraw(story.submission)
    assert found("candado") == []
