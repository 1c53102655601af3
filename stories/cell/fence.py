"""What a program may read, where the kernel has Landlock (5.13 and newer); where it has not, this does nothing."""

import ctypes
import os
from contextlib import suppress

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _READ_FILE, _READ_FOLDER, _MAKE_DEVICE = 1 << 0, 1 << 2, 1 << 3, 1 << 11
_BENEATH = 1
# Where chance comes from: libraries open it before a program begins.
CHANCE = "/dev/urandom"


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def fenced(libc: ctypes.CDLL, *, program: str | None) -> bool:
    """From here on no memory of processes outside is read, which /proc shows as files; and, where a program is named,
    no file but itself. Whether this kernel can. Wants the promise that nothing gains rights (PR_SET_NO_NEW_PRIVS).
    """
    handled = ctypes.c_uint64(_EXECUTE | _READ_FILE | _READ_FOLDER if program else _MAKE_DEVICE)
    rules = libc.syscall(_CREATE, ctypes.byref(handled), ctypes.sizeof(handled), 0)
    if rules < 0:
        return False
    try:
        if program:
            _allow(libc, rules, program, _EXECUTE | _READ_FILE)
            with suppress(OSError):
                _allow(libc, rules, CHANCE, _READ_FILE)
        return bool(libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: str, what: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        beneath = _Beneath(what, place)
        if libc.syscall(_ADD, rules, _BENEATH, ctypes.byref(beneath), 0) != 0:
            raise OSError(ctypes.get_errno(), "no rule")
    finally:
        os.close(place)
