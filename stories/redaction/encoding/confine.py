"""Run as a file of its own, by the bare interpreter: shuts itself in, then becomes the program it was told to be.

    python -I -S confine.py MEMORY_BYTES CPU_SECONDS FILE_BYTES PROGRAM ARGUMENT...

From then on the program has no sockets, opens no file for writing, makes, renames and removes none, and ends with its
parent. It reads and writes what it was handed. Where the kernel cannot do this, it does not start (UNCONFINED).
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys

UNCONFINED = 90
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 1, 22, 38, 2
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EACCES
# Write only, read and write, create, truncate, append, temporary file.
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
# Per machine: its name in the filter, the calls that are refused, and where `open` and `openat` have their flags.
# Refused: socket, socketpair, connect, bind, sendto, ptrace, mount, unshare, setns, bpf, process_vm_writev, io_uring,
# openat2, and whatever makes, moves, cuts or removes a file.
_MACHINES: dict[str, tuple[int, tuple[int, ...], dict[int, int]]] = {
    "x86_64": (
        0xC000003E,
        (
            *(41, 53, 42, 49, 44, 101, 165, 272, 308, 321, 311, 425, 437),
            *(85, 83, 258, 82, 264, 316, 86, 265, 88, 266, 133, 259, 87, 263, 76),
        ),
        {2: 1, 257: 2},
    ),
    "aarch64": (
        0xC00000B7,
        (198, 199, 203, 200, 206, 117, 40, 97, 268, 280, 271, 425, 437, 34, 38, 276, 37, 36, 33, 35, 45),
        {56: 2},
    ),
}
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06


def program(machine: str) -> bytes:
    """The filter as the kernel reads it: eight bytes an instruction. Raises KeyError for a machine we do not know."""
    architecture, refused, opening = _MACHINES[machine]
    deny = struct.pack("=HBBI", _RETURN, 0, 0, _DENY)
    lines = [
        struct.pack("=HBBI", _LOAD, 0, 0, 4),
        struct.pack("=HBBI", _EQUAL, 1, 0, architecture),
        deny,
        struct.pack("=HBBI", _LOAD, 0, 0, 0),
        # The calls of another word size, which have other numbers.
        struct.pack("=HBBI", _AT_LEAST, 0, 1, 0x40000000),
        deny,
    ]
    for number in refused:
        lines += [struct.pack("=HBBI", _EQUAL, 0, 1, number), deny]
    for number, flags in opening.items():
        lines += [
            struct.pack("=HBBI", _EQUAL, 0, 4, number),
            struct.pack("=HBBI", _LOAD, 0, 0, 16 + 8 * flags),
            struct.pack("=HBBI", _ANY_BIT, 0, 1, _WRITING),
            deny,
            struct.pack("=HBBI", _RETURN, 0, 0, _ALLOW),
        ]
    return b"".join([*lines, struct.pack("=HBBI", _RETURN, 0, 0, _ALLOW)])


def shut_in(*, memory: int, seconds: int, file_bytes: int) -> None:
    """Limits, and the filter over this process and what it becomes. Raises OSError, KeyError."""
    libc = ctypes.CDLL(None, use_errno=True)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    code = program(platform.machine())
    held = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.c_void_p)]

    filtered = Program(len(code) // 8, ctypes.addressof(held))
    for call in (
        (_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0),
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _FILTER, ctypes.byref(filtered), 0, 0),
    ):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "this kernel does not confine")


def main(arguments: list[str]) -> None:
    memory, seconds, file_bytes = (int(argument) for argument in arguments[:3])
    try:
        shut_in(memory=memory, seconds=seconds, file_bytes=file_bytes)
    except (OSError, KeyError, AttributeError):
        sys.exit(UNCONFINED)
    os.execv(arguments[3], arguments[3:])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
