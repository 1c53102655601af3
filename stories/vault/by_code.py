"""The entrance for the narrator: one submission, opened with the code that this request brought."""

import contextlib
import threading
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.conf import settings

from stories.vault import codes, keystore, sittings
from stories.vault.archive_keys import pepper
from stories.vault.boxes import open_box, seal_box, subkey
from stories.vault.bundle import Secrets
from stories.vault.codes import MalformedCode
from stories.vault.errors import Busy, CannotOpen, KeyGone, OtherKey, Shredded, VaultError, WrongCode
from stories.vault.exchanging import put_for_vault
from stories.vault.keyring import vault_publics
from stories.vault.keystore import CODE_WRAP, DESK_WRAP, VAULT_WRAP, wrap_context
from stories.vault.pairs import HALF_SIZE, Pair, Purpose, seal_to_half
from stories.vault.queues import BoundedQueue
from stories.vault.sealing import report_context

__all__ = [
    "Busy",
    "CannotOpen",
    "CodeKeys",
    "KeyGone",
    "MalformedCode",
    "PublicHalves",
    "Secrets",
    "Shredded",
    "WrongCode",
    "begin",
    "derive",
    "destroy_original_keys",
    "hand_to_archive",
    "open_report",
    "send_sitting",
    "unlock",
]

_WRAPPED = (Purpose.SIGNING, Purpose.DRAFT, Purpose.ENCRYPTION)
_queues: dict[tuple[int, int], BoundedQueue] = {}
_queues_lock = threading.Lock()


@dataclass(frozen=True, repr=False)
class CodeKeys:
    """What a code yields: the lookup digest (64 hex), the wrapping key, the report secret and its public half."""

    lookup: str
    wrapping_key: bytes
    report_secret: bytes
    report_public: bytes


@dataclass(frozen=True)
class PublicHalves:
    """The public halves (33 bytes each) that the database keeps of a submission."""

    signing: bytes
    draft: bytes
    encryption: bytes


def derive(*, code: str, returning: bool = False) -> CodeKeys:
    """One Argon2id run over the code as `codes.normalise` reads it, keyed by the pepper, expanded by HKDF-SHA256.

    Takes 0.1 to 0.2 s and settings.CODE_KDF["memory_kib"] KiB. Raises MalformedCode, and Busy when the queue
    (settings.CODE_QUEUE, per process) is full; `returning` says that somebody found it full and came back. No attempt
    is counted and nobody is locked out.
    """
    words = codes.normalise(code).encode("ascii")
    running, waiting = settings.CODE_QUEUE
    with _queue(running, waiting).turn(returning=returning):
        slow = Argon2id(
            salt=pepper(),
            length=32,
            iterations=settings.CODE_KDF["iterations"],
            lanes=settings.CODE_KDF["lanes"],
            memory_cost=settings.CODE_KDF["memory_kib"],
        ).derive(words)
    report = Pair(Purpose.REPORT, subkey(slow, purpose="code report"))
    return CodeKeys(
        lookup=subkey(slow, purpose="code lookup").hex(),
        wrapping_key=subkey(slow, purpose="code wrap"),
        report_secret=report.secret_bytes(),
        report_public=report.public,
    )


def begin(*, submission_id: str, keys: CodeKeys) -> tuple[PublicHalves, Secrets]:
    """Make a submission's pairs and store them wrapped for the code alone. Raises VaultError if it was begun before."""
    pairs = {purpose: Pair.new(purpose) for purpose in _WRAPPED}
    plain = b"".join(pairs[purpose].secret_bytes() for purpose in _WRAPPED)
    wrap = seal_box(keys.wrapping_key, plain, context=wrap_context(CODE_WRAP, submission_id))
    if not keystore.put(submission_id=submission_id, name=CODE_WRAP, data=wrap):
        raise VaultError("this submission was begun before")
    halves = PublicHalves(
        signing=pairs[Purpose.SIGNING].public,
        draft=pairs[Purpose.DRAFT].public,
        encryption=pairs[Purpose.ENCRYPTION].public,
    )
    return halves, _bundle(submission_id, pairs, keys)


