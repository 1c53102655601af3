"""Nothing taken out may be read again in any public field, whatever its accents, case or dashes."""

import pytest

from stories.publishing.leaks import leaks


def found(public: object, *taken_out: str) -> bool:
    return bool(leaks(contents=[{"id": "p1", "kind": "x", "deep": [{"field": public}]}], taken_out=taken_out))


@pytest.mark.parametrize(
    ("public", "taken_out"),
    [
        ("Lo dijo Ramiro.", "Ramiro"),
        ("LO DIJO RAMIRO", "Ramiro"),
        ("Lo dijo José Ángel.", "jose angel"),
        ("Tel. 213.555.0142", "(213) 555-0142"),
        ("Llame al 2135550142 hoy", "213 555 0142"),
        ("El A000-000-000 dice", "A000 000 000"),
    ],
)
def test_a_near_miss_is_a_leak(public: str, taken_out: str) -> None:
    assert found(public, taken_out)


@pytest.mark.parametrize(
    ("public", "taken_out"),
    [
        ("La ramita del árbol", "Rami"),
        ("de la casa", "la"),
        ("En 2017 llegaron", "17"),
        ("Marisol habló", "Mar"),
    ],
)
def test_part_of_a_word_or_a_tiny_word_is_not(public: str, taken_out: str) -> None:
    assert not found(public, taken_out)


def test_hashes_of_files_are_not_words() -> None:
    named = [{"sha256": "ramiro"}]
    contents = [{"id": "f1", "files": named, "poster": named, "tiles": {"size": 512, "files": named}}]
    assert leaks(contents=contents, taken_out=["ramiro"]) == []


def test_words_beside_the_files_are_read_even_under_the_name_of_a_list() -> None:
    assert leaks(contents=[{"id": "f1", "tiles": {"poster": "Ramiro"}}], taken_out=["ramiro"])
