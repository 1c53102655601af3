"""Thousands of broken pictures, sounds, films and documents: each is answered, soon, by a worker that stays small."""

import io
import os
import random
import time
from collections import Counter

from PIL import Image

from tests.intake import samples
from tests.intake.samples import WHOLE
from tests.lines.conftest import Served
from tests.lines.phone import FILES, Phone

FILES_TO_SEND = int(os.environ.get("AMPARO_FUZZ_FILES") or 2_000)
SEED = int(os.environ.get("AMPARO_SEED") or random.randrange(1 << 32))
LONGEST_SECONDS = 10.0
MOST_MEMORY = 400 * 1024 * 1024
# Bytes that mean something to parsers: lengths at their ends, signs, marks.
TELLING = [
    b"\x00",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\x00\x00\x00\x01",
    b"%%EOF",
]


def seeds() -> list[bytes]:
    """Whole files to be broken: every format, and pictures of the kinds that decoders treat apart."""
    made = list(WHOLE.values())
    picture = Image.effect_noise((320, 240), 80).convert("RGB")
    for form, options in (
        ("JPEG", {"progressive": True, "quality": 60}),
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("HEIF", {}),
    ):
        out = io.BytesIO()
        picture.save(out, form, **options)  # type: ignore[arg-type]
        made.append(out.getvalue())
    for mode, form in (("RGBA", "PNG"), ("P", "PNG"), ("I;16", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")):
        out = io.BytesIO()
        Image.new(mode, (200, 150)).save(out, form)
        made.append(out.getvalue())
    out = io.BytesIO()
    picture.save(out, "WEBP", save_all=True, append_images=[picture.rotate(90), picture.rotate(180)])
    made.append(out.getvalue())
    return [*made, samples.png_that_promises(7_000, 7_000), samples.png_that_promises(1, 40_000_000)]


def broken(data: bytes, chance: random.Random) -> bytes:
    """The same file with a few things done to it."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        what, at = chance.randrange(7), chance.randrange(len(changed) or 1)
        # Headers are where parsers decide; most changes go there.
        if chance.random() < 0.6:
            at = chance.randrange(min(len(changed), 256) or 1)
        if what == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            telling = chance.choice(TELLING)
            changed[at : at + len(telling)] = telling
        elif what == 2:
            del changed[at:]
        elif what == 3:
            del changed[at : at + chance.randrange(1, 64)]
        elif what == 4:
            changed[at:at] = changed[at : at + chance.randrange(1, 4_000)]
        elif what == 5:
            changed[at:at] = chance.randbytes(chance.randrange(1, 64))
        elif changed:
            changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed) or b"\x00"


def test_two_thousand_broken_files_are_all_answered(served: Served) -> None:
    chance, whole = random.Random(SEED), seeds()
    print(f"seed {SEED}, {FILES_TO_SEND} files")  # noqa: T201
    phones = [Phone(served.port, **begun) for begun in served.ask("begin_many", str(FILES_TO_SEND // 30 + 1))]
    answers: Counter[int] = Counter()
    slowest = 0.0
    for number in range(FILES_TO_SEND):
        phone = phones[number // 30]
        data = broken(whole[number % len(whole)], chance)
        began = time.monotonic()
        status, _headers, body = phone.patch(phone.create(len(data)), data, at=0)
        if number % 30 == 29:
            # And everything that was taken, drawn small on the page.
            page = phone.look()
            for address in {part.split('"')[0] for part in page.split('src="')[1:]}:
                if "/foto/" in address:
                    drawn, _headers, _body = phone.ask("GET", address)
                    answers[drawn] += 1
            assert phone.ask("GET", FILES)[0] == 200
        took = time.monotonic() - began
        assert status in (204, 415, 422), (number, status, body)
        assert took < LONGEST_SECONDS, (number, took)
        slowest = max(slowest, took)
        answers[status] += 1
    most = served.most_memory()
    print(f"answers {dict(answers)}, slowest {slowest:.2f} s, most memory {most / 1024 / 1024:.0f} MB")  # noqa: T201
    assert most < MOST_MEMORY
    assert not any(status >= 500 for status in answers)
