"""The program: one job in a line of JSON and a file on its input, one line of JSON and files on its output.

A job says `what` ("files", "seen", "veiled", "pages", "proposals"), `media_type`, `page` (0: not a PDF), and what that
needs: `regions`, `tiles`, `side`, `tesseract`. The answer lists the files that follow it, or says `error`. Whatever it
is handed, it answers or dies; what it dies of stays here.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from stories.redaction.drawing import canvas, covering, files
from stories.redaction.regions import region_of


def done(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], list[files.Finished]]:
    """What is answered, and the files. Raises canvas.NoPicture."""
    if job["what"] == "pages":
        return {"pages": canvas.page_count(data)}, []
    picture = canvas.pixels(data, media_type=job["media_type"], page=job["page"])
    size = {"width": picture.width, "height": picture.height}
    if job["what"] == "proposals":
        return {**size, **_proposals(job, picture)}, []
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


def _proposals(job: Mapping[str, Any], picture: Any) -> dict[str, Any]:
    # Only here: the runtime of the model takes its time and its memory.
    from stories.redaction.drawing import seeking

    found = seeking.faces_in(picture)
    if job["tesseract"]:
        found += seeking.words_in(picture, job["tesseract"])
    return {"proposals": [region.said() for region in found]}


def main() -> None:
    job = json.loads(sys.stdin.buffer.readline())
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


if __name__ == "__main__":
    main()
