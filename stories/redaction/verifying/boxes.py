"""The boxes of ISO 14496-12, walked against a tree of those that may be there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stories.redaction.verifying.source import Unclean, Walk

# More than any file of ours has; a walk that meets more is led in circles.
MOST_BOXES = 5_000


@dataclass(frozen=True)
class Box:
    """One box: its name, where its content begins and where it ends."""

    name: bytes
    start: int
    stop: int


Check = Callable[[Walk, Box], None]
# A box may hold the boxes of a mapping, or is looked at by a function, or is left as it is (None).
Tree = Mapping[bytes, Any]


def boxes(source: Walk, start: int, stop: int) -> Iterator[Box]:
    """The boxes that fill `start` to `stop` without a gap. Raises Unclean."""
    at = start
    for _ in range(MOST_BOXES):
        if at == stop:
            return
        length, name, content = source.number(at, 4), source.exactly(at + 4, 4), at + 8
        if length == 1:
            length, content = source.number(at + 8, 8), at + 16
        if length < content - at or at + length > stop:
            raise Unclean(f"at {at}: box {name!r} does not fit")
        yield Box(name, content, at + length)
        at += length
    raise Unclean("too many boxes")


def walk(source: Walk, tree: Tree, *, start: int, stop: int, inside: str = "") -> list[Box]:
    """Every box below `tree`; its own boxes are returned. Raises Unclean at the first that is not in the tree."""
    found = []
    for box in boxes(source, start, stop):
        where = f"{inside}/{box.name.decode('latin-1')}"
        if box.name not in tree:
            raise Unclean(f"box {where!r}")
        inner = tree[box.name]
        if callable(inner):
            inner(source, box)
        elif inner is not None:
            walk(source, inner, start=box.start, stop=box.stop, inside=where)
        found.append(box)
    return found


def full(tree: Tree) -> Check:
    """A box that begins with version and flags, and then holds the boxes of `tree`."""

    def check(source: Walk, box: Box) -> None:
        source.exactly(box.start, 4)
        walk(source, tree, start=box.start + 4, stop=box.stop, inside=box.name.decode("latin-1"))

    return check


def size(*lengths: int) -> Check:
    """A box with no more content than one of these lengths."""

    def check(source: Walk, box: Box) -> None:
        if box.stop - box.start not in lengths:
            raise Unclean(f"box {box.name!r} of another length")

    return check


def at_most(length: int) -> Check:
    """A box with no more content than this."""

    def check(source: Walk, box: Box) -> None:
        if box.stop - box.start > length:
            raise Unclean(f"box {box.name!r} is too long")

    return check


def table(row: int) -> Check:
    """A box with version and flags, a count, and so many rows of this length."""

    def check(source: Walk, box: Box) -> None:
        if box.stop - box.start != 8 + row * source.number(box.start + 4, 4):
            raise Unclean(f"box {box.name!r} of another length")

    return check


def nothing(source: Walk, box: Box) -> None:
    """A box that only takes up room."""
    if not source.zeros(box.start, box.stop):
        raise Unclean(f"box {box.name!r} is filled")
