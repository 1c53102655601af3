"""Runs every benchmark of this folder, prints what each found, and writes benchmarks/last.json with the commit."""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
BENCHMARKS = ("vault", "pages", "search", "desk", "submissions", "importing")


def main() -> None:
    sys.path.insert(0, str(FOLDER.parent))
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"AMPARO_HOME": home, "DJANGO_SETTINGS_MODULE": "archive_site.settings.test"}
        import django

        django.setup()
        from stories.vault import first_run

        first_run.prepare()
        found: dict[str, float] = {}
        for name in sys.argv[1:] or BENCHMARKS:
            for key, value in importlib.import_module(f"benchmarks.{name}").run().items():
                found[key] = round(value, 3)
                print(f"{key:44} {value:12.2f}", flush=True)
    said = {**found, "commit": commit(), "python": sys.version.split()[0], "processors": os.cpu_count()}
    if not sys.argv[1:]:
        (FOLDER / "last.json").write_text(json.dumps(said, indent=2) + "\n")


def commit() -> str:
    """The commit that was measured, marked where the tree differs from it."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=FOLDER, capture_output=True, text=True, check=False).stdout.strip()

    return git("rev-parse", "HEAD") + ("+" if git("status", "--porcelain", "--untracked-files=no") else "")


if __name__ == "__main__":
    main()
