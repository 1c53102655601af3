"""A program that turned on its host: it tries everything that a cell forbids, and says what it could do."""

import ctypes
import errno
import functools
import json
import os
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
FOLDER = "/dev/shm"
HOST = os.getppid()


def called(result: int) -> int:
    """What a call of C answered. Raises OSError."""
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def spawn() -> None:
    child = os.fork()
    if not child:
        os._exit(0)


READING: dict[str, Callable[[], object]] = {
    "open a file": lambda: os.open("/etc/passwd", os.O_RDONLY),
    "list a folder": lambda: os.scandir("/etc"),
}
BECOMING: dict[str, Callable[[], object]] = {
    "become another program": lambda: os.execv("/bin/true", ["true"]),
}
DEEDS: dict[str, Callable[[], object]] = {
    "write a file": lambda: os.open(f"{FOLDER}/amparo-leak", os.O_WRONLY | os.O_CREAT),
    "append to a file": lambda: os.open("/etc/passwd", os.O_RDWR | os.O_APPEND),
    "write a file without a name": lambda: os.open(FOLDER, os.O_TMPFILE | os.O_RDWR),
    "make a folder": lambda: Path(FOLDER, "amparo-leak").mkdir(),
    "make a pipe with a name": lambda: os.mkfifo(f"{FOLDER}/amparo-leak"),
    "move a file": lambda: Path(FOLDER, "amparo-a").rename(f"{FOLDER}/amparo-b"),
    "remove a file": lambda: Path(FOLDER, "amparo-a").unlink(),
    "remove a folder": lambda: Path(FOLDER, "amparo-a").rmdir(),
    "link a file": lambda: Path(FOLDER, "amparo-leak").symlink_to("/etc/passwd"),
    "change rights": lambda: Path(FOLDER).chmod(0o1777),
    "change days": lambda: os.utime(FOLDER),
    "keep bytes in memory with a name": lambda: os.memfd_create("leak"),
    "share memory that stays": lambda: called(LIBC.shmget(0x4D50, 4096, 0o1666)),
    "a socket": lambda: socket.socket(),
    "a socket of this machine": lambda: socket.socket(socket.AF_UNIX),
    "a pair of sockets": lambda: socket.socketpair(),
    "start a process": spawn,
    "start another program": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "end its host": lambda: os.kill(HOST, 0),
    "read its host's memory": lambda: os.open(f"/proc/{HOST}/mem", os.O_RDONLY),
    "ask for its host's memory": lambda: called(LIBC.process_vm_readv(HOST, None, 0, None, 0, 0)),
    "follow its host": lambda: called(LIBC.ptrace(0x4206, HOST, None, None)),
    "change its host's limits": lambda: resource.prlimit(HOST, resource.RLIMIT_CORE, (0, 0)),
    "another name space": lambda: called(LIBC.unshare(0x10000000)),
}
REFUSED = {errno.EACCES, errno.EPERM, errno.ENOSYS}


def could(deeds: dict[str, Callable[[], object]]) -> list[str]:
    """The deeds that were not refused: done, or failed for another reason."""
    done = []
    for name, deed in deeds.items():
        try:
            deed()
        except OSError as error:
            if error.errno in REFUSED:
                continue
        done.append(name)
    return done


def say(deeds: dict[str, Callable[[], object]]) -> None:
    sys.stdout.write(json.dumps({"width": 1, "height": 1, "could": could(deeds)}) + "\n")
    sys.stdout.flush()


def ready(*_arguments: str) -> Callable[[], None]:
    """As one of our own modules is started in a cell."""
    return functools.partial(say, DEEDS | READING | BECOMING)


def script(folder: Path) -> Path:
    """As a program that somebody installed."""
    made = folder / "hostile"
    root = Path(__file__).resolve().parents[2]
    lines = [f"#!{sys.executable} -IB", "import sys", f"sys.path.insert(0, {str(root)!r})"]
    made.write_text("\n".join([*lines, "from tests.cell.hostile import DEEDS, say", "say(DEEDS)", ""]))
    made.chmod(0o755)
    return made
