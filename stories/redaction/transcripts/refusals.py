"""Why something from elsewhere is not read: a code for tests, a sentence for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "large": _("Es demasiado grande para ser una transcripción: caben 2 MB de texto."),
    "not_text": _("Esto no es texto. Guárdelo como WebVTT, SRT u OHMS XML y pruebe otra vez."),
    "empty": _("No hay ninguna palabra adentro."),
    "many": _("Son demasiadas líneas. Divida la grabación, o junte las líneas en párrafos."),
    "unknown": _("No se reconoce qué es. Se leen WebVTT, SRT y OHMS XML."),
    "broken": _("El archivo está dañado o le falta una parte: sus tiempos no se entienden."),
    "xml": _("Este XML no se puede leer: está mal formado, o pide abrir otros archivos."),
    "not_ohms": _("Este XML no es de OHMS: no tiene ni transcripción ni índice."),
}


class NotReadable(ValueError):
    """`code` is a key of SENTENCES; `str()` is the sentence in the reader's language."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(SENTENCES[self.code])
