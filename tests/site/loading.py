"""Reads the settings as another process would."""

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.databases import ROOT

OURS = ("AMPARO_", "ARCHIVE_")


def settings_with(monkeypatch: pytest.MonkeyPatch, name: str = "base", **environment: str) -> ModuleType:
    """The settings module `name` as it would be in a process with this environment, not touching the tests' own."""
    import os

    for key in [key for key in os.environ if key.startswith(OURS)]:
        monkeypatch.delenv(key)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    for loaded in [key for key in sys.modules if key.startswith("archive_site.settings")]:
        monkeypatch.delitem(sys.modules, loaded)
    spec = importlib.util.spec_from_file_location(
        f"archive_site.settings.{name}", ROOT / "archive_site" / "settings" / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
