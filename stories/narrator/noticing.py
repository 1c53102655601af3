"""What a narrator may want to leave out (R11): noticed while telling, said gently, never in the way. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Notice:
    """One gentle note: what it looks like, and why it may be better left out."""

    kind: str
    title: str | Promise
    words: str | Promise


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# Folded by hand: people type on phones, without accents and without capitals.
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "number": _any(
        r"\bA[\s-]?\d{3}[\s-]?\d{3}[\s-]?\d{2,3}\b",
        r"\b\d{3}-\d{2}-\d{4}\b",
        r"\b(?:alien|a)[\s-]?(?:number|n[uú]mero)\b",
    ),
    "phone": _any(r"(?:\+?1[\s.-]?)?(?<!\d)\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)", r"[\w.+-]+@[\w-]+\.\w{2,}"),
    "address": _any(
        r"\b\d{1,5}\s+(?:[nsew]\.?\s+)?\w+(?:\s+\w+)?\s+(?:st|street|ave|avenue|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|pl|place|way)\b",
        r"\b(?:calle|avenida|av\.|bulevar|callejón|callejon|privada)\s+[\w\s]{2,30}?\s(?:n[uú]m\.?|no\.?|#)?\s?\d{1,5}\b",
        r"\b(?:apt|apartamento|departamento|depto)\.?\s*#?\s*\d+\b",
    ),
    "entry": _any(
        r"\b(?:cruc[eé]|cruzamos|cruzaron|cruzar)\b[^.]{0,40}\b(?:frontera|r[ií]o|desierto|cerro|l[ií]nea)\b",
        r"\b(?:entr[eé]|entramos|entraron|llegu[eé]|llegamos|vine|vinimos)\b[^.]{0,40}"
        r"\b(?:sin papeles|sin visa|con visa|con coyote|ilegal\w*)",
        r"\b(?:entr[eé]|entramos|llegu[eé]|llegamos|vine|vinimos)\b[^.]{0,40}\b(?:19|20)\d\d\b",
        r"\bcoyote\b|\bpollero\b|\bvisa\s+(?:vencida|de turista)\b",
        r"\b(?:crossed|cross)\b[^.]{0,40}\b(?:border|river|desert|line)\b",
        r"\b(?:entered|came|arrived)\b[^.]{0,40}\b(?:without papers|illegally|on a visa|(?:19|20)\d\d)\b",
        r"\boverstay\w*\b",
    ),
    "conviction": _any(
        r"\b(?:me|lo|la|nos)\s+(?:condenaron|sentenciaron|arrestaron)\b",
        r"\b(?:condena|sentencia|antecedentes|delito|felon[ií]a|c[aá]rcel|prisi[oó]n|dui)\b",
        r"\b(?:was|were|got|been|being)\s+(?:arrested|detained)\b",
        r"\b(?:arrested|detained)\s+(?:me|him|her|us|them)\b",
        r"\b(?:convicted|conviction|felony|misdemeanor|sentenced|probation|jail|prison|dui)\b",
    ),
    "removal": _any(
        r"\b(?:orden|[oó]rdenes)\s+(?:final\s+)?de\s+(?:deportaci[oó]n|expulsi[oó]n|remoci[oó]n)\b",
        r"\bme\s+(?:deportaron|regresaron|sacaron)\b|\bya\s+me\s+hab[ií]an\s+deportado\b|\bsalida voluntaria\b",
        r"\b(?:removal|deportation)\s+orders?\b|\b(?:i was|got)\s+deported\b|\bvoluntary departure\b",
    ),
    "status": _any(
        r"\b(?:no\s+tengo|no\s+tiene|no\s+tienen|no\s+tenemos|sin)\s+papeles\b|\bindocumentad\w+\b|\bsin\s+documentos\b",
        r"\bundocumented\b|\bno papers\b|\bwithout papers\b|\b(?:daca|tps)\b",
    ),
}

NOTICES: Mapping[str, Notice] = {
    notice.kind: notice
    for notice in (
        Notice(
            "number",
            _("Parece que escribió un número de caso o de identidad."),
            _("No hace falta aquí. Le aconsejamos borrarlo."),
        ),
        Notice(
            "phone", _("Parece que escribió un teléfono o un correo."), _("Puede dejarlo o quitarlo. No lo publicamos.")
        ),
        Notice(
            "address",
            _("Parece que escribió una dirección."),
            _("Basta con el barrio o la ciudad. No la publicamos."),
        ),
        Notice(
            "entry",
            _("Parece que dice cómo o cuándo entró al país."),
            _("Eso se puede usar en contra de alguien en una corte. Puede contarlo sin decirlo."),
        ),
        Notice(
            "conviction",
            _("Parece que habla de un arresto o de una condena."),
            _("Puede dejarlo fuera. Si es importante, hable antes con una abogada o un abogado."),
        ),
        Notice(
            "removal",
            _("Parece que habla de una deportación o de una orden de salida."),
            _("Puede dejarlo fuera. Si es importante, hable antes con una abogada o un abogado."),
        ),
        Notice(
            "status",
            _("Parece que dice la situación migratoria de alguien."),
            _("No hace falta decirla, ni la suya ni la de su familia."),
        ),
    )
}


def notices(text: str) -> list[Notice]:
    """What this text looks like it tells, in a steady order. It may be wrong: a person decides."""
    return [NOTICES[kind] for kind, pattern in _PATTERNS.items() if pattern.search(text)]
