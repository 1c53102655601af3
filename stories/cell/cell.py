"""`cell()`: how a program is started in a cell."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stories.cell.calls import Kind
from stories.cell.inside import UNCONFINED

__all__ = ["GIGABYTE", "UNCONFINED", "Walls", "cell"]

GIGABYTE = 1 << 30
_ROOT = Path(__file__).resolve().parents[2]
# -I: nothing of the surroundings reaches it, neither variables nor the folder one stands in.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); sys.dont_write_bytecode = True; "
    "from stories.cell.inside import main; main()"
)
_ELF, _INTERPRETER = b"\x7fELF", 3


@dataclass(frozen=True)
class Walls:
    """How large a cell is: bytes of memory, seconds of the processor, bytes of each file that it is handed to write."""

    memory: int
    seconds: int
    output: int = 0


def cell(what: Path | str, arguments: Sequence[str] = (), *, walls: Walls) -> list[str]:
    """The command that runs `what` in a cell: a program by its path, or one of our own modules by its name.

    A module opens no file once it has what a stranger sent. A program that carries all it needs opens none either,
    where the kernel has Landlock; one that must read its own parts may open files, for reading. None has a network,
    writes a file, or starts a process. The caller hands it no variables, and no descriptors but those it needs. It ends
    with the status UNCONFINED where the kernel cannot do this.
    """
    if isinstance(what, str):
        kind, bare = Kind.OURS, ["-I"]
    else:
        kind, bare = Kind.SEALED if carries_all(what) else Kind.READING, ["-I", "-S"]
    limits = [str(walls.memory), str(walls.seconds), str(walls.output)]
    return [sys.executable, *bare, "-c", _START, str(_ROOT), kind, *limits, str(what), *arguments]


def carries_all(program: Path) -> bool:
    """Whether a program is whole in itself: an ELF file that names no loader. A script never is."""
    with program.open("rb") as file:
        head = file.read(64)
        if head[:4] != _ELF or len(head) < 64 or head[4] != 2 or head[5] != 1:
            return False
        file.seek(int.from_bytes(head[32:40], "little"))
        size, count = int.from_bytes(head[54:56], "little"), int.from_bytes(head[56:58], "little")
        parts = [file.read(size) for _part in range(count)]
    return all(int.from_bytes(part[:4], "little") != _INTERPRETER for part in parts)
