"""What two detectors claim in part is shared out, and a rest without a letter is nobody's."""

import pytest

from stories.redaction.finding.resolving import _free


@pytest.mark.parametrize("rest", ["…", " —", "»", ". "])
def test_a_rest_of_signs_at_the_very_end_of_a_text_is_no_place(rest: str) -> None:
    text = f"Marisol{rest}"
    taken = bytearray([1] * len("Marisol") + [0] * len(rest))
    assert _free(0, len(text), taken=taken, text=text) == []


def test_an_initial_and_a_figure_are_places() -> None:
    text = "Marisol B. 7"
    taken = bytearray([1] * len("Marisol") + [0] * 3 + [1] + [0])
    assert [text[first:last] for first, last in _free(0, len(text), taken=taken, text=text)] == ["B", "7"]
