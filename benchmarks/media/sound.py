"""A long recording made anew, as it is and altered: how long that takes, on the clock and of the processor.

    python benchmarks/media/sound.py [SECONDS]

An hour unless it says otherwise, of something like a voice, sent as Opus in Ogg; both ways yield AAC and Opus.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import imageio_ffmpeg
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stories.redaction import voice
from stories.redaction.sound import RATE, Peaks, Source, encoded, samples


def told(seconds: float) -> bytes:
    """A buzz with two resonances that comes and goes four times a second, with breath between sentences."""
    at = np.arange(RATE * 10) / RATE
    buzz = sum(np.sin(2 * np.pi * 120 * k * at) / (1 + abs(k - 5) + abs(k - 12) / 2) for k in range(1, 25))
    said = buzz * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * at)) * (np.sin(2 * np.pi * at / 5) > -0.7)
    ten = (said / np.abs(said).max() * 20_000).astype("<i2").tobytes()
    raw = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-", "-c:a", "libopus", "-b:a", "32k", "-f", "ogg", "-"]
    pieces = [ten] * int(seconds // 10)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *raw]
    return subprocess.run(command, input=b"".join(pieces), capture_output=True, check=True).stdout


def source(data: bytes) -> Source:
    def pieces() -> Iterator[bytes]:
        yield from (data[at : at + 65_536] for at in range(0, len(data), 65_536))

    return Source("audio/ogg", pieces, 1 << 30)


def as_it_is(data: bytes) -> None:
    with ExitStack() as stack:
        stop = threading.Event()
        encoded(samples(source(data), stop=stop), stack=stack, stop=stop)


def altered(data: bytes) -> None:
    how = voice.drawn()
    with ExitStack() as stack:
        stop = threading.Event()
        plain = samples(source(data), stop=stop, rate=voice.RATE)
        made = voice.altered(plain, coefficient=how.coefficient)
        encoded(made, stack=stack, stop=stop, rate=voice.RATE, filters=how.filters())


def waveform(data: bytes) -> None:
    peaks = Peaks(samples(source(data), stop=threading.Event(), rate=8000), rate=8000)
    for _block in peaks:
        pass


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0
    data = told(seconds)
    print(f"{seconds:g} s of a voice, {len(data) / 1e6:.1f} MB of Opus")
    for name, act in (("as it is", as_it_is), ("altered", altered), ("waveform", waveform)):
        before, began = os.times(), time.monotonic()
        act(data)
        after = os.times()
        used = sum(after[:4]) - sum(before[:4])
        took = time.monotonic() - began
        print(f"{name:10}{took:8.1f} s   processor {used:8.1f} s   load {os.getloadavg()[1]:.1f}", flush=True)


if __name__ == "__main__":
    main()
