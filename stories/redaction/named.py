"""The files that a part names: one walk, for everybody who reads them. Pure, and free of Django: the door uses it."""

from collections.abc import Iterator, Mapping
from typing import Any

# Where a part lists files; a dot leads inward.
FILE_LISTS = ("files", "poster", "tiles.files")
# What a file made for an edition can be, and the ending of its name when somebody keeps it.
FILE_TYPES = {
    "image/webp": "webp",
    "image/jpeg": "jpg",
    "image/avif": "avif",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "video/webm": "webm",
}


def files_of(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every file that a part names, in the order of `FILE_LISTS`. What is not a list of files is passed over."""
    for place in FILE_LISTS:
        found: Any = content
        for name in place.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        if isinstance(found, list):
            yield from (file for file in found if isinstance(file, dict))
