"""What people on the desk call a part of a version, and what of it: `el párrafo 3`, `el pie de la foto 2`."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = str | Promise

# By the first letter of a numbered part's id, or by the whole of one that has no number: as a heading, within a
# sentence, and after what of it is meant.
PARTS: dict[str, tuple[Words, Words, Words]] = {
    "p": (
        gettext_lazy("Párrafo %(number)s"),
        gettext_lazy("el párrafo %(number)s"),
        gettext_lazy("del párrafo %(number)s"),
    ),
    "f": (gettext_lazy("Foto %(number)s"), gettext_lazy("la foto %(number)s"), gettext_lazy("de la foto %(number)s")),
    "s": (
        gettext_lazy("Sonido %(number)s"),
        gettext_lazy("el sonido %(number)s"),
        gettext_lazy("del sonido %(number)s"),
    ),
    "v": (
        gettext_lazy("Video %(number)s"),
        gettext_lazy("el video %(number)s"),
        gettext_lazy("del video %(number)s"),
    ),
    "facts": (gettext_lazy("Datos"), gettext_lazy("los datos"), gettext_lazy("de los datos")),
    "index": (gettext_lazy("Índice"), gettext_lazy("el índice"), gettext_lazy("del índice")),
}
# The same of a field: as a heading, and within a sentence. Words themselves are the part, and have no name.
FIELDS: dict[str, tuple[Words, Words]] = {
    "title": (gettext_lazy("título"), gettext_lazy("el título")),
    "name": (gettext_lazy("nombre"), gettext_lazy("el nombre")),
    "date": (gettext_lazy("fecha"), gettext_lazy("la fecha")),
    "place": (gettext_lazy("lugar"), gettext_lazy("el lugar")),
    "terms": (gettext_lazy("temas"), gettext_lazy("los temas")),
    "note": (gettext_lazy("aviso"), gettext_lazy("el aviso")),
    "mural": (gettext_lazy("la pared"), gettext_lazy("lo de la pared")),
    "vigil": (gettext_lazy("la vigilia"), gettext_lazy("lo de la vigilia")),
    "alt": (gettext_lazy("descripción"), gettext_lazy("la descripción")),
    "caption": (gettext_lazy("pie de foto"), gettext_lazy("el pie")),
    "credit": (gettext_lazy("crédito"), gettext_lazy("el crédito")),
    "speaker": (gettext_lazy("quién habla"), gettext_lazy("quién habla")),
    "heading": (gettext_lazy("capítulo"), gettext_lazy("el capítulo")),
    "start": (gettext_lazy("momento"), gettext_lazy("el momento")),
    "files": (gettext_lazy("lo que se ve u oye"), gettext_lazy("lo que se ve u oye")),
    "points": (gettext_lazy("momentos"), gettext_lazy("un momento")),
    "voice": (gettext_lazy("de quién es la voz"), gettext_lazy("la voz")),
    "seconds": (gettext_lazy("duración"), gettext_lazy("la duración")),
}
WORDS = ("words", "runs", "")
LANGUAGES: dict[str, Words] = {"es": gettext_lazy("en español"), "en": gettext_lazy("en inglés")}


def title(part: str, field: str = "") -> str:
    """As a heading: `Párrafo 3`, `Datos: fecha`, `Foto 2: pie de foto (en inglés)`."""
    named = _part(part, form=0)
    if field in WORDS:
        return named
    name, said_in = _field(field)
    return f"{named}: {FIELDS[name][0] if name in FIELDS else field}{said_in}"


def where(part: str, field: str = "") -> str:
    """Within a sentence: `el párrafo 3`, `el título`, `el pie de la foto 2 (en inglés)`."""
    name, said_in = _field(field)
    if name not in FIELDS:
        return f"{_part(part, form=1)}{said_in}"
    if part == "facts":
        return f"{FIELDS[name][1]}{said_in}"
    of_it = _("%(field)s %(of_part)s") % {"field": FIELDS[name][1], "of_part": _part(part, form=2)}
    return f"{of_it}{said_in}"


def _part(part: str, *, form: int) -> str:
    number = part[1:]
    key = part[:1] if number.isdecimal() else part
    return str(PARTS[key][form]) % {"number": number} if key in PARTS else part


def _field(field: str) -> tuple[str, str]:
    """The first name of a dotted field, and the language that it ends in, in words."""
    name, _dot, rest = field.partition(".")
    language = rest.rpartition(".")[2]
    return name, f" ({LANGUAGES[language]})" if language in LANGUAGES else ""
