"""The seven words, however they are typed."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.vault.codes import LENGTH, WORDS, MalformedCode, new_code, normalise

words = st.lists(st.sampled_from(WORDS), min_size=LENGTH, max_size=LENGTH)
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


def test_new_codes_are_seven_listed_words_and_differ():
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code.split()) == LENGTH and set(code.split()) <= set(WORDS) for code in made)
    assert len({word for code in made for word in code.split()}) > 800


def test_a_word_typed_without_its_tilde_is_read():
    assert normalise("ano bano cana araña AÑO baño caña") == "ano bano cana arana ano bano cana"


def test_a_misspelt_word_is_named_with_near_ones():
    with pytest.raises(MalformedCode) as caught:
        normalise("abogado abeja abierto avogado ábaco abdomen ábaco")
    assert caught.value.count == 7
    (unknown,) = caught.value.unknown
    assert (unknown.place, unknown.typed) == (4, "avogado")
    assert "abogado" in unknown.nearest


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
