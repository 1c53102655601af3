"""The subpoena drill finds what it should find, and would tell if there were more."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from stories.demo.drilling import ERASED, EVERYTHING, PUBLISHED, SENT, WANTED
from stories.management.commands.subpoena_drill import PLACES, WORDS, failures
from stories.publishing.yielding import readable_in

WORD = {"name": "Anselma Quirarte"}


@pytest.mark.parametrize(
    "written",
    [
        b"x Anselma Quirarte y",
        "Anselma Quirarte".encode("utf-16-le"),
        *(base64.b64encode(b"." * before + b"Anselma Quirarte, dijo") for before in range(3)),
    ],
)
def test_a_word_is_found_however_it_is_written(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "file").write_bytes(os.urandom(5000) + written + os.urandom(5000))
    assert readable_in("here", [tmp_path], wanted=WORD).words == {"name"}


def test_a_word_across_two_pieces_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stories.publishing.yielding.PIECE", 64)
    (tmp_path / "file").write_bytes(b"." * 57 + b"Anselma Quirarte" + b"." * 90)
    assert readable_in("here", [tmp_path], wanted=WORD).words == {"name"}


def test_noise_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(os.urandom(100_000))
    assert readable_in("here", [tmp_path / "file", tmp_path / "missing"], wanted=WANTED).words == frozenset()


def test_a_private_word_anywhere_and_any_word_after_erasing_fails() -> None:
    fine = [
        {"stage": SENT, "yields": {"database": [], EVERYTHING: sorted(WANTED)}},
        {"stage": PUBLISHED, "yields": {"database": ["published"], EVERYTHING: sorted(WANTED)}},
        {"stage": ERASED, "yields": {"database": [], EVERYTHING: []}},
    ]
    assert failures(fine) == []
    for stage, place, words in ((0, "database", ["name"]), (1, "logs", ["phone"]), (2, "backup", ["published"])):
        worse = [{**one, "yields": dict(one["yields"])} for one in fine]
        worse[stage]["yields"][place] = words
        assert len(failures(worse)) == 1


def test_everything_looked_for_has_a_name_for_people() -> None:
    assert set(WORDS) == set(WANTED)
    assert EVERYTHING in PLACES


@pytest.mark.kill
def test_the_drill_runs_from_nothing_and_finds_no_more_than_it_should(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AMPARO_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "archive_site.settings.production",
    }
    done = subprocess.run(
        [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "subpoena_drill"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lo que se publicó" in done.stdout
    assert list(tmp_path.iterdir()) == [], "the archive that runs is not touched"
