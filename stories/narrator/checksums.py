"""The checksum extension of tus: a digest that a browser sends with its bytes."""

import base64
import binascii
import hashlib
import hmac

# SHA-1 is what the protocol asks of every server; here it finds torn lines, not forgers.
ALGORITHMS = ("sha1", "sha256")


class Checksum:
    """A digest to be compared: fed piece by piece."""

    def __init__(self, name: str, expected: bytes) -> None:
        self._digest, self._expected = hashlib.new(name, usedforsecurity=False), expected

    @classmethod
    def of(cls, header: str) -> "Checksum | None":
        """From "sha1 <base64>"; None where nothing was sent. Raises ValueError for what is not understood."""
        if not header:
            return None
        name, _space, value = header.partition(" ")
        try:
            expected = base64.b64decode(value, validate=True)
        except binascii.Error as error:
            raise ValueError("not base64") from error
        if name not in ALGORITHMS:
            raise ValueError("unknown algorithm")
        return cls(name, expected)

    def update(self, data: bytes) -> None:
        self._digest.update(data)

    def fits(self) -> bool:
        return hmac.compare_digest(self._digest.digest(), self._expected)
