"""Each kind of identifier, in the ways people write it; and what a proposal promises for any text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.finding import KINDS, REASONS, Proposal, for_telling, propose, sentence
from tests.redaction.written import PLAIN, WRITTEN

# Digits, signs and letters of which identifiers are made, so that random texts come near them.
NEARLY = st.text(alphabet="A1290 -#.:@/()\nPaáeñ,ñxs’ＡİẞΣ😀", max_size=80)
NANP = st.from_regex(r"[2-9][0-9]{2}[-. ]?[2-9][0-9]{2}[-. ]?[0-9]{4}", fullmatch=True)


@pytest.mark.parametrize(("text", "kind", "words"), WRITTEN)
def test_the_telling_finds_it_whole(text: str, kind: str, words: str) -> None:
    found = for_telling(text=text, language="en")
    assert (kind, words) in [(proposal.kind, text[proposal.start : proposal.end]) for proposal in found]


@pytest.mark.parametrize(("text", "kind", "words"), WRITTEN)
def test_the_desk_finds_it_and_leaves_no_word_of_it(text: str, kind: str, words: str) -> None:
    # A text in the other language is met as well: both in one desk.
    found = propose(text=text, language="es") + propose(text=text, language="en")
    start = text.index(words)
    there = [p for p in found if p.start < start + len(words) and p.end > start]
    assert kind in {proposal.kind for proposal in there}
    covered = {at for p in there for at in range(p.start, p.end)}
    # A small word between two proposals ("en" before a date) tells nothing.
    assert all(len(m[0]) < 3 or m.start() + start in covered for m in re.finditer(r"\w+", words))


@pytest.mark.parametrize("text", PLAIN)
def test_an_ordinary_sentence_is_told_without_a_note(text: str) -> None:
    assert for_telling(text=text, language="es") == ()


@given(st.text(max_size=200) | NEARLY, st.sampled_from(["es", "en", "other"]))
def test_proposals_are_sorted_lie_in_the_text_and_never_overlap(text: str, language: str) -> None:
    for found in (propose(text=text, language=language), for_telling(text=text, language=language)):
        assert list(found) == sorted(found)
        assert all(0 <= proposal.start < proposal.end <= len(text) for proposal in found)
        assert all(before.end <= after.start for before, after in pairwise(found))
        assert all(p.kind in KINDS and p.reason in REASONS and p.tier in (1, 2) and 0 <= p.score <= 1 for p in found)


@given(NANP, st.sampled_from(["llame al ", "my number is ", "Cel: ", "whatsapp "]))
def test_any_telephone_is_found_whole(number: str, before: str) -> None:
    text = before + number
    assert any(p.start <= len(before) and p.end == len(text) for p in propose(text=text, language="es"))


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.sampled_from(["", "-", " "]))
def test_any_a_number_is_found_whole_and_called_so(figures: list[int], gap: str) -> None:
    number = "A" + gap + gap.join("".join(map(str, figures[at : at + 3])) for at in (0, 3, 6))
    found = for_telling(text=f"es {number}, creo", language="es")
    assert ("a_number", 3, 3 + len(number)) in [(p.kind, p.start, p.end) for p in found]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reason", REASONS)
def test_every_kind_and_reason_has_a_sentence(kind: str, reason: str) -> None:
    assert sentence(Proposal(0, 1, kind, 1, 1.0, reason)).endswith(".")
