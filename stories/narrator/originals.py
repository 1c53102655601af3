"""A narrator's own files, opened for who sent them: to hear again, to see, to take a copy along.

For other pages of this room:

* `{% url "tell:original" id %}` serves one file to its sender, in this session only, any stretch of it (Range), opened
  frame by frame in memory, kept by nobody. Sound and film play in `<audio>` and `<video>`; photographs and documents
  come as a download, and with `?copia` sound and film do too. Photographs are shown small by `tell:photo`.
* `own_files(secrets)` lists every file of the story that arrived, with the name a downloaded copy gets; `open_own`
  opens one for reading. Together they are "download everything".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from stories.intake import arriving
from stories.intake.sniffing import TYPES
from stories.intake.telling import OriginalLabel
from stories.narrator.answering import with_secrets
from stories.pages.sealed_media import served
from stories.vault.bundle import Secrets
from stories.vault.errors import NotThere, VaultError
from stories.vault.files import SealedReader
from stories.vault.sessions import Session

ENDINGS = {media_type: each.ending for media_type, each in TYPES.items()}


@dataclass(frozen=True)
class OwnFile:
    """A file that arrived, and the name a copy of it gets: its place in the story and what it is, nobody's name."""

    label: OriginalLabel
    name: str


def own_files(secrets: Secrets) -> list[OwnFile]:
    """Every file of this story that arrived and can still be opened, oldest first; spoken consent too."""
    return [
        OwnFile(label, f"{number:02}.{ENDINGS.get(label.media_type, 'bin')}")
        for number, label in enumerate(arriving.arrived(secrets=secrets), start=1)
    ]


@contextmanager
def open_own(secrets: Secrets, label: OriginalLabel) -> Iterator[SealedReader]:
    """One of them, readable from the middle. Raises VaultError where it is gone or damaged."""
    key = secrets.sitting_key(label.sitting)
    with SealedReader(file_id=label.file_id, submission_id=secrets.submission_id, key=key) as reader:
        yield reader


@require_safe
@with_secrets
def original(request: HttpRequest, *, session: Session, original: str) -> HttpResponseBase:
    """One file of this story, as it came."""
    assert session.secrets is not None
    own = next((each for each in own_files(session.secrets) if each.label.id == original), None)
    if own is None:
        raise Http404
    try:
        reader = SealedReader(
            file_id=own.label.file_id,
            submission_id=session.submission_id,
            key=session.secrets.sitting_key(own.label.sitting),
        )
    except (VaultError, NotThere) as error:
        raise Http404 from error
    return served(request, reader, media_type=own.label.media_type, name=own.name)
