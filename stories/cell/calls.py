"""What a cell's system calls are answered, as the kernel reads it: a filter of classic BPF (seccomp(2)). Pure.

Calls that make, move, change or remove a file, that reach the network, another process or the kernel's own workings
are refused (EACCES); what is newer than this list is unknown (ENOSYS). Whether files may be opened for reading, and a
program be put in one's own place, depends on the kind of cell.
"""

import struct
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What may be opened.

    OURS: nothing, once it has what it needs, and it becomes no other program. SEALED: nothing but what the one program
    that it becomes is made of. READING: files, to read them.
    """

    OURS = "ours"
    SEALED = "sealed"
    READING = "reading"


class Machine(NamedTuple):
    """The numbers of one kind of processor. `opening`: where `open` and `openat` have their flags; `becoming`:
    `execve` and `execveat`."""

    name: int
    refused: tuple[int, ...]
    opening: dict[int, int]
    becoming: tuple[int, int]
    clone: int
    tgkill: int
    prlimit: int


# The same on every processor: pidfd_send_signal, io_uring, open_tree to fspick (mounts), pidfd_open, openat2,
# pidfd_getfd, process_madvise, mount_setattr, quotactl_fd, memfd_secret, process_mrelease.
_SINCE_5 = (*range(424, 435), *(437, 438, 440, 442, 443, 447, 448))
_CLONE3, _NEWER = 435, 449
# In both lists, in this order: sockets; other processes (signals, ptrace, their memory); files made, moved, cut,
# removed, their rights, owners, days and marks; mounts and roots; what outlives a process (shared memory, queues, keys,
# memory files); the kernel's own workings.
MACHINES = {
    "x86_64": Machine(
        name=0xC000003E,
        refused=(
            *(41, 42, 43, 44, 49, 50, 53, 288),
            *(62, 129, 200, 297, 101, 310, 311, 312, 57, 58),
            *(85, 83, 258, 82, 264, 316, 86, 265, 88, 266, 133, 259, 84, 87, 263, 76),
            *(90, 91, 268, 92, 93, 94, 260, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199),
            *(155, 161, 165, 166, 272, 308),
            *(29, 64, 68, 240, 248, 249, 250, 319),
            *(103, 134, 163, 164, 167, 168, 169, 170, 171, 175, 176, 179, 246, 253, 294, 298, 300, 303, 304, 305),
            *(313, 317, 320, 321, 323),
            *_SINCE_5,
        ),
        opening={2: 1, 257: 2},
        becoming=(59, 322),
        clone=56,
        tgkill=234,
        prlimit=302,
    ),
    "aarch64": Machine(
        name=0xC00000B7,
        refused=(
            *(198, 199, 200, 201, 202, 203, 206, 242),
            *(129, 130, 138, 240, 117, 270, 271, 272),
            *(34, 38, 276, 37, 36, 33, 35, 45),
            *(52, 53, 54, 55, 88, 5, 6, 7, 14, 15, 16),
            *(39, 40, 41, 51, 97, 268),
            *(194, 190, 186, 180, 217, 218, 219, 279),
            *(26, 58, 60, 89, 104, 105, 106, 116, 142, 161, 162, 170, 171, 224, 225, 241, 262, 264, 265, 266),
            *(273, 277, 280, 282, 294),
            *_SINCE_5,
        ),
        opening={56: 2},
        becoming=(221, 281),
        clone=220,
        tgkill=131,
        prlimit=261,
    ),
}
# Write only, read and write, create, truncate, append, temporary file.
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
_THREAD = 0x10000
_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | 13, 0x00050000 | 38  # SECCOMP_RET_ERRNO with EACCES, ENOSYS
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06


def program(machine: str, *, kind: Kind, process: int) -> bytes:
    """The filter, eight bytes an instruction, for the process of this number. KeyError for a machine we do not know."""
    told = MACHINES[machine]
    lines = [
        _line(_LOAD, 0, 0, 4),
        _line(_EQUAL, 1, 0, told.name),
        _line(_RETURN, 0, 0, _REFUSE),
        _line(_LOAD, 0, 0, 0),
        # The calls of another word size, which have other numbers.
        *_when(_AT_LEAST, 0x40000000, _REFUSE),
        # Newer than this list; and what starts threads in a way that no filter can read: there is an older one.
        *_when(_AT_LEAST, _NEWER + 1, _UNKNOWN),
        *_when(_EQUAL, _CLONE3, _UNKNOWN),
    ]
    ours = (*told.opening, *told.becoming) if kind is Kind.OURS else ()
    for number in (*told.refused, *ours):
        lines += _when(_EQUAL, number, _REFUSE)
    # Threads and no processes; signals to oneself; one's own limits.
    lines += _only(told.clone, 0, _ANY_BIT, _THREAD)
    lines += _only(told.tgkill, 0, _EQUAL, process)
    lines += _only(told.prlimit, 0, _EQUAL, 0)
    if kind is not Kind.OURS:
        for number, flags in told.opening.items():
            lines += _only(number, flags, _ANY_BIT, _WRITING, unless=True)
    return b"".join([*lines, _line(_RETURN, 0, 0, _ALLOW)])


def _line(code: int, yes: int, no: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _when(test: int, value: int, answer: int) -> list[bytes]:
    return [_line(test, 0, 1, value), _line(_RETURN, 0, 0, answer)]


def _only(number: int, argument: int, test: int, value: int, *, unless: bool = False) -> list[bytes]:
    """A call that is allowed where a test of the lower half of an argument holds, or, `unless`, where it does not."""
    yes, no = (_REFUSE, _ALLOW) if unless else (_ALLOW, _REFUSE)
    return [
        _line(_EQUAL, 0, 4, number),
        _line(_LOAD, 0, 0, 16 + 8 * argument),
        _line(test, 0, 1, value),
        _line(_RETURN, 0, 0, yes),
        _line(_RETURN, 0, 0, no),
    ]
