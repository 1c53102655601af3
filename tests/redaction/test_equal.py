"""Equal words: whatever the case, the accents and the spaces; whole words only."""

from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.equal import equal_places, key, telling


def test_case_and_accents_do_not_matter() -> None:
    text = "Inés vino. INES habló; ines  Pérez no."
    assert [text[start:stop] for start, stop in equal_places(text=text, words="inés")] == ["Inés", "INES", "ines"]
    assert [text[start:stop] for start, stop in equal_places(text=text, words="Ines Perez")] == ["ines  Pérez"]


def test_a_word_inside_another_is_not_equal() -> None:
    assert equal_places(text="Anaheim y Mariana", words="Ana") == []


def test_places_count_characters_after_signs_outside_the_first_plane() -> None:
    text = "🌹🌹 Ana y ana"
    assert [text[start:stop] for start, stop in equal_places(text=text, words="ANA")] == ["Ana", "ana"]


def test_only_words_that_can_mean_nothing_else_are_looked_for_everywhere() -> None:
    assert telling("Tecolote 417")
    assert telling("Ana")
    assert not telling("la")
    assert not telling("estuvo")


@given(text=st.text(max_size=80), words=st.text(max_size=8))
def test_what_is_found_is_equal_and_apart(text: str, words: str) -> None:
    last = 0
    for start, stop in equal_places(text=text, words=words):
        assert last <= start < stop <= len(text)
        assert key(text[start:stop]) == key(words)
        last = stop