def unlock(*, submission_id: str, keys: CodeKeys) -> Secrets:
    """Open a submission with its code. Raises WrongCode; Shredded when its keys are gone."""
    wrap = keystore.get(submission_id=submission_id, name=CODE_WRAP)
    if wrap is None:
        raise Shredded(submission_id)
    try:
        plain = open_box(keys.wrapping_key, wrap, context=wrap_context(CODE_WRAP, submission_id))
    except CannotOpen as error:
        raise WrongCode("the code does not open this submission") from error
    pairs = {purpose: Pair(purpose, plain[32 * at : 32 * (at + 1)]) for at, purpose in enumerate(_WRAPPED)}
    return _bundle(submission_id, pairs, keys)


def hand_to_archive(*, secrets: Secrets) -> bytes:
    """At the first Send: wrap the encryption secret for the vault key, make the desk pair, return its public half.

    May be repeated, and returns the same half. The desk's secret is wrapped for the vault key alone: it is forgotten
    here. Raises Shredded, MirrorFailed, KeyFileError; OtherKey where the vault's key was changed and its new public
    half was not brought here.
    """
    tried: set[bytes] = set()
    # Read again after each: the key may be changed while this is written.
    while untried := [half for half in vault_publics() if half not in tried]:
        tried.add(untried[0])
        with contextlib.suppress(OtherKey):
            return _hand_to(untried[0], secrets=secrets)
    raise OtherKey("this machine has no half of the archive's key")


def _hand_to(vault: bytes, *, secrets: Secrets) -> bytes:
    submission_id = secrets.submission_id
    shared = secrets.pair(Purpose.ENCRYPTION).secret_bytes()
    put_for_vault(
        submission_id=submission_id,
        name=VAULT_WRAP,
        data=seal_to_half(vault, shared, context=wrap_context(VAULT_WRAP, submission_id)),
        half=vault,
    )
    desk = Pair.new(Purpose.DESK)
    wrap = seal_to_half(vault, desk.secret_bytes(), context=wrap_context(DESK_WRAP, submission_id))
    put_for_vault(submission_id=submission_id, name=DESK_WRAP, data=desk.public + wrap, half=vault)
    stored = keystore.get(submission_id=submission_id, name=DESK_WRAP)
    if stored is None:
        raise Shredded(submission_id)
    return stored[:HALF_SIZE]


def send_sitting(*, secrets: Secrets, sitting: int) -> None:
    """At each Send: re-seal a sitting's key so that the archive can open it too. May be repeated. Raises KeyGone."""
    sittings.send(
        submission_id=secrets.submission_id,
        number=sitting,
        draft=secrets.pair(Purpose.DRAFT),
        encryption=secrets.pair(Purpose.ENCRYPTION),
    )


def destroy_original_keys(*, submission_id: str) -> None:
    """ "Delete my original": destroy the keys of every sitting, sent or not. The space, the mailbox, editions and the
    narrator's signature keep working. May be repeated."""
    sittings.destroy_all(submission_id=submission_id)


def open_report(*, keys: CodeKeys, submission_id: str, blob: bytes) -> bytes:
    """Read the erasure report with the code alone, after every wrap is gone. Raises CannotOpen."""
    return Pair(Purpose.REPORT, keys.report_secret).unseal(blob, context=report_context(submission_id))


def _bundle(submission_id: str, pairs: dict[Purpose, Pair], keys: CodeKeys) -> Secrets:
    return Secrets(
        submission_id=submission_id, pairs=pairs | {Purpose.REPORT: Pair(Purpose.REPORT, keys.report_secret)}
    )


def _queue(running: int, waiting: int) -> BoundedQueue:
    with _queues_lock:
        return _queues.setdefault((running, waiting), BoundedQueue(running=running, waiting=waiting))
