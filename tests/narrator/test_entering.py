"""Coming back with the words."""

import pytest

from stories.vault.codes import WORDS
from stories.vault.models import NarratorSession
from tests.narrator.walking import Narrator


def spelled(code: str, how: str) -> str:
    if how == "upper case, no accents":
        import unicodedata

        return "".join(s for s in unicodedata.normalize("NFD", code.upper()) if not unicodedata.combining(s))
    return {"hyphens": "-".join(code.split()), "lines": "\n".join(code.split()), "commas": ", ".join(code.split())}[how]


@pytest.mark.parametrize("how", ["upper case, no accents", "hyphens", "lines", "commas"])
def test_how_the_words_are_spelled_does_not_matter(narrator: Narrator, how: str) -> None:
    code = narrator.begin()
    narrator.enter(spelled(code, how))
    assert narrator.at == "space:home"


def test_words_that_open_nothing_are_answered_kindly_as_often_as_one_tries(anybody: Narrator) -> None:
    """R16: never locked out."""
    code = anybody.begin()
    wrong = " ".join([*code.split()[:6], next(word for word in WORDS if word != code.split()[6])])
    for _ in range(12):
        anybody.enter(wrong)
        assert anybody.at == "space:enter"
        assert anybody.page.status_code == 200
        assert "data-errors" in anybody.html
        assert code.split()[0] in anybody.html
    anybody.enter(code)
    assert anybody.at == "space:home"


def test_a_word_that_is_not_on_the_list_is_named_by_its_place_with_what_it_may_have_been(narrator: Narrator) -> None:
    narrator.open("space:enter")
    narrator.post(words="abejaa luna tejado mango rincón oveja piedra")
    assert "la palabra 1 no está en nuestra lista" in narrator.words
    assert "abeja" in narrator.words


@pytest.mark.parametrize(
    "typed", ["", "   ", "luna", "luna " * 8, "<script>", "x" * 5000, "\0\0", "ñ" * 300, "1 2 3 4 5 6 7"]
)
def test_anything_typed_gets_an_answer_in_words(narrator: Narrator, typed: str) -> None:
    narrator.open("space:enter")
    narrator.post(words=typed)
    assert narrator.page.status_code == 200
    assert "data-errors" in narrator.html
    assert "<script>" not in narrator.html
    assert not NarratorSession.objects.exists()


def test_when_the_queue_is_full_the_words_stay_and_nobody_is_refused_for_long(
    narrator: Narrator, settings: object
) -> None:
    """R16: a bounded queue, no lock-out."""
    from stories.vault import by_code

    code = narrator.begin()
    queue = by_code._queue(*settings.CODE_QUEUE)  # type: ignore[attr-defined]
    queue._running, queue._waiting = settings.CODE_QUEUE  # type: ignore[attr-defined]
    try:
        narrator.enter(code)
    finally:
        queue._running = queue._waiting = 0
    assert narrator.page.status_code == 503
    assert narrator.page["Retry-After"] == "60"
    assert code.split()[0] in narrator.html
    narrator.enter(code)
    assert narrator.at == "space:home"


def test_entering_ends_the_visit_that_was_open_in_this_browser(narrator: Narrator) -> None:
    first = narrator.begin()
    narrator.begin()
    narrator.enter(first)
    assert NarratorSession.objects.count() == 1


def test_the_words_are_not_shown_again_after_coming_back(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.enter(code)
    narrator.open("tell:code")
    assert narrator.at == "tell:question"
    assert narrator.open("tell:sheet").status_code == 404
    assert narrator.open("tell:qr").status_code == 404
