"""Sentences of the narrator's pages that depend on a state: where a story is, what is shown, what was erased."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.narrator.steps import ADULT, CHILD, MINOR
from stories.pages.record_words import LANGUAGES as LANGUAGE_WORDS
from stories.publishing.state import State

LANGUAGES: list[tuple[str, str | Promise]] = [
    ("es", "Español"),
    ("en", "English"),
    *((tag, word) for tag, word in LANGUAGE_WORDS.items() if tag not in ("es", "en")),
]
AGES: list[tuple[str, str | Promise]] = [
    (ADULT, _("Soy mayor de edad")),
    (MINOR, _("Soy menor de edad (menos de 18 años)")),
    (CHILD, _("Cuento por una niña, un niño o un joven que cuido")),
]
GUARDIANS: Mapping[str, str | Promise] = {
    "both": _("Están de acuerdo las dos personas."),
    "guardian": _("Está de acuerdo quien cuida."),
    "assent": _("Está de acuerdo quien cuenta."),
    "": "",
}

STATUS: Mapping[str, str | Promise] = {
    State.DRAFT: _("Todavía no la ha mandado. Solo usted la puede abrir."),
    State.RECEIVED: _("La recibimos, cerrada con llave. Pronto alguien la va a leer."),
    State.CLAIMED: _("Una persona del archivo la está leyendo con cuidado."),
    State.ASKED: _("Le hicimos una pregunta. No hay prisa."),
    State.REDACTED: _("Ya hay una versión sin lo que le pueda identificar. Otra persona la está revisando."),
    State.REVIEWED: _("Las personas que la revisan terminaron. Falta publicarla."),
    State.WITH_NARRATOR: _("Ahora le toca a usted: vea cómo quedaría. Si no contesta, no se publica."),
    State.PUBLISHED: _("Está publicada, tal como usted la aprobó."),
    State.HIDDEN: _("Está oculta. Nadie la ve en este sitio."),
    State.WITHDRAWN: _("La retiró. Ya no se ve, y se está borrando."),
    State.DECLINED: _(
        "Gracias por contarla. Esta vez no la vamos a publicar. Abajo le decimos por qué. Sigue siendo suya."
    ),
    State.ERASED: _("La retiró, y todo quedó borrado."),
}

# The same for news of a mural, which is never public by itself.
REPORT_STATUS: Mapping[str, str | Promise] = {
    State.DRAFT: STATUS[State.DRAFT],
    State.DECLINED: _("La leímos. En los mensajes le decimos qué hicimos con ella."),
    State.WITHDRAWN: STATUS[State.WITHDRAWN],
    State.ERASED: STATUS[State.ERASED],
}
REPORT_WAITS = _("Recibimos su noticia, cerrada con llave. Pronto alguien la va a leer.")

# The line of time: each step's words, and the same once it is done.
TIMELINE: tuple[str | Promise, ...] = (
    _("Recibimos su historia, cerrada con llave."),
    _("Una persona la lee y quita lo que le pueda identificar."),
    _("Otra persona la revisa."),
    _("Usted ve cómo quedaría, y decide. No hay prisa."),
    _("Se publica lo que permitió, y nada más."),
)
DONE: tuple[str | Promise, ...] = (
    TIMELINE[0],
    _("Una persona la leyó y quitó lo que le pueda identificar."),
    _("Otra persona la revisó."),
    _("Usted vio cómo quedaría, y decidió."),
    _("Se publicó lo que permitió, y nada más."),
)
# How far each state has come: done steps, then the one that is now.
PROGRESS: Mapping[str, int] = {
    State.RECEIVED: 1,
    State.CLAIMED: 1,
    State.ASKED: 1,
    State.REDACTED: 2,
    State.REVIEWED: 4,
    State.WITH_NARRATOR: 3,
    State.PUBLISHED: 5,
    State.HIDDEN: 5,
}

ERASING: Mapping[str, str | Promise] = {
    "shred_keys": _("Las llaves"),
    "sealed_files": _("Las fotos y los archivos que mandó"),
    "sealed_rows": _("Lo que escribió"),
    "page_traces": _("La página y sus huellas"),
    "public_file": _("Las fotos que eran públicas"),
    "search_index": _("La búsqueda"),
    "raw_bytes": _("Los restos en la base de datos"),
    "original_keys": _("Las llaves de lo que mandó"),
    "report": _("Este informe"),
}
