"""Every room, variable and command appears in docs/; every link leads somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT

DOCS = "\n".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").rglob("*.md")))
OURS = re.compile(r"\b(?:AMPARO|ARCHIVE)_[A-Z0-9_]+")
# Derived from the settings, not to be set: the list of roles.
NOT_FOR_STEWARDS = {"ARCHIVE_ROLES", "ARCHIVE_TIME_ZONE"}

ROOMS = sorted(path.parent.name for path in ROOT.glob("stories/*/__init__.py"))
COMMANDS = sorted(
    path.stem
    for folder in ("stories", "search", "archive_site")
    for path in ROOT.glob(f"{folder}/management/commands/*.py")
    if not path.stem.startswith("_")
)
SETTINGS = sorted(
    {name for path in (ROOT / "archive_site" / "settings").glob("*.py") for name in OURS.findall(path.read_text())}
    - NOT_FOR_STEWARDS
)
TARGETS = sorted(re.findall(r"^## make ([\w-]+)", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("management", "migrations", "templatetags")])
def test_room_is_on_the_map(room: str) -> None:
    assert f"`stories/{room}/`" in (ROOT / "docs" / "map.md").read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_described(command: str) -> None:
    assert f"`{command}`" in DOCS


@pytest.mark.parametrize("name", SETTINGS)
def test_setting_is_described(name: str) -> None:
    assert f"`{name}`" in DOCS


@pytest.mark.parametrize(
    "target", [target for target in TARGETS if target not in ("demo", "format", "bench", "migration")]
)
def test_make_target_is_described(target: str) -> None:
    text = "".join((ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md"))
    assert f"make {target}" in text


@pytest.mark.parametrize("path", sorted(ROOT.glob("stories/*/__init__.py")), ids=lambda path: path.parent.name)
def test_room_promises_something(path: Path) -> None:
    if path.parent.name != "migrations":
        assert path.read_text().startswith('"""')


def test_every_link_leads_somewhere() -> None:
    checked = subprocess.run([sys.executable, "scripts/check_docs.py"], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
