"""The first minute of an archive: folders, keys and secrets, for the owner alone. Never overwrites anything."""

import json
import secrets
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from stories.vault import archive_keys, durable, keyring, keystore
from stories.vault.archive_keys import PEPPER, PEPPER_SIZE, PUBLIC_HALF, SECRET_HALF, KeyFileError, key_path
from stories.vault.pairs import Pair, Purpose

CODE_KDF = "code-kdf"


class RefusesToStart(KeyFileError):
    """What lies in the folders contradicts itself; making something new would lock narrators or the archive out."""


def prepare(*, secret_names: Iterable[str] = ()) -> list[str]:
    """Make what is missing and say so, one plain sentence each. `secret_names` are further random secrets to make.

    Raises RefusesToStart rather than replace a key that wraps or codes depend on.
    """
    said = _folders()
    if settings.KEYSTORE_SOCKET is not None:
        _check_what_was_copied()
    else:
        said += _vault_key()
        said += _pepper()
    for name in secret_names:
        if durable.write_new(key_path(name), secrets.token_urlsafe(48).encode("ascii")):
            said.append(_("Se creó el secreto %(name)s.") % {"name": name})
    return said


def problems() -> list[str]:
    """What keeps this archive from opening codes or being handed submissions; empty when all is well."""
    found = []
    for check in (_check_what_was_copied, _check_code_kdf, _check_halves):
        try:
            check()
        except KeyFileError as error:
            found.append(str(error))
    return found


def _check_what_was_copied() -> None:
    """What codes and handing over need. With the key store elsewhere it was made there, and staff need none of it."""
    if settings.KEYSTORE_SOCKET is not None and settings.ARCHIVE_ROLE in ("staff", "worker"):
        return
    for read in (archive_keys.pepper, archive_keys.vault_public):
        read()


def _folders() -> list[str]:
    said = []
    here = settings.KEYSTORE_SOCKET is None
    store = (settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR) if here else ()
    for folder in (settings.ARCHIVE_KEYS_DIR, *store, settings.SEALED_DIR):
        if folder is None:
            said.append(_("El almacén de llaves no tiene copia espejo. Si se pierde el disco, se pierden las llaves."))
        elif not folder.is_dir():
            durable.make_folder(folder)
            said.append(_("Se creó la carpeta %(folder)s, solo para su dueño.") % {"folder": folder})
        elif folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
            said.append(_("La carpeta %(folder)s queda ahora solo para su dueño.") % {"folder": folder})
    return said


def _vault_key() -> list[str]:
    has_secret, has_public = key_path(SECRET_HALF).exists(), key_path(PUBLIC_HALF).exists()
    if has_secret or keyring.being_changed():
        _check_halves()
        if not has_public:
            archive_keys.write_vault_public(archive_keys.vault_pair())
            return [_("Se escribió otra vez la mitad pública de la llave de la bóveda.")]
        return []
    if has_public:
        return [_("Aquí solo está la mitad pública de la llave de la bóveda: este proceso sella, pero no puede abrir.")]
    if keystore.submission_ids():
        raise RefusesToStart(_("Hay entregas, pero falta la llave de la bóveda. Recupérela de su copia."))
    if settings.ARCHIVE_ROLE == "public":
        # A secret half made here would be the one thing that this process must never hold.
        raise RefusesToStart(_("Falta vault.pub. Créela donde trabaja el personal y copie aquí solo esa mitad."))
    pair = Pair.new(Purpose.VAULT)
    archive_keys.write_vault_secret(pair)
    archive_keys.write_vault_public(pair)
    return [
        _("Se creó la llave de la bóveda en %(path)s, con permisos solo para su dueño.")
        % {"path": key_path(SECRET_HALF)},
        _("La llave está en esta máquina: esto no es separación. Quien controle la máquina puede abrir lo enviado."),
        _("Guarde una copia de esa llave fuera de esta máquina. Sin ella, el archivo no puede abrir lo que recibió."),
    ]


def _pepper() -> list[str]:
    path = key_path(PEPPER)
    if path.exists():
        archive_keys.pepper()
        _check_code_kdf()
        return []
    if keystore.submission_ids():
        raise RefusesToStart(_("Hay entregas, pero falta el archivo pepper. Sin él ningún código abre. Recupérelo."))
    durable.write_new(key_path(CODE_KDF), _code_kdf())
    durable.write_new(path, secrets.token_bytes(PEPPER_SIZE))
    return [_("Se creó el secreto de los códigos en %(path)s. Guarde también una copia.") % {"path": path}]


def _code_kdf() -> bytes:
    return json.dumps({"argon2id": settings.CODE_KDF}, sort_keys=True).encode("ascii") + b"\n"


def _check_code_kdf() -> None:
    """The cost that codes were made with is part of every code: another one opens none of them."""
    path = key_path(CODE_KDF)
    if path.exists() and path.read_bytes() != _code_kdf():
        raise RefusesToStart(
            _("CODE_KDF cambió desde que se hicieron los códigos: ninguno abriría. Vuelva al anterior.")
        )


def _check_halves() -> None:
    lying = any(key_path(name).exists() for name in keyring.SECRETS)
    if not lying or not key_path(PUBLIC_HALF).exists():
        return
    # While the key is being changed both secrets lie here; the public half is of one of them.
    if archive_keys.vault_public() not in {pair.public for pair in keyring.vault_pairs()}:
        raise RefusesToStart(_("Las dos mitades de la llave de la bóveda no son de la misma llave."))
