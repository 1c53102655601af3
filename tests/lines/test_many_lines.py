"""A large film past a small worker, and twenty telephones that say nothing."""

import hashlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.intake.samples import box
from tests.lines.conftest import Served
from tests.lines.phone import UPLOADS
from tests.lines.test_faults import CANARY, plain_in

MEGABYTE = 1024 * 1024
PATIENCE_SECONDS = 5.0


def film_of(megabytes: int) -> tuple[bytes, Iterator[bytes], int]:
    """The front of a film, the pieces of its data, and how long all of it is."""
    header = box(b"mvhd", bytes(12) + (1000).to_bytes(4, "big") + (60_000).to_bytes(4, "big") + bytes(80))
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"vide" + bytes(13))))
    piece = CANARY * (MEGABYTE // len(CANARY))
    length = megabytes * len(piece)
    front = box(b"ftyp", b"isom" + bytes(4) + b"isom") + box(b"moov", header + track)
    front += (8 + length).to_bytes(4, "big") + b"mdat"
    return front, (piece for _ in range(megabytes)), len(front) + length


def test_a_film_of_500_mb_passes_a_worker_that_stays_small(served: Served) -> None:
    """Both ways: by the plain form and in resumable pieces. Nothing of it lies in the clear, here or in /tmp."""
    phone, began = served.phone(), time.time() - 1
    phone.look()
    front, pieces, length = film_of(500)

    def all_of_it() -> Iterator[bytes]:
        yield front
        for number, piece in enumerate(pieces):
            if number == 250:
                assert [*plain_in(served.home), *plain_in(*temporary(), since=began)] == []
            yield piece

    assert phone.form(all_of_it(), length=length, words="La marcha") == 303
    by_form = served.most_memory()
    front, pieces, length = film_of(500)
    # Another file, or it would be kept once.
    front = front.replace(bytes(80), b"\x01" + bytes(79))
    address, at = phone.create(length), 0
    for piece in all_of_them(front, pieces):
        status, _headers, body = phone.patch(address, piece, at=at)
        assert status == 204, body
        at += len(piece)
    said = served.arrived(phone)["files"]
    assert [file[:2] for file in said] == [["video/mp4", length]] * 2
    said_of = f"{by_form / MEGABYTE:.0f} MB by form, {served.most_memory() / MEGABYTE:.0f} MB in all"
    print(f"most memory of a worker: {said_of}")  # noqa: T201
    assert served.most_memory() < 200 * MEGABYTE
    assert [*plain_in(served.home), *plain_in(*temporary(), since=began)] == []
    digest = hashlib.sha256()
    for piece in all_of_them(*film_of(500)[:2]):
        digest.update(piece)
    assert said[0][3] == digest.hexdigest()


def all_of_them(front: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Eight megabytes at a time."""
    held = bytearray(front)
    for piece in pieces:
        held += piece
        if len(held) >= 8 * MEGABYTE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def temporary() -> list[Path]:
    """Where programs leave things."""
    return [folder for folder in {Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")} if folder.is_dir()]


def test_pages_answer_while_twenty_telephones_are_stalled(served: Served) -> None:
    """Each holds a thread and a place; whoever comes next still reads, and the twenty-first still sends."""
    phones = [served.phone() for _ in range(20)]
    lines = []
    for number, phone in enumerate(phones):
        address = phone.create(5 * MEGABYTE)
        data = b"RIFF\x00\x00\x00\x00WAVE" + bytes(70_000 + number)
        lines.append(phone.half_a_patch(address, data, at=0, announced=5 * MEGABYTE))
    visitor = served.phone()
    slowest = 0.0
    for address in ("/es/contar/", "/es/salir/", "/robots.txt", "/es/contar/subir/") * 5:
        began = time.monotonic()
        status, _headers, _body = visitor.ask("GET", address)
        assert status in (200, 302, 403)
        slowest = max(slowest, time.monotonic() - began)
    print(f"slowest answer beside twenty stalled lines: {slowest:.2f} s")  # noqa: T201
    # No promise of speed: without a free thread there is no answer before the lines are let go, a minute later.
    assert slowest < PATIENCE_SECONDS
    last = served.phone()
    assert last.patch(last.create(4), b"hola", at=0)[0] == 204
    assert last.ask("OPTIONS", UPLOADS)[0] == 204
    for line in lines:
        line.close()
