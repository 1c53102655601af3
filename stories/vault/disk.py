"""How much the disk with sealed files can still take. A full disk loses what somebody is just telling."""

import shutil
from pathlib import Path

from django.conf import settings

MEGABYTE = 1024 * 1024


def free() -> int:
    """Free bytes on the disk that holds sealed files."""
    folder = Path(settings.SEALED_DIR)
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def has_room_for(size: int) -> bool:
    """Whether a file of `size` bytes fits and leaves the reserve in which words are kept."""
    return free() - size >= int(settings.ARCHIVE_DISK_RESERVE)


def megabytes_left() -> int | None:
    """How many megabytes are left when new files are being refused; None while there is room."""
    return None if has_room_for(0) else free() // MEGABYTE
