"""Fetches what pages may use in a browser and the archive runs without, from the npm registry: the tus client (uploads
that resume) and OpenSeadragon (looking closely at a mural).

Called when the archive is set up. Where there is no npm, or no network, it says so and changes nothing: files are then
sent one at a time with a plain form, and a mural's picture is shown in its plain sizes. What is fetched is compared
with a digest and lies in static/vendor/.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
PATIENCE_SECONDS = 60


class Library(NamedTuple):
    """A package at one version, what is done without it, and its files: name there -> name here and digest."""

    package: str
    without: str
    files: dict[str, tuple[str, str]]


LIBRARIES = (
    Library(
        "tus-js-client@4.3.1",
        "files are sent one at a time, without resuming",
        {
            "package/dist/tus.min.js": (
                "tus.min.js",
                "8cbb1b63fccc3bba0ae73ad1deb160ce046c3750851d0c3e94921ae3ef070eb8",
            ),
            "package/LICENSE": ("tus.LICENSE", ""),
        },
    ),
    Library(
        "openseadragon@5.0.1",
        "murals are shown in their plain sizes",
        {
            "package/build/openseadragon/openseadragon.min.js": (
                "openseadragon.min.js",
                "cd6e48562264cc518224380d745a620bcf7828235c232d94964e3c9d9e7bdb63",
            ),
            "package/LICENSE.txt": ("openseadragon.LICENSE", ""),
        },
    ),
)


def main() -> int:
    return max(fetch(library) for library in LIBRARIES)


def fetch(library: Library) -> int:
    """Bring one library, unless it is there. 1 where what came is not what was looked at."""
    if all((VENDOR / name).is_file() for name, _digest in library.files.values()):
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print(f"There is no npm: {library.without}. Install npm and run this again.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", library.package]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            done = None
        packed = next(Path(folder).glob("*.tgz"), None)
        if done is None or done.returncode or packed is None:
            print(f"{library.package} could not be fetched: {library.without}. Run this again with a network.")
            return 0
        return unpack(packed, library)


def unpack(packed: Path, library: Library) -> int:
    """Put the files that are known into static/vendor/; one that is not the file we know stops everything."""
    VENDOR.mkdir(exist_ok=True)
    with tarfile.open(packed) as archive:
        for member, (name, digest) in library.files.items():
            opened = archive.extractfile(member)
            data = opened.read() if opened is not None else b""
            if digest and hashlib.sha256(data).hexdigest() != digest:
                print(
                    f"{member} of {library.package} is not the file that was looked at. Nothing was installed.",
                    file=sys.stderr,
                )
                return 1
            (VENDOR / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
