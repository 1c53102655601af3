"""What a backup holds: the database and the files on this machine. Never the keys, the key store, or a draft's files.

Files in buckets are not copied: they lie on another machine already, and deleting must reach them in one place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

DATABASE = "database"
ABOUT = "amparo.json"


@dataclass(frozen=True)
class Folder:
    """One folder of the archive's home: its name in a backup, where it lies, and what files in it are called."""

    name: str
    root: Path
    pattern: re.Pattern[str]

    def files(self) -> Iterator[tuple[str, Path]]:
        """(name in the backup, path) of each file, in order. What is still being written is left out."""
        for path in sorted(self.root.rglob("*")):
            relative = path.relative_to(self.root).as_posix()
            if path.is_file() and not path.is_symlink() and self.pattern.fullmatch(relative):
                yield f"{self.name}/{relative}", path

    def place(self, member: str) -> Path | None:
        """Where a member of a backup belongs; None if it is not one of this folder's."""
        folder, _slash, relative = member.partition("/")
        return self.root / relative if folder == self.name and self.pattern.fullmatch(relative) else None


def folders() -> tuple[Folder, ...]:
    """All of them. A file's name may hold letters, digits, dots, lines and single slashes: nothing climbs out."""
    word = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
    plain = re.compile(rf"{word}(?:/{word})*")
    return (
        # Two letters, then the file's id: `partial/` is not copied.
        Folder("sealed", Path(settings.SEALED_DIR), re.compile(r"[a-z0-9]{2}/[a-z0-9]{16,64}")),
        Folder("public", Path(settings.PUBLIC_FILES_DIR), plain),
        Folder("media", Path(settings.MEDIA_ROOT), plain),
        Folder("consent-audio", Path(settings.CONSENT_AUDIO_DIR) / "people", plain),
    )
