"""A recording written down by a program that a steward installed: in a cell, from memory, without any network.

The program is handed 16 kHz mono WAV as a file in memory and prints WebVTT, SubRip or the lines of whisper.cpp. What it
prints is a machine's: nobody's words until a person has read them.
"""

import os
import shutil
import struct
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stories.cell.cell import GIGABYTE, UNCONFINED, Walls, cell
from stories.redaction.encoding.ffmpeg import MediaRefused
from stories.redaction.encoding.memory import MemoryFile, TooLarge
from stories.redaction.sound import Source, samples
from stories.redaction.transcripts.imported import LARGEST, joined, read
from stories.redaction.transcripts.refusals import NotReadable
from stories.redaction.transcripts.transcript import Cue

RATE = 16_000
LONGEST_SOUND = 4 * 3600 * RATE * 2
# What a command may say where the sound and the language go.
SOUND, LANGUAGE = "{sound}", "{language}"
_PATH = "/usr/local/bin:/usr/bin:/bin"
_PATIENCE = 0.1


class NotHeard(Exception):
    """`code`: missing (no such program), unconfined (this kernel cannot shut it in), too_long, cancelled, broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Patience:
    """How long it may run, how much memory it may have."""

    seconds: float = 4 * 3600.0
    memory: int = 16 * GIGABYTE


def hear(
    source: Source, *, command: Sequence[str], language: str, stop: threading.Event, patience: Patience | None = None
) -> tuple[Cue, ...]:
    """What the program hears, put together into paragraphs. Raises NotHeard."""
    patience = patience or Patience()
    program = shutil.which(command[0], path=_PATH) if command else None
    if program is None:
        raise NotHeard("missing")
    try:
        with MemoryFile.of(_wav(source, stop), most=LONGEST_SOUND) as sound:
            path = f"/proc/self/fd/{sound.descriptor}"
            said = [part.replace(SOUND, path).replace(LANGUAGE, language) for part in command[1:]]
            printed = _run([program, *said], hand=sound.descriptor, stop=stop, patience=patience)
    except (MediaRefused, TooLarge) as error:
        raise NotHeard("cancelled" if stop.is_set() else "broken") from error
    try:
        return joined(read(printed).cues)
    except NotReadable as error:
        raise NotHeard("broken") from error


def _wav(source: Source, stop: threading.Event) -> Iterator[bytes]:
    # The sizes in the header are the largest there are: how long it is, its end says.
    shape = struct.pack("<IHHIIHH", 16, 1, 1, RATE, RATE * 2, 2, 16)
    yield b"RIFF\xff\xff\xff\xffWAVEfmt " + shape + b"data\xff\xff\xff\xff"
    for block in samples(source, stop=stop, rate=RATE):
        yield (np.clip(block, -1, 1) * 32767).astype("<i2").tobytes()


def _run(command: Sequence[str], *, hand: int, stop: threading.Event, patience: Patience) -> bytes:
    seconds = int(patience.seconds * (os.cpu_count() or 1)) + 1
    walls = Walls(memory=patience.memory, seconds=seconds, output=1 << 20)
    process = subprocess.Popen(  # noqa: S603
        cell(Path(command[0]), command[1:], walls=walls),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        # A program's complaint may repeat what it heard.
        stderr=subprocess.DEVNULL,
        pass_fds=[hand],
        cwd="/",
        env={"PATH": _PATH, "HOME": "/"},
    )
    ended = threading.Event()
    why: list[str] = []
    ends = time.monotonic() + patience.seconds

    def watch() -> None:
        while not ended.wait(_PATIENCE):
            if stop.is_set() or time.monotonic() > ends:
                why.append("cancelled" if stop.is_set() else "too_long")
                process.kill()
                return

    watcher = threading.Thread(target=watch, name="speech", daemon=True)
    watcher.start()
    assert process.stdout is not None
    try:
        printed = process.stdout.read(LARGEST + 1)
        if len(printed) > LARGEST:
            process.kill()
        status = process.wait()
    finally:
        ended.set()
        watcher.join()
        process.stdout.close()
    if why:
        raise NotHeard(why[0])
    if status == UNCONFINED:
        raise NotHeard("unconfined")
    if status or len(printed) > LARGEST:
        raise NotHeard("broken")
    return printed
