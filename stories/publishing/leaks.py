"""The leak check before every publication: nothing that was taken out may stand in any public field. Pure.

Near misses count: other accents, case and dashes, letters drawn apart or of another alphabet, figures in words, a
nickname for a name, initials.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from stories.redaction.likeness.figures import ENOUGH, numbers
from stories.redaction.likeness.letters import Word, clear, spelled_out, squeezed, words
from stories.redaction.likeness.nicknames import ALSO_CALLED, ORDINARY
from stories.redaction.named import FILE_LISTS

# Shorter than this, a taken-out word is found everywhere ("de", "los") and says nothing.
SHORTEST = 3
# Letters drawn apart are looked for in words of at least so many.
SPELLED = 4
# M. H. or M.H.L.
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ ]?){2,4}(?!\w)")
_ABBREVIATIONS = frozenset(
    [
        "us",
        "eu",
        "dc",
        "la",
        "ny",
        "ee",
        "uu",
        "eeuu",
        "pm",
        "am",
        "ac",
        "dr",
        "sr",
        "ud",
        "uds",
        "pd",
        "ps",
        "dd",
        "hh",
    ]
)
# What the narrator chose to be called is theirs to show.
OWN_NAME = "name"
# What a name is looked for in: a sentence that was taken out is not one.
LONGEST_NAME = 5
GLUED = 8
TYPED_SMALL = 12
SAINTS = frozenset(["san", "santo", "santa", "saint", "st", "sta", "sto"])


@dataclass(frozen=True)
class Leak:
    """Where something taken out reappears: the part's id, the field, and in which dress. Never what it was.

    `how`: same, word (a name that is also a word, in small letters), spelled (drawn apart or glued), number, nickname,
    initials.
    """

    part: str
    field: str
    how: str = "same"


@dataclass(frozen=True)
class _Secret:
    """One thing that was taken out, in every form that is looked for."""

    sequence: tuple[str, ...]
    squeezed: str
    large: bool
    numbers: frozenset[str]
    nicknames: frozenset[str]
    initials: str


@dataclass
class _Text:
    """One public text, taken apart once, and only as far as it is asked."""

    text: str
    words: list[Word]

    @classmethod
    def of(cls, text: str) -> "_Text":
        return cls(text, words(text))

    @cached_property
    def folded(self) -> list[str]:
        return [word.folded for word in self.words]

    @cached_property
    def all_small(self) -> bool:
        """As people type on telephones: a few sentences and no capital anywhere. A caption tells nothing."""
        return len(self.words) >= TYPED_SMALL and not any(word.large for word in self.words)

    @cached_property
    def rows(self) -> list[str]:
        """Rows of figures; the first is every figure of the text, whatever stands between."""
        return [re.sub(r"\D", "", clear(self.text)), *numbers(self.words)]

    @cached_property
    def initials(self) -> list[str]:
        found = [squeezed(match.group()) for match in _INITIALS.finditer(self.text)]
        return [letters for letters in found if letters not in _ABBREVIATIONS]

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            places.setdefault(word.folded, []).append(at)
        return places

    def places(self, folded: Collection[str]) -> list[int]:
        """Where any of these words stands."""
        return [at for word in folded for at in self._at.get(word, ())]


def public_strings(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every string of a part that people or machines will read, with the field it is in. File hashes are not words.

    A passage's words are put together between its cuts, so that nothing hides where two runs meet.
    """

    def walk(value: Any, field: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, dict):
            for name, inner in value.items():
                place = f"{field}.{name}" if field else name
                if place == "runs" and _are_runs(inner):
                    yield from ((place, text) for text in _between_cuts(inner))
                elif place not in FILE_LISTS:
                    yield from walk(inner, place)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, field)

    return walk(content, "")


def _are_runs(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(run, list | tuple)
        and len(run) == len(("kind", "words"))
        and all(isinstance(one, str) for one in run)
        for run in value
    )


def _between_cuts(runs: Iterable[Sequence[str]]) -> Iterator[str]:
    text = ""
    for kind, said in runs:
        if kind == "cut":
            yield text
            yield said
            text = ""
        else:
            text += said
    yield text


def leaks(*, contents: Iterable[dict[str, Any]], taken_out: Iterable[str], stays: Iterable[str] = ()) -> list[Leak]:
    """Every place of the public version where something taken out can be read again, in whatever dress.

    `stays` are words that a person saw proposed and left in sight: they are no near miss of anything, though the very
    words that were taken out always are a leak.
    """
    secrets = [secret for text in dict.fromkeys(taken_out) if (secret := _secret(text)) is not None]
    left = {word.folded for text in stays for word in words(text)}
    found = []
    for content in contents:
        for place, text in public_strings(content):
            how = _told_again(_Text.of(text), secrets, left, own_name=place == OWN_NAME)
            if how:
                found.append(Leak(part=str(content.get("id", "")), field=place, how=how))
    return found


def _secret(text: str) -> _Secret | None:
    said = words(text)
    bare = "".join(word.folded for word in said)
    if len(bare) < SHORTEST:
        return None
    digits = re.sub(r"\D", "", clear(text))
    named = [word for word in said if word.large] if len(said) <= LONGEST_NAME else []
    return _Secret(
        sequence=tuple(word.folded for word in said),
        squeezed=bare,
        large=any(word.large for word in said),
        numbers=frozenset(number for number in [digits, *numbers(said)] if len(number) >= ENOUGH),
        nicknames=frozenset(other for word in named for other in ALSO_CALLED.get(word.folded, ())),
        initials="".join(word.folded[0] for word in named) if len(named) > 1 else "",
    )


def _told_again(text: _Text, secrets: Iterable[_Secret], left: Collection[str], *, own_name: bool) -> str:
    """How one of them is told in this text; empty when none is."""
    for secret in secrets:
        if same := _same(text, secret, left):
            return same
        if secret.numbers and any(number in row for number in secret.numbers for row in text.rows):
            return "number"
        if len(secret.squeezed) >= SPELLED and _spelled(text, secret):
            return "spelled"
        if own_name:
            continue
        if secret.nicknames and any(_is_name(text, at, left) for at in text.places(secret.nicknames)):
            return "nickname"
        if any(secret.initials.startswith(letters) for letters in text.initials):
            return "initials"
    return ""


def _same(text: _Text, secret: _Secret, left: Collection[str]) -> str:
    length = len(secret.sequence)
    for at in text.places({secret.sequence[0]}):
        if tuple(text.folded[at : at + length]) != secret.sequence:
            continue
        # "Flores" was taken out, "flores" are flowers: but only a person can say that it is not the name.
        word = text.words[at]
        if length == 1 and secret.large and not word.large and word.folded in ORDINARY:
            if word.folded not in left:
                return "word"
            continue
        return "same"
    return ""


def _spelled(text: _Text, secret: _Secret) -> bool:
    if spelled_out(text.words, secret.squeezed):
        return True
    # mariahernandez in an address or a handle.
    return (
        len(secret.sequence) > 1
        and len(secret.squeezed) >= GLUED
        and any(secret.squeezed in folded for folded in text.folded)
    )


def _is_name(text: _Text, at: int, left: Collection[str]) -> bool:
    word = text.words[at]
    if word.folded in left or not (word.large or (text.all_small and word.folded not in ORDINARY)):
        return False
    before = text.folded[max(0, at - 2) : at]
    return not (before[-1:] and before[-1] in SAINTS) and before not in (["virgen", "de"], ["lady", "of"])
