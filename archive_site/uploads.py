"""Uploads never touch a disk.

Django spools whatever is larger than 2.5 MB to a temporary file, in the clear; a narrator's video would lie there.
"""

import secrets
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

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


class MemoryOnlyUploadHandler(FileUploadHandler):
    """Holds all files of one request in memory, up to ARCHIVE_UPLOAD_CAP bytes together.

    Beyond the cap it drops what it holds, reads on without keeping anything, and marks the request, so that the sender
    gets an answer in words and not a broken connection.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left: int = settings.ARCHIVE_UPLOAD_CAP
        self.buffer = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file_name = neutral_name(self.file_name)
        self.content_type_extra = {}
        self.buffer = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.left -= len(raw_data)
        if self.left < 0:
            self.buffer = BytesIO()
            if self.request is not None:
                self.request.META[REFUSED] = "size"
            raise StopUpload(connection_reset=False)
        self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
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
