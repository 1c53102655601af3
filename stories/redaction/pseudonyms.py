"""One other name for each person of a story: who is the same person, and which names would fit. Pure."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stories.redaction.finding import Proposal
from stories.redaction.finding.words import fold, places
from stories.redaction.given_names import GIVEN, WOMEN_TOO

WOMAN, MAN = 0, 1
# The most that a worksheet holds: beyond this a list is no help.
MOST_PEOPLE = 200
_BEFORE = 24
_WOMEN = re.compile(
    r"\b(?:do[nñ]a|se[nñ]ora|sra|se[nñ]orita|hermana|mam[aá]|madre|t[ií]a|abuel(?:a|ita)|hija|prima|vecina|comadre|"
    r"esposa|cu[nñ]ada|suegra|ni[nñ]a|amiga|mrs|ms|miss|sister|mom|mother|aunt|grandm\w+|daughter|wife|girl)\W+$",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:don|se[nñ]or|sr|hermano|pap[aá]|padre|t[ií]o|abuel(?:o|ito)|hijo|primo|vecino|compadre|esposo|cu[nñ]ado|"
    r"suegro|ni[nñ]o|amigo|mr|brother|dad|father|uncle|grandf\w+|son|husband|boy)\W+$",
    re.IGNORECASE,
)
# What stands before a name and is no part of it.
_TITLES = frozenset(
    "don dona senor senora senorita sr sra mr mrs ms miss dr dra doctor doctora el la de del y".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Somebody:
    """One person of the story: the names as they were told, longest first, and whether woman, man or unknown (None)."""

    names: tuple[str, ...]
    gender: int | None = None


def same_person(one: str, other: str) -> bool:
    """Whether one name is a part of the other: "Filomena" and "doña Filomena Tlacuache"."""
    shorter, longer = sorted((_core(one), _core(other)), key=len)
    return bool(shorter) and shorter <= longer


def people_in(*, text: str, proposals: Iterable[Proposal]) -> tuple[Somebody, ...]:
    """Who is named in the text, in order of appearance. A name that fits two people stays apart from both."""
    spots = [(found.start, text[found.start : found.end]) for found in proposals if found.kind == "person"]
    groups: list[list[tuple[int, str]]] = []
    for start, name in sorted(spots, key=lambda spot: (-len(_core(spot[1])), spot[0])):
        if not _core(name):
            continue
        fitting = [group for group in groups if same_person(group[0][1], name)]
        if len(fitting) == 1:
            fitting[0].append((start, name))
        else:
            groups.append([(start, name)])
    return tuple(
        Somebody(_distinct(name for _start, name in group), _gender_of(text, group))
        for group in sorted(_joined(groups), key=min)[:MOST_PEOPLE]
    )


def fitting_names(
    *, somebody: Somebody, occurring: frozenset[str], language: str, chance: random.Random, count: int = 3
) -> tuple[str, ...]:
    """Some names that fit culture and gender, common, of another initial, and that nobody in the story has.

    `occurring` are all folded words of the submission and the other names already given. Drawn by lot: the first of a
    list that is free would tell which ones were not.
    """
    culture = _culture(somebody, language)
    women, men = GIVEN[culture]
    lists: Sequence[str] = (women, men)[somebody.gender] if somebody.gender is not None else (*women, *men)
    initials = {word[0] for name in somebody.names for word in _core(name)}
    free = [
        name
        for name in lists
        if fold(name)[0] not in initials and not {fold(name[s:e]) for s, e in places(text=name)} & occurring
    ]
    return tuple(chance.sample(free, min(count, len(free))))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All folded words of these texts."""
    return frozenset(fold(text[start:stop]) for text in texts for start, stop in places(text=text))


def _core(name: str) -> frozenset[str]:
    words = [fold(name[start:stop]) for start, stop in places(text=name) if name[start].isalpha()]
    return frozenset(word for word in words if word not in _TITLES)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[tuple[str, ...], str] = {}
    for name in names:
        kept.setdefault(tuple(fold(name).split()), name)
    return tuple(kept.values())


def _joined(groups: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Mentions with the very same words that fitted two people are one group of their own."""
    alike: dict[frozenset[str], list[tuple[int, str]]] = {}
    for group in groups:
        alike.setdefault(_core(group[0][1]), []).extend(group)
    return list(alike.values())


def _first(name: str) -> str:
    words = [fold(name[start:stop]) for start, stop in places(text=name) if name[start].isalpha()]
    return next((word for word in words if word not in _TITLES), "")


def _gender_of(text: str, group: Sequence[tuple[int, str]]) -> int | None:
    first = _first(group[0][1])
    for start, name in group:
        before = text[max(0, start - _BEFORE) : start] + " ".join(name.split()[:1]) + " "
        for gender, words in ((WOMAN, _WOMEN), (MAN, _MEN)):
            if words.search(text[max(0, start - _BEFORE) : start]) or words.search(before):
                return gender
    for gender in (WOMAN, MAN):
        if any(first == fold(known) for lists in GIVEN.values() for known in lists[gender]):
            return gender
    if first in WOMEN_TOO:
        return WOMAN
    # In Spanish and Portuguese most names say it with their last letter; elsewhere it would be a guess.
    return {"a": WOMAN, "o": MAN}.get(first[-1:])


def _culture(somebody: Somebody, language: str) -> str:
    """By the given name where a list knows it, the language of the story first; else by its ending."""
    first = _first(somebody.names[0])
    own = language if language in GIVEN else "es"
    for culture in (own, *GIVEN):
        if any(first == fold(known) for lists in GIVEN[culture] for known in lists):
            return culture
    return "es" if first in WOMEN_TOO or first[-1:] in ("a", "o") else own
