"""A process that dies at its n-th act on the file system: from there on nothing it would still do happens."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

ACTS = ("open", "write", "fsync", "link", "unlink", "mkdir", "rmdir", "utime", "fchmod", "chmod", "replace", "rename")


class Died(BaseException):
    """The power went."""


def dying_at_each_act(act: Callable[[], Any]) -> Iterator[int]:
    """Run `act` dying at its first file system act, its second, and so on until it completes; yield after each death.

    The caller looks at what is left after each yield, and makes the ground ready for the next run.
    """
    survived = 0
    while True:
        with pytest.MonkeyPatch.context() as patch:
            left = iter(range(survived))
            for name in ACTS:
                patch.setattr(os, name, _dying(getattr(os, name), left))
            try:
                act()
            except Died:
                pass
            else:
                return
        survived += 1
        yield survived


def _dying(real: Callable[..., Any], left: Iterator[int]) -> Callable[..., Any]:
    def run(*args: Any, **named: Any) -> Any:
        if next(left, None) is None:
            raise Died
        return real(*args, **named)

    return run
