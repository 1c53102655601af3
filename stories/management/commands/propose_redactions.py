"""`manage.py propose_redactions --lang es FILE`: what the detectors would propose, for trying them outside the desk."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stories.redaction.finding import propose


class Command(BaseCommand):
    help = (
        "Prints the detectors' proposals for a text as a JSON list (start, end, kind, tier, score, reason; offsets in "
        "characters). Needs neither database nor keys, and writes nothing."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lang", choices=["es", "en", "other"], required=True, help="the language of the text")
        parser.add_argument("file", metavar="FILE", help="a UTF-8 text; - reads standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        text = _read(options["file"])
        found = [asdict(proposal) for proposal in propose(text=text, language=options["lang"])]
        self.stdout.write(json.dumps(found, indent=1))


def _read(name: str) -> str:
    """The text, its line ends untouched: every character counts."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is not UTF-8.") from error
