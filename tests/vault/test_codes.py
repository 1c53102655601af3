"""The seven words, however they are typed."""

import contextlib
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.vault.codes import LENGTH, MalformedCode, corrected, language_of, new_code, normalise
from stories.vault.word_lists import LANGUAGES, folded, word_list

words = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.lists(st.sampled_from(word_list(language).words), min_size=LENGTH, max_size=LENGTH)
)
between = st.sampled_from([" ", "  ", "-", " - ", "\n", "\u00a0", ", ", ". ", "_", "·", "\t"])
spelling = st.sampled_from(
    [
        str.upper,
        str.title,
        str.lower,
        lambda word: unicodedata.normalize("NFD", word),
        lambda word: "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)),
    ]
)


def outcome(typed: str) -> str:
    try:
        return normalise(typed)
    except MalformedCode as error:
        return "ambiguous" if error.ambiguous else "malformed"


def plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@given(words, st.lists(between, min_size=LENGTH, max_size=LENGTH), st.lists(spelling, min_size=LENGTH, max_size=LENGTH))
def test_case_accents_and_separators_do_not_matter(chosen, separators, spellings):
    typed = "".join(spell(word) + gap for word, gap, spell in zip(chosen, separators, spellings, strict=True))
    assert normalise(f"  {typed} ") == " ".join(plain(word) for word in chosen)


@given(words)
def test_words_run_together_are_read_or_called_ambiguous_never_misread(chosen):
    assert outcome("".join(chosen)) in (" ".join(plain(word) for word in chosen), "ambiguous")


@given(st.text(max_size=500))
def test_any_text_is_a_code_or_malformed(text):
    with contextlib.suppress(MalformedCode):
        assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_codes_are_seven_words_of_one_list_and_differ(language):
    made = {new_code(language=language) for _ in range(200)}
    assert len(made) == 200
    assert all(len(code.split()) == LENGTH and set(code.split()) <= set(word_list(language).words) for code in made)
    assert len({word for code in made for word in code.split()}) > 800
    assert {language_of(code) for code in made} == {language}


def test_a_language_without_a_list_of_its_own_is_given_spanish_words():
    assert language_of(new_code(language="quc")) == "es"


def test_a_word_typed_without_its_tilde_or_accents_is_read():
    with_tilde = [word for word in word_list("es").words if "ñ" in word][:LENGTH]
    assert len(with_tilde) == LENGTH
    typed = " ".join(with_tilde).replace("ñ", "n").upper()
    assert normalise(typed) == normalise(" ".join(with_tilde)) == " ".join(plain(word) for word in with_tilde)


def test_a_misspelt_word_is_named_with_near_ones():
    with pytest.raises(MalformedCode) as caught:
        normalise("abeja abrigo aceite avrigo abuela árbol arroz")
    assert caught.value.count == 7
    (unknown,) = caught.value.unknown
    assert (unknown.place, unknown.typed) == (4, "avrigo")
    assert "abrigo" in unknown.nearest


@given(words, st.integers(0, LENGTH - 1), st.data())
def test_one_mistake_in_a_word_is_refused_with_that_word_among_those_offered(chosen, at, data):
    """Never another code: no single mistake makes one word of a list out of another."""
    word = folded(chosen[at])
    place = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:place] + letter + word[place:],
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )
    typed = " ".join([*chosen[:at], wrong, *chosen[at + 1 :]])
    right = " ".join(folded(each) for each in chosen)
    if wrong == word:
        assert normalise(typed) == right
        return
    with pytest.raises(MalformedCode) as caught:
        normalise(typed)
    (unknown,) = caught.value.unknown
    assert unknown.place == at + 1
    assert chosen[at] in unknown.nearest
    assert len(unknown.nearest) <= 6
    assert normalise(corrected(typed, place=at + 1, word=chosen[at])) == right


@given(words, words, st.integers(1, 3))
def test_words_of_both_lists_are_no_code(chosen, strange, count):
    if language_of(" ".join(chosen)) != language_of(" ".join(strange)):
        with pytest.raises(MalformedCode) as caught:
            normalise(" ".join([*strange[:count], *chosen[count:]]))
        assert [each.place for each in caught.value.unknown] == list(range(1, count + 1))


@given(st.text(max_size=80), st.integers(-5, 50), st.text(max_size=12))
def test_correcting_anything_never_fails(text, place, word):
    assert isinstance(corrected(text, place=place, word=word), str)


def test_too_few_words_are_counted():
    with pytest.raises(MalformedCode) as caught:
        normalise("abeja abierto")
    assert (caught.value.count, caught.value.unknown) == (2, ())


def test_an_error_never_repeats_what_was_typed():
    with pytest.raises(MalformedCode) as caught:
        normalise("abeja secretisimo")
    shown = f"{caught.value} {caught.value!r} {caught.value.unknown!r}"
    assert "abeja" not in shown
    assert "secretisimo" not in shown
