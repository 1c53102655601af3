"""What may be read instead of something, by kind, in the language of the text. Pure; a person changes it at will."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from stories.redaction.finding.words import fold

LANGUAGES = ("es", "en")

_WITHHELD = {
    "person": _("un nombre"),
    "place": _("un lugar"),
    "organization": _("una organización"),
    "school": _("una escuela"),
    "employer": _("un lugar de trabajo"),
    "date": _("una fecha"),
    "age": _("una edad"),
    "phone": _("un teléfono"),
    "email": _("un correo"),
    "handle": _("una cuenta"),
    "web": _("una página"),
    "address": _("una dirección"),
    "plate": _("una placa"),
    "entry": _("cómo llegó"),
    "conviction": _("algo ante la ley"),
    "removal": _("algo ante la ley"),
    "relative_status": _("algo de la familia"),
    "quasi": _("un detalle"),
    "proper": _("un nombre"),
}
_A_NUMBER = _("un número")

_GENERAL = {
    "person": _("alguien cercano"),
    "place": _("una ciudad"),
    "organization": _("una organización de apoyo"),
    "school": _("su escuela"),
    "employer": _("su trabajo"),
    "date": _("hace años"),
    "age": _("de esa edad"),
    "address": _("por el barrio"),
    "entry": _("cuando llegó"),
    "conviction": _("un problema con la ley"),
    "removal": _("un problema con sus papeles"),
    "relative_status": _("un familiar"),
    "quasi": _("algo así"),
    "proper": _("un lugar conocido"),
}
_SOMETHING = _("un dato")

_SEASONS = (
    (_("en el invierno"), ["diciembre", "enero", "febrero", "december", "january", "february"]),
    (_("en la primavera"), ["marzo", "abril", "mayo", "march", "april", "may"]),
    (_("en el verano"), ["junio", "julio", "agosto", "june", "july", "august"]),
    (_("en el otoño"), ["septiembre", "setiembre", "octubre", "noviembre", "september", "october", "november"]),
)
_KIN = {
    **dict.fromkeys(("hermano", "brother"), _("su hermano")),
    **dict.fromkeys(("hermana", "sister"), _("su hermana")),
    **dict.fromkeys(("mama", "madre", "mother", "mom"), _("su mamá")),
    **dict.fromkeys(("papa", "padre", "father", "dad"), _("su papá")),
    **dict.fromkeys(("hijo", "son"), _("su hijo")),
    **dict.fromkeys(("hija", "daughter"), _("su hija")),
    **dict.fromkeys(("esposo", "marido", "husband"), _("su esposo")),
    **dict.fromkeys(("esposa", "mujer", "wife"), _("su esposa")),
    **dict.fromkeys(("primo", "prima", "cousin"), _("alguien de su familia")),
    **dict.fromkeys(("tio", "uncle"), _("su tío")),
    **dict.fromkeys(("tia", "aunt"), _("su tía")),
}
# Ages are told by their ten years: (from, until, words).
_AGES = (
    (0, 12, _("en la niñez")),
    (13, 19, _("en la adolescencia")),
    (20, 29, _("de veintitantos años")),
    (30, 39, _("de treinta y tantos años")),
    (40, 59, _("de mediana edad")),
    (60, 120, _("de edad avanzada")),
)


def spoken(language: str) -> str:
    """The language that phrases are in for a text in `language`: ours, or Spanish."""
    return language if language in LANGUAGES else "es"


def withheld(*, kind: str, language: str) -> str:
    """What a cut of this kind says: "un nombre"."""
    with override(spoken(language)):
        return str(_WITHHELD.get(kind, _A_NUMBER))


def general(*, kind: str, words: str, language: str) -> str:
    """Something wider that may stand there instead: "a city", "in the spring", "her brother"."""
    folded = re.findall(r"[a-z]+", fold(words))
    with override(spoken(language)):
        if kind == "date":
            for season, months in _SEASONS:
                if any(month in folded for month in months):
                    return str(season)
        if kind == "age" and (number := re.search(r"\d{1,3}", words)):
            return next((str(said) for low, high, said in _AGES if low <= int(number[0]) <= high), str(_GENERAL[kind]))
        if kind in ("relative_status", "quasi"):
            for word in folded:
                if word in _KIN:
                    return str(_KIN[word])
        return str(_GENERAL.get(kind, _SOMETHING))


def in_language(*, shown: str, language: str, told_in: str) -> str:
    """One of our own phrases in another language of ours; "[…]" for words that somebody wrote."""
    if spoken(language) == spoken(told_in):
        return shown
    ours = [*_WITHHELD.values(), _A_NUMBER, *_GENERAL.values(), _SOMETHING, *_KIN.values()]
    ours += [season for season, _months in _SEASONS] + [said for _low, _high, said in _AGES]
    for phrase in ours:
        with override(spoken(told_in)):
            same = str(phrase) == shown
        if same:
            with override(spoken(language)):
                return str(phrase)
    return "[…]"
