"""The entrance for the desk and publishing: an opening by staff has a person, a reason and a row before it happens.

Nobody opens in bulk alone: a person opens so many different stories in an hour, and more only when a second one agrees.
"""

import datetime
import re
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from stories.vault import keystore, sittings
from stories.vault.archive_keys import KeyFileError, key_path, refuse_shared
from stories.vault.errors import CannotOpen, KeyGone, KeyStoreAway, Shredded, VaultError
from stories.vault.keyring import SECRETS, vault_pairs
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP
from stories.vault.leave import room_left
from stories.vault.locking import is_locked
from stories.vault.models import Opening
from stories.vault.pairs import Pair
from stories.vault.unwrapping import unwrap

__all__ = ["CannotOpen", "FileKeeper", "Keeper", "KeeperRefusal", "KeyGone", "Opened", "get_keeper"]

HOUR = datetime.timedelta(hours=1)
_REASON = re.compile(r"[a-z][a-z_]{0,31}")

REFUSALS = {
    "nobody": _("Para abrir una entrega hay que decir quién la abre."),
    "reason": _("Para abrir una entrega hay que dar un motivo de la lista."),
    "transaction": _("Una apertura se anota antes de abrir: no puede ir dentro de otra operación de la base de datos."),
    "locked": _("La bóveda está cerrada y nadie abre nada. Quitar y borrar se puede como siempre."),
    "no_key": _("Este proceso no tiene la llave de la bóveda."),
    "loose_key": _("Otras personas podrían leer la llave de la bóveda. Sus permisos deben ser 0600."),
    "withdrawn": _("Esta entrega fue retirada. Sus llaves ya no existen."),
    "too_many": _(
        "En esta hora ya abrió tantos relatos como puede abrir una persona sola. Descanse, o pida abrir más."
    ),
    "not_sent": _("Esta entrega todavía no se ha enviado al archivo."),
    "no_agent": _("La llave de la bóveda está en otro proceso, que no contesta. Avise a quien cuida la máquina."),
    "no_store": _("La máquina que tiene el almacén de llaves no contesta. Avise a quien la cuida."),
    "agent": _("El proceso que tiene la llave de la bóveda no pudo anotar la apertura, y por eso no abrió."),
    "stranger": _("El proceso que tiene la llave de la bóveda no conoce a este."),
    "request": _("El proceso que tiene la llave de la bóveda no entendió lo que se le pidió."),
    "does_not_fit": _("La llave de la bóveda no abre esta entrega."),
}


