"""Symmetric boxes: bytes sealed under a 32-byte key. HKDF-SHA256 and ChaCha20-Poly1305 of `cryptography`, nothing own.

Each box draws 32 random bytes and derives a key used once, so no nonce can ever repeat.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stories.vault.errors import CannotOpen
from stories.vault.padding import pad, unpad

KEY_SIZE = 32
_SALT_SIZE = 32
_VERSION = b"\x01"
_KIND = b"B"
_ONLY_NONCE = bytes(12)


def new_key() -> bytes:
    """A fresh 32-byte data key."""
    return secrets.token_bytes(KEY_SIZE)


def subkey(key: bytes, *, purpose: str, salt: bytes = b"", about: bytes = b"") -> bytes:
    """A 32-byte key for one `purpose`, derived from `key` by HKDF-SHA256; `about` binds it to what it is for."""
    if len(key) != KEY_SIZE:
        raise ValueError("A key has 32 bytes.")
    info = b"amparo vault 1\0" + purpose.encode() + b"\0" + about
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=salt, info=info).derive(key)


def seal_box(key: bytes, plaintext: bytes, *, context: str) -> bytes:
    """Padded and sealed: version, `B`, salt (32 bytes), ciphertext and tag. `context` must be said again to open."""
    salt = secrets.token_bytes(_SALT_SIZE)
    cipher = ChaCha20Poly1305(subkey(key, purpose="box", salt=salt, about=context.encode()))
    head = _VERSION + _KIND
    return head + salt + cipher.encrypt(_ONLY_NONCE, pad(plaintext), head)


def open_box(key: bytes, blob: bytes, *, context: str) -> bytes:
    """The plaintext, or CannotOpen."""
    blob = bytes(blob)
    head, salt, sealed = blob[:2], blob[2 : 2 + _SALT_SIZE], blob[2 + _SALT_SIZE :]
    if head != _VERSION + _KIND or len(salt) != _SALT_SIZE:
        raise CannotOpen("not a box")
    cipher = ChaCha20Poly1305(subkey(key, purpose="box", salt=salt, about=context.encode()))
    try:
        return unpad(cipher.decrypt(_ONLY_NONCE, sealed, head))
    except InvalidTag as error:
        raise CannotOpen("the key or the context does not fit") from error
