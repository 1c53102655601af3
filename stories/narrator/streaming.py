"""Files in a form, sealed while the form is read: what the upload handler (archive_site/uploads.py) asks this room.

The form's token is checked after its files were read, so nothing that came is kept by itself: a view must `adopt` it,
and what no view adopted is erased when the request ends (archive_site/middleware/arriving.py).
"""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from stories.intake import telling
from stories.intake.arriving import Taking
from stories.intake.examining import refuse_at_once
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import HEAD, TYPES, largest, limit_of, media_type_of
from stories.narrator import cookie
from stories.vault.errors import KeyGone, Shredded

ROOM = "tell"


class SealedUpload(UploadedFile[bytes]):
    """A file of a form that lies sealed already. Its bytes cannot be read from here; `taking.adopt` examines it."""

    def __init__(self, taking: Taking, *, field_name: str) -> None:
        super().__init__(file=None, name="file", content_type="application/octet-stream", size=taking.size)
        self.taking, self.field_name = taking, field_name


class Stream:
    """One file on its way from a form into the vault."""

    def __init__(self, taking: Taking) -> None:
        self.taking = taking
        self._head = b""
        self._limit = largest()
        self._looked = False

    def write(self, data: bytes) -> None:
        """The next bytes. Raises Refused as soon as it is known that the file cannot be taken."""
        if not self._looked:
            self._head += data
            if len(self._head) >= HEAD:
                self._look()
        if self.taking.size + len(data) > self._limit:
            raise Refused(Reason.TOO_LARGE, family=self._family())
        self.taking.write(data)

    def done(self, *, field_name: str) -> SealedUpload:
        """All bytes came. Raises Refused."""
        if not self._looked and self.taking.size:
            self._look()
        self._head = b""
        self.taking.done()
        return SealedUpload(self.taking, field_name=field_name)

    def _look(self) -> None:
        self._looked = True
        refuse_at_once(self._head, length=len(self._head))
        self._limit = limit_of(self._family())
        self._head = self._head[:HEAD]

    def _family(self) -> str:
        media_type = media_type_of(self._head[:HEAD])
        return TYPES[media_type].family if media_type else ""


def stream_for(request: HttpRequest) -> Stream | None:
    """Where a file of this request goes; None where no story is being told, and so nothing can be sealed."""
    match = request.resolver_match
    if match is None or ROOM not in match.namespaces:
        return None
    session = cookie.session_of(request)
    if session is None or session.secrets is None:
        return None
    try:
        sitting = telling.sitting_to_send(secrets=session.secrets)
        return None if sitting is None else Stream(Taking(secrets=session.secrets, sitting=sitting))
    except (KeyGone, Shredded):
        return None