class KeeperRefusal(VaultError):
    """The keeper does not open. `code` is a key of REFUSALS; `str()` is the sentence for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(REFUSALS[self.code])


class Opened:
    """One submission, opened for staff. Cannot sign, cannot open what was not sent, shows nothing of itself."""

    __slots__ = ("_desk", "_encryption", "opening_id", "submission_id")

    def __init__(self, *, submission_id: str, encryption: Pair, desk: Pair, opening_id: str = "") -> None:
        self.submission_id = submission_id
        self.opening_id = opening_id
        self._encryption = encryption
        self._desk = desk

    def __repr__(self) -> str:
        return "<Opened>"

    def __reduce__(self) -> str:
        raise TypeError("What is opened is not pickled.")

    def unseal(self, blob: bytes, *, context: str) -> bytes:
        """Open what was sealed to the encryption half. Raises CannotOpen."""
        return self._encryption.unseal(blob, context=context)

    def unseal_desk(self, blob: bytes, *, context: str) -> bytes:
        """Open what was sealed to the desk half: notes, tier, reasons. Raises CannotOpen."""
        return self._desk.unseal(blob, context=context)

    def sitting_key(self, sitting: int) -> bytes:
        """The 32-byte data key of a sitting that was sent. Raises KeyGone (not sent, or original deleted), Shredded."""
        return sittings.open_sent(submission_id=self.submission_id, number=sitting, encryption=self._encryption)


class Keeper(Protocol):
    """Who may open: the one way for staff, whether the key lies in a file here or with a process of its own."""

    def open(self, person_id: str, submission_id: str, reason: str) -> Opened:
        """Write down who opens what and why, commit that, then open. Raises KeeperRefusal.

        `reason` is a code ([a-z_], at most 32 characters): "review", "redact", "project", "publish", "import", say.
        Call it outside a transaction, so that no rollback can take the row back.
        """
        ...

    def go_on(self, opening_id: str, person_id: str, submission_id: str, reason: str) -> Opened:
        """Open once more under a row that was written in this hour or the one before, for the rest of one file.

        Raises KeeperRefusal when there is no such row of this person, story and reason.
        """
        ...


class FileKeeper:
    """The embedded keeper: the vault key lies in a file here. This is not separation, and first_run says so."""

    def open(self, person_id: str, submission_id: str, reason: str) -> Opened:
        """See `Keeper.open`. The key file is read anew each time and not kept."""
        wraps = self._check(person_id, submission_id, reason)
        opening_id = self._record(person_id, submission_id, reason)
        return self._unwrap(submission_id, *wraps, opening_id=opening_id, person_id=person_id, reason=reason)

    def go_on(self, opening_id: str, person_id: str, submission_id: str, reason: str) -> Opened:
        """See `Keeper.go_on`."""
        wraps = self._check(person_id, submission_id, reason)
        now = timezone.localtime()
        hours = {(at.date(), at.hour) for at in (now, now - HOUR)}
        row = Opening.objects.filter(
            pk=opening_id, person=person_id, submission_id=submission_id, reason_code=reason
        ).first()
        if row is None or (row.day, row.hour) not in hours:
            raise KeeperRefusal("reason")
        return self._unwrap(submission_id, *wraps, opening_id=row.pk, person_id=person_id, reason=reason)

    def _unwrap(
        self, submission_id: str, vault_wrap: bytes, desk_wrap: bytes, *, opening_id: str, person_id: str, reason: str
    ) -> Opened:
        try:
            vaults = vault_pairs()
        except KeyFileError as error:
            raise KeeperRefusal("no_key") from error
        try:
            encryption, desk = unwrap(vaults, submission_id=submission_id, vault_wrap=vault_wrap, desk_wrap=desk_wrap)
        except CannotOpen as error:
            raise KeeperRefusal("does_not_fit") from error
        return Opened(submission_id=submission_id, encryption=encryption, desk=desk, opening_id=opening_id)

    def _check(self, person_id: str, submission_id: str, reason: str) -> tuple[bytes, bytes]:
        if not person_id:
            raise KeeperRefusal("nobody")
        if not _REASON.fullmatch(reason):
            raise KeeperRefusal("reason")
        try:
            if is_locked():
                raise KeeperRefusal("locked")
            self._check_key()
            return self._wraps(submission_id)
        except KeyStoreAway as error:
            raise KeeperRefusal("no_store") from error

    def _check_key(self) -> None:
        try:
            for name in SECRETS:
                refuse_shared(key_path(name))
        except KeyFileError as error:
            raise KeeperRefusal("loose_key") from error
        if not any(key_path(name).exists() for name in SECRETS):
            raise KeeperRefusal("no_key")

    def _wraps(self, submission_id: str) -> tuple[bytes, bytes]:
        try:
            vault_wrap = keystore.get(submission_id=submission_id, name=VAULT_WRAP)
            desk_wrap = keystore.get(submission_id=submission_id, name=DESK_WRAP)
        except Shredded as error:
            raise KeeperRefusal("withdrawn") from error
        if vault_wrap is None or desk_wrap is None:
            raise KeeperRefusal("not_sent")
        return vault_wrap, desk_wrap

    def _record(self, person_id: str, submission_id: str, reason: str) -> str:
        now = timezone.localtime()
        # The program's own openings answer to a narrator's act: the hour of those is not written down.
        hour = now.hour if person_id.isdecimal() else None
        try:
            with transaction.atomic(durable=True):
                if hour is not None and not room_left(
                    person=person_id, submission_id=submission_id, day=now.date(), hour=hour
                ):
                    raise KeeperRefusal("too_many")
                row = Opening.objects.create(
                    person=person_id, submission_id=submission_id, reason_code=reason, day=now.date(), hour=hour
                )
        except RuntimeError as error:
            raise KeeperRefusal("transaction") from error
        return row.pk


def get_keeper() -> Keeper:
    """The keeper that settings.KEEPER names; the embedded one unless set."""
    keeper: Keeper = import_string(getattr(settings, "KEEPER", "stories.vault.keeper.FileKeeper"))()
    return keeper
