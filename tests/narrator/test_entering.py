"""Coming back with the words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from stories.narrator import tickets
from stories.vault import by_code
from stories.vault.codes import new_code
from stories.vault.models import NarratorSession
from stories.vault.word_lists import word_list
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
    wrong = " ".join(
        [*code.split()[:6], next(word for word in word_list(anybody.language).words if word != code.split()[6])]
    )
    for _ in range(12):
        anybody.enter(wrong)
        assert anybody.at == "space:enter"
        assert anybody.page.status_code == 200
        assert "data-errors" in anybody.html
        assert code.split()[0] in anybody.html
    anybody.enter(code)
    assert anybody.at == "space:home"


def test_a_misspelt_word_is_named_by_its_place_and_put_right_with_one_press(anybody: Narrator) -> None:
    code = anybody.begin()
    third = code.split()[2]
    typed = code.replace(third, third[:-1] + "xx", 1)
    anybody.enter(typed)
    assert "3" in anybody.words
    assert f'name="choose" value="3 {third}"' in anybody.html
    anybody.post(words=typed, choose=f"3 {third}")
    assert anybody.at == "space:home"


def test_two_misspelt_words_are_put_right_one_after_the_other(narrator: Narrator) -> None:
    code = narrator.begin().split()
    narrator.enter(" ".join([f"{code[0]}x", *code[1:6], f"{code[6]}x"]))
    narrator.post(words=written_in(narrator), choose=f"1 {code[0]}")
    assert narrator.at == "space:enter"
    assert f'value="7 {code[6]}"' in narrator.html
    narrator.post(words=written_in(narrator), choose=f"7 {code[6]}")
    assert narrator.at == "space:home"


def test_words_are_offered_alike_whether_a_code_has_them_or_not(narrator: Narrator) -> None:
    """What is offered comes from the list alone: it never says that a code exists."""
    code = narrator.begin()
    word = code.split()[0]
    offered = []
    for rest in (code.split()[1:], new_code().split()[1:]):
        narrator.enter(" ".join([f"{word}x", *rest]))
        offered.append(re.findall(r'name="choose" value="(1 [^"]+)"', narrator.html))
    assert offered[0] == offered[1]
    assert f"1 {word}" in offered[0]


@pytest.mark.parametrize(
    "choose", ["", "1", "x abeja", "0 abeja", "99 abeja", "1 <b>", "1 " + "a" * 500, "\0 \0", "² abeja"]
)
def test_a_choice_that_nobody_was_offered_changes_nothing(narrator: Narrator, choose: str) -> None:
    narrator.open("space:enter")
    narrator.post(words="luna tejado", choose=choose)
    assert narrator.page.status_code == 200
    assert "tejado" in written_in(narrator)
    assert "<b>" not in written_in(narrator)


def written_in(narrator: Narrator) -> str:
    """What the text box holds."""
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", narrator.html, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_words_are_of_the_language_of_the_page_and_open_on_either(anybody: Narrator, other: Narrator) -> None:
    code = anybody.begin()
    assert set(code.split()) <= set(word_list(anybody.language).words)
    other.enter(code)
    assert other.at == "space:home"


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


@pytest.fixture
def full(settings: Any) -> Iterator[None]:
    """Somebody's words are being tried, and there is no room to wait."""
    settings.CODE_QUEUE = (1, 0)
    with by_code._queue(1, 0).turn():
        yield


def test_when_the_queue_is_full_the_words_stay_and_a_place_is_kept(narrator: Narrator, full: None) -> None:
    """R16: a bounded queue, no lock-out."""
    code = new_code()
    narrator.enter(code)
    assert narrator.page.status_code == 503
    assert narrator.page["Retry-After"] == "60"
    assert code.split()[0] in narrator.html
    assert 'name="place"' in narrator.html
    assert "data-errors" not in narrator.html


def test_whoever_comes_back_with_the_place_that_was_kept_gets_in(narrator: Narrator, settings: Any) -> None:
    code = narrator.begin()
    settings.CODE_QUEUE = (1, 0)
    with by_code._queue(1, 0).turn():
        narrator.enter(code)
    place = kept_place(narrator)
    narrator.post(words=code, place=place)
    assert narrator.at == "space:home"


def test_a_kept_place_is_used_once_and_not_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = tickets.new_ticket()
    assert tickets.too_early(ticket)
    assert not tickets.is_good(ticket)
    assert tickets.for_next_time(ticket) == ticket
    monkeypatch.setattr(tickets, "EARLIEST_SECONDS", -1)
    assert tickets.is_good(ticket)
    assert not tickets.is_good(ticket)
    assert tickets.for_next_time(ticket) != ticket
    for forged in ("", "x", ticket[:-1] + ("a" if ticket[-1] != "a" else "b"), "\0", "1:2:3"):
        assert not tickets.is_good(forged)


def kept_place(narrator: Narrator) -> str:
    found = re.search(r'name="place" value="([^"]+)"', narrator.html)
    assert found is not None
    return found[1]


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


def test_something_else_that_was_pasted_is_answered_in_one_sentence(anybody: Narrator) -> None:
    anybody.enter("una nota muy larga que no era " * 9)
    assert anybody.at == "space:enter"
    said = {"es": "casi ninguna de estas palabras", "en": "almost none of these words"}[anybody.language]
    # In the summary above, and beside the box.
    assert anybody.words.count(said) == 2
    assert {"es": "la palabra 1", "en": "word 1 "}[anybody.language] not in anybody.words
