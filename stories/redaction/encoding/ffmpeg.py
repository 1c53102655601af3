"""One confined ffmpeg: fed through a pipe or from a memory file, read through a pipe or into memory files."""

import os
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import imageio_ffmpeg

from stories.cell.cell import GIGABYTE, UNCONFINED, Walls, cell
from stories.redaction.encoding.memory import MemoryFile

# It says nothing (an error may repeat a tag of the original), asks nothing, and reads what it is handed.
QUIET = ("-nostdin", "-hide_banner", "-loglevel", "quiet")
HANDED = ("-protocol_whitelist", "fd,pipe")
# What every output begins with: nothing of the original's is carried over, nor our own name and version.
CLEAN = ("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "-sn", "-dn")
# Where it reads the pipe that it is fed through.
PIPE = "pipe:IN"
_PATIENCE = 0.1


class MediaRefused(Exception):
    """No result. `code`: broken, too_long (the time ran out), too_large, cancelled, no_ffmpeg."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Limits:
    """How long it may run, and without reading or writing; its memory, and the bytes of each of its outputs."""

    seconds: float = 3 * 3600.0
    idle: float = 90.0
    memory: int = 2 * GIGABYTE
    output: int = GIGABYTE


@cache
def program() -> str:
    """Where ffmpeg is: the one in the wheel, else the system's. Raises MediaRefused."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise MediaRefused("no_ffmpeg") from error


class Ffmpeg:
    """A running ffmpeg. Where `arguments` say PIPE it reads a pipe, which `feed` fills from a thread, else `write`.

    Leave the `with` block normally and it is waited for; leave it by an exception and it is killed. `stop` ends it at
    once from another thread. Raises MediaRefused when it did not do what it was told.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        limits: Limits,
        stop: threading.Event,
        feed: Iterable[bytes] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
        hand: Sequence[int] = (),
    ) -> None:
        self._stop, self._limits = stop, limits
        self._began = self._moved = time.monotonic()
        self._why = ""
        self._feeder: threading.Thread | None = None
        self._failed: BaseException | None = None
        read, self._into = os.pipe() if PIPE in arguments else (-1, -1)
        command = cell(
            Path(program()),
            [*QUIET, *(f"pipe:{read}" if argument == PIPE else argument for argument in arguments)],
            walls=Walls(memory=limits.memory, seconds=int(limits.seconds * 4) + 1, output=limits.output),
        )
        try:
            self.process = subprocess.Popen(  # noqa: S603
                command,
                stdin=stdin,
                stdout=stdout,
                stderr=subprocess.DEVNULL,
                pass_fds=[*hand, *([read] if read >= 0 else [])],
                cwd="/",
                env={},
                bufsize=0,
            )
        finally:
            if read >= 0:
                os.close(read)
        self._watcher = threading.Thread(target=self._watch, name="ffmpeg", daemon=True)
        self._watcher.start()
        if feed is not None:
            self._feeder = threading.Thread(target=self._feed, args=(feed,), name="ffmpeg-in", daemon=True)
            self._feeder.start()

    def _watch(self) -> None:
        while self.process.poll() is None:
            if self._stop.is_set():
                self._kill("cancelled")
            else:
                now = time.monotonic()
                if now - self._began > self._limits.seconds or now - self._moved > self._limits.idle:
                    self._kill("too_long")
            time.sleep(_PATIENCE)

    def _kill(self, why: str) -> None:
        self._why = self._why or why
        self.process.kill()

    def _feed(self, feed: Iterable[bytes]) -> None:
        try:
            for piece in feed:
                self.write(piece)
        except BrokenPipeError:
            pass  # it has all that it wanted, or has ended; its exit status says which
        except BaseException as error:  # a sealed file that does not open: told to whoever waits
            self._failed = error
            self._kill("broken")
        finally:
            self._end_of_input()

    def write(self, data: bytes | memoryview) -> None:
        """All of it into the pipe. Raises BrokenPipeError."""
        view = memoryview(data).cast("B")
        while view:
            view = view[os.write(self._into, view) :]
            self._moved = time.monotonic()

    def _end_of_input(self) -> None:
        if self._into >= 0:
            os.close(self._into)
            self._into = -1

    def blocks(self, size: int) -> Iterator[bytes]:
        """What comes out, in blocks of exactly `size` bytes; the last may be shorter."""
        assert self.process.stdout is not None
        filled, block = 0, bytearray(size)
        while True:
            with memoryview(block)[filled:] as rest:
                got = self.process.stdout.readinto(rest)  # type: ignore[attr-defined]
            if not got:
                break
            filled += got
            self._moved = time.monotonic()
            if filled == size:
                yield bytes(block)
                filled = 0
        if filled:
            yield bytes(block[:filled])

    def finish(self) -> None:
        """Wait for its end. Raises MediaRefused, and what went wrong while feeding it."""
        if self._feeder is None:
            self._end_of_input()
        status = self.process.wait()
        self._watcher.join()
        if self._feeder is not None:
            self._feeder.join()
        if self.process.stdout is not None:
            self.process.stdout.close()
        if self._failed is not None:
            raise self._failed
        if status:
            raise MediaRefused(self._why or _why_it_ended(status))

    def end(self) -> None:
        """End it now: all that was wanted is here."""
        self._kill("enough")
        with suppress(MediaRefused):
            self.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()
            return
        self._kill("broken")
        try:
            self.finish()
        except MediaRefused as ended:
            if isinstance(error, BrokenPipeError):
                # Whoever wrote into it sees only a broken pipe; why it ended is the better answer.
                raise ended from error
        except OSError:
            pass


def _why_it_ended(status: int) -> str:
    if status == UNCONFINED:
        return "no_ffmpeg"
    # SIGXFSZ, and SIGXCPU.
    return {-25: "too_large", -24: "too_long"}.get(status, "broken")


def into_mp4(
    arguments: Sequence[str], *, out: MemoryFile, limits: Limits, stop: threading.Event, hand: Sequence[int] = ()
) -> Ffmpeg:
    """An ffmpeg that writes an MP4 into `out`, its index in front: a telephone plays it before all of it is there.

    To move the index it reads again what it wrote, from its standard input: the same memory file, opened once more.
    `arguments` end where that output's own options end; whatever else it writes comes before.
    """
    again = os.open(f"/proc/self/fd/{out.descriptor}", os.O_RDONLY)
    try:
        return Ffmpeg(
            [*arguments, "-movflags", "+faststart", "-f", "mp4", "fd:"],
            limits=limits,
            stop=stop,
            stdin=again,
            stdout=out.descriptor,
            hand=hand,
        )
    finally:
        os.close(again)
