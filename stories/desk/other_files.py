"""What was sent besides photographs, for who redacts: what it is, how long and large, and whether it was scanned."""

from dataclasses import dataclass

from django.http import Http404
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stories.desk.media import label_or_404
from stories.desk.opening import Access, plays, was_warned
from stories.desk.roles import StaffRequest
from stories.intake.scanning import Verdict
from stories.intake.sniffing import DOCUMENT, SOUND, TYPES, VIDEO
from stories.intake.telling import OriginalLabel
from stories.pages.sealed_media import served
from stories.vault.errors import VaultError
from stories.vault.files import SealedReader

CALLED: dict[str, str | Promise] = {SOUND: _("Sonido"), VIDEO: _("Video"), DOCUMENT: _("Documento")}


@dataclass(frozen=True)
class OtherFile:
    """One line of the list."""

    label: OriginalLabel

    @property
    def family(self) -> str:
        return TYPES[self.label.media_type].family if self.label.media_type in TYPES else DOCUMENT

    @property
    def called(self) -> str | Promise:
        if self.label.purpose.startswith("consent:"):
            return _("Consentimiento hablado")
        return CALLED.get(self.family, CALLED[DOCUMENT])

    @property
    def plays(self) -> str:
        return self.family if self.family in (SOUND, VIDEO) else ""

    @property
    def reads(self) -> bool:
        """Whether it is a document whose pages or words may be shown."""
        return self.label.media_type in ("application/pdf", "text/plain")

    @property
    def facts(self) -> str:
        """Media type, length and size."""
        minutes, seconds = divmod(round(self.label.seconds), 60)
        length = f", {minutes}:{seconds:02}" if self.label.seconds >= 1 else ""
        return f"{self.label.media_type}{length}, {filesizeformat(self.label.size)}"

    @property
    def not_scanned(self) -> bool:
        """Whether a scanner was asked and did not answer."""
        return self.label.scanned == Verdict.NOT_SCANNED


@plays
@require_safe
def file(request: StaffRequest, access: Access, original_id: str) -> HttpResponseBase:
    """One file as it came: sound and film to play, any stretch of it; documents as a download."""
    if not was_warned(request, access.submission):
        raise Http404
    label = label_or_404(access, original_id, fits=lambda label: not label.media_type.startswith("image/"))
    try:
        reader = SealedReader(
            file_id=label.file_id,
            submission_id=access.submission.pk,
            key=access.opened.sitting_key(label.sitting),
        )
    except VaultError as error:
        raise Http404 from error
    ending = TYPES[label.media_type].ending if label.media_type in TYPES else "bin"
    return served(request, reader, media_type=label.media_type, name=f"{label.id}.{ending}")
