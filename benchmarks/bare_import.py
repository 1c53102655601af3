"""What bringing in one record cannot do without, bare: the floor below an import, whatever program makes it.

For each record two X25519 pairs and three HPKE wraps; two frames of 64 KiB and two small boxes sealed, each under a key
derived for it; six small files in two folders and one of 128 KiB; the record's rows. For each lot the disk is asked
once, and one transaction ends. Straight calls: no line is read, nothing is checked, no trigger, index or constraint
stands in the way, no file is written beside and linked, and none is made the owner's alone.
"""

import datetime
import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connection

from stories.consent.models import Grant
from stories.importing.folders import RECORDS
from stories.importing.loading import TOGETHER
from stories.intake.imported import Imported
from stories.intake.models import Act, Original, SealedBody, Submission

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
TABLES = [model._meta.db_table for model in (Submission, SealedBody, Original, Act, Grant, Imported)]
WRAPS, FRAMES, FRAME, BOX = 3, 2, 65_536, 256


class Bare:
    """Does the parts for the first `count` records of `folder`, into `place`, with the rows that were imported last.

    `work` says how many seconds of work each part has taken.
    """

    def __init__(self, *, folder: Path, place: Path, count: int) -> None:
        self.lines = (folder / RECORDS).read_bytes().splitlines()[:count]
        self.evidence = [folder / json.loads(line)["evidence"] for line in self.lines]
        self.roots = [place / name for name in ("store", "mirror", "sealed")]
        for root in self.roots:
            root.mkdir(parents=True)
        self.vault = X25519PrivateKey.generate().public_key()
        self.rows = {table: list(self._imported(table, count)) for table in TABLES}
        self.database = sqlite3.connect(place / "bare.sqlite3")
        self.database.execute("PRAGMA journal_mode = WAL")
        for table, rows in self.rows.items():
            self.database.execute(f"CREATE TABLE {table} ({', '.join(f'c{n}' for n, _ in enumerate(rows[0]))})")
        self.work = {"keys": 0.0, "sealing": 0.0, "files": 0.0, "rows": 0.0}
        self.parts = {"keys": self.keys, "sealing": self.seal, "files": self.files, "rows": self.insert}
        self.wraps: list[bytes] = []
        self.frames: list[bytes] = []

    def _imported(self, table: str, count: int) -> Iterator[tuple[object, ...]]:
        """The rows of the newest `count` records."""
        own = "id" if table == Submission._meta.db_table else "submission_id"
        newest = f"SELECT submission_id FROM {Imported._meta.db_table} ORDER BY rowid DESC LIMIT {count}"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {own} IN ({newest})")
            for row in cursor.fetchall():
                yield tuple(str(value) if isinstance(value, datetime.date) else value for value in row)

    def all(self) -> None:
        """Every part, lot after lot."""
        for start in range(0, len(self.lines), TOGETHER):
            for name, part in self.parts.items():
                began = time.process_time()
                part(range(start, min(start + TOGETHER, len(self.lines))))
                self.work[name] += time.process_time() - began

    def keys(self, lot: range) -> None:
        self.wraps = []
        for _record in lot:
            encryption, desk = X25519PrivateKey.generate(), X25519PrivateKey.generate()
            halves = encryption.public_key(), desk.public_key()
            self.wraps += [
                SUITE.encrypt(secret.ljust(BOX, b"\0"), half, info=b"bare")
                for secret, half in (
                    (encryption.private_bytes_raw(), self.vault),
                    (desk.private_bytes_raw(), self.vault),
                    (secrets.token_bytes(32), halves[0]),
                )
            ]

    def seal(self, lot: range) -> None:
        self.frames = []
        frame, plain = bytearray(FRAME), bytearray(FRAME - 16)
        for number in lot:
            data = self.evidence[number].read_bytes()[: len(plain)]
            plain[: len(data)] = data
            for _frame in range(FRAMES):
                _cipher().encrypt_into(bytes(12), plain, b"bare", frame)
            for _box in range(2):
                _cipher().encrypt(bytes(12), self.lines[number].ljust(BOX), b"bare")
            self.frames.append(bytes(frame))

    def files(self, lot: range) -> None:
        store, mirror, sealed = self.roots
        for place, number in enumerate(lot):
            for root in (store, mirror):
                (root / str(number)).mkdir()
                for wrap in range(WRAPS):
                    _write(f"{root}/{number}/{wrap}", self.wraps[place * WRAPS + wrap])
            _write(f"{sealed}/{number}", *[self.frames[place]] * FRAMES)
        os.sync()

    def insert(self, lot: range) -> None:
        share = len(lot) / len(self.lines)
        for table, rows in self.rows.items():
            first = round(lot.start / len(self.lines) * len(rows))
            places = ", ".join("?" * len(rows[0]))
            self.database.executemany(
                f"INSERT INTO {table} VALUES ({places})",
                rows[first : first + round(share * len(rows))],
            )
        self.database.commit()


def _cipher() -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=os.urandom(32), info=b"bare").derive(bytes(32)))


def _write(path: str, *pieces: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    for piece in pieces:
        os.write(descriptor, piece)
    os.close(descriptor)
