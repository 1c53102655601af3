"""Key pairs that know what they are for: one leading letter keeps a desk key from ever opening a draft.

HPKE (RFC 9180) in base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305, single shot; Ed25519 for signatures.
"""

from enum import Enum

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from stories.vault.errors import CannotOpen
from stories.vault.padding import pad, unpad

HALF_SIZE = 33
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_VERSION = b"\x01"
_ACT_PREFIX = b"amparo act 1\0"


class Purpose(Enum):
    """The letter in front of a public half and in every blob sealed to it."""

    SIGNING = b"S"
    DRAFT = b"D"
    ENCRYPTION = b"E"
    DESK = b"K"
    REPORT = b"R"
    VAULT = b"V"
    BACKUP = b"B"


SEALING_PURPOSES = frozenset(Purpose) - {Purpose.SIGNING}


class Pair:
    """One pair for one purpose. Shows nothing of itself."""

    __slots__ = ("_private", "public", "purpose")

    def __init__(self, purpose: Purpose, secret: bytes) -> None:
        kind = Ed25519PrivateKey if purpose is Purpose.SIGNING else X25519PrivateKey
        self._hold(purpose, kind.from_private_bytes(secret))

    @classmethod
    def new(cls, purpose: Purpose) -> "Pair":
        """A fresh pair from the system's random source."""
        pair = cls.__new__(cls)
        pair._hold(purpose, (Ed25519PrivateKey if purpose is Purpose.SIGNING else X25519PrivateKey).generate())
        return pair

    def _hold(self, purpose: Purpose, private: Ed25519PrivateKey | X25519PrivateKey) -> None:
        self.purpose, self._private = purpose, private
        self.public = purpose.value + private.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"<Pair {self.purpose.name}>"

    def __reduce__(self) -> str:
        raise TypeError("A pair is not pickled.")

    def secret_bytes(self) -> bytes:
        """The 32 secret bytes, for wrapping only."""
        return self._private.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature (64 bytes) of an act."""
        if not isinstance(self._private, Ed25519PrivateKey):
            raise CannotOpen("this pair does not sign")
        return self._private.sign(_ACT_PREFIX + message)

    def unseal(self, blob: bytes, *, context: str) -> bytes:
        """The plaintext of what was sealed to this pair for `context`, or CannotOpen."""
        if not isinstance(self._private, X25519PrivateKey) or purpose_of(blob) is not self.purpose:
            raise CannotOpen("sealed to a key of another kind")
        try:
            return unpad(_SUITE.decrypt(bytes(blob)[2:], self._private, info=_info(self.purpose, context)))
        except InvalidTag as error:
            raise CannotOpen("the key or the context does not fit") from error


def purpose_of(blob: bytes) -> Purpose:
    """For which kind of key a blob was sealed, or CannotOpen."""
    blob = bytes(blob[:2])
    if len(blob) != 2 or blob[:1] != _VERSION or blob[1:] not in {purpose.value for purpose in SEALING_PURPOSES}:
        raise CannotOpen("not a sealed body")
    return Purpose(blob[1:])


def seal_to_half(public: bytes, plaintext: bytes, *, context: str) -> bytes:
    """Version, letter, HPKE encapsulation (32), ciphertext of the padded plaintext, tag (16)."""
    public = bytes(public)
    purpose = Purpose(public[:1])
    if purpose not in SEALING_PURPOSES or len(public) != HALF_SIZE:
        raise ValueError("Not a public half that can be sealed to.")
    key = X25519PublicKey.from_public_bytes(public[1:])
    return _VERSION + purpose.value + _SUITE.encrypt(pad(plaintext), key, info=_info(purpose, context))


def verify_with_half(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the narrator's signing pair signed `message`. Never raises."""
    public = bytes(public)
    if len(public) != HALF_SIZE or public[:1] != Purpose.SIGNING.value:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public[1:]).verify(bytes(signature), _ACT_PREFIX + message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _info(purpose: Purpose, context: str) -> bytes:
    return b"amparo vault 1\0hpke\0" + purpose.value + context.encode()
