"""Finding the last good frame of a file whose writer was paused or cut off, and letting go of what follows it."""

import os
from collections.abc import Iterator

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
    read_frame_head_at,
)


def recover(descriptor: int, file_key: FileKey) -> list[Run]:
    """The runs worth keeping; the file is cut after the last of their frames.

    A pause syncs before it answers, so whatever a power cut tore lies at the end: every frame of the last run is
    opened, and what does not open, what an unfinished close left (padding, manifest) and half frames are cut off.
    Earlier runs must be whole. Raises Damaged if they are not.
    """
    frames = max(0, os.fstat(descriptor).st_size - HEAD_SIZE) // FRAME_SIZE
    runs: list[Run] = []
    while frames:
        found = _runs(descriptor, frames)
        if not found:
            frames -= 1
            continue
        earlier = _measure(descriptor, file_key, found[:-1])
        first_byte = sum(run.length for run in earlier)
        last = _keep(descriptor, file_key, found[-1], first_byte=first_byte)
        if last.frames:
            runs, frames = [*earlier, last], last.first_frame + last.frames
            break
        frames = last.first_frame
    os.ftruncate(descriptor, HEAD_SIZE + frames * FRAME_SIZE)
    os.fsync(descriptor)
    return runs


def _runs(descriptor: int, frames: int) -> list[tuple[bytes, int, int]]:
    """(salt, first frame, frames) of each run, by the frames' open heads; empty if they disagree."""
    found: list[tuple[bytes, int, int]] = []
    end = frames
    while end:
        salt, number = read_frame_head_at(descriptor, end - 1)
        if number >= end or read_frame_head_at(descriptor, end - 1 - number) != (salt, 0):
            return []
        found.append((salt, end - 1 - number, number + 1))
        end -= number + 1
    return found[::-1]


def _measure(descriptor: int, file_key: FileKey, found: list[tuple[bytes, int, int]]) -> list[Run]:
    """Earlier runs: all frames are full but the last, which is opened to learn the run's length."""
    measured: list[Run] = []
    first_byte = 0
    for salt, first_frame, frames in found:
        cipher = RunCipher(file_key, purpose=DATA, salt=salt)
        before = (frames - 1) * DATA_SIZE
        data = cipher.open(
            read_frame(descriptor, first_frame + frames - 1),
            number=frames - 1,
            first_byte=first_byte + before,
            last=False,
        )
        measured.append(Run(salt, first_frame, frames, first_byte, before + len(data)))
        first_byte += before + len(data)
    return measured


def _keep(descriptor: int, file_key: FileKey, found: tuple[bytes, int, int], *, first_byte: int) -> Run:
    salt, first_frame, frames = found
    lengths = list(_good(descriptor, RunCipher(file_key, purpose=DATA, salt=salt), first_frame, frames, first_byte))
    return Run(salt, first_frame, len(lengths), first_byte, sum(lengths))


def _good(descriptor: int, cipher: RunCipher, first_frame: int, frames: int, first_byte: int) -> Iterator[int]:
    """The lengths of the run's frames up to the first that is empty, short or does not open."""
    for number in range(frames):
        try:
            data = cipher.open(
                read_frame(descriptor, first_frame + number),
                number=number,
                first_byte=first_byte + number * DATA_SIZE,
                last=False,
            )
        except Damaged:
            return
        if not data:
            return
        yield len(data)
        if len(data) < DATA_SIZE:
            return
