"""Opaque identifiers: 100 random bits, so that a row's name tells neither its order nor how many there are."""

import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
# Two letters for each ten bits: one record that is brought in takes nine of these names.
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]


def new_id() -> str:
    """Return 20 characters of [a-z2-7] from the system's random source."""
    bits = secrets.randbits(100)
    return "".join([_PAIRS[bits >> shift & 1023] for shift in range(0, 100, 10)])
