"""`manage.py check_health`: says what is not as promised, and fails; `--metrics` prints numbers for a monitor."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.upkeep.health import metrics, problems


class Command(BaseCommand):
    help = "Checks that the door stands, somebody tends and nothing is overdue. Exit 1 when something is not well."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--metrics", action="store_true", help="Print numbers in Prometheus' text format instead.")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["metrics"]:
            for name, value in metrics(now=now).items():
                self.stdout.write(f"{name} {value:g}")
            return
        found = problems(now=now)
        for problem in found:
            self.stdout.write(f"{problem.code}: {problem.words}")
        if found:
            sys.exit(1)
        self.stdout.write(_("Todo está bien."))
