"""The entrance for what is imported: a submission's keys, made and handed to the archive, and nobody's seven words.

Seals and cannot open: the secret halves are wrapped for the vault key and forgotten here. There is no signing pair, so
nothing can ever be signed for whoever told it; and no draft pair. The report half is one that nobody holds.
"""

import contextlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from stories.vault import durable, keystore, sittings
from stories.vault.archive_keys import pepper
from stories.vault.boxes import subkey
from stories.vault.errors import OtherKey
from stories.vault.exchanging import put_lot_for_vault
from stories.vault.keyring import vault_publics
from stories.vault.keystore import CODE_WRAP, DESK_WRAP, VAULT_WRAP, wrap_context
from stories.vault.pairs import Pair, Purpose, seal_to_half

__all__ = ["Handed", "Marks", "all_at_once", "hand_over", "remove_unfinished", "report_half_of_nobody"]

NOBODYS = b""
all_at_once = durable.all_at_once


@dataclass(frozen=True, repr=False)
class Handed:
    """Public halves for the row, and the key of the one sitting, to seal what was brought."""

    encryption: bytes
    desk: bytes
    lookup: str
    sitting: int
    key: bytes


def hand_over(*, submission_ids: Sequence[str]) -> list[Handed]:
    """Make the keys of each submission and put their wraps into the key store.

    Raises KeyFileError, MirrorFailed; OtherKey where the vault's key was changed and its new half was not brought here.
    """
    made = [_Made.new(submission_id) for submission_id in submission_ids]
    tried: set[bytes] = set()
    # Read again after each: the key may be changed while this is written.
    while untried := [half for half in vault_publics() if half not in tried]:
        tried.add(untried[0])
        lot = {each.submission_id: each.wraps(untried[0]) for each in made}
        with contextlib.suppress(OtherKey):
            put_lot_for_vault(lot=lot, half=untried[0])
            break
    else:
        raise OtherKey("this machine has no half of the archive's key")
    # Found by no code: as long as a digest of one, and random.
    return [
        Handed(each.encryption.public, each.desk.public, secrets.token_hex(32), each.sitting, each.key) for each in made
    ]


@dataclass(frozen=True, repr=False)
class _Made:
    """The keys of one submission before they are handed over, and forgotten here."""

    submission_id: str
    encryption: Pair
    desk: Pair
    sitting: int
    key: bytes
    sealed_key: bytes

    @classmethod
    def new(cls, submission_id: str) -> Self:
        encryption, desk = Pair.new(Purpose.ENCRYPTION), Pair.new(Purpose.DESK)
        first = sittings.first_sent(submission_id=submission_id, encryption=encryption.public)
        return cls(submission_id, encryption, desk, *first)

    def wraps(self, vault: bytes) -> dict[str, bytes]:
        shared = seal_to_half(
            vault, self.encryption.secret_bytes(), context=wrap_context(VAULT_WRAP, self.submission_id)
        )
        wrap = seal_to_half(vault, self.desk.secret_bytes(), context=wrap_context(DESK_WRAP, self.submission_id))
        return {VAULT_WRAP: shared, DESK_WRAP: self.desk.public + wrap, sittings.FIRST_SENT: self.sealed_key}


def report_half_of_nobody() -> bytes:
    """A report's public half (33 bytes) whose secret half is forgotten: nobody comes back with a code to read it."""
    return Pair.new(Purpose.REPORT).public


class Marks:
    """Keyed hashes of what must be known again and may not be read: identifiers elsewhere, the bytes of evidence.

    Keyed with the pepper, which lies outside the database: whoever has the rows alone cannot try guesses.
    """

    def __init__(self) -> None:
        self._key = subkey(pepper(), purpose="import marks")

    def of(self, what: str, *parts: bytes) -> str:
        """64 hex characters; the same for the same `what` and parts, and for nothing else."""
        digest = hmac.new(self._key, what.encode() + b"\0", sha256)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()


def remove_unfinished(*, known: set[str]) -> int:
    """Destroy the wraps of submissions that were begun without a code and that no row names. Returns how many.

    `known`: every submission there is. A story that is begun here has a wrap for its code first, and is left alone.
    """
    gone = 0
    for submission_id in sorted(keystore.submission_ids() - known):
        names = keystore.names(submission_id=submission_id)
        if CODE_WRAP not in names:
            # By name, so that a half-written one goes too, and nothing that a narrator is beginning this moment.
            keystore.remove(submission_id=submission_id, names=[VAULT_WRAP, DESK_WRAP, sittings.FIRST_SENT])
            gone += bool(names)
    return gone
