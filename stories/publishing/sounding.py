"""From a recording choice to finished files: what the worker makes, and the part that it becomes."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np

from stories.consent.speech import NoVoice, speak
from stories.redaction import video, voice
from stories.redaction.encoding.ffmpeg import MediaRefused
from stories.redaction.film import shape_of
from stories.redaction.sound import RATE, Encoded, Peaks, Samples, Source, covered, encoded, samples
from stories.redaction.worksheet import STILL, RecordingChoice

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Made:
    """What a render yields: files in memory, how long it lasts, and what was seen or heard on the way."""

    files: list[Encoded]
    seconds: float
    poster: list[Encoded]
    facts: dict[str, Any]


def sound_of(
    choice: RecordingChoice,
    *,
    original: Source,
    respoken: Source | None,
    words: list[str],
    language: str,
    stack: ExitStack,
    stop: threading.Event,
    progress: Progress,
) -> Made:
    """The files of a sound part, in the voice that was chosen. `words` are the redacted passages, in order."""
    rate, filters = RATE, ""
    if choice.voice == "own":
        blocks = covered(samples(original, stop=stop), choice.stretches)
    elif choice.voice == "altered":
        how, rate = voice.drawn(), voice.RATE
        plain = covered(samples(original, stop=stop, rate=rate), choice.stretches, rate=rate)
        blocks, filters = voice.altered(plain, coefficient=how.coefficient), how.filters()
    elif choice.voice == "respoken" and respoken is not None:
        blocks = samples(respoken, stop=stop)
    elif choice.voice == "synthetic":
        blocks = read_aloud(words, language=language)
    else:
        raise MediaRefused("no_voice")
    files, seconds = encoded(counted(blocks, progress, rate=rate), stack=stack, stop=stop, rate=rate, filters=filters)
    return Made(files=files, seconds=round(seconds, 2), poster=[], facts={})


def film_of(
    choice: RecordingChoice,
    *,
    original: Source,
    respoken: Source | None,
    words: list[str],
    language: str,
    stack: ExitStack,
    stop: threading.Event,
    progress: Progress,
) -> Made:
    """The files of a film part, faces covered, or one covered frame that stands; without sound where it has none."""
    heard, lasts = list[Encoded](), 0.0
    try:
        sound = sound_of(
            choice,
            original=original,
            respoken=respoken,
            words=words,
            language=language,
            stack=stack,
            stop=stop,
            # The sound is done long before the pictures.
            progress=lambda seconds: progress(seconds / 20),
        )
        heard, lasts = sound.files, sound.seconds
    except MediaRefused as refusal:
        if choice.voice not in ("own", "altered") or not silent(refusal, original, stop=stop):
            raise
    shown: dict[str, Any] = {"boxes": choice.boxes, "stretches": choice.stretches, "sound": heard}
    work: dict[str, Any] = {"stack": stack, "stop": stop, "progress": progress}
    if choice.show == STILL:
        files, poster, seconds = video.still(original, seconds=lasts, **shown, **work)
    else:
        files, poster, seconds = video.film(original, **shown, **work)
    return Made(files=files, seconds=round(seconds, 2), poster=poster, facts={})


def silent(refusal: MediaRefused, original: Source, *, stop: threading.Event) -> bool:
    """Whether the sound of a film was refused because it has none: its pictures can be read, and no sample can."""
    if refusal.code not in ("no_sound", "broken"):
        return False
    try:
        next(samples(original, stop=stop, rate=8000), None)
    except MediaRefused:
        return bool(shape_of(original, stop=stop))
    return True


def read_aloud(words: Iterable[str], *, language: str) -> Iterator[Samples]:
    """A machine reads the passages, with a breath between them. It has one Spanish and one English voice."""
    spoken = language.split("-")[0]
    if spoken not in ("es", "en"):
        raise MediaRefused("no_voice")
    for text in filter(str.strip, words):
        try:
            speech = speak(text, language=spoken)
        except NoVoice as error:
            raise MediaRefused("no_voice") from error
        said = np.frombuffer(speech.samples, "<i2").astype(np.float32) / 32768
        count = int(len(said) * RATE / speech.rate)
        yield np.interp(np.arange(count) * (speech.rate / RATE), np.arange(len(said)), said).astype(np.float32)
        yield np.zeros(RATE * 6 // 10, np.float32)


def counted(blocks: Iterable[Samples], progress: Progress, *, rate: int) -> Iterator[Samples]:
    """Passes samples on and says how many seconds have passed."""
    count = 0
    for block in blocks:
        count += len(block)
        progress(count / rate)
        yield block


def looked_at(
    original: Source, *, film: bool, seconds: float, stack: ExitStack, stop: threading.Event, progress: Progress
) -> Made:
    """How a recording sounds, for the desk: its length, the loudness of each tenth of a second; and a film's frames."""
    rate = 8000
    peaks = Peaks(counted(samples(original, stop=stop, rate=rate), progress, rate=rate), rate=rate)
    try:
        for _block in peaks:
            pass
    except MediaRefused as refusal:
        if not film or not silent(refusal, original, stop=stop):
            raise
    if not peaks.count and not film:
        raise MediaRefused("no_sound")
    facts: dict[str, Any] = {"peaks": list(peaks.values)}
    files: list[Encoded] = []
    if film:
        files, facts["frames"] = video.strip(original, seconds=peaks.seconds or seconds, stack=stack, stop=stop)
    return Made(files=files, seconds=round(peaks.seconds or seconds, 2), poster=[], facts=facts)
