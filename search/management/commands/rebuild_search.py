"""`manage.py rebuild_search`: a new index on the search server, put in place when it is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.elastic.engine import ServerEngine
from search.elastic.transports import ServerDown
from search.engine import get_engine
from search.today import today


class Command(BaseCommand):
    help = (
        "Builds the search server's index anew from the public view. Visitors notice nothing; the old one goes after."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        engine = get_engine()
        if not isinstance(engine, ServerEngine):
            raise CommandError("The engine inside the database keeps itself; there is nothing to build.")
        try:
            engine.rebuild(at=today(), progress=self.say)
        except ServerDown as error:
            raise CommandError(f"The search server: {error}. What was searched before still is.") from None
        self.stdout.write("In place.")

    def say(self, done: int) -> None:
        self.stdout.write(f"{done} records", ending="\r")
