"""Original keys: one data key per sitting, sealed to the draft pair until it is sent, then to the encryption pair.

In the key store: `sitting-N.draft` (not sent), `sitting-N.wrap` (sent), `sitting-N.gone` (empty: original deleted).
"""

import re

from stories.vault import keystore
from stories.vault.boxes import new_key
from stories.vault.errors import CannotOpen, KeyGone
from stories.vault.pairs import Pair, seal_to_half

FIRST_SENT = "sitting-1.wrap"
_NAME = re.compile(r"sitting-([1-9][0-9]{0,4})\.(draft|wrap|gone)")


def add(*, submission_id: str, draft: Pair) -> int:
    """Make the next sitting's key, sealed to the draft pair; returns the sitting's number, from 1."""
    number = max(known(submission_id=submission_id), default=0) + 1
    while not keystore.put(
        submission_id=submission_id,
        name=f"sitting-{number}.draft",
        data=seal_to_half(draft.public, new_key(), context=_context(submission_id, number)),
    ):
        number += 1
    return number


def first_sent(*, submission_id: str, encryption: bytes) -> tuple[int, bytes, bytes]:
    """The first sitting of a submission that nobody tells here: its number, its key, and the key sealed to the
    encryption half and never to a draft's, to be stored as FIRST_SENT.
    """
    number, key = 1, new_key()
    return number, key, seal_to_half(encryption, key, context=_context(submission_id, number))


def known(*, submission_id: str) -> dict[int, set[str]]:
    """Number of each sitting, and which of draft, wrap and gone the store has of it."""
    found: dict[int, set[str]] = {}
    for name in keystore.names(submission_id=submission_id):
        if match := _NAME.fullmatch(name):
            found.setdefault(int(match[1]), set()).add(match[2])
    return found


def open_draft(*, submission_id: str, number: int, draft: Pair) -> bytes:
    """The key of a sitting that was not sent. Raises KeyGone, Shredded, CannotOpen."""
    return _open(submission_id, number, "draft", draft)


def open_sent(*, submission_id: str, number: int, encryption: Pair) -> bytes:
    """The key of a sitting that was sent. Raises KeyGone, Shredded, CannotOpen."""
    return _open(submission_id, number, "wrap", encryption)


def send(*, submission_id: str, number: int, draft: Pair, encryption: Pair) -> None:
    """Re-seal a sitting's key from the draft pair to the encryption pair. May be repeated. Raises KeyGone."""
    state = known(submission_id=submission_id).get(number, set())
    if "wrap" not in state:
        key = open_draft(submission_id=submission_id, number=number, draft=draft)
        sealed = seal_to_half(encryption.public, key, context=_context(submission_id, number))
        keystore.put(submission_id=submission_id, name=f"sitting-{number}.wrap", data=sealed)
    if "draft" in state:
        keystore.remove(submission_id=submission_id, names=[f"sitting-{number}.draft"])
    if "gone" in known(submission_id=submission_id).get(number, set()):
        keystore.remove(submission_id=submission_id, names=[f"sitting-{number}.wrap"])
        raise KeyGone("the original was deleted")


def destroy_all(*, submission_id: str) -> None:
    """Destroy every sitting's key. An empty `gone` file keeps each number from being used again."""
    for number, state in known(submission_id=submission_id).items():
        if left := state - {"gone"}:
            keystore.put(submission_id=submission_id, name=f"sitting-{number}.gone", data=b"")
            keystore.remove(
                submission_id=submission_id, names=[f"sitting-{number}.{suffix}" for suffix in sorted(left)]
            )


def _open(submission_id: str, number: int, suffix: str, pair: Pair) -> bytes:
    if "gone" in known(submission_id=submission_id).get(number, set()):
        raise KeyGone("the original was deleted")
    blob = keystore.get(submission_id=submission_id, name=f"sitting-{int(number)}.{suffix}")
    if blob is None:
        raise KeyGone("no such sitting")
    key = pair.unseal(blob, context=_context(submission_id, number))
    if len(key) != 32:
        raise CannotOpen("not a sitting's key")
    return key


def _context(submission_id: str, number: int) -> str:
    return f"sitting {submission_id} {number}"
