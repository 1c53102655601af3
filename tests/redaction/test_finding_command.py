"""`propose_redactions` prints proposals, and needs nothing of the archive."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_it_prints_offsets_in_characters_without_database_or_keys(tmp_path: Path) -> None:
    text = "😀 Señora, mi número A es A 123 456 789.\r\nTel. 626 555 0123"
    file = tmp_path / "story.txt"
    file.write_bytes(text.encode())
    done = subprocess.run(
        [sys.executable, "manage.py", "propose_redactions", "--lang", "es", str(file)],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "AMPARO_HOME": str(tmp_path / "nothing here")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert {(row["kind"], text[row["start"] : row["end"]]) for row in found} >= {
        ("a_number", "A 123 456 789"),
        ("phone", "626 555 0123"),
    }
    assert all(set(row) == {"start", "end", "kind", "tier", "score", "reason"} for row in found)
    assert not (tmp_path / "nothing here").exists()


def test_a_file_that_is_no_text_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    done = subprocess.run(
        [sys.executable, "manage.py", "propose_redactions", "--lang", "en", str(tmp_path / "x")],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "is not UTF-8" in done.stderr
