"""`manage.py invent_records FOLDER --count N --seed S`: a folder of invented records, to try an import with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.importing.inventing import invent
from stories.pages.terms import Term


class Command(BaseCommand):
    help = "Writes a folder of invented records with invented evidence. The same seed makes the same folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--count", type=int, default=100)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = Term.objects.order_by("pk").values_list("pk", "kind")
        try:
            invent(
                folder=options["folder"],
                count=options["count"],
                seed=options["seed"],
                places=[slug for slug, kind in kinds if kind == Term.Kind.PLACE],
                terms=[slug for slug, kind in kinds if kind == Term.Kind.THEME],
            )
        except FileExistsError as error:
            raise CommandError(_("La carpeta no está vacía.")) from error
        self.stdout.write(_("Hechos: %(count)s registros inventados.") % {"count": options["count"]})
