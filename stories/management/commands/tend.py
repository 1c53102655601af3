"""`manage.py tend`: does what has to be done by itself. One process at a time, by a lease."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from stories.publishing.background import render_in_background
from stories.publishing.rendering import render_next
from stories.publishing.starting import catch_up
from stories.publishing.tending import hold_lease, new_holder, tend

logger = logging.getLogger("amparo.tend")


class Command(BaseCommand):
    help = "Works off duties, old drafts, ended sessions and reports that had their year: once, or for ever."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="Go on every few seconds instead of stopping.")
        parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="The pause between two rounds.")

    def handle(self, *args: Any, **options: Any) -> None:
        holder = new_holder()
        # Before the first round: it notes how much narrators decided, which a restored database knows too little of.
        catch_up()
        if options["forever"]:
            render_in_background()
        while True:
            try:
                self._round(holder, forever=options["forever"])
            except Exception as error:  # a store or the database is away; its kind is all that may be written down
                if not options["forever"]:
                    raise
                logger.error("A round of tending failed: %s", type(error).__name__)
                close_old_connections()
            if not options["forever"]:
                return
            time.sleep(options["every"])

    def _round(self, holder: str, *, forever: bool) -> None:
        now = timezone.now()
        if hold_lease(name="tend", holder=holder, now=now):
            tended = tend(now=now)
            if not forever or tended.done or tended.drafts:
                self.stdout.write(f"{tended.done} done, {tended.waiting} waiting, {tended.drafts} drafts removed.")
        elif not forever:
            self.stdout.write("Another process is tending.")
        if not forever:
            while render_next(holder=holder, now=timezone.now()):
                pass
