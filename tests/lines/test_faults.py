"""Lines that break, servers that are killed, full disks: no acknowledged byte is lost, nothing plain is left."""

import contextlib
import hashlib
import os
import random
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.samples import wav
from tests.lines.conftest import Served, prepared
from tests.lines.phone import FILES, UPLOADS, Phone

MULTIPART = "multipart/form-data; boundary=x"
# Drawn anew, so that a copy of this file somewhere is not taken for a leak.
CANARY = f"canario-{secrets.token_hex(4)}-".encode()
SEED = int(os.environ.get("AMPARO_SEED") or random.randrange(1 << 32))


def recording(size: int = 3_000_000) -> bytes:
    """A wave file full of a word that must be found nowhere."""
    head = wav(0.01)[:44]
    data = CANARY * (size // len(CANARY))
    return head[:4] + (36 + len(data)).to_bytes(4, "little") + head[8:40] + len(data).to_bytes(4, "little") + data


def plain_in(*folders: Path, since: float = 0.0) -> list[Path]:
    """Files, changed since then, in which the word can be read."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file() and not path.is_symlink() and path.stat().st_mtime >= since and _says(path):
                    found.append(path)
    return found


def _says(path: Path) -> bool:
    with path.open("rb") as opened:
        while piece := opened.read(1 << 20):
            if CANARY in piece:
                return True
    return False


def until(true: object, seconds: float = 20) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def whole(served: Served, phone: Phone, data: bytes) -> None:
    """The file arrived, byte for byte, and nothing else lies about."""
    said = served.arrived(phone)
    assert [file[:2] for file in said["files"]] == [["audio/wav", len(data)]]
    assert said["files"][0][3] == hashlib.sha256(data).hexdigest()
    assert (said["rows"], said["stored"]) == (1, 1)
    assert plain_in(served.home) == []


def test_what_came_over_a_line_that_breaks_is_kept_and_the_rest_follows(served: Served) -> None:
    phone, data = served.phone(), recording()
    address = phone.create(len(data))
    line = phone.half_a_patch(address, data[:1_500_000], at=0, announced=len(data))
    until(lambda: 0 < partial_size(served) >= 1_000_000)
    line.close()
    kept = phone.offset(address)
    assert 1_000_000 <= kept <= 1_500_000
    assert phone.patch(address, data[kept:], at=kept)[0] == 204
    whole(served, phone, data)


def test_a_line_that_says_nothing_is_let_go_when_its_owner_asks_anew(served: Served) -> None:
    phone, data = served.phone(), recording()
    address = phone.create(len(data))
    stalled = phone.half_a_patch(address, data[:1_500_000], at=0, announced=len(data))
    until(lambda: partial_size(served) >= 1_000_000)
    kept = phone.offset(address)
    assert kept >= 1_000_000
    assert phone.patch(address, data[kept:], at=kept)[0] == 204
    stalled.close()
    whole(served, phone, data)


def test_a_line_that_says_nothing_for_long_is_let_go_by_itself(migrated_template: str, tmp_path: Path) -> None:
    served = prepared(migrated_template, tmp_path / "amparo", AMPARO_UPLOAD_SILENCE_SECONDS="2")
    served.start()
    try:
        phone, data = served.phone(), recording()
        address = phone.create(len(data))
        stalled = phone.half_a_patch(address, data[:1_500_000], at=0, announced=len(data))
        stalled.settimeout(20)
        assert b" 503 " in stalled.recv(200)
        stalled.close()
        assert phone.offset(address) >= 1_000_000
    finally:
        served.kill()


def test_a_server_killed_at_any_moment_loses_nothing_it_acknowledged(served: Served) -> None:
    chance = random.Random(SEED)
    print(f"seed {SEED}")  # noqa: T201
    phone, data = served.phone(), recording(6_000_000)
    address, acknowledged = phone.create(len(data)), 0
    for _ in range(6):
        piece = data[acknowledged : acknowledged + chance.randrange(100_000, 700_000)]
        assert phone.patch(address, piece, at=acknowledged)[0] == 204
        acknowledged += len(piece)
        line = phone.half_a_patch(
            address,
            data[acknowledged : acknowledged + chance.randrange(1, 400_000)],
            at=acknowledged,
            announced=900_000,
        )
        time.sleep(chance.random() / 5)
        served.kill()
        line.close()
        served.start()
        here = phone.offset(address)
        assert here >= acknowledged
        acknowledged = here
    assert phone.patch(address, data[acknowledged:], at=acknowledged)[0] == 204
    whole(served, phone, data)


def test_a_server_killed_at_the_last_byte_finishes_when_asked_again(served: Served) -> None:
    chance = random.Random(SEED)
    for _ in range(4):
        phone, data = served.phone(), recording()
        address = phone.create(len(data))
        line = phone.half_a_patch(address, data, at=0, announced=len(data))
        time.sleep(chance.random() / 10)
        served.kill()
        line.close()
        served.start()
        kept = phone.offset(address)
        if kept < len(data):
            assert phone.patch(address, data[kept:], at=kept)[0] == 204
        assert phone.offset(address) == len(data)
        [file] = served.arrived(phone)["files"]
        assert file[3] == hashlib.sha256(data).hexdigest()
    assert plain_in(served.home) == []


def test_a_form_that_breaks_off_leaves_nothing_and_is_simply_sent_again(served: Served) -> None:
    phone, data = served.phone(), recording()
    phone.look()
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
    line = phone.raw(
        f"POST {FILES} HTTP/1.1",
        phone.headers(Content_Type=MULTIPART, Content_Length=str(len(data) * 2), Host="localhost"),
        head + data,
    )
    until(lambda: partial_size(served) > 0)
    line.close()
    until(lambda: partial_size(served) == 0)
    assert phone.form(iter([data]), length=len(data)) == 303
    whole(served, phone, data)


def test_a_forged_form_without_its_token_leaves_nothing(served: Served) -> None:
    phone, data = served.phone(), recording()
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n' + data + b"\r\n--x--\r\n"
    status, _headers, _body = phone.ask("POST", FILES, body, Content_Type=MULTIPART)
    assert status == 403
    assert served.arrived(phone) == {"files": [], "rows": 0, "stored": 0}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 80 MB for sealed files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_said_in_words_and_when_there_is_room_it_goes_on(
    migrated_template: str, tmp_path: Path, small_disk: Path
) -> None:
    where = {"AMPARO_SEALED_DIR": str(small_disk / "sealed"), "AMPARO_DISK_RESERVE_MB": "1"}
    served = prepared(migrated_template, tmp_path / "amparo", **where)
    served.start()
    try:
        phone, data = served.phone(), recording(12_000_000)
        address = phone.create(len(data))
        assert phone.patch(address, data[:2_000_000], at=0)[0] == 204
        filler = small_disk / "filler"
        with filler.open("wb") as full:
            left = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
            full.write(bytes(left - 3_000_000))
        status, _headers, body = phone.patch(address, data[2_000_000:], at=2_000_000)
        assert (status, b"no_room" in body) == (507, True)
        kept = phone.offset(address)
        assert kept >= 2_000_000
        assert phone.form(iter([data]), length=len(data)) == 200
        assert phone.ask("POST", UPLOADS, Upload_Length="1000")[0] == 507
        assert phone.ask("GET", "/es/contar/")[0] == 200
        filler.unlink()
        kept = phone.offset(address)
        assert phone.patch(address, data[kept:], at=kept)[0] == 204
        whole(served, phone, data)
        assert plain_in(small_disk) == []
    finally:
        served.kill()


def test_a_visit_that_ends_in_the_middle_of_a_piece_keeps_what_came(served: Served) -> None:
    phone, data = served.phone(), recording()
    address = phone.create(len(data))
    line = phone.half_a_patch(address, data[:1_500_000], at=0, announced=len(data))
    until(lambda: partial_size(served) >= 1_000_000)
    assert phone.ask("GET", "/es/salir/")[0] == 302
    line.sendall(data[1_500_000:])
    line.settimeout(30)
    line.recv(200)
    line.close()
    again = Phone(served.port, **served.ask("visit", phone.code))
    again.look()
    if (kept := again.offset(address)) < len(data):
        assert again.patch(address, data[kept:], at=kept)[0] == 204
    whole(served, again, data)


def test_two_lines_with_the_same_piece_write_it_once(served: Served) -> None:
    phone, data = served.phone(), recording()
    address = phone.create(len(data))
    lines = [phone.half_a_patch(address, data[:800_000], at=0, announced=800_000) for _ in range(2)]
    said = sorted(_status(line) for line in lines)
    assert said[0] == 204 and said[1] in (409, 423)
    assert phone.offset(address) == 800_000
    assert phone.patch(address, data[800_000:], at=800_000)[0] == 204
    whole(served, phone, data)


def _status(line: socket.socket) -> int:
    line.settimeout(60)
    status = int(line.recv(4096).split()[1])
    line.close()
    return status


def partial_size(served: Served) -> int:
    """How much lies sealed of files that are not closed yet."""
    folder = Path(served.more.get("AMPARO_SEALED_DIR", served.home / "sealed")) / "partial"
    return sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0
