"""Whether one edition shows nothing that another did not: equal parts, or the same part with more of it cut. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

# Words for a cut that says nothing of what was there.
FACTS_THAT_MAY_EMPTY = ("name", "date", "place", "terms", "note", "mural", "vigil")


def shows_less(
    new: Sequence[Mapping[str, Any]],
    old: Sequence[Mapping[str, Any]],
    *,
    new_steps: tuple[int, int, str],
    old_steps: tuple[int, int, str],
) -> bool:
    """True when every part of `new` is a part of `old`, whole or cut, and no step is wider. Steps: place, date, name
    id.
    """
    if new_steps[0] > old_steps[0] or new_steps[1] > old_steps[1] or new_steps[2] not in ("", old_steps[2]):
        return False
    before = {part["id"]: part for part in old}
    return all(part["id"] in before and _part_is_less(part, before[part["id"]]) for part in new)


def _part_is_less(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    if new == old:
        return True
    if new["kind"] != old["kind"]:
        return False
    if new["kind"] == "passage":
        same = {key: value for key, value in new.items() if key != "runs"}
        return same == {key: value for key, value in old.items() if key != "runs"} and _runs_are_less(
            new["runs"], old["runs"]
        )
    if new["kind"] == "facts":
        return all(
            value == old.get(key) or (key in FACTS_THAT_MAY_EMPTY and _facts_are_less(value, old.get(key)))
            for key, value in new.items()
        )
    return False


def _facts_are_less(new: Any, old: Any) -> bool:
    if isinstance(new, list) and isinstance(old, list):
        return set(new) <= set(old)
    return not new


def _runs_are_less(new: Sequence[Sequence[str]], old: Sequence[Sequence[str]]) -> bool:
    """Each run of text stands inside a run of text of the old passage, in order; generalizations are the same; cuts
    may be new.
    """
    at, offset = 0, 0
    for kind, words in new:
        if kind == "cut":
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
