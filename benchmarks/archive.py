"""An archive full of invented records to measure in: made once a run, in a home of its own, through the door."""

import contextlib
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.test import override_settings

from stories.pages.preparing import prepare_tree
from tests import factories

RECORDS = 1_000
KINDS = ("testimony", "testimony", "mural", "vigil")
THEMES = ("redada", "vecinos", "trabajo", "escuela", "canto", "iglesia", "corte", "camion", "madres", "duelo")
WORDS = [
    *("la", "puerta", "calle", "vecinos", "noche", "canto", "frío", "olla", "mesa", "camión", "señora", "hijos"),
    *("esquina", "luz", "ventana", "miedo", "silla", "mañana", "pan", "cuadra", "voz", "ayer", "llegaron", "salimos"),
    *("dijeron", "esperamos", "trajo", "lista", "abuela", "radio", "perro", "patio", "zapatos", "domingo", "fila"),
]


@contextlib.contextmanager
def filled(*, records: int = RECORDS) -> Iterator[list[str]]:
    """A migrated database with this many public records, in use until the block ends; their call numbers."""
    connection = connections["default"]
    with tempfile.TemporaryDirectory() as folder:
        described = connections.settings["default"]
        before, location = described["NAME"], str(Path(folder) / "public")
        connection.close()
        described["NAME"] = connection.settings_dict["NAME"] = str(Path(folder) / "archive.sqlite3")
        stores = {**settings.STORAGES, "public": {**settings.STORAGES["public"], "OPTIONS": {"location": location}}}
        try:
            with override_settings(STORAGES=stores):
                call_command("migrate", verbosity=0)
                prepare_tree()
                with transaction.atomic():
                    made = [_one(number) for number in range(records)]
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
                yield made
        finally:
            connection.close()
            described["NAME"] = connection.settings_dict["NAME"] = before


def _one(number: int) -> str:
    """One record; every fifth has a translation. A call number that is taken is drawn again."""
    draw = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    title = {"lang": "es", "text": " ".join(draw.choices(WORDS, k=6)).capitalize()}
    while True:
        parts = [factories.facts(kind=kind, title=title, terms=draw.sample(THEMES, 2))]
        parts += [factories.passage(place, " ".join(draw.choices(WORDS, k=60)) + ".") for place in range(1, 9)]
        parts += [factories.picture(1)]
        with contextlib.suppress(IntegrityError), transaction.atomic():
            story = factories.published_record(kind=kind, parts=parts)
            if number % 5 == 0:
                factories.translated(story)
            return str(story.record.pk)
