"""The manifest that closes a sealed file: its size, and every run with its salt, frames, first byte and length."""

import struct

from stories.vault.errors import Damaged
from stories.vault.frames import (
    DATA_SIZE,
    FRAME_SIZE,
    HEAD_SIZE,
    MANIFEST,
    FileKey,
    Run,
    read_frame,
    read_frame_head,
)
from stories.vault.sources import Source

_FRONT = struct.Struct(">QII")
_RUN = struct.Struct(">32sIIQQ")


def frames_needed(runs: int) -> int:
    """How many frames a manifest of so many runs takes."""
    return -(-(_FRONT.size + runs * _RUN.size) // DATA_SIZE)


def pack(runs: list[Run]) -> bytes:
    """Size of the file, number of data frames (padding included), number of runs, and the runs."""
    size, frames = sum(run.length for run in runs), sum(run.frames for run in runs)
    return _FRONT.pack(size, frames, len(runs)) + b"".join(
        _RUN.pack(run.salt, run.first_frame, run.frames, run.first_byte, run.length) for run in runs
    )


def unpack(data: bytes) -> list[Run]:
    """The runs, which must tile the file without gap or overlap. Raises Damaged."""
    if len(data) < _FRONT.size:
        raise Damaged("the manifest is short")
    size, frames, count = _FRONT.unpack_from(data)
    if len(data) != _FRONT.size + count * _RUN.size:
        raise Damaged("the manifest is short")
    runs = [Run(*_RUN.unpack_from(data, _FRONT.size + place * _RUN.size)) for place in range(count)]
    frame = byte = 0
    for run in runs:
        if (run.first_frame, run.first_byte) != (frame, byte) or run.frames * DATA_SIZE < run.length:
            raise Damaged("the manifest does not add up")
        frame, byte = frame + run.frames, byte + run.length
    if (frame, byte) != (frames, size):
        raise Damaged("the manifest does not add up")
    return runs


def read(source: Source, file_key: FileKey) -> list[Run]:
    """The runs of a closed file, whose length must be what they and the manifest add up to. Raises Damaged."""
    frames, torn = divmod(source.size() - HEAD_SIZE, FRAME_SIZE)
    if torn or frames < 1:
        raise Damaged("the file is cut")
    head = read_frame_head(source, frames - 1)
    first = frames - 1 - head.number
    cipher = head.run_cipher(file_key, purpose=MANIFEST)
    if first < 0 or cipher is None or cipher.first_byte != 0:
        raise Damaged("the file is cut")
    pieces = [
        bytes(cipher.open(read_frame(source, first + number), number=number, last=number == head.number))
        for number in range(head.number + 1)
    ]
    runs = unpack(b"".join(pieces))
    if sum(run.frames for run in runs) != first or frames_needed(len(runs)) != head.number + 1:
        raise Damaged("the file is not as long as its manifest says")
    return runs
