"""Lock-down: one empty file in the key store, and no keeper opens anything any more. Taking back goes on as always.

It lies with the key store, so that every machine that shares the store is locked by one press.
"""

from pathlib import Path

from django.conf import settings

from stories.vault import durable
from stories.vault.archive_keys import key_path
from stories.vault.elsewhere import served
from stories.vault.errors import KeyStoreAway
from stories.vault.keyring import SECRETS

_LOCKED = "locked"


def _file() -> Path:
    return Path(settings.KEYSTORE_DIR) / _LOCKED


@served
def is_locked() -> bool:
    """Whether nobody opens anything."""
    return _file().exists()


@served
def lock() -> bool:
    """Lock the vault. False if it was locked already."""
    durable.make_folder(_file().parent)
    return durable.write_new(_file(), b"")


def unlock() -> bool:
    """Let the keeper open again. False if it was not locked.

    Only where the key store is: a machine that was taken over elsewhere can lock, and not unlock.
    """
    if settings.KEYSTORE_SOCKET is not None:
        raise KeyStoreAway("the lock is lifted on the machine that has the key store")
    if not is_locked():
        return False
    _file().unlink()
    durable.sync_folder(_file().parent)
    return True


def destroy_vault_key() -> bool:
    """Overwrite and remove the vault's secret half here, and any that takes its place: only a copy from elsewhere opens
    anything again. False if there is none.
    """
    lying = [key_path(name) for name in SECRETS if key_path(name).exists()]
    for path in lying:
        durable.destroy(path)
        durable.sync_folder(path.parent)
    return bool(lying)
