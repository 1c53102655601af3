"""Run first in every cell, by the bare interpreter: shuts itself in, then does the work or becomes the program.

    KIND MEMORY_BYTES CPU_SECONDS FILE_BYTES WHAT ARGUMENT...

WHAT is a program's path, or, in a cell of kind `ours`, a module of the archive: its `ready(*arguments)` loads what it
needs and returns the work, which is done behind shut doors and alone sees what a stranger sent. Where this kernel, or
this machine, cannot shut anybody in, nothing runs (UNCONFINED).
"""

import codecs
import ctypes
import importlib
import os
import resource
import signal
import sys

from stories.cell.calls import Kind
from stories.cell.calls import program as filtering
from stories.cell.fence import fenced

UNCONFINED = 90
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 1, 22, 38, 2
# What Python would look for on the disk when it first meets a name of it.
_CODECS = ("latin-1", "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp437", "cp1252")


def limit(*, memory: int, seconds: int, output: int) -> None:
    """So much memory, so many seconds of the processor, files no larger than so many bytes, no image of memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # A second more for the signal that says why.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def shut(kind: Kind, what: str = "") -> None:
    """The filter over this process and what it becomes; it ends with its parent. Raises OSError, KeyError."""
    libc = ctypes.CDLL(None, use_errno=True)
    code = filtering(os.uname().machine, kind=kind, process=os.getpid())
    held = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.c_void_p)]

    filtered = Program(len(code) // 8, ctypes.addressof(held))
    for call in ((_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "this kernel does not confine")
    if kind is not Kind.OURS:
        fenced(libc, program=what if kind is Kind.SEALED else None)
    if libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(filtered), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this kernel does not confine")


def main() -> None:
    kind = Kind(sys.argv[1])
    memory, seconds, output = map(int, sys.argv[2:5])
    what, arguments = sys.argv[5], sys.argv[6:]
    if kind is Kind.OURS:
        for name in _CODECS:
            codecs.lookup(name)
        work = importlib.import_module(what).ready(*arguments)
    try:
        limit(memory=memory, seconds=seconds, output=output)
        shut(kind, what)
    except (OSError, KeyError, AttributeError):
        sys.exit(UNCONFINED)
    if kind is Kind.OURS:
        work()
    else:
        os.execv(what, [what, *arguments])  # noqa: S606
