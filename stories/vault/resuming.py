"""Finding the last good frame of a file whose writer was paused or cut off, and letting go of what follows it."""

import os

from stories.vault import durable
from stories.vault.errors import Damaged
from stories.vault.frames import (
    DATA,
    DATA_SIZE,
    FRAME_SIZE,
    HEAD_SIZE,
    FileKey,
    Run,
    RunCipher,
    read_frame,
    read_frame_head,
)
from stories.vault.sources import OnDisk, Source


def recover(descriptor: int, file_key: FileKey) -> list[Run]:
    """The runs worth keeping; the file is cut after the last of their frames.

    A pause syncs before it answers, so whatever a power cut tore lies at the end: every frame of the last run is
    opened, and what does not open, what an unfinished close left (padding, manifest) and half frames are cut off.
    Earlier runs must be whole: Damaged if their heads say otherwise (their frames are opened by who reads them).
    """
    source = OnDisk(descriptor)
    frames = max(0, source.size() - HEAD_SIZE) // FRAME_SIZE
    last: Run | None = None
    while frames and last is None:
        head = read_frame_head(source, frames - 1)
        cipher = head.run_cipher(file_key, purpose=DATA)
        first_frame = frames - 1 - head.number
        if cipher is None or first_frame < 0:
            frames -= 1
            continue
        lengths = _good_lengths(source, cipher, first_frame, head.number + 1)
        frames = first_frame + len(lengths)
        if lengths:
            last = Run(cipher.salt, first_frame, len(lengths), cipher.first_byte, sum(lengths))
    runs = [] if last is None else _earlier(source, file_key, last)
    os.ftruncate(descriptor, HEAD_SIZE + frames * FRAME_SIZE)
    durable.sync(descriptor)
    return runs


def _good_lengths(source: Source, cipher: RunCipher, first_frame: int, frames: int) -> list[int]:
    """The lengths of a run's frames up to the first that is empty, short or does not open."""
    lengths: list[int] = []
    for number in range(frames):
        try:
            data = cipher.open(read_frame(source, first_frame + number), number=number)
        except Damaged:
            break
        if not data:
            break
        lengths.append(len(data))
        if len(data) < DATA_SIZE:
            break
    return lengths


def _earlier(source: Source, file_key: FileKey, last: Run) -> list[Run]:
    """All runs up to and with `last`, read backwards from their frames' heads; each ends where the next begins."""
    runs = [last]
    while runs[-1].first_frame:
        after = runs[-1]
        head = read_frame_head(source, after.first_frame - 1)
        cipher = head.run_cipher(file_key, purpose=DATA)
        frames = head.number + 1
        if cipher is None or frames > after.first_frame:
            raise Damaged("an earlier run is not whole")
        length = after.first_byte - cipher.first_byte
        if not (frames - 1) * DATA_SIZE < length <= frames * DATA_SIZE:
            raise Damaged("an earlier run is not whole")
        runs.append(Run(cipher.salt, after.first_frame - frames, frames, cipher.first_byte, length))
    if runs[-1].first_byte:
        raise Damaged("the first run is missing")
    return runs[::-1]
