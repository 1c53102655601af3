"""How fast sealed files are written and read, against the bare cipher of the same library over the same bytes.

Two baselines, in the same run and on the same disk. *raw*: ChaCha20-Poly1305 in 64 KiB pieces, memory to memory.
*raw file*: the same pieces written to (and synced) or read from one file, the least that a sealed file must do.
"""

import contextlib
import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.test import override_settings

from stories.vault.files import SealedReader, SealedWriter, delete
from stories.vault.frames import FRAME_SIZE
from stories.vault.ids import new_id
from stories.vault.sealing import new_key

MEBIBYTES = 64
ROUNDS = 7
CHUNK = 1 << 20


def run() -> dict[str, float]:
    """MB/s of sealing and opening, and their ratios to both baselines (medians of the rounds, taken in turns)."""
    with tempfile.TemporaryDirectory() as folder, override_settings(SEALED_DIR=Path(folder)):
        bench = _Bench(Path(folder))
        measured: dict[str, list[float]] = {}
        with bench.prepared():
            for _ in range(ROUNDS):
                for name, act in bench.acts().items():
                    measured.setdefault(name, []).append(_speed(act))
    speed = {name: statistics.median(values) for name, values in measured.items()}
    return {
        "vault.seal_mb_s": speed["seal"],
        "vault.open_mb_s": speed["open"],
        "vault.raw_seal_mb_s": speed["raw_seal"],
        "vault.raw_open_mb_s": speed["raw_open"],
        "vault.seal_ratio_to_raw": speed["seal"] / speed["raw_seal"],
        "vault.open_ratio_to_raw": speed["open"] / speed["raw_open"],
        "vault.seal_ratio_to_raw_file": speed["seal"] / speed["raw_seal_file"],
        "vault.open_ratio_to_raw_file": speed["open"] / speed["raw_open_file"],
    }


def _speed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return MEBIBYTES * 1.048576 / (time.perf_counter() - started)


class _Bench:
    def __init__(self, folder: Path) -> None:
        self._plain = secrets.token_bytes(MEBIBYTES << 20)
        self._cipher = ChaCha20Poly1305(ChaCha20Poly1305.generate_key())
        self._sealed = [self._cipher.encrypt(nonce, piece, b"") for nonce, piece in self._pieces()]
        self._raw_file = folder / "raw"
        self._place = {"submission_id": new_id(), "key": new_key()}
        self._file_id = new_id()

    @contextlib.contextmanager
    def prepared(self) -> Iterator[None]:
        """A sealed file and a raw one to read; what comes out is compared once."""
        self._seal_as(self._file_id)
        self.raw_seal_file()
        with SealedReader(file_id=self._file_id, **self._place) as reader:
            if reader.read() != self._plain:
                raise RuntimeError("What was opened is not what was sealed.")
        yield

    def acts(self) -> dict[str, Callable[[], object]]:
        return {
            "raw_seal": self.raw_seal,
            "raw_seal_file": self.raw_seal_file,
            "seal": self.seal,
            "raw_open": self.raw_open,
            "raw_open_file": self.raw_open_file,
            "open": self.open,
        }

    def raw_seal(self) -> None:
        for nonce, piece in self._pieces():
            self._cipher.encrypt(nonce, piece, b"")

    def raw_open(self) -> None:
        for number, piece in enumerate(self._sealed):
            self._cipher.decrypt(number.to_bytes(12, "big"), piece, b"")

    def raw_seal_file(self) -> None:
        with self._raw_file.open("wb", buffering=0) as file:
            for nonce, piece in self._pieces():
                file.write(self._cipher.encrypt(nonce, piece, b""))
            os.fsync(file.fileno())

    def raw_open_file(self) -> None:
        with self._raw_file.open("rb", buffering=0) as file:
            for number in range(len(self._sealed)):
                self._cipher.decrypt(number.to_bytes(12, "big"), file.read(FRAME_SIZE + 16), b"")

    def seal(self) -> None:
        file_id = new_id()
        self._seal_as(file_id)
        delete(file_id)

    def open(self) -> None:
        with SealedReader(file_id=self._file_id, **self._place) as reader:
            for _ in reader.chunks():
                pass

    def _seal_as(self, file_id: str) -> None:
        writer = SealedWriter(file_id=file_id, **self._place)
        for start in range(0, len(self._plain), CHUNK):
            writer.write(memoryview(self._plain)[start : start + CHUNK])
        writer.close()

    def _pieces(self) -> Iterator[tuple[bytes, memoryview]]:
        view = memoryview(self._plain)
        for number, start in enumerate(range(0, len(view), FRAME_SIZE)):
            yield number.to_bytes(12, "big"), view[start : start + FRAME_SIZE]


if __name__ == "__main__":
    from django.conf import settings

    settings.configure()
    for name, value in run().items():
        print(f"{name:32} {value:10.2f}")
