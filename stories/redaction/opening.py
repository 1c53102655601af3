"""Opening an edition, with whatever unseals it: the archive's key for the desk, the code's for its narrator."""

import hashlib
from typing import Protocol

from stories.redaction.bundle import Bundle, Damaged, bundle_context
from stories.redaction.models import Edition
from stories.redaction.named import files_of
from stories.vault.files import SealedReader


class Unseal(Protocol):
    """`Opened.unseal` or `Secrets.unseal`."""

    def __call__(self, blob: bytes, *, context: str) -> bytes: ...


def open_bundle(*, edition: Edition, unseal: Unseal) -> Bundle:
    """Open an edition and prove manifest and parts. Raises bundle.Damaged, CannotOpen."""
    sealed = bytes(edition.body.sealed)
    return Bundle.from_bytes(unseal(sealed, context=bundle_context(edition.pk)), fingerprint=edition.fingerprint)


def prove_files(*, edition: Edition, bundle: Bundle) -> None:
    """Read every file that a part names and compare its SHA-256. Raises bundle.Damaged, NotThere."""
    for content in bundle.contents():
        for file in files_of(content):
            with open_file(edition=edition, bundle=bundle, sha256=file["sha256"]) as reader:
                digest = hashlib.sha256()
                for piece in reader.chunks():
                    digest.update(piece)
            if digest.hexdigest() != file["sha256"]:
                raise Damaged("file")


def open_file(*, edition: Edition, bundle: Bundle, sha256: str) -> SealedReader:
    """One file of an edition, readable from the middle. Raises KeyError for a file that no part names."""
    return SealedReader(file_id=bundle.files[sha256], submission_id=edition.record.submission_id, key=bundle.key)
