"""`verify()`: what every finished file passes before it is sealed into an edition."""

from collections.abc import Callable, Mapping

from stories.redaction.verifying import avif, jpeg, mp4, ogg, webm, webp
from stories.redaction.verifying.source import Held, Readable, Unclean, Walk

__all__ = ["Unclean", "verify"]

READERS: Mapping[str, Callable[[Walk], None]] = {
    "image/jpeg": jpeg.walk,
    "image/webp": webp.walk,
    "image/avif": avif.walk,
    "audio/mp4": mp4.walk_sound,
    "audio/ogg": ogg.walk,
    "video/mp4": mp4.walk_video,
    "video/webm": webm.walk,
}


def verify(file: bytes | Readable, media_type: str) -> None:
    """Raises Unclean, with where and why, unless the file is of this type from end to end and holds nothing else.

    `file` is its bytes or something with `size` and `read(start, stop)`; sound and video are read in blocks.
    """
    walk = READERS.get(media_type)
    if walk is None:
        raise Unclean(f"{media_type} is not a type that the archive makes")
    walk(Walk(Held(file) if isinstance(file, bytes) else file))
