"""The words by which the public pages name kinds, languages, states and permissions. Spanish is the source."""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, Promise] = {"testimony": _("Testimonio"), "mural": _("Mural"), "vigil": _("Vigilia")}

CALL_PREFIXES: Mapping[str, str] = {"testimony": "TES", "mural": "MUR", "vigil": "VIG"}

LANGUAGES: Mapping[str, Promise] = {
    "es": _("español"),
    "en": _("inglés"),
    "zap": _("zapoteco"),
    "mix": _("mixteco"),
    "nah": _("náhuatl"),
    "quc": _("k’iche’"),
    "kjb": _("q’anjob’al"),
    "mam": _("mam"),
    "kek": _("q’eqchi’"),
    "yua": _("maya"),
    "pt": _("portugués"),
    "tl": _("tagalo"),
    "vi": _("vietnamita"),
    "ht": _("criollo haitiano"),
    "zh": _("chino"),
    "ko": _("coreano"),
}

# What each use lets one do, as the end of "Sí: ..." and "No: ...".
USES: Mapping[str, Promise] = {
    "web": _("leerla aquí"),
    "photo": _("ver sus fotos"),
    "voice": _("oír la grabación"),
    "translate": _("traducirla"),
    "indexing": _("que la encuentren los buscadores"),
    "harvest": _("dar copias a bibliotecas y universidades"),
    "quote": _("citarla"),
    "teach": _("usarla para enseñar"),
    "ai": _("entrenar inteligencia artificial"),
}

CONDITIONS: Mapping[str, Promise] = {
    "whole": _("Entero"),
    "tagged": _("Con firmas encima"),
    "whitewashed": _("Blanqueado"),
    "restored": _("Restaurado"),
    "gone": _("Ya no está"),
}

MURAL_EVENTS: Mapping[str, Promise] = {
    "painted": _("Pintado"),
    "tagged": _("Le pintaron firmas encima"),
    "whitewashed": _("Blanqueado"),
    "restored": _("Restaurado"),
    "gone": _("Ya no está"),
}

FAMILY_WISHES: Mapping[str, Promise] = {
    "agreed": _("La familia está de acuerdo con que se recuerde aquí."),
    "no_name": _("La familia pidió que no se diga el nombre."),
    "unknown": _("No sabemos qué quiere la familia. Por eso se dice lo menos posible."),
}

VOICES: Mapping[str, Promise] = {
    "own": _("Es la voz de quien narra."),
    "respoken": _("Otra persona volvió a decir estas palabras; la voz de quien narra no sale del archivo."),
    "synthetic": _("Una máquina lee estas palabras; la voz de quien narra no sale del archivo."),
    "altered": _("La voz está cambiada. Cambiarla no impide por completo que alguien la reconozca."),
}


def language_word(tag: str) -> str:
    """The name of a language in the active one; a tag nobody has named is shown as it is."""
    words = _language_words(get_language())
    return words.get(tag) or words.get(tag.split("-")[0]) or tag


def use_words() -> Mapping[str, str]:
    """What each use allows, in the active language."""
    return _use_words(get_language())


# A page of lists asks hundreds of times; what is in a catalogue of words does not change while a process runs.
@cache
def _language_words(_active: str | None) -> Mapping[str, str]:
    return {tag: str(words) for tag, words in LANGUAGES.items()}


@cache
def _use_words(_active: str | None) -> Mapping[str, str]:
    return {use: str(words) for use, words in USES.items()}


def listed_language(tag: str) -> bool:
    """Whether words of ours (such as "withheld") exist in this language."""
    return tag.split("-")[0] in ("es", "en")
