"""Small recordings and films, made by ffmpeg and numpy, with a mark of somebody in every field that a format has."""

import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import imageio_ffmpeg
import numpy as np

from stories.redaction.sound import Source, samples

CANARY = "Rosario Canaria"
FIELDS = ("title", "artist", "comment", "location", "album", "encoder", "copyright", "description", "date")
# How each format that we take is written, and its media type.
SOUNDS = {
    "audio/mpeg": ["-c:a", "libmp3lame", "-id3v2_version", "3", "-write_id3v1", "1", "-f", "mp3"],
    "audio/mp4": ["-c:a", "aac", "-f", "ipod"],
    "audio/ogg": ["-c:a", "libopus", "-f", "ogg"],
    "audio/wav": ["-c:a", "pcm_s16le", "-write_bext", "1", "-f", "wav"],
    "audio/webm": ["-c:a", "libopus", "-f", "webm"],
}
FILMS = {
    "video/mp4": ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-f", "mp4"],
    "video/quicktime": ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-f", "mov"],
    "video/webm": ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus", "-f", "webm"],
}
ENDINGS = {"audio/mp4": "m4a", "video/mp4": "mp4", "video/quicktime": "mov"}


def voice(seconds: float = 4.0, *, hertz: int = 48_000) -> np.ndarray:
    """Something like a voice: a buzz with two resonances that comes and goes four times a second."""
    at = np.arange(int(seconds * hertz)) / hertz
    buzz = sum(np.sin(2 * np.pi * 120 * k * at) / (1 + abs(k - 5) + abs(k - 12) / 2) for k in range(1, 25))
    said = buzz * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * at))
    return np.asarray(said / np.abs(said).max() * 0.6, np.float32)


def _run(arguments: list[str], data: bytes = b"") -> bytes:
    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", *arguments],
        input=data,
        capture_output=True,
        check=True,
    )
    return done.stdout


def _marks() -> list[str]:
    tags = [item for field in FIELDS for item in ("-metadata", f"{field}={CANARY} {field}")]
    return [*tags, "-metadata:s:a:0", f"title={CANARY} stream"]


def recording(
    media_type: str, said: np.ndarray | None = None, *, folder: str = "/dev/shm", more: Sequence[str] = ()
) -> bytes:
    """A recording of this type with its sender's name in every tag. `more` are further words for ffmpeg."""
    said = voice() if said is None else said
    pcm = (said * 32767).astype("<i2").tobytes()
    head = ["-f", "s16le", "-ar", "48000", "-ac", "1", "-i", "pipe:0"]
    return _written([*head, *_marks(), *more, *SOUNDS[media_type]], media_type, pcm, folder)


def film(
    media_type: str = "video/mp4",
    *,
    seconds: float = 3.0,
    size: str = "320x240",
    sound: bool = True,
    folder: str = "/dev/shm",
) -> bytes:
    """A film of a moving pattern, with its sender's name in every tag."""
    head = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=15:duration={seconds}"]
    head += ["-f", "lavfi", "-i", f"sine=frequency=300:duration={seconds}"] if sound else []
    marks = _marks() if sound else _marks()[:-2]
    return _written([*head, "-pix_fmt", "yuv420p", *marks, *FILMS[media_type]], media_type, b"", folder)


def _written(arguments: list[str], media_type: str, data: bytes, folder: str) -> bytes:
    """MP4 and its kin are written to a file in memory-backed space, since they are finished from behind."""
    if media_type not in ENDINGS:
        return _run([*arguments, "pipe:1"], data)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        path = Path(made) / f"made.{ENDINGS[media_type]}"
        _run([*arguments, str(path)], data)
        return path.read_bytes()


def source(data: bytes, media_type: str, *, piece: int = 65_536) -> Source:
    def pieces() -> Iterator[bytes]:
        for at in range(0, len(data), piece):
            yield data[at : at + piece]

    return Source(media_type, pieces, 1 << 28)


def heard(data: bytes, media_type: str, *, rate: int = 48_000) -> np.ndarray:
    """The samples of a recording."""
    return np.concatenate(list(samples(source(data, media_type), stop=threading.Event(), rate=rate)))


def loudness(said: np.ndarray, start: float, stop: float, *, rate: int = 48_000) -> float:
    """The loudest sample between two seconds."""
    return float(np.abs(said[int(start * rate) : int(stop * rate)]).max())
