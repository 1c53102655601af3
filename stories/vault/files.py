"""Sealed files: sealed while they arrive, readable from the middle, and never plain on a disk."""

import bisect
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from stories.vault import durable, manifests, shelves
from stories.vault.errors import Damaged, Finished, InUse, NotThere, VaultError
from stories.vault.frames import (
    DATA,
    DATA_SIZE,
    FRAME_SIZE,
    HEAD_SIZE,
    MANIFEST,
    PLAIN_SIZE,
    Run,
    RunCipher,
    make_head,
    new_salt,
    open_head,
    set_length,
)
from stories.vault.padding import padme
from stories.vault.resuming import recover
from stories.vault.shelves import delete, exists, stored_ids, touched_on

__all__ = ["SealedFile", "SealedReader", "SealedWriter", "delete", "exists", "stored_ids", "touched_on"]

_BATCH = 8


@dataclass(frozen=True)
class SealedFile:
    """A closed file: `size` bytes were given, `sealed_size` lie on the disk. The disk's size alone may be shown."""

    file_id: str
    size: int
    sealed_size: int


class SealedWriter:
    """Writes one sealed file, in as many sittings as it takes.

    `SealedWriter(...)` begins a new file; `SealedWriter.resume(...)` goes on with one that was paused or interrupted.
    `offset` is how many bytes the next `write` follows. `pause()` makes all that was given durable and lets go;
    `close()` seals the manifest and puts the file on its shelf. Leaving a `with` block without closing pauses.
    `key` has 32 bytes (a sitting's key, say) and may seal many files. One writer at a time: else InUse.
    """

    def __init__(self, *, file_id: str, submission_id: str, key: bytes) -> None:
        if shelves.exists(file_id):
            raise FileExistsError(file_id)
        path = shelves.partial(file_id)
        durable.make_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        durable.sync_folder(path.parent)
        self._start(file_id, submission_id, key, descriptor)

    @classmethod
    def resume(cls, *, file_id: str, submission_id: str, key: bytes) -> Self:
        """Go on after the last complete frame; `offset` says from which byte to send again.

        Raises NotThere, Finished, InUse, CannotOpen (wrong key: nothing is touched) and Damaged.
        """
        if shelves.exists(file_id):
            raise Finished(file_id)
        try:
            descriptor = os.open(shelves.partial(file_id), os.O_RDWR)
        except FileNotFoundError as error:
            raise NotThere(file_id) from error
        writer = cls.__new__(cls)
        writer._start(file_id, submission_id, key, descriptor)
        return writer

    def _start(self, file_id: str, submission_id: str, key: bytes, descriptor: int) -> None:
        self._file_id, self._descriptor = file_id, descriptor
        try:
            _lock(descriptor)
            head = os.pread(descriptor, HEAD_SIZE, 0)
            if len(head) < HEAD_SIZE:
                # New, or cut off before the first answer: nothing can be lost by beginning here.
                head = make_head(key=key, submission_id=submission_id, file_id=file_id)
                os.ftruncate(descriptor, 0)
                durable.write_all(descriptor, head)
            self._file_key = open_head(head, key=key, submission_id=submission_id, file_id=file_id)
            self._runs = recover(descriptor, self._file_key)
        except BaseException:
            os.close(descriptor)
            raise
        self._cipher: RunCipher | None = None
        self._run_frames = 0
        self._frames_before = sum(run.frames for run in self._runs)
        self.offset = sum(run.length for run in self._runs)
        self._plain = bytearray(PLAIN_SIZE)
        self._filled = 0
        self._batch = memoryview(bytearray(_BATCH * FRAME_SIZE))
        self._batched = 0
        os.lseek(descriptor, 0, os.SEEK_END)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Seal these bytes after those given before, in any chunking. They are durable after `pause` or `close`."""
        if self._descriptor < 0:
            raise VaultError("this writer has let go of its file")
        view = memoryview(data).cast("B")
        while view:
            taken = min(len(view), DATA_SIZE - self._filled)
            self._plain[self._filled : self._filled + taken] = view[:taken]
            self._filled += taken
            self.offset += taken
            view = view[taken:]
            if self._filled == DATA_SIZE:
                self._seal_frame()

    def pause(self) -> None:
        """Make everything given so far durable and let go of the file. May be repeated."""
        if self._descriptor < 0:
            return
        try:
            if self._filled:
                self._seal_frame()
            self._end_run()
            self._sync()
            durable.blur_times(shelves.partial(self._file_id))
        finally:
            os.close(self._descriptor)
            self._descriptor = -1

    def abandon(self) -> None:
        """Let go as it is, after an error: what lies whole on the disk is found again by `resume`."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def discard(self) -> None:
        """Take back everything that this writer was given, and let go: the file is as it was resumed."""
        if self._descriptor < 0:
            return
        try:
            os.ftruncate(self._descriptor, HEAD_SIZE + self._frames_before * FRAME_SIZE)
            os.fsync(self._descriptor)
        finally:
            os.close(self._descriptor)
            self._descriptor = -1

    def close(self) -> SealedFile:
        """Pad, seal the manifest, and put the file on its shelf. Nothing can be added afterwards."""
        if self._descriptor < 0:
            raise VaultError("this writer has let go of its file")
        try:
            if self._filled:
                self._seal_frame()
            self._pad()
            self._end_run()
            self._sync()
            self._seal_manifest()
            self._sync()
            sealed_size = os.fstat(self._descriptor).st_size
            shelves.put_up(self._file_id)
        finally:
            os.close(self._descriptor)
            self._descriptor = -1
        return SealedFile(self._file_id, size=self.offset, sealed_size=sealed_size)

    def _seal_frame(self) -> None:
        if self._cipher is None:
            self._cipher = RunCipher(
                self._file_key, purpose=DATA, salt=new_salt(), first_byte=sum(run.length for run in self._runs)
            )
        set_length(self._plain, self._filled)
        self._emit(self._cipher, self._run_frames)
        self._run_frames += 1
        self._filled = 0

    def _emit(self, cipher: RunCipher, number: int, *, last: bool = False) -> None:
        start = self._batched * FRAME_SIZE
        cipher.seal_into(self._batch[start : start + FRAME_SIZE], self._plain, number=number, last=last)
        self._batched += 1
        if self._batched == _BATCH:
            self._flush()

    def _flush(self) -> None:
        durable.write_all(self._descriptor, self._batch[: self._batched * FRAME_SIZE])
        self._batched = 0

    def _sync(self) -> None:
        self._flush()
        durable.sync(self._descriptor)

    def _pad(self) -> None:
        """Empty frames until the number of frames, manifest included, is a bucket."""
        earlier = sum(run.frames for run in self._runs)
        while True:
            frames = earlier + self._run_frames
            total = frames + manifests.frames_needed(len(self._runs) + (self._cipher is not None))
            if frames and padme(total) == total:
                return
            self._seal_frame()

    def _end_run(self) -> None:
        if self._cipher is not None:
            self._runs.append(
                Run(
                    salt=self._cipher.salt,
                    first_frame=sum(run.frames for run in self._runs),
                    frames=self._run_frames,
                    first_byte=self._cipher.first_byte,
                    length=self.offset - self._cipher.first_byte,
                )
            )
        self._cipher, self._run_frames = None, 0

    def _seal_manifest(self) -> None:
        data = manifests.pack(self._runs)
        count = manifests.frames_needed(len(self._runs))
        cipher = RunCipher(self._file_key, purpose=MANIFEST, salt=new_salt(), first_byte=0)
        for number in range(count):
            piece = data[number * DATA_SIZE : (number + 1) * DATA_SIZE]
            self._plain[: len(piece)] = piece
            set_length(self._plain, len(piece))
            self._emit(cipher, number, last=number == count - 1)


