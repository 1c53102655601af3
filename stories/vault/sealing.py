"""The entrance for those who hold no secret: seal to a public half, check a signature.

Intake, narrator and publishing come in here. Nothing in this file opens what was sealed to a pair.
"""

import hashlib

from stories.vault.boxes import new_key, open_box, seal_box
from stories.vault.pairs import seal_to_half, verify_with_half

__all__ = ["new_key", "open_under", "report_context", "seal_to", "seal_under", "sha256_hex", "verify"]


def seal_to(public: bytes, plaintext: bytes, *, context: str) -> bytes:
    """Seal to a public half (33 bytes: letter and key), padded to a bucket of at least 256 bytes.

    `context` says what the blob is and where it belongs ("act body 5h3k...", say): it travels nowhere, and opening
    needs the same words again, so a blob moved to another place does not open. Raises ValueError for a malformed half.
    """
    return seal_to_half(public, plaintext, context=context)


def seal_under(key: bytes, plaintext: bytes, *, context: str) -> bytes:
    """Seal a body under a sitting's data key (32 bytes), so that sending or deleting the sitting carries it along."""
    return seal_box(key, plaintext, context=context)


def open_under(key: bytes, blob: bytes, *, context: str) -> bytes:
    """The inverse of `seal_under`; raises CannotOpen."""
    return open_box(key, blob, context=context)


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the narrator who holds the signing pair of `public` signed `message`. Never raises."""
    return verify_with_half(public, signature, message)


def report_context(submission_id: str) -> str:
    """The context under which the erasure report of a submission is sealed to its report half."""
    return f"erasure report {submission_id}"


def sha256_hex(data: bytes) -> str:
    """Lower-case hex of SHA-256."""
    return hashlib.sha256(data).hexdigest()
