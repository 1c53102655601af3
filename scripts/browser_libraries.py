"""Fetches what pages may use in a browser and the archive runs without: the tus client, from the npm registry.

Called when the archive is set up. Where there is no npm, or no network, it says so and changes nothing: the page of
files then sends one file at a time with a plain form. What is fetched is compared with a digest and lies in
static/vendor/.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
PACKAGE = "tus-js-client@4.3.1"
FILES = {
    "package/dist/tus.min.js": ("tus.min.js", "8cbb1b63fccc3bba0ae73ad1deb160ce046c3750851d0c3e94921ae3ef070eb8"),
    "package/LICENSE": ("tus.LICENSE", ""),
}
PATIENCE_SECONDS = 60


def main() -> int:
    if all((VENDOR / name).is_file() for name, _digest in FILES.values()):
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("There is no npm: files are sent one at a time, without resuming. Install npm and run this again.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", PACKAGE]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            done = None
        packed = next(Path(folder).glob("*.tgz"), None)
        if done is None or done.returncode or packed is None:
            print(f"{PACKAGE} could not be fetched: files are sent one at a time. Run this again with a network.")
            return 0
        return unpack(packed)


def unpack(packed: Path) -> int:
    """Put the files that are known into static/vendor/; one that is not the file we know stops everything."""
    VENDOR.mkdir(exist_ok=True)
    with tarfile.open(packed) as archive:
        for member, (name, digest) in FILES.items():
            opened = archive.extractfile(member)
            data = opened.read() if opened is not None else b""
            if digest and hashlib.sha256(data).hexdigest() != digest:
                print(
                    f"{member} of {PACKAGE} is not the file that was looked at. Nothing was installed.", file=sys.stderr
                )
                return 1
            (VENDOR / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
