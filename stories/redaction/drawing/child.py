"""The program: one job in a line of JSON and a file on its input, one line of JSON and files on its output.

A job says `what` ("files", "seen", "veiled", "pages", "proposals"), `media_type`, `page` (0: not a PDF), and what that
needs: `regions`, `tiles`, `side`, `words`. The job comes from the archive: it is read, and what it needs is loaded,
before the cell is shut. The file behind it comes from a stranger. The answer lists the files that follow it, or says
`error`. Whatever it is handed, it answers or dies; what it dies of stays here.
"""

import functools
import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PIL import Image

from stories.redaction.drawing import canvas, covering, files
from stories.redaction.regions import region_of

# What Pillow and others would look for on the disk while they decode and encode.
PARTS = {
    "image/jpeg": ("PIL.MpoImagePlugin",),
    "image/webp": ("PIL.WebPImagePlugin",),
    "image/heic": ("pillow_heif",),
    "image/heif": ("pillow_heif",),
    canvas.PDF: ("pypdfium2",),
}
EVERY = ("PIL.TiffImagePlugin",)
FILES = ("PIL.WebPImagePlugin", "PIL.AvifImagePlugin")
PROPOSALS = ("stories.redaction.drawing.seeking",)


def done(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], list[files.Finished]]:
    """What is answered, and the files. Raises canvas.NoPicture."""
    if job["what"] == "pages":
        return {"pages": canvas.page_count(data)}, []
    picture = canvas.pixels(data, media_type=job["media_type"], page=job["page"])
    size = {"width": picture.width, "height": picture.height}
    if job["what"] == "proposals":
        return _proposals(job, picture, size)
    covering.cover(picture, map(region_of, job["regions"]))
    return size, list(_files(job, picture))


def _files(job: Mapping[str, Any], picture: Any) -> Iterator[files.Finished]:
    if job["what"] == "veiled":
        yield files.veiled(picture)
    elif job["what"] == "seen":
        yield files.seen(picture, side=job["side"])
    else:
        yield from files.sizes(picture)
        if job["tiles"]:
            yield from files.tiles(picture)


def _proposals(
    job: Mapping[str, Any], picture: Image.Image, size: Mapping[str, int]
) -> tuple[dict[str, Any], list[files.Finished]]:
    """Faces; and, where somebody is to read words, the picture in grey for whoever reads them."""
    seeking = importlib.import_module(PROPOSALS[0])
    found = [region.said() for region in seeking.faces_in(picture)]
    return {**size, "proposals": found}, [seeking.grey(picture)] if job["words"] else []


def ready() -> Callable[[], None]:
    """The job, and what it needs; what is done once the cell is shut."""
    job = json.loads(sys.stdin.buffer.readline())
    Image.preinit()
    more = {"files": FILES, "proposals": PROPOSALS}.get(job["what"], ())
    for name in (*EVERY, *PARTS.get(job["media_type"], ()), *more):
        part = importlib.import_module(name)
        if name == "pillow_heif":
            part.register_heif_opener()
        elif name in PROPOSALS:
            part.load()
    return functools.partial(answer, job)


def answer(job: Mapping[str, Any]) -> None:
    data = sys.stdin.buffer.read()
    try:
        said, made = done(job, data)
    except canvas.NoPicture as error:
        said, made = {"error": str(error)}, []
    listed = [
        {"bytes": len(file.data), "type": file.media_type, "width": file.width, "height": file.height} | file.place
        for file in made
    ]
    sys.stdout.buffer.write(json.dumps({**said, "files": listed}).encode() + b"\n")
    for file in made:
        sys.stdout.buffer.write(file.data)
    sys.stdout.buffer.flush()
