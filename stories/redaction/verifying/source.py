"""Where a file is verified: bytes in memory, or whatever reads a stretch of them, such as a sealed file's reader."""

from typing import Protocol

# So much is read at once where a walk is over headers; no more than this is ever held of one box or element.
BLOCK = 65_536


class Unclean(ValueError):
    """A file that holds, or may hold, more than a picture or a sound: where, and what is there. Never its content."""


class Readable(Protocol):
    """Bytes that can be read from the middle."""

    @property
    def size(self) -> int: ...

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes from `start` up to, not including, `stop`."""
        ...


class Held:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data, self.size = data, len(data)

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        return self._data[start:stop]


class Walk:
    """A source of which one block is kept, so that a walk over small headers reads each block once."""

    def __init__(self, source: Readable) -> None:
        self._source, self.size = source, source.size
        self._at, self._block = 0, b""

    def exactly(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`. Raises Unclean where the file ends before."""
        stop = start + length
        if not (start >= 0 and length >= 0 and stop <= self.size):
            raise Unclean("it ends too soon")
        if length > BLOCK:
            return self._source.read(start, stop)
        if not (self._at <= start and stop <= self._at + len(self._block)):
            self._at, self._block = start, self._source.read(start, min(start + BLOCK, self.size))
        found = self._block[start - self._at : stop - self._at]
        if len(found) != length:
            raise Unclean("it ends too soon")
        return found

    def number(self, start: int, length: int) -> int:
        """A big-endian number."""
        return int.from_bytes(self.exactly(start, length), "big")

    def zeros(self, start: int, stop: int) -> bool:
        """Whether nothing but zeros lies there."""
        return all(not any(self.exactly(at, min(BLOCK, stop - at))) for at in range(start, stop, BLOCK))
