"""Photographs: decoded once when they arrive, so that a broken one is known, and drawn small for who sent them.

The decoding happens in a cell (`decoder`): what breaks there takes no key and nobody else's page with it. Where the
kernel has no cell to offer, nothing is decoded.
"""

import json
import subprocess
import threading

from stories.cell.cell import UNCONFINED, Walls, cell
from stories.intake.looking.source import Broken

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
# Pixels: more than any telephone takes, less than memory. A JPEG is decoded at a part of its size.
MOST_JPEG, MOST = 100_000_000, 50_000_000
PATIENCE_SECONDS = 15
DECODER = "stories.intake.looking.decoder"
WALLS = Walls(memory=1536 * 1024 * 1024, seconds=10)
# So many at a time in this process: each may need a gigabyte for a moment.
_turns = threading.BoundedSemaphore(2)


class TooManyPixels(Broken):
    """Its header promises more pixels than we can hold."""


class Unopened(Broken):
    """Nobody looked: this kernel cannot shut a decoder in."""


def shape(data: bytes, *, media_type: str) -> tuple[int, int]:
    """Width and height of a picture the right way up. Raises Broken, TooManyPixels, Unopened."""
    said, _picture = _decoded(data, media_type=media_type, side=0)
    return said["width"], said["height"]


def small(data: bytes, *, media_type: str, most: int) -> bytes:
    """The picture drawn anew as a JPEG, the right way up, at most `most` pixels a side, without any hidden data.

    Raises Broken, TooManyPixels, Unopened.
    """
    return _decoded(data, media_type=media_type, side=most)[1]


def _decoded(data: bytes, *, media_type: str, side: int) -> tuple[dict[str, int], bytes]:
    pixels = MOST_JPEG if media_type == "image/jpeg" else MOST
    command = cell(DECODER, [FORMATS[media_type], str(pixels), str(side)], walls=WALLS)
    try:
        with _turns:
            done = subprocess.run(  # noqa: S603 - our own program, with words of ours
                command, input=data, capture_output=True, timeout=PATIENCE_SECONDS, env={}, cwd="/", check=False
            )
    except subprocess.SubprocessError as error:
        raise Broken("cannot be opened") from error
    if done.returncode == UNCONFINED:
        raise Unopened("this kernel does not confine")
    said, _newline, picture = done.stdout.partition(b"\n")
    try:
        answer = json.loads(said)
    except ValueError as error:
        # Killed by a limit of its own, or stumbled in a way that Python cannot catch.
        raise Broken("cannot be opened") from error
    if answer.get("error") == "pixels":
        raise TooManyPixels("too many pixels")
    if "error" in answer:
        raise Broken("cannot be opened")
    return answer, picture
