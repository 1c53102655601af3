"""What changed from one version to the next, word by word and part by part. Pure."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from stories.redaction.named import files_of

Kind = Literal["same", "gone", "new"]
Content = Mapping[str, Any]
# What is withheld or told in general is one piece.
_PIECE = re.compile(r"\[[^\]\[]*\]|\([^()]*\)|\s+|\w+|[^\w\s]")
# Below this a passage is not the same one worded anew.
_ALIKE = 0.4
# Words around a change that are shown with it.
_AROUND = 60


@dataclass(frozen=True)
class Piece:
    """Words that stayed, went or came. `kind` is shown in words too, never by colour alone."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. `part` is its id in the newer version (in the older one where it went);
    `field` says what of it: words, speaker, heading, start, files, ... ; `pieces` are its words before and after.
    """

    part: str
    kind: str
    field: str
    how: Literal["added", "removed", "changed"]
    pieces: tuple[Piece, ...] = ()


def changes(before: Sequence[Content], after: Sequence[Content]) -> list[Change]:
    """Everything that a reader of the newer version would see otherwise, in its order; nothing for equal versions."""
    found: list[Change] = []
    for old, new in _paired(before, after):
        if old is None and new is not None:
            found.append(Change(new["id"], new["kind"], "words", "added", _all(_told(new), "new")))
        elif new is None and old is not None:
            found.append(Change(old["id"], old["kind"], "words", "removed", _all(_told(old), "gone")))
        elif old is not None and new is not None:
            found += _within(old, new)
    return found


def compared(before: str, after: str, *, whole: bool = False) -> tuple[Piece, ...]:
    """Both texts as one row of pieces. Long stretches that stayed are shortened in the middle unless `whole`."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    found: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece("gone", "".join(old[a:b])))
        if d > c:
            found.append(Piece("new", "".join(new[c:d])))
    joined = _joined(found)
    return tuple(joined if whole else _shortened(joined))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """What went and what came as two stretches, not word by word: a space between two changes is part of both."""
    found: list[Piece] = []
    gone = new = ""
    for at, piece in enumerate(pieces):
        if piece.kind == "gone":
            gone += piece.text
        elif piece.kind == "new":
            new += piece.text
        elif gone and new and not piece.text.strip() and at + 1 < len(pieces):
            gone, new = gone + piece.text, new + piece.text
        else:
            found += [*_all(gone, "gone"), *_all(new, "new"), piece]
            gone = new = ""
    return [*found, *_all(gone, "gone"), *_all(new, "new")]


def _shortened(pieces: Sequence[Piece]) -> list[Piece]:
    found = []
    for at, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "same" and len(text) > 2 * _AROUND:
            head = text[:_AROUND] if at else ""
            tail = text[-_AROUND:] if at < len(pieces) - 1 else ""
            text = f"{head} … {tail}".strip(" ") if head and tail else f"{head} …" if head else f"… {tail}"
        found.append(Piece(piece.kind, text))
    return found


def _paired(before: Sequence[Content], after: Sequence[Content]) -> Iterable[tuple[Content | None, Content | None]]:
    """Passages by what they say, since their numbers shift; all else by id. In the order of the newer version."""
    old_passages = [content for content in before if content["kind"] == "passage"]
    new_passages = [content for content in after if content["kind"] == "passage"]
    pairs = _passages(old_passages, new_passages)
    old_others = {content["id"]: content for content in before if content["kind"] != "passage"}
    for content in after:
        if content["kind"] != "passage":
            yield old_others.pop(content["id"], None), content
    yield from pairs
    yield from ((content, None) for content in old_others.values())


def _passages(old: Sequence[Content], new: Sequence[Content]) -> list[tuple[Content | None, Content | None]]:
    matcher = difflib.SequenceMatcher(None, [_told(one) for one in old], [_told(one) for one in new], autojunk=False)
    pairs: list[tuple[Content | None, Content | None]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(old[a:b], new[c:d], strict=True)
            continue
        left = list(old[a:b])
        for content in new[c:d]:
            alike = [(_likeness(one, content), -at) for at, one in enumerate(left)]
            best, at = max(alike, default=(0.0, 0))
            if best >= _ALIKE:
                # What stood before the one that is alike went.
                pairs += [(gone, None) for gone in left[: -at or 0]] if at else []
                pairs.append((left[-at], content))
                left = left[-at + 1 :]
            else:
                pairs.append((None, content))
        pairs += [(gone, None) for gone in left]
    return pairs


def _likeness(one: Content, other: Content) -> float:
    matcher = difflib.SequenceMatcher(None, _told(one).split(), _told(other).split(), autojunk=False)
    return 1.0 if one["id"] == other["id"] and matcher.ratio() > 0 else matcher.ratio()


def _told(content: Content) -> str:
    if content["kind"] == "passage":
        return said(content["runs"])
    return " · ".join(text for _field, text in sorted(_fields(content).items()) if text)


def said(runs: Iterable[Sequence[str]]) -> str:
    """Runs as one text in which a cut and what is told in general can be seen for what they are."""
    marks = {"cut": "[{}]", "loose": "({})"}
    return "".join(marks.get(kind, "{}").format(words) for kind, words in runs)


def _within(old: Content, new: Content) -> list[Change]:
    found = []
    before, after = _fields(old), _fields(new)
    for field in dict.fromkeys([*after, *before]):
        was, now = before.get(field, ""), after.get(field, "")
        if was != now:
            how: Literal["added", "removed", "changed"] = "changed" if was and now else "added" if now else "removed"
            found.append(Change(new["id"], new["kind"], field, how, compared(was, now)))
    if [file["sha256"] for file in files_of(old)] != [file["sha256"] for file in files_of(new)]:
        found.append(Change(new["id"], new["kind"], "files", "changed"))
    return found


def _fields(content: Content) -> dict[str, str]:
    """Every field that is read, as text, by a dotted name. Files are compared apart."""
    if content["kind"] == "passage":
        return {"words": said(content["runs"]), **{name: _text(content.get(name)) for name in _OF_A_PASSAGE}}
    return dict(_walk({name: value for name, value in content.items() if name not in _NOT_READ}, ""))


_OF_A_PASSAGE = ("lang", "speaker", "heading", "start", "of")
_NOT_READ = ("id", "kind", "files", "poster", "tiles")


def _walk(value: Any, field: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, f"{field}.{name}" if field else name)
    elif isinstance(value, list | tuple):
        if all(not isinstance(inner, Mapping | list | tuple) for inner in value):
            yield field, ", ".join(map(_text, value))
        else:
            for number, inner in enumerate(value, start=1):
                yield from _walk(inner, f"{field}.{number}")
    else:
        yield field, _text(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _all(text: str, kind: Kind) -> tuple[Piece, ...]:
    return (Piece(kind, text),) if text else ()
