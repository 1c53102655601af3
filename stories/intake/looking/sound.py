"""WAV, MP3 and Ogg: whether there is sound, and how many seconds of it."""

import struct

from stories.intake.looking.source import AnotherFormat, Blocks, Broken

# ISO 11172-3, table of bit rates (kbit/s) for layer III, MPEG 1 and MPEG 2; and of sampling rates.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_SEARCHED = 65_536
_OGG_CODECS = {b"OpusHead": 48_000, b"\x01vorbis": 0, b"\x7fFLAC": 0, b"Speex  ": 0}


def wav_seconds(source: Blocks) -> float:
    """Length of a RIFF or RF64 wave file; 0.0 where its header does not say (as recorders leave it when cut off)."""
    at, rate = 12, 0
    for _ in range(1_000):
        head = source.read(at, at + 8)
        if len(head) < 8:
            break
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        if kind == b"fmt ":
            form = source.exactly(at + 8, 16)
            rate = struct.unpack_from("<I", form, 8)[0]
        if kind == b"data":
            there = min(length, source.size - at - 8) if 0 < length < 0xFFFFFFFF else source.size - at - 8
            if not rate or there <= 0:
                raise Broken("a wave file without sound")
            return there / rate
        at += 8 + length + length % 2
    raise Broken("a wave file without sound")


def mp3_seconds(source: Blocks) -> float:
    """Length of an MPEG sound of layer III: from its count of frames if it has one, else from its bit rate."""
    at = 0
    while source.read(at, at + 3) == b"ID3":
        size = source.exactly(at, 10)[6:]
        at += 10 + sum((byte & 0x7F) << shift for byte, shift in zip(size, (21, 14, 7, 0), strict=True))
    window = source.read(at, at + _SEARCHED)
    for start in range(len(window) - 4):
        if window[start] != 0xFF:
            continue
        frame = _mp3_frame(window[start : start + 4])
        if frame is None:
            continue
        length, samples, hertz, rate = frame
        after = _mp3_frame(source.read(at + start + length, at + start + length + 4))
        if after is None or after[2] != hertz:
            continue
        told = window[start : start + 200]
        for mark in (b"Xing", b"Info"):
            place = told.find(mark)
            if place >= 0 and told[place + 7 : place + 8] and told[place + 7] & 1:
                frames = int.from_bytes(told[place + 8 : place + 12], "big")
                return frames * samples / hertz
        return (source.size - at - start) * 8 / (rate * 1000)
    raise Broken("no sound was found")


def _mp3_frame(head: bytes) -> tuple[int, int, int, int] | None:
    """Length in bytes, samples, sampling rate and kbit/s of a frame of layer III; None for what is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, hertz = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or not 0 < rate < 15 or hertz == 3:
        return None
    kbits = (_RATES_1 if version == 3 else _RATES_2)[rate]
    samples = 1152 if version == 3 else 576
    length = samples // 8 * kbits * 1000 // _HERTZ[version][hertz] + (head[2] >> 1 & 1)
    return length, samples, _HERTZ[version][hertz], kbits


def ogg_seconds(source: Blocks) -> float:
    """Length of sound in Ogg (RFC 3533): the position its last page names; 0.0 where no page names one."""
    head = source.exactly(0, 28)
    segments = head[26]
    first = source.exactly(27 + segments, 64)
    if head[4] != 0 or not head[5] & 2:
        raise Broken("not the beginning of a stream")
    if not first.startswith(tuple(_OGG_CODECS)):
        raise AnotherFormat("not sound that we know")
    hertz = 48_000
    if first.startswith(b"\x01vorbis"):
        hertz = struct.unpack_from("<I", first, 12)[0]
    elif first.startswith(b"Speex  "):
        hertz = struct.unpack_from("<I", first, 36)[0]
    elif first.startswith(b"\x7fFLAC"):
        hertz = int.from_bytes(first[27:30], "big") >> 4
    if not 0 < hertz <= 768_000:
        raise Broken("no sampling rate")
    tail = source.read(max(0, source.size - 2 * 65_536), source.size)
    place = tail.rfind(b"OggS")
    while place >= 0:
        position = int.from_bytes(tail[place + 6 : place + 14], "little", signed=True)
        if position > 0 and len(tail) >= place + 14:
            return position / hertz
        place = tail.rfind(b"OggS", 0, place)
    return 0.0
