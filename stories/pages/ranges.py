"""HTTP Range (RFC 9110, section 14), one range at a time. Pure."""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes\s*=\s*(\d*)\s*-\s*(\d*)", re.ASCII)
# More digits than any file has bytes; Python's int() would otherwise be made to work for nothing.
_MOST_DIGITS = 19


@dataclass(frozen=True)
class Stretch:
    """Bytes `first` to `last`, both included, of `size`."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def content_range(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


class Unsatisfiable(Exception):
    """The range asks for nothing that is there, or for several stretches at once: 416."""


def stretch(header: str, *, size: int) -> Stretch | None:
    """What a Range header asks of a file of `size` bytes; None when it says nothing we know, so all of it is sent.

    Raises Unsatisfiable.
    """
    if not header.lower().startswith("bytes"):
        return None
    if "," in header:
        raise Unsatisfiable
    match = _ONE.fullmatch(header.strip().lower())
    if match is None:
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    if max(len(first), len(last)) > _MOST_DIGITS:
        raise Unsatisfiable
    if not first:
        if int(last) == 0 or size == 0:
            raise Unsatisfiable
        return Stretch(max(size - int(last), 0), size - 1, size)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise Unsatisfiable
    return Stretch(int(first), min(int(last), size - 1) if last else size - 1, size)
