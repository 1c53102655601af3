"""What a narrator reads when a file cannot be taken: what it is about, and what to do. Everything else stays."""

from django.conf import settings
from django.utils.translation import gettext as _

from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import limit_of


def megabytes(size: int) -> int:
    return size // (1024 * 1024)


def sentence(refused: Refused) -> str:
    """One or two short sentences."""
    if refused.reason == Reason.TOO_LARGE:
        return too_large(refused.family)
    if refused.reason == Reason.BROKEN and refused.family == "photo":
        return _("no la pudimos abrir como foto. Vea si se abre en su teléfono, y mándela otra vez.")
    sentences = {
        Reason.EMPTY: _("el archivo está vacío. Elija otro."),
        Reason.UNKNOWN: _(
            "no conocemos este tipo de archivo. Sirven fotos (JPEG, PNG, WebP, HEIC), sonido (MP3, M4A, Ogg, WAV), "
            "video (MP4, MOV, WebM), PDF y texto."
        ),
        Reason.BROKEN: _("el archivo está incompleto o dañado. Vea si se abre en su teléfono, y mándelo otra vez."),
        Reason.MIXED: _("el archivo trae otro escondido dentro. Mande una copia nueva, o una captura de pantalla."),
        Reason.TOO_MANY_PIXELS: _("la imagen es demasiado grande. Mande una más chica, o una captura de pantalla."),
        Reason.INFECTED: _("el archivo trae un virus y lo borramos. Su teléfono o computadora puede tenerlo también."),
        Reason.FULL: _("ya no cabe en esta historia (%(most)s MB en total). Puede quitar algo, o escribirnos.")
        % {"most": megabytes(settings.ARCHIVE_STORY_QUOTA)},
        Reason.MANY: _("ya no caben más archivos en esta historia. Puede quitar alguno."),
        Reason.BUSY: _("ahora mucha gente está mandando archivos. Pruebe otra vez en un minuto."),
        Reason.NO_ROOM: _("ahora no hay espacio de nuestro lado. Lo que ya llegó está guardado. Pruebe más tarde."),
    }
    return sentences[refused.reason]


def too_large(family: str) -> str:
    if family not in settings.ARCHIVE_FILE_LIMITS:
        most = max(settings.ARCHIVE_FILE_LIMITS.values())
        return _("pesa más de %(most)s MB. Mande una parte, o una copia más chica.") % {"most": megabytes(most)}
    most = megabytes(limit_of(family))
    sentences = {
        "photo": _("la foto pesa más de %(most)s MB. Mándela más chica, o mande otra."),
        "sound": _("la grabación pesa más de %(most)s MB. Mándela en partes."),
        "video": _("el video pesa más de %(most)s MB. Mándelo en partes."),
        "document": _("el documento pesa más de %(most)s MB. Mándelo en partes."),
    }
    return sentences[family] % {"most": most}
