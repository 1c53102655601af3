"""The frames of a sealed file: segments of 64 KiB in STREAM (Hoang, Reyhanitabar, Rogaway, Vizar, CRYPTO 2015).

A file is a head and frames of one size. Frames come in runs; each time somebody begins to write, a new run begins with
32 random bytes, from which its key is derived, so an interrupted writer never meets its old nonces again. Nonce: seven
zero bytes, the frame's number in its run, and a byte that is 1 only on the file's last frame. That frame is the end of
the manifest, which names every run: cutting, swapping, repeating and mixing versions all fail to authenticate.
"""

import secrets
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from stories.vault.boxes import subkey
from stories.vault.errors import CannotOpen, Damaged
from stories.vault.sources import Source

MAGIC = b"AMPAROF1"
SALT_SIZE = 32
TAG_SIZE = 16
HEAD_SIZE = 64
FRAME_SIZE = 65_536
_FRAME_HEAD = struct.Struct(">32s24sI")
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
    """Seals and opens the frames of one run. `purpose` is DATA or MANIFEST; `first_byte` is where the run begins."""

    __slots__ = ("_cipher", "_head", "_place", "first_byte", "salt")

    def __init__(self, file_key: FileKey, *, purpose: str, salt: bytes, first_byte: int) -> None:
        self.salt = salt
        self.first_byte = first_byte
        self._cipher = ChaCha20Poly1305(file_key.derive(purpose=purpose, salt=salt))
        self._place = file_key.place
        # Sealed, because it tells how much came before; the same in each frame, so a lone frame names its run.
        mark = _mark_cipher(file_key, purpose, salt).encrypt(bytes(12), _FIRST_BYTE.pack(first_byte), salt)
        self._head = salt, mark

    def seal_into(self, frame: memoryview, plain: bytearray, *, number: int, last: bool = False) -> None:
        """Fill `frame` (FRAME_SIZE bytes) with the sealed `plain` (PLAIN_SIZE bytes)."""
        _FRAME_HEAD.pack_into(frame, 0, *self._head, number)
        self._cipher.encrypt_into(_NONCE.pack(number, last), plain, self._about(number), frame[_FRAME_HEAD.size :])

    def open(self, frame: memoryview, *, number: int, last: bool = False) -> memoryview:
        """The data of a frame that must be frame `number` of this run. Raises Damaged."""
        if len(frame) != FRAME_SIZE or _FRAME_HEAD.unpack_from(frame) != (*self._head, number):
            raise Damaged("another frame stands here")
        try:
            plain = self._cipher.decrypt(_NONCE.pack(number, last), frame[_FRAME_HEAD.size :], self._about(number))
        except InvalidTag as error:
            raise Damaged("a frame does not authenticate") from error
        (length,) = _LENGTH.unpack_from(plain, DATA_SIZE)
        if length > DATA_SIZE:
            raise Damaged("a frame claims too much")
        return memoryview(plain)[:length]

    def _about(self, number: int) -> bytes:
        return self._place + _FIRST_BYTE.pack(self.first_byte + number * DATA_SIZE)


def _mark_cipher(file_key: FileKey, purpose: str, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(file_key.derive(purpose=f"{purpose} mark", salt=salt))


@dataclass(frozen=True)
class FrameHead:
    """What stands in front of a frame: its run's salt, its run's sealed first byte, and its number in the run."""

    salt: bytes
    mark: bytes
    number: int

    def run_cipher(self, file_key: FileKey, *, purpose: str) -> RunCipher | None:
        """The cipher of the run that the frame says it belongs to; None if this file has no such run."""
        try:
            plain = _mark_cipher(file_key, purpose, self.salt).decrypt(bytes(12), self.mark, self.salt)
        except InvalidTag:
            return None
        return RunCipher(file_key, purpose=purpose, salt=self.salt, first_byte=_FIRST_BYTE.unpack(plain)[0])


def new_salt() -> bytes:
    """32 random bytes for a new run."""
    return secrets.token_bytes(SALT_SIZE)


def set_length(plain: bytearray, length: int) -> None:
    """Say how many of the DATA_SIZE bytes are data; what follows them is made zero."""
    if length < DATA_SIZE:
        plain[length:DATA_SIZE] = bytes(DATA_SIZE - length)
    _LENGTH.pack_into(plain, DATA_SIZE, length)


def read_frame(source: Source, frame: int) -> memoryview:
    """The sealed bytes of one frame; fewer than FRAME_SIZE where the file is cut."""
    return memoryview(source.pread(FRAME_SIZE, HEAD_SIZE + frame * FRAME_SIZE))


def read_frame_head(source: Source, frame: int) -> FrameHead:
    """The head of one frame. Raises Damaged if the file ends before."""
    data = source.pread(_FRAME_HEAD.size, HEAD_SIZE + frame * FRAME_SIZE)
    if len(data) != _FRAME_HEAD.size:
        raise Damaged("the file is cut")
    return FrameHead(*_FRAME_HEAD.unpack(data))


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
