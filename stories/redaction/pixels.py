"""Pictures rebuilt from their pixels, in a confined process: no metadata, no profile, no thumbnail, covered where told.

What is untrusted is opened there and nowhere else (`drawing.child`, in a cell); what comes back was encoded anew, and
is verified before anybody else gets it.
"""

import hashlib
import json
import subprocess
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from stories.cell.cell import GIGABYTE, UNCONFINED, Walls, cell
from stories.redaction import faces, lettering
from stories.redaction.regions import Region, region_of
from stories.redaction.verifying.exiftool import second_opinion
from stories.redaction.verifying.verify import Unclean, verify

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")
PDF = "application/pdf"
# How long a picture may take, and how much memory: for drawing, and for the model that looks for faces.
PATIENCE_SECONDS, CPU_SECONDS = 90, 60
MEMORY, MEMORY_TO_SEEK = 2 * GIGABYTE, 6 * GIGABYTE
# Of one process, so many at a time.
_turns = threading.BoundedSemaphore(2)
CHILD = "stories.redaction.drawing.child"


class NotAPicture(ValueError):
    """These bytes make no picture: "broken", "pixels", "pages", "locked", "unconfined", "too_long", "unclean"."""


@dataclass(frozen=True)
class PictureFile:
    """One file of a rebuilt picture. `place` says where a tile belongs: factor, column, row."""

    data: bytes
    media_type: str
    width: int
    height: int
    place: dict[str, int] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def listed(self) -> dict[str, object]:
        """As a part names it."""
        size = {} if self.place else {"width": self.width, "height": self.height}
        return {"sha256": self.sha256, "type": self.media_type, "bytes": len(self.data), **size, **self.place}


@dataclass(frozen=True)
class Rebuilt:
    """A finished picture: its size in pixels, its files, and the tiles of a wall."""

    width: int
    height: int
    files: Sequence[PictureFile]
    tiles: Sequence[PictureFile] = ()


def rebuilt(
    data: bytes, *, media_type: str, regions: Iterable[Region] = (), page: int = 0, tiles: bool = False
) -> Rebuilt:
    """Every file of a picture, or of a page of a PDF, covered and verified. Raises NotAPicture."""
    said, files = _job(data, what="files", media_type=media_type, regions=regions, page=page, tiles=tiles)
    try:
        for file in files:
            verify(file.data, file.media_type)
        second_opinion([file.data for file in files])
    except Unclean as error:
        raise NotAPicture("unclean") from error
    sizes = [file for file in files if not file.place]
    return Rebuilt(said["width"], said["height"], sizes, [file for file in files if file.place])


def seen(data: bytes, *, media_type: str, side: int, regions: Iterable[Region] = (), page: int = 0) -> bytes:
    """A JPEG of at most `side` pixels a side, covered as told. Raises NotAPicture."""
    return _job(data, what="seen", media_type=media_type, regions=regions, page=page, side=side)[1][0].data


def veiled(data: bytes, *, media_type: str, page: int = 0) -> bytes:
    """A JPEG of a few pixels, in which nobody can be known. Raises NotAPicture."""
    return _job(data, what="veiled", media_type=media_type, page=page)[1][0].data


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises NotAPicture."""
    return int(_job(data, what="pages", media_type=PDF)[0]["pages"])


def proposed(data: bytes, *, media_type: str, page: int = 0) -> tuple[Region, ...]:
    """Faces, and lines of words where Tesseract is installed, that a person may want covered. Raises NotAPicture."""
    said, drawn = _job(
        data, what="proposals", media_type=media_type, page=page, words=bool(lettering.found()), memory=MEMORY_TO_SEEK
    )
    words = [line for file in drawn for line in lettering.words_in(file.data, width=file.width, height=file.height)]
    return (*map(region_of, said["proposals"]), *words)


def not_installed() -> tuple[str, ...]:
    """The packages without which less is proposed: of pip for faces, of the system for words."""
    return (*faces.missing(), *(() if lettering.found() else ("tesseract-ocr",)))


def _job(
    data: bytes,
    *,
    what: str,
    media_type: str,
    page: int = 0,
    regions: Iterable[Region] = (),
    memory: int = MEMORY,
    **more: Any,
) -> tuple[dict[str, Any], list[PictureFile]]:
    if media_type not in (*PICTURES, PDF):
        raise NotAPicture("broken")
    job = {
        **{"what": what, "media_type": media_type, "page": page, "tiles": False, "side": 0, "words": False},
        "regions": [region.said() for region in regions],
        **more,
    }
    answer = _answered(json.dumps(job).encode() + b"\n" + data, memory=memory)
    head, _newline, rest = answer.partition(b"\n")
    try:
        said = json.loads(head)
        listed = said["files"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotAPicture("broken") from error
    if "error" in said:
        raise NotAPicture(said["error"])
    files, at = [], 0
    for each in listed:
        place = {name: each[name] for name in ("factor", "column", "row") if name in each}
        files.append(PictureFile(rest[at : at + each["bytes"]], each["type"], each["width"], each["height"], place))
        at += each["bytes"]
    return said, files


def _answered(job: bytes, *, memory: int) -> bytes:
    """What the confined program writes."""
    command = cell(CHILD, walls=Walls(memory=memory, seconds=CPU_SECONDS))
    try:
        with _turns:
            done = subprocess.run(  # noqa: S603 - our own program, with words of ours
                command, input=job, capture_output=True, timeout=PATIENCE_SECONDS, env={}, cwd="/", check=False
            )
    except subprocess.TimeoutExpired as error:
        raise NotAPicture("too_long") from error
    if done.returncode == UNCONFINED:
        raise NotAPicture("unconfined")
    if done.returncode != 0:
        # Killed by a limit of its own, or stumbled in a way that Python cannot catch.
        raise NotAPicture("broken")
    return done.stdout
