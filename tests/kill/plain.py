"""Looks for plain bytes wherever a process could have left them: in new files, and in what it has open for writing."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

# Not on any disk, or not anybody's bytes.
ELSEWHERE = ("/proc", "/sys", "/dev", "/run")
IN_MEMORY = ("tmpfs", "ramfs", "devtmpfs", "proc", "sysfs", "cgroup", "cgroup2")
_PIECE = 1 << 20


def disk_backed() -> list[Path]:
    """Where each file system that keeps its bytes on a disk is mounted."""
    found = []
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _device, place, kind = line.split()[:3]
        if kind not in IN_MEMORY and not place.startswith(ELSEWHERE):
            found.append(Path(place.encode().decode("unicode_escape")))
    return sorted(set(found))


def new_files(since: float, also: Iterable[Path]) -> Iterator[Path]:
    """Every file changed after `since` on a disk, and in the folders of `also`, wherever those are."""
    for root in {*disk_backed(), *also}:
        yield from below(root, since)


def below(root: Path, since: float) -> Iterator[Path]:
    """Every file below a folder, on its own file system, that was changed since."""
    yield from _below(str(root), root.stat().st_dev, since)


def _below(folder: str, device: int, since: float) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            known = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISDIR(known.st_mode):
            if known.st_dev == device and not entry.path.startswith(ELSEWHERE):
                yield from _below(entry.path, device, since)
        elif stat.S_ISREG(known.st_mode) and known.st_mtime >= since:
            yield Path(entry.path)


def tree_of(process: int) -> list[int]:
    """A process and everything below it."""
    found = [process]
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += tree_of(int(child))
    except OSError:
        pass
    return found


def open_on_disk(process: int) -> Iterator[Path]:
    """What a process has open for writing, a deleted file too, other than memory files, pipes and sockets."""
    try:
        descriptors = list(Path(f"/proc/{process}/fdinfo").iterdir())
    except OSError:
        return
    for info in descriptors:
        try:
            flags = int(next(line for line in info.read_text().splitlines() if line.startswith("flags")).split()[1], 8)
            place = Path(f"/proc/{process}/fd/{info.name}")
            target, known = str(place.readlink()), place.stat()
        except (OSError, StopIteration):
            continue
        if flags & 3 and stat.S_ISREG(known.st_mode) and not target.startswith("/memfd:"):
            yield place


def holds(path: Path, patterns: Iterable[bytes]) -> bool:
    """Whether a file holds one of these."""
    wanted = list(patterns)
    longest = max(map(len, wanted))
    before = b""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                block = before + piece
                if any(pattern in block for pattern in wanted):
                    return True
                before = block[-longest:]
    except OSError:
        return False
    return False
