"""Uploads never touch a disk in the clear.

Django spools whatever is larger than 2.5 MB to a temporary file; a narrator's video would lie there. Here a narrator's
files are sealed while the form is still being read; everything else (editors' pictures) stays in memory, with a cap.
"""

import errno
import secrets
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from archive_site.middleware.arriving import HELD
from stories.intake.refusing import Reason, Refused
from stories.narrator import lines
from stories.narrator.streaming import Stream, stream_for

REFUSED = "archive.upload_refused"
KNOWN_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        *("jpg", "jpeg", "png", "webp", "heic", "heif", "gif", "pdf", "txt", "csv", "xml", "zip", "json", "vtt", "srt"),
        *("mp3", "m4a", "aac", "ogg", "opus", "oga", "wav", "flac", "mp4", "mov", "webm"),
    )
)


def upload_refused(request: HttpRequest) -> bool:
    """Whether a file of this request was larger than the archive takes; the view then says so in words."""
    return bool(request.META.get(REFUSED))


def neutral_name(name: str | None) -> str:
    """A random name with a known ending. What people call their files names people."""
    ending = PurePath(name or "").suffix.lower()
    return secrets.token_hex(8) + (ending if ending in KNOWN_ENDINGS else ".bin")


class SealingUploadHandler(FileUploadHandler):
    """Seals a narrator's files as they come; holds other files of one request in memory, up to ARCHIVE_UPLOAD_CAP.

    What cannot be taken is dropped; the rest is read on without keeping anything, and the request is marked (REFUSED: a
    `Refused`), so that the sender gets an answer in words and not a broken connection.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left: int = settings.ARCHIVE_UPLOAD_CAP
        self.buffer = BytesIO()
        self.stream: Stream | None = None

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        if self.request is not None:
            lines.wait_no_longer(self.request)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file_name = neutral_name(self.file_name)
        self.content_type_extra = {}
        self.buffer = BytesIO()
        try:
            self.stream = stream_for(self.request) if self.request is not None else None
        except OSError as error:
            self._stop(_refusal(error))
        if self.stream is not None and self.request is not None:
            held = self.request.META[HELD]
            # Whatever becomes of the request: what no view adopted goes.
            held.callback(self.stream.taking.erase)
            if not held.enter_context(lines.slot()):
                self._stop(Refused(Reason.BUSY))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.stream is not None:
            try:
                self.stream.write(raw_data)
            except Refused as refused:
                self._stop(refused)
            except OSError as error:
                self._stop(_refusal(error))
            return
        self.left -= len(raw_data)
        if self.left < 0:
            self._stop(Refused(Reason.TOO_LARGE))
        self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        if self.stream is not None:
            try:
                return self.stream.done(field_name=self.field_name)
            except Refused as refused:
                self._stop(refused)
            except OSError as error:
                self._stop(_refusal(error))
        self.buffer.seek(0)
        return InMemoryUploadedFile(
            file=self.buffer,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def _stop(self, refused: Refused) -> None:
        """Let go of everything, and read on."""
        self.buffer = BytesIO()
        if self.stream is not None:
            self.stream.taking.erase()
            self.stream = None
        if self.request is not None:
            self.request.META[REFUSED] = refused
        raise StopUpload(connection_reset=False)


def _refusal(error: OSError) -> Refused:
    """A full disk is said in words; anything else is a fault of ours."""
    if error.errno not in (errno.ENOSPC, errno.EDQUOT):
        raise error
    return Refused(Reason.NO_ROOM)
