"""The frames of a sealed file: segments of 64 KiB in STREAM (Hoang, Reyhanitabar, Rogaway, Vizar, CRYPTO 2015).

A file is a head and frames of one size. Frames come in runs; each time somebody begins to write, a new run begins with
32 random bytes, from which its key is derived, so an interrupted writer never meets its old nonces again. Nonce: seven
zero bytes, the frame's number in its run, and a byte that is 1 only on the file's last frame. That frame is the end of
the manifest, which names every run: cutting, swapping, repeating and mixing versions all fail to authenticate.
"""

import os
import secrets
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from stories.vault.boxes import subkey
from stories.vault.errors import CannotOpen, Damaged

MAGIC = b"AMPAROF1"
SALT_SIZE = 32
TAG_SIZE = 16
HEAD_SIZE = 64
FRAME_SIZE = 65_536
_FRAME_HEAD = struct.Struct(">32sI")
_LENGTH = struct.Struct(">I")
_FIRST_BYTE = struct.Struct(">Q")
_NONCE = struct.Struct(">7xIB")
PLAIN_SIZE = FRAME_SIZE - _FRAME_HEAD.size - TAG_SIZE
DATA_SIZE = PLAIN_SIZE - _LENGTH.size
DATA, MANIFEST = "file data", "file manifest"
_RESERVED = bytes(HEAD_SIZE - len(MAGIC) - SALT_SIZE - TAG_SIZE)


def make_head(*, key: bytes, submission_id: str, file_id: str) -> bytes:
    """The 64 bytes a file begins with; they prove that a key belongs to it before anything is read or cut."""
    front = MAGIC + secrets.token_bytes(SALT_SIZE) + _RESERVED
    return front + _head_cipher(FileKey(key, front, submission_id, file_id)).encrypt(bytes(12), b"", front)


def open_head(head: bytes, *, key: bytes, submission_id: str, file_id: str) -> "FileKey":
    """The file's own key. Raises Damaged for a malformed head, CannotOpen for the wrong key, submission or file."""
    front, tag = head[:-TAG_SIZE], head[-TAG_SIZE:]
    if len(head) != HEAD_SIZE or not front.startswith(MAGIC) or not front.endswith(_RESERVED):
        raise Damaged("not a sealed file")
    file_key = FileKey(key, front, submission_id, file_id)
    try:
        _head_cipher(file_key).decrypt(bytes(12), tag, front)
    except InvalidTag as error:
        raise CannotOpen("the key does not fit this file") from error
    return file_key


def _head_cipher(file_key: "FileKey") -> ChaCha20Poly1305:
    return ChaCha20Poly1305(file_key.derive(purpose="file head"))


class FileKey:
    """The key of one file, from which each run draws its own."""

    __slots__ = ("_key", "place")

    def __init__(self, key: bytes, front: bytes, submission_id: str, file_id: str) -> None:
        self.place = f"{submission_id} {file_id} ".encode("ascii")
        self._key = subkey(key, purpose="file", salt=front[len(MAGIC) : len(MAGIC) + SALT_SIZE], about=self.place)

    def derive(self, *, purpose: str, salt: bytes = b"") -> bytes:
        """A key for one purpose within this file."""
        return subkey(self._key, purpose=purpose, salt=salt, about=self.place)


class RunCipher:
    """Seals and opens the frames of one run. `purpose` is DATA or MANIFEST."""

    __slots__ = ("_cipher", "_place", "salt")

    def __init__(self, file_key: FileKey, *, purpose: str, salt: bytes) -> None:
        self.salt = salt
        self._cipher = ChaCha20Poly1305(file_key.derive(purpose=purpose, salt=salt))
        self._place = file_key.place

    def seal_into(self, frame: memoryview, plain: bytearray, *, number: int, first_byte: int, last: bool) -> None:
        """Fill `frame` (FRAME_SIZE bytes) with the sealed `plain` (PLAIN_SIZE bytes)."""
        _FRAME_HEAD.pack_into(frame, 0, self.salt, number)
        self._cipher.encrypt_into(
            _NONCE.pack(number, last), plain, self._place + _FIRST_BYTE.pack(first_byte), frame[_FRAME_HEAD.size :]
        )

    def open(self, frame: memoryview, *, number: int, first_byte: int, last: bool) -> memoryview:
        """The data of a frame that must be frame `number` of this run. Raises Damaged."""
        if len(frame) != FRAME_SIZE or _FRAME_HEAD.unpack_from(frame) != (self.salt, number):
            raise Damaged("another frame stands here")
        try:
            plain = self._cipher.decrypt(
                _NONCE.pack(number, last), frame[_FRAME_HEAD.size :], self._place + _FIRST_BYTE.pack(first_byte)
            )
        except InvalidTag as error:
            raise Damaged("a frame does not authenticate") from error
        (length,) = _LENGTH.unpack_from(plain, DATA_SIZE)
        if length > DATA_SIZE:
            raise Damaged("a frame claims too much")
        return memoryview(plain)[:length]


def set_length(plain: bytearray, length: int) -> None:
    """Say how many of the DATA_SIZE bytes are data; what follows them is made zero."""
    if length < DATA_SIZE:
        plain[length:DATA_SIZE] = bytes(DATA_SIZE - length)
    _LENGTH.pack_into(plain, DATA_SIZE, length)


def read_frame(descriptor: int, frame: int) -> memoryview:
    """The sealed bytes of one frame; fewer than FRAME_SIZE where the file is cut."""
    return memoryview(os.pread(descriptor, FRAME_SIZE, HEAD_SIZE + frame * FRAME_SIZE))


def read_frame_head_at(descriptor: int, frame: int) -> tuple[bytes, int]:
    """Salt of a frame's run and the frame's number in it; not yet authenticated. Raises Damaged."""
    data = os.pread(descriptor, _FRAME_HEAD.size, HEAD_SIZE + frame * FRAME_SIZE)
    if len(data) != _FRAME_HEAD.size:
        raise Damaged("the file is cut")
    salt, number = _FRAME_HEAD.unpack(data)
    return salt, number


@dataclass(frozen=True)
class Run:
    """Frames written in one go: where they lie, and which bytes of the file they hold."""

    salt: bytes
    first_frame: int
    frames: int
    first_byte: int
    length: int

    def data_in(self, number: int) -> int:
        """How many data bytes frame `number` of this run holds: full, one short, then (padding) none."""
        return max(0, min(DATA_SIZE, self.length - number * DATA_SIZE))
