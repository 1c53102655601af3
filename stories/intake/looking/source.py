"""Where bytes are looked at: any stretch of them, a block at a time."""

from typing import Protocol

BLOCK = 65_536


class Broken(ValueError):
    """These bytes are not a whole file of the format they begin like."""


class AnotherFormat(Broken):
    """A relative of a format that is taken, and not it."""


class Source(Protocol):
    """Bytes that can be read from the middle, such as a sealed file's reader."""

    size: int

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes from `start` up to, not including, `stop`; shorter where they end."""
        ...


class Blocks:
    """A source that keeps the block it read last, so that a walk over small headers opens each sealed frame once."""

    def __init__(self, source: Source) -> None:
        self._source, self.size = source, source.size
        self._at, self._block = 0, b""

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        stop = self.size if stop is None else min(stop, self.size)
        if start >= stop:
            return b""
        if stop - start > BLOCK:
            return self._source.read(start, stop)
        if not self._at <= start or stop > self._at + len(self._block):
            self._at, self._block = start, self._source.read(start, min(start + BLOCK, self.size))
        return self._block[start - self._at : stop - self._at]

    def exactly(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`. Raises Broken where the file ends before."""
        data = self.read(start, start + length)
        if len(data) != length:
            raise Broken("the file ends too soon")
        return data
