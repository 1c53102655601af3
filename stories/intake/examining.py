"""Looking at a whole file before it counts as arrived: known by content, within its limit, one thing, not broken."""

from dataclasses import dataclass

from stories.intake.looking import boxes, documents, pictures, sound, webm
from stories.intake.looking.mixed import is_mixed
from stories.intake.looking.source import AnotherFormat, Blocks, Broken, Source
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import DOCUMENT, HEAD, PHOTO, TYPES, limit_of, media_type_of


@dataclass(frozen=True)
class Found:
    """What a file is: media type; seconds of sound or film, 0.0 where it does not say; size of a picture, else 0."""

    media_type: str
    seconds: float = 0.0
    width: int = 0
    height: int = 0

    @property
    def family(self) -> str:
        return TYPES[self.media_type].family


def refuse_at_once(head: bytes, *, length: int) -> None:
    """Raises Refused for what its first bytes and its announced length already show; the rest need not be sent."""
    if length == 0:
        raise Refused(Reason.EMPTY)
    media_type = media_type_of(head[:HEAD])
    if not media_type:
        raise Refused(Reason.UNKNOWN)
    if length > limit_of(TYPES[media_type].family):
        raise Refused(Reason.TOO_LARGE, family=TYPES[media_type].family)


def examine(source: Source) -> Found:
    """What a whole file is. Raises Refused with the reason."""
    blocks = Blocks(source)
    refuse_at_once(blocks.read(0, HEAD), length=blocks.size)
    media_type = media_type_of(blocks.read(0, HEAD))
    if is_mixed(blocks, media_type=media_type):
        raise Refused(Reason.MIXED)
    try:
        found = _look(blocks, media_type)
    except pictures.TooManyPixels as error:
        raise Refused(Reason.TOO_MANY_PIXELS) from error
    except Broken as error:
        is_none = media_type == "text/plain" or isinstance(error, AnotherFormat)
        reason = Reason.UNKNOWN if is_none else Reason.BROKEN
        raise Refused(reason, family=TYPES[media_type].family) from error
    if blocks.size > limit_of(found.family):
        raise Refused(Reason.TOO_LARGE, family=found.family)
    return found


def _look(source: Blocks, media_type: str) -> Found:
    family = TYPES[media_type].family
    if family == PHOTO:
        try:
            width, height = pictures.shape(source.read(), media_type=media_type)
        except pictures.Unopened:
            # Nothing of a stranger's is opened outside of a cell: it is kept as it came, whole or not.
            return Found(media_type)
        return Found(media_type, width=width, height=height)
    if family == DOCUMENT:
        (documents.pdf if media_type == "application/pdf" else documents.text)(source)
        return Found(media_type)
    if media_type in ("video/mp4", "video/quicktime"):
        film = boxes.film(source)
        return Found(media_type if film.has_video else "audio/mp4", seconds=film.seconds)
    if media_type == "video/webm":
        film = webm.webm(source)
        return Found(media_type if film.has_video else "audio/webm", seconds=film.seconds)
    seconds = {"audio/wav": sound.wav_seconds, "audio/mpeg": sound.mp3_seconds, "audio/ogg": sound.ogg_seconds}
    return Found(media_type, seconds=seconds[media_type](source))