class SealedReader:
    """Reads a closed sealed file, from anywhere, opening only the frames it needs.

    `size` is the number of bytes that were given. Raises NotThere, CannotOpen (wrong key, submission or file) and
    Damaged. Many threads may read through one reader. Close it, or use it in a `with` block.
    """

    def __init__(self, *, file_id: str, submission_id: str, key: bytes) -> None:
        self._source = shelves.open_closed(file_id)
        try:
            self._file_key = open_head(
                self._source.pread(HEAD_SIZE, 0), key=key, submission_id=submission_id, file_id=file_id
            )
            runs = manifests.read(self._source, self._file_key)
        except BaseException:
            self.close()
            raise
        self.size = sum(run.length for run in runs)
        self.sealed_size = self._source.size()
        self._runs = [run for run in runs if run.length]
        self._first_bytes = [run.first_byte for run in self._runs]
        self._ciphers: dict[bytes, RunCipher] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. May be repeated."""
        self._source.close()

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes from `start` up to, not including, `stop` (the end, if None); shorter where the file ends."""
        stop = self.size if stop is None else min(stop, self.size)
        return b"".join(self._pieces(max(0, start), stop))

    def chunks(self, start: int = 0, stop: int | None = None, *, size: int = 1 << 20) -> Iterator[bytes]:
        """The same bytes in pieces of `size`, for streaming."""
        stop = self.size if stop is None else min(stop, self.size)
        for at in range(max(0, start), stop, size):
            yield self.read(at, min(at + size, stop))

    def _pieces(self, start: int, stop: int) -> Iterator[memoryview]:
        while start < stop:
            run = self._runs[bisect.bisect_right(self._first_bytes, start) - 1]
            cipher, end = self._cipher(run), min(stop, run.first_byte + run.length)
            for number in range((start - run.first_byte) // DATA_SIZE, -(-(end - run.first_byte) // DATA_SIZE)):
                first_byte = run.first_byte + number * DATA_SIZE
                sealed = self._source.pread(FRAME_SIZE, HEAD_SIZE + (run.first_frame + number) * FRAME_SIZE)
                data = cipher.open(memoryview(sealed), number=number)
                if len(data) != run.data_in(number):
                    raise Damaged("a frame is not as long as the manifest says")
                yield data[max(0, start - first_byte) : end - first_byte]
            start = end

    def _cipher(self, run: Run) -> RunCipher:
        cipher = self._ciphers.get(run.salt)
        if cipher is None:
            cipher = self._ciphers[run.salt] = RunCipher(
                self._file_key, purpose=DATA, salt=run.salt, first_byte=run.first_byte
            )
        return cipher


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse("another writer holds this file") from error
