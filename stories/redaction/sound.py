"""A recording made anew from its samples: stretches covered or cut, loudness evened, as AAC and as Opus."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stories.redaction.encoding.ffmpeg import CLEAN, HANDED, PIPE, Ffmpeg, Limits, MediaRefused, into_mp4
from stories.redaction.encoding.memory import MemoryFile, TooLarge
from stories.redaction.stretches import Stretch, in_order
from stories.redaction.unnamed import unnamed

# Two bytes a sample, one channel: a voice needs no more, and nobody is placed in a room by stereo.
RATE = 48_000
LONGEST_SECONDS = 6 * 3600
# Outside a covered stretch the sound goes down and up within so many seconds, so that there is no click.
RAMP = 0.008
TONE_HERTZ, TONE_LEVEL = 1000, 0.08
PEAKS_A_SECOND = 10
AAC_RATE, OPUS_RATE = "64k", "32k"
# Loudness, evened over half a second as a listener turns a knob; it never lifts what is almost silent by more than 8.
EVENED = "dynaudnorm=f=500:g=31:p=0.9:m=8:b=1"
# The container that our own examination found; ffmpeg is never left to guess, so no playlist is ever one.
FORMATS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "mov",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "matroska",
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/webm": "matroska",
}
Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Source:
    """An original to read: its media type, its bytes in pieces from the beginning, and how many they are at most."""

    media_type: str
    pieces: Callable[[], Iterable[bytes]]
    most: int


@dataclass(frozen=True)
class Encoded:
    """One finished file, in memory until it is sealed. `listed()` is how a part names it."""

    memory: MemoryFile
    media_type: str
    width: int = 0
    height: int = 0

    def listed(self) -> dict[str, object]:
        shape = {"width": self.width, "height": self.height} if self.width else {}
        return {"sha256": self.memory.sha256, "type": self.media_type, "bytes": self.memory.size, **shape}


def reading(source: Source, stack: ExitStack) -> tuple[list[str], Iterable[bytes] | None, list[int]]:
    """How ffmpeg reads `source`: its arguments, what to feed, and which descriptor it is handed.

    A film's index may stand at its end, so it lies in a memory file; everything else streams.
    """
    form = FORMATS.get(source.media_type)
    if form is None:
        raise MediaRefused("broken")
    if form != "mov":
        return [*HANDED, "-f", form, "-i", PIPE], source.pieces(), []
    try:
        memory = stack.enter_context(MemoryFile.of(source.pieces(), most=source.most))
    except TooLarge as error:
        raise MediaRefused("too_large") from error
    return [*HANDED, "-f", form, "-fd", str(memory.descriptor), "-i", "fd:"], None, [memory.descriptor]


def samples(source: Source, *, stop: threading.Event, rate: int = RATE) -> Iterator[Samples]:
    """A recording's samples in -1..1, a second at a time. Raises MediaRefused."""
    with ExitStack() as stack:
        arguments, feed, hand = reading(source, stack)
        decoder = stack.enter_context(
            Ffmpeg(
                [*arguments, "-map", "0:a:0", *CLEAN, "-vn", "-ac", "1", "-ar", str(rate), "-f", "s16le", "pipe:1"],
                limits=Limits(),
                stop=stop,
                feed=feed,
                hand=hand,
            )
        )
        for number, block in enumerate(decoder.blocks(rate * 2)):
            if number >= LONGEST_SECONDS:
                raise MediaRefused("too_long")
            yield np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(np.float32) * np.float32(1 / 32768)


def covered(blocks: Iterable[Samples], stretches: Sequence[Stretch], *, rate: int = RATE) -> Iterator[Samples]:
    """The samples without what is to go. Inside a stretch not one sample of the original is left."""
    listed, at = in_order(stretches), 0
    for block in blocks:
        first, at = at, at + len(block)
        near = [one for one in listed if (one.start - RAMP) * rate < at and first < (one.stop + RAMP) * rate]
        if not near:
            yield block
            continue
        place = np.arange(first, at)
        gain, tone, stays = np.ones(len(block)), np.zeros(len(block)), np.ones(len(block), bool)
        for one in near:
            # Whole samples outwards, so that rounding never leaves one inside.
            start, stop = int(np.floor(one.start * rate)), int(np.ceil(one.stop * rate))
            distance = np.maximum(start - place, place - stop + 1) / (RAMP * rate)
            gain = np.minimum(gain, np.clip(distance, 0, 1))
            inside = (place >= start) & (place < stop)
            if one.how == "tone":
                tone = np.where(inside, TONE_LEVEL * np.sin(2 * np.pi * TONE_HERTZ * place / rate), tone)
            if one.how == "cut":
                stays &= ~inside
        yield (block * gain + tone)[stays].astype(np.float32)


def encoded(
    blocks: Iterable[Samples], *, stack: ExitStack, stop: threading.Event, rate: int = RATE, filters: str = ""
) -> tuple[list[Encoded], float]:
    """AAC in MP4 and Opus in Ogg, in memory files that live as long as `stack`; and the seconds they last."""
    aac, opus = stack.enter_context(MemoryFile()), stack.enter_context(MemoryFile())
    graph = ",".join(filter(None, (filters, EVENED, "asplit[a][o]")))
    count = 0
    with into_mp4(
        [
            *(*HANDED, "-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", PIPE, "-filter_complex", f"[0:a]{graph}"),
            *("-map", "[o]", *CLEAN, "-c:a", "libopus", "-b:a", OPUS_RATE, "-application", "voip"),
            *("-fd", str(opus.descriptor), "-f", "ogg", "fd:"),
            *("-map", "[a]", *CLEAN, "-c:a", "aac", "-b:a", AAC_RATE),
        ],
        out=aac,
        limits=Limits(output=1 << 29),
        stop=stop,
        hand=[opus.descriptor],
    ) as encoder:
        for block in blocks:
            count += len(block)
            encoder.write((np.clip(block, -1, 1) * 32767).astype("<i2").tobytes())
        if not count:
            raise MediaRefused("no_sound")
    files = [Encoded(aac, "audio/mp4"), Encoded(opus, "audio/ogg")]
    for file in files:
        unnamed(file.memory, file.media_type)
    return files, count / rate


class Peaks:
    """Passes samples on and keeps how loud each tenth of a second is (0 to 255): the waveform."""

    def __init__(self, blocks: Iterable[Samples], *, rate: int = RATE) -> None:
        self._blocks, self._step = blocks, rate // PEAKS_A_SECOND
        self.rate, self.count, self.values = rate, 0, bytearray()

    def __iter__(self) -> Iterator[Samples]:
        rest = np.zeros(0, np.float32)
        for block in self._blocks:
            self.count += len(block)
            rest = np.concatenate((rest, np.abs(block)))
            whole = len(rest) // self._step
            self._keep(rest[: whole * self._step].reshape(whole, self._step))
            rest = rest[whole * self._step :]
            yield block
        if len(rest):
            self._keep(rest.reshape(1, -1))

    def _keep(self, tenths: Samples) -> None:
        if len(tenths):
            self.values += (np.clip(tenths.max(axis=1), 0, 1) * 255).astype(np.uint8).tobytes()

    @property
    def seconds(self) -> float:
        return self.count / self.rate
