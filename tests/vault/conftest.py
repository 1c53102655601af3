"""A vault of its own for each test: folders that vanish, a mirror, keys, and a quick slow hash."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stories.vault import by_code, first_run
from stories.vault.codes import new_code
from stories.vault.ids import new_id


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.ARCHIVE_KEYS_DIR = tmp_path / "keys"
    settings.KEYSTORE_DIR = tmp_path / "keystore"
    settings.KEYSTORE_MIRROR_DIR = tmp_path / "mirror"
    settings.SEALED_DIR = tmp_path / "sealed"
    settings.CODE_KDF = {"memory_kib": 64, "iterations": 1, "lanes": 1}
    settings.CODE_QUEUE = (2, 8)
    first_run.prepare()
    return tmp_path


@dataclass
class Begun:
    """A submission whose narrator is here."""

    id: str
    code: str
    keys: by_code.CodeKeys
    halves: by_code.PublicHalves
    secrets: by_code.Secrets


def begin() -> Begun:
    submission_id, code = new_id(), new_code()
    keys = by_code.derive(code=code)
    halves, secrets = by_code.begin(submission_id=submission_id, keys=keys)
    return Begun(submission_id, code, keys, halves, secrets)


@pytest.fixture
def begun(home: Path) -> Begun:
    return begin()
