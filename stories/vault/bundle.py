"""The secrets of one submission while its narrator is here: in memory, for one request, and never shown."""

from stories.vault import sittings
from stories.vault.errors import CannotOpen, KeyGone
from stories.vault.pairs import Pair, Purpose, purpose_of

_VERSION = b"\x01"
_ID_SIZE = 20
_ORDER = (Purpose.SIGNING, Purpose.DRAFT, Purpose.ENCRYPTION, Purpose.REPORT)


class Secrets:
    """Everything a code opens. Signs, opens drafts and what staff sealed; knows its sittings' keys."""

    __slots__ = ("_pairs", "submission_id")

    def __init__(self, *, submission_id: str, pairs: dict[Purpose, Pair]) -> None:
        self.submission_id = submission_id
        self._pairs = {purpose: pairs[purpose] for purpose in _ORDER}

    def __repr__(self) -> str:
        return "<Secrets>"

    def __reduce__(self) -> str:
        raise TypeError("Secrets are not pickled.")

    def public(self, purpose: Purpose) -> bytes:
        """One public half (33 bytes)."""
        return self._pairs[purpose].public

    def pair(self, purpose: Purpose) -> Pair:
        """One pair; for the vault's own files."""
        return self._pairs[purpose]

    def sign(self, message: bytes) -> bytes:
        """The narrator's signature (64 bytes) under an act; `sealing.verify` checks it."""
        return self._pairs[Purpose.SIGNING].sign(message)

    def unseal(self, blob: bytes, *, context: str) -> bytes:
        """Open what was sealed to the draft or the encryption half, as its header says. Raises CannotOpen."""
        purpose = purpose_of(blob)
        if purpose not in (Purpose.DRAFT, Purpose.ENCRYPTION):
            raise CannotOpen("not sealed to the narrator")
        return self._pairs[purpose].unseal(blob, context=context)

    def new_sitting(self) -> int:
        """Begin a sitting: its number, from 1; its key is sealed to the draft pair."""
        return sittings.add(submission_id=self.submission_id, draft=self._pairs[Purpose.DRAFT])

    def open_sitting(self) -> int | None:
        """The sitting that was begun and not sent; None when there is none."""
        known = sittings.known(submission_id=self.submission_id)
        return max((number for number, state in known.items() if state == {"draft"}), default=None)

    def sent_sittings(self) -> list[int]:
        """The numbers of the sittings that were sent, deleted originals included."""
        known = sittings.known(submission_id=self.submission_id)
        return sorted(number for number, state in known.items() if state & {"wrap", "gone"})

    def sitting_key(self, sitting: int) -> bytes:
        """The 32-byte data key of a sitting, sent or not. Raises KeyGone (original deleted), Shredded."""
        try:
            return sittings.open_sent(
                submission_id=self.submission_id, number=sitting, encryption=self._pairs[Purpose.ENCRYPTION]
            )
        except KeyGone:
            return sittings.open_draft(
                submission_id=self.submission_id, number=sitting, draft=self._pairs[Purpose.DRAFT]
            )

    def to_bytes(self) -> bytes:
        """All secrets, in the clear, for sealing into a session and for nothing else."""
        return _VERSION + self.submission_id.encode("ascii") + b"".join(self._pairs[p].secret_bytes() for p in _ORDER)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Secrets":
        """The inverse of `to_bytes`. Raises CannotOpen."""
        if len(data) != 1 + _ID_SIZE + 32 * len(_ORDER) or data[:1] != _VERSION:
            raise CannotOpen("not a bundle of secrets")
        keys = data[1 + _ID_SIZE :]
        return cls(
            submission_id=data[1 : 1 + _ID_SIZE].decode("ascii"),
            pairs={purpose: Pair(purpose, keys[32 * place : 32 * (place + 1)]) for place, purpose in enumerate(_ORDER)},
        )
