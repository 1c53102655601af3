"""Fails when an English message is missing, fuzzy, obsolete, or loses a placeholder of its Spanish source."""

import re
import sys
from pathlib import Path

import polib

CATALOGUE = Path(__file__).resolve().parent.parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def complaints(catalogue: polib.POFile) -> list[str]:
    """One line for each message that a visitor would meet untranslated or broken."""
    found = [f"untranslated: {entry.msgid!r}" for entry in catalogue.untranslated_entries()]
    found += [f"fuzzy: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()]
    found += [f"obsolete: {entry.msgid!r}" for entry in catalogue.obsolete_entries()]
    for entry in catalogue.translated_entries():
        if not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr)):
            found.append(f"placeholders differ: {entry.msgid!r}")
    return found


if __name__ == "__main__":
    lines = complaints(polib.pofile(str(CATALOGUE)))
    print("\n".join(lines) or "Every message is translated.")
    sys.exit(bool(lines))
