"""Compiles locale/*/LC_MESSAGES/*.po with polib, so that nobody needs gettext to see the archive in English.

Writes only what is older than its source. Prints nothing when there is nothing to do.
"""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all() -> None:
    """Brings every .mo file up to date."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            print(f"compiled {source.relative_to(LOCALE.parent)}")


if __name__ == "__main__":
    compile_all()
