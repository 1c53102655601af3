"""`manage.py compare_search`: every entry of the search server beside the public view; what differs is put right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.elastic.engine import ServerEngine
from search.elastic.transports import ServerDown
from search.engine import get_engine


class Command(BaseCommand):
    help = "Compares the search server with the public view, repairs and verifies it; fails when anything had differed."

    def handle(self, *args: Any, **options: Any) -> None:
        engine = get_engine()
        if not isinstance(engine, ServerEngine):
            raise CommandError("The engine inside the database is part of it; there is nothing to compare.")
        try:
            records, differing = engine.compare()
        except ServerDown as error:
            raise CommandError(f"The search server: {error}.") from None
        if differing:
            raise CommandError(f"{differing} of {records} records differed. They are in step again.")
        self.stdout.write(f"{records} records, none differs.")
