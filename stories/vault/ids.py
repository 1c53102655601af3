"""Opaque identifiers: 100 random bits, so that a row's name tells neither its order nor how many there are."""

import base64
import secrets


def new_id() -> str:
    """Return 20 characters of [a-z2-7] from the system's random source."""
    return base64.b32encode(secrets.token_bytes(13)).decode("ascii")[:20].lower()
