"""Parts of a version in words: no moderator reads `p3, runs`."""

import pytest
from django.utils.translation import override

from stories.publishing.leak_words import DRESSES, a_few, places
from stories.publishing.leaks import Leak, leaks
from stories.redaction.part_words import PARTS, title, where

SAID = (
    ("p3", "runs", "el párrafo 3", "paragraph 3"),
    ("p3", "heading", "el capítulo del párrafo 3", "the chapter of paragraph 3"),
    ("f2", "", "la foto 2", "photo 2"),
    ("f2", "caption.en", "el pie de la foto 2 (en inglés)", "the caption of photo 2 (in English)"),
    ("s1", "alt.es", "la descripción del sonido 1 (en español)", "the description of sound 1 (in Spanish)"),
    ("v12", "", "el video 12", "video 12"),
    ("facts", "title.text", "el título", "the title"),
    ("facts", "mural.artists", "lo de la pared", "what is said of the wall"),
    ("index", "points.title.es", "un momento del índice (en español)", "a moment of the index (in Spanish)"),
)


@pytest.mark.parametrize(("part", "field", "spanish", "english"), SAID)
def test_a_part_has_a_name_in_a_sentence(part: str, field: str, spanish: str, english: str) -> None:
    with override("es"):
        assert where(part, field) == spanish
    with override("en"):
        assert where(part, field) == english


@pytest.mark.parametrize(
    ("part", "field", "said"),
    [
        ("v1", "", "Video 1"),
        ("index", "", "Índice"),
        ("p2", "words", "Párrafo 2"),
        ("p2", "speaker", "Párrafo 2: quién habla"),
        ("facts", "date", "Datos: fecha"),
        ("f1", "alt.en", "Foto 1: descripción (en inglés)"),
    ],
)
def test_a_part_has_a_name_as_a_heading(part: str, field: str, said: str) -> None:
    with override("es"):
        assert title(part, field) == said


def test_every_kind_of_part_has_a_name_in_english() -> None:
    for part in PARTS:
        named = f"{part}7" if len(part) == 1 else part
        with override("es"):
            spanish = title(named), where(named)
        with override("en"):
            assert title(named) != spanish[0] or part == "v"
            assert where(named) != spanish[1]


def test_a_leak_is_told_by_where_it_is_and_in_which_dress_never_by_what_it_was() -> None:
    found = leaks(
        contents=[
            {"id": "p3", "kind": "passage", "runs": [["text", "Rosario salió. Rosario volvió."]]},
            {"id": "f1", "kind": "picture", "caption": {"es": "R o s a r i o", "en": ""}},
        ],
        taken_out=["Rosario"],
    )

    with override("es"):
        assert places(found) == [
            "el párrafo 3",
            f"el pie de la foto 1 (en español): {DRESSES['spelled']}",
        ]
        assert "rosario" not in a_few(found).lower()


def test_a_sentence_names_a_few_places_and_each_once() -> None:
    found = [Leak(part, "runs") for part in ("p1", "p1", "p2", "p3", "p4")]

    with override("es"):
        assert a_few(found) == "el párrafo 1; el párrafo 2; el párrafo 3"
