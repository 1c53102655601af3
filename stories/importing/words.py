"""Why a record was left out of a batch, for whoever works on it next. Codes alone are kept."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "withdrawn": _("Se retiró."),
    "high": _("Es de riesgo alto: lo trabajan tres personas, con defensa."),
    "files": _("Trae fotos o grabaciones: alguien tiene que mirarlas una por una."),
    "findings": _("El programa encontró algo que puede identificar a alguien. Hay que leerlo y decidir."),
    "embargo": _("Todavía no puede publicarse: su permiso empieza otro día."),
    "consent": _("La prueba no permite publicarlo en este sitio."),
    "evidence": _("Falta que dos personas lean su prueba."),
    "evidence_no": _("Alguien leyó su prueba y dijo que no alcanza."),
    "taken": _("Alguien lo tomó para trabajarlo aparte."),
    "leak": _("Algo que se tapó vuelve a aparecer. Hay que revisarlo."),
    "door": _("La puerta no lo dejó pasar. Ábralo para ver por qué."),
    "other": _("No se pudo. Ábralo para ver por qué."),
}


def in_words(code: str) -> str | Promise:
    """The sentence for a code; for one that has none of its own, that it has to be looked at."""
    return REASONS.get(code, REASONS["other"])
