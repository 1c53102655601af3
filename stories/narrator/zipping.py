"""A ZIP that is written while it is sent: stored, not packed, and never whole in memory or on a disk. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# From here on a file's lengths take eight bytes in the ZIP.
LARGE = 0x7FFF_0000


@dataclass(frozen=True)
class Entry:
    """One file of the ZIP: its name, its size in bytes, and what yields its bytes when its turn has come."""

    name: str
    size: int
    pieces: Callable[[], Iterable[bytes]]


class _Sink:
    """What `zipfile` writes to. It cannot be wound back, so lengths follow each file's bytes."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        data, self.held = b"".join(self.held), []
        return data


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The bytes of a ZIP of these entries, in order. Every file has the same date, the first that a ZIP can name."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]
        for entry in entries:
            info = ZipInfo(entry.name)
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=entry.size >= LARGE) as file:
                for piece in entry.pieces():
                    file.write(piece)
                    yield sink.take()
            yield sink.take()
    yield sink.take()
