"""Codes read aloud: a speech synthesizer says every word; what was heard, and written down as it sounds, leads back."""

import ctypes
import itertools
from collections import defaultdict

import pytest

from stories.consent.speech import VOICES, NoVoice, _library
from stories.vault.codes import LENGTH, MalformedCode, corrected, new_code, normalise
from stories.vault.word_lists import LANGUAGES, folded, word_list
from tests.vault.test_word_lists import levenshtein

pytestmark = pytest.mark.speech
CHARACTERS_UTF8, IPA, SEPARATOR = 1, 0x02, ord("_") << 8
STRESS = "ˈˌː"
both = pytest.mark.parametrize("language", LANGUAGES)


def said(words: tuple[str, ...], *, language: str) -> dict[str, tuple[str, ...]]:
    """The phonemes of each word, without stress and length."""
    try:
        library, _rate = _library()
    except NoVoice as silent:
        pytest.skip(str(silent))
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    assert library.espeak_SetVoiceByName(VOICES[language]) == 0
    found = {}
    for word in words:
        text = ctypes.c_char_p(word.encode())
        heard = library.espeak_TextToPhonemes(ctypes.byref(text), CHARACTERS_UTF8, IPA | SEPARATOR).decode()
        plain = heard.strip().translate(dict.fromkeys(map(ord, STRESS)))
        found[word] = tuple(phoneme for phoneme in plain.split("_") if phoneme)
    return found


@both
def test_no_two_words_are_said_alike_nor_nearly_alike(language: str) -> None:
    """At least two phonemes apart; the worst pair is printed."""
    heard = said(word_list(language).words, language=language)
    assert all(heard.values())
    shared = defaultdict(set)
    for word, phonemes in heard.items():
        for piece in {phonemes} | {phonemes[:at] + phonemes[at + 1 :] for at in range(len(phonemes))}:
            shared[piece].add(word)
    pairs = {pair for group in shared.values() for pair in itertools.combinations(sorted(group), 2)}
    near = [pair for pair in pairs if levenshtein(heard[pair[0]], heard[pair[1]]) < 2]
    print(f"{language}: {len(set(heard.values()))} ways to say {len(heard)} words; too near: {near}")  # noqa: T201
    assert len(set(heard.values())) == len(heard)
    assert near == []


# As somebody writes who hears and was not shown.
MISHEARD = {
    "es": [("b", "v"), ("v", "b"), ("ll", "y"), ("y", "ll"), ("z", "s"), ("s", "z"), ("ce", "se"), ("ci", "si"),
           ("ce", "ze"), ("ci", "zi"), ("h", ""), ("qu", "k"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("ge", "je"),
           ("gi", "ji"), ("je", "ge"), ("ji", "gi"), ("gue", "ge"), ("gui", "gi"), ("rr", "r"), ("x", "s")],
    "en": [("ph", "f"), ("ck", "k"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("ka", "ca"), ("wh", "w"), ("kn", "n"),
           ("ll", "l"), ("tt", "t"),
           ("ss", "s"), ("mm", "m"), ("ee", "ea"), ("ea", "ee"), ("ie", "ei"), ("ou", "ow"), ("ai", "ay"), ("se", "ce"),
           ("z", "s"), ("s", "z"), ("qu", "kw"), ("or", "er"), ("er", "or"), ("ar", "er"), ("x", "ks"), ("igh", "i")],
}  # fmt: skip


@both
def test_a_word_written_as_it_sounds_leads_back_to_itself(language: str) -> None:
    listed = word_list(language)
    lost, tried = [], 0
    for word in listed.by_folded:
        for right, wrong in MISHEARD[language]:
            typed = word.replace(right, wrong, 1)
            if typed == word or typed in listed.by_folded:
                assert typed == word, f"{word} becomes another word when {right} is written {wrong}"
                continue
            tried += 1
            if listed.by_folded[word] not in listed.near(typed):
                lost.append((word, typed))
    print(f"{language}: {tried} ways of writing what was heard, {len(lost)} do not lead back: {lost[:10]}")  # noqa: T201
    assert tried > 1000
    assert lost == []


def test_a_spanish_code_written_wholly_by_ear_is_put_right_word_by_word() -> None:
    """Every word of it written with the wrong letters for the right sounds."""
    for _ in range(50):
        code = new_code(language="es")
        typed = folded(code)
        for right, wrong in (("qu", "k"), ("v", "b"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("h", "")):
            typed = typed.replace("ch", "#").replace(right, wrong).replace("#", "ch")
        for _step in range(LENGTH):
            try:
                normalise(typed)
            except MalformedCode as error:
                unknown = error.unknown[0]
                right = code.split()[unknown.place - 1]
                assert right in unknown.nearest, (right, unknown.typed, unknown.nearest)
                typed = corrected(typed, place=unknown.place, word=right)
        assert normalise(typed) == normalise(code)
