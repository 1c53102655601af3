"""The form of one file, and the limits that are said before anybody chooses."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from stories.narrator.forms import line
from stories.narrator.refusals import megabytes

# What a telephone then offers: its pictures, its recordings, its files. It is a help, not a rule: content decides.
ACCEPT = "image/*,audio/*,video/*,application/pdf,text/plain,.heic,.heif,.m4a,.mp3,.opus,.ogg,.wav,.mov,.pdf,.txt"


class FileForm(forms.Form):
    """One file. It comes last, so that what was written about it is kept when the file cannot be."""

    words = forms.CharField(label=_("Qué se ve o qué se oye"), required=False, max_length=500, widget=line())
    agreed = forms.BooleanField(
        label=_("Quienes aparecen o hablan están de acuerdo, o no hay nadie más"), required=False
    )
    file = forms.FileField(
        label=_("El archivo"),
        max_length=None,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("elija un archivo de su teléfono.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("Una foto, una grabación, un video, un PDF o un texto.")


def limits() -> list[dict[str, Any]]:
    """What may be sent and how much, in the words of the page."""
    most = {family: megabytes(size) for family, size in settings.ARCHIVE_FILE_LIMITS.items()}
    return [
        {"what": _("Fotos"), "types": "JPEG, PNG, WebP, HEIC", "most": most["photo"]},
        {"what": _("Sonido"), "types": "MP3, M4A, Ogg, Opus, WAV", "most": most["sound"]},
        {"what": _("Video"), "types": "MP4, MOV, WebM", "most": most["video"]},
        {"what": _("Documentos"), "types": _("PDF o texto"), "most": most["document"]},
    ]
