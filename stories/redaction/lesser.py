"""Whether one edition shows nothing that another did not: equal parts, or the same part with more of it cut. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from stories.consent.precision import DateStep
from stories.redaction.generalize import date_at

# Words for a cut that say what kind of thing is withheld and nothing else: only these may be new in a lesser version.
PLAIN_CUTS: Mapping[str, tuple[str, ...]] = {
    "es": (
        "un nombre",
        "una dirección",
        "un lugar",
        "una ciudad",
        "un lugar de trabajo",
        "una escuela",
        "una fecha",
        "un parentesco",
        "un número",
        "unas palabras",
    ),
    "en": (
        "a name",
        "an address",
        "a place",
        "a city",
        "a workplace",
        "a school",
        "a date",
        "a relative",
        "a number",
        "some words",
    ),
}
FACTS_THAT_MAY_EMPTY = ("name", "date", "place", "terms", "note", "mural", "vigil")


def shows_less(
    new: Sequence[Mapping[str, Any]],
    old: Sequence[Mapping[str, Any]],
    *,
    new_steps: tuple[int, int, str],
    old_steps: tuple[int, int, str],
    wider_places: Collection[str] = (),
) -> bool:
    """True when every part of `new` is a part of `old`, whole or cut, and no step is wider. Steps: place, date, name
    id. `wider_places`: the places that contain the old one, which say less than it does.
    """
    if new_steps[0] > old_steps[0] or new_steps[1] > old_steps[1] or new_steps[2] not in ("", old_steps[2]):
        return False
    before = {part["id"]: part for part in old}
    return all(part["id"] in before and _part_is_less(part, before[part["id"]], wider_places) for part in new)


def _part_is_less(new: Mapping[str, Any], old: Mapping[str, Any], wider_places: Collection[str]) -> bool:
    if new == old:
        return True
    if new["kind"] != old["kind"]:
        return False
    if new["kind"] == "passage":
        same = {key: value for key, value in new.items() if key not in ("runs", "heading")}
        return (
            same == {key: value for key, value in old.items() if key not in ("runs", "heading")}
            and new.get("heading", "") in ("", old.get("heading", ""))
            and _runs_are_less(new["runs"], old["runs"])
        )
    if new["kind"] == "index":
        # Moments may go; none is worded otherwise.
        return {**new, "points": []} == {**old, "points": []} and all(p in old["points"] for p in new["points"])
    if new["kind"] == "facts":
        return all(
            value == old.get(key)
            or (key == "date" and _coarser(value, old.get(key, "")))
            or (key == "place" and value in wider_places)
            or (key in FACTS_THAT_MAY_EMPTY and _facts_are_less(value, old.get(key)))
            for key, value in new.items()
        )
    return False


def _facts_are_less(new: Any, old: Any) -> bool:
    if isinstance(new, list) and isinstance(old, list):
        return set(new) <= set(old)
    return not new


def _coarser(new: str, old: str) -> bool:
    """The old date, said less exactly."""
    return any(new == date_at(old, step) for step in DateStep.values)


def _runs_are_less(new: Sequence[Sequence[str]], old: Sequence[Sequence[str]]) -> bool:
    """Each run of text stands inside a run of text of the old passage, in order; generalizations are the same; cuts
    may be new where they say nothing new.
    """
    labels = {words for kind, words in old if kind == "cut"}.union(*PLAIN_CUTS.values())
    at, offset = 0, 0
    for kind, words in new:
        if kind == "cut":
            if words not in labels:
                return False
            continue
        while at < len(old):
            old_kind, old_words = old[at]
            if kind == old_kind == "loose" and words == old_words:
                at, offset = at + 1, 0
                break
            if kind == old_kind == "text":
                found = old_words.find(words, offset)
                if found >= 0:
                    offset = found + len(words)
                    break
            at, offset = at + 1, 0
        else:
            return False
    return True
