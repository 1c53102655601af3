"""The real ClamAV behind its socket: what is infected is refused and erased; a scanner that is down loses nothing."""

import os
from pathlib import Path

import pytest

from stories.intake.looking.documents import text
from stories.intake.looking.source import Blocks
from tests.intake.samples import Bytes, wav
from tests.lines.conftest import Served, prepared

# The harmless file that every scanner knows, written so that this file is not taken for it.
KNOWN = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def scanner() -> str:
    """The socket of a scanner (scripts/services/with_clamd.sh)."""
    where = os.environ.get("CLAMD_SOCKET", "")
    if not where:
        if os.environ.get("CI"):
            pytest.fail("no scanner: run this by scripts/services/with_clamd.sh (apt-get install clamav-daemon)")
        pytest.skip("no scanner: run this by scripts/services/with_clamd.sh (apt-get install clamav-daemon)")
    return where


def started(migrated_template: str, home: Path, where: str) -> Served:
    archive = prepared(migrated_template, home, AMPARO_CLAMD=where)
    archive.start()
    return archive


@pytest.mark.parametrize("known", [KNOWN, wav(0.1)[:-200] + KNOWN + bytes(200 - len(KNOWN))], ids=["text", "sound"])
def test_an_infected_file_is_refused_and_erased_and_the_rest_stays(
    migrated_template: str, tmp_path: Path, scanner: str, known: bytes
) -> None:
    archive = started(migrated_template, tmp_path / "amparo", scanner)
    try:
        phone, well = archive.phone(), wav(3)
        assert phone.patch(phone.create(len(well)), well, at=0)[0] == 204
        status, _headers, body = phone.patch(phone.create(len(known)), known, at=0)
        assert (status, b"infected" in body) == (422, True)
        assert phone.form(iter([known]), length=len(known)) == 200
        said = archive.arrived(phone)
        assert [file[4] for file in said["files"]] == ["clean"]
        assert (said["rows"], said["stored"]) == (1, 1)
    finally:
        archive.kill()


def test_the_known_file_is_text_that_would_be_taken_otherwise() -> None:
    text(Blocks(Bytes(KNOWN)))


@pytest.mark.parametrize("where", ["/nowhere/clamd.sock", "127.0.0.1:9"])
def test_a_scanner_that_is_down_loses_nothing_and_the_desk_is_told(
    migrated_template: str, tmp_path: Path, where: str
) -> None:
    archive = started(migrated_template, tmp_path / "amparo", where)
    try:
        phone, data = archive.phone(), wav(3)
        assert phone.patch(phone.create(len(data)), data, at=0)[0] == 204
        assert [file[4] for file in archive.arrived(phone)["files"]] == ["not scanned"]
    finally:
        archive.kill()


def test_a_file_longer_than_the_scanner_reads_is_kept_and_marked(
    migrated_template: str, tmp_path: Path, scanner: str
) -> None:
    archive = started(migrated_template, tmp_path / "amparo", scanner)
    try:
        phone, data = archive.phone(), wav(4500)
        assert len(data) > 60 * 1024 * 1024
        address = phone.create(len(data))
        for at in range(0, len(data), 16 << 20):
            assert phone.patch(address, data[at : at + (16 << 20)], at=at)[0] == 204
        assert [file[4] for file in archive.arrived(phone)["files"]] == ["not scanned"]
    finally:
        archive.kill()
