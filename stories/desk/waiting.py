"""What the archive does by itself, for stewards: whether anybody does it, what waits, and what does not get done."""

from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.publishing import waiting
from stories.publishing.models import Duty

Kind = Duty.Kind
# What each is, and what to look at when it is not done.
WORDS: dict[str, tuple[str | Promise, str | Promise]] = {
    Kind.SHRED_KEYS: (_("Destruir llaves"), _("Mire el almacén de llaves y su espejo.")),
    Kind.ORIGINAL_KEYS: (_("Destruir las llaves de un original"), _("Mire el almacén de llaves y su espejo.")),
    Kind.SEALED_FILES: (_("Borrar archivos sellados"), _("Mire el disco o el depósito de lo sellado.")),
    Kind.SEALED_ROWS: (_("Borrar lo escrito"), _("Mire la base de datos.")),
    Kind.PAGE_TRACES: (_("Borrar la página y sus rastros"), _("Mire la base de datos.")),
    Kind.PUBLIC_FILE: (_("Borrar archivos públicos"), _("Mire el disco o el depósito de lo público.")),
    Kind.SEARCH_INDEX: (_("Borrar de la búsqueda"), _("Mire el buscador.")),
    Kind.RAW_BYTES: (_("Reescribir lo borrado"), _("Mire el buscador y la base de datos.")),
    Kind.REPORT: (_("Escribir el informe"), _("Espera a lo demás.")),
}


@needs("freeze")
@require_GET
def tasks(request: StaffRequest) -> HttpResponseBase:
    """Kinds, days and numbers: nothing here names a story."""
    waits = waiting.what_waits(at=today())
    rows = [{"row": row, "what": WORDS[row.kind][0], "look": WORDS[row.kind][1]} for row in waits]
    return TemplateResponse(
        request,
        "desk/tasks.html",
        {
            "rows": rows,
            "tended": waiting.somebody_tends(now=timezone.now()),
            "stuck": sum(row.stuck for row in waits),
            "put_off": waiting.put_off(),
            "renders": waiting.renders(),
        },
    )
