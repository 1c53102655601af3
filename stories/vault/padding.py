"""Hiding lengths: Padmé (Nikitin et al., PURBs, PETS 2019) leaks O(log log n) bits of a length, costs at most 12 %."""

import struct

from stories.vault.errors import CannotOpen

SMALLEST = 256
_LENGTH = struct.Struct(">I")
LARGEST_PLAIN = 2**32 - 1


def padme(size: int) -> int:
    """The bucket of `size`: the next length whose binary mantissa is at most as long as its exponent's own length."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def pad(plain: bytes) -> bytes:
    """Length (4 bytes), `plain`, zeros up to the bucket (at least 256 bytes in all)."""
    if len(plain) > LARGEST_PLAIN:
        raise ValueError("Too long for one sealed body; use a sealed file.")
    return (_LENGTH.pack(len(plain)) + plain).ljust(padme(max(SMALLEST, _LENGTH.size + len(plain))), b"\0")


def unpad(padded: bytes) -> bytes:
    """The inverse of `pad`; raises CannotOpen for anything `pad` does not make."""
    if len(padded) < SMALLEST:
        raise CannotOpen("not a padded body")
    (length,) = _LENGTH.unpack_from(padded)
    plain = padded[_LENGTH.size : _LENGTH.size + length]
    if pad(plain) != padded:
        raise CannotOpen("not a padded body")
    return plain
