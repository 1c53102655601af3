"""What could be got out of the archive about one story by whoever takes its places: for the subpoena drill."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stories.intake.models import Submission
from stories.intake.telling import read_original
from stories.publishing.worksheets import told
from stories.vault.errors import CannotOpen, KeyGone, Shredded
from stories.vault.keeper import KeeperRefusal, get_keeper

PIECE = 4 * 1024 * 1024


@dataclass(frozen=True)
class Yield:
    """What one place gave: which of the words looked for can be read there, and how many bytes were read."""

    place: str
    words: frozenset[str]
    size: int


def readable_in(place: str, paths: Iterable[Path], *, wanted: Mapping[str, str]) -> Yield:
    """Which of the `wanted` words (name -> word) stand in these files or in files below them, in any common dress."""
    dressed = {name: tuple(dresses(word)) for name, word in wanted.items()}
    found: set[str] = set()
    size = 0
    longest = max((len(dress) for several in dressed.values() for dress in several), default=1)
    for path in _files(paths):
        tail = b""
        with path.open("rb") as opened:
            while piece := opened.read(PIECE):
                size += len(piece)
                window = tail + piece
                found |= {name for name, several in dressed.items() if any(dress in window for dress in several)}
                tail = window[-longest:]
    return Yield(place, frozenset(found), size)


def dresses(word: str) -> Iterator[bytes]:
    """A word as bytes: UTF-8, UTF-16, and base64 at its three offsets."""
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain)
        # What the neighbours also decide is left out.
        yield encoded[-(-before * 8 // 6) + bool(before) : len(plain) * 8 // 6 - 2]


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (below for below in sorted(path.rglob("*")) if below.is_file() and not below.is_symlink())
        elif path.is_file():
            yield path


def opened_by_whoever_has_everything(*, submission_id: str, person_id: str) -> str:
    """Everything that vault key, key store and database open together, in one string; "" when that is nothing."""
    submission = Submission.objects.filter(pk=submission_id).first()
    if submission is None:
        return ""
    try:
        opened = get_keeper().open(person_id, submission_id, "drill")
        story = told(submission=submission, opened=opened)
        files = [
            read_original(label, submission_id=submission_id, key=opened.sitting_key(label.sitting)).decode("latin-1")
            for label in story.originals
        ]
    except (KeeperRefusal, CannotOpen, KeyGone, Shredded):
        return ""
    words = [text for _place, text in story.passages]
    return "\n".join([*map(str, story.answers.values()), *words, *(label.name for label in story.originals), *files])
