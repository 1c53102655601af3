"""The archive's own key files, in ARCHIVE_KEYS_DIR: vault.key (secret half), vault.pub (public half), pepper."""

import stat
from pathlib import Path

from django.conf import settings

from stories.vault import durable
from stories.vault.errors import VaultError
from stories.vault.pairs import Pair, Purpose

SECRET_HALF = "vault.key"  # noqa: S105 - a file name
PUBLIC_HALF = "vault.pub"
PEPPER = "pepper"
PEPPER_SIZE = 32
_SECRET_LABEL = "amparo-vault-secret-1"  # noqa: S105 - what the line begins with
_PUBLIC_LABEL = "amparo-vault-public-1"


class KeyFileError(VaultError):
    """A key file is missing, malformed, or open to others."""


def key_path(name: str) -> Path:
    """Where a key file lies."""
    path: Path = settings.ARCHIVE_KEYS_DIR / name
    return path


def vault_public() -> bytes:
    """The vault's public half (33 bytes), to which submissions are handed over. Raises KeyFileError."""
    public = read_line(key_path(PUBLIC_HALF), _PUBLIC_LABEL)
    if len(public) != 33 or public[:1] != Purpose.VAULT.value:
        raise KeyFileError(f"{PUBLIC_HALF} is not a vault's public half")
    return public


def vault_pair() -> Pair:
    """The vault's pair, read from its file now. Raises KeyFileError, also when others could read the file."""
    path = key_path(SECRET_HALF)
    refuse_shared(path)
    secret = read_line(path, _SECRET_LABEL)
    if len(secret) != 32:
        raise KeyFileError(f"{SECRET_HALF} is not a vault's secret half")
    return Pair(Purpose.VAULT, secret)


def pair_from_line(line: str) -> Pair:
    """The vault's pair from the one line that is its file, brought by hand. Raises KeyFileError."""
    secret = _bytes_of(line, _SECRET_LABEL, SECRET_HALF)
    if len(secret) != 32:
        raise KeyFileError(f"{SECRET_HALF} is not a vault's secret half")
    return Pair(Purpose.VAULT, secret)


def pepper() -> bytes:
    """The 32 bytes that, outside the database, key the slow hash of codes. Raises KeyFileError."""
    path = key_path(PEPPER)
    refuse_shared(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise KeyFileError(f"{PEPPER} is missing; run first_run") from error
    if len(data) != PEPPER_SIZE:
        raise KeyFileError(f"{PEPPER} does not have {PEPPER_SIZE} bytes")
    return data


def write_vault_secret(pair: Pair) -> bool:
    """Write vault.key, owner only; False if there is one."""
    return durable.write_new(key_path(SECRET_HALF), line(_SECRET_LABEL, pair.secret_bytes()))


def write_vault_public(pair: Pair) -> bool:
    """Write vault.pub; False if there is one."""
    return durable.write_new(key_path(PUBLIC_HALF), line(_PUBLIC_LABEL, pair.public))


def refuse_shared(path: Path) -> None:
    """Raise KeyFileError unless `path` is a plain file of its owner alone, or missing (its reader says so)."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(state.st_mode) or stat.S_IMODE(state.st_mode) & 0o177:
        raise KeyFileError(f"{path.name} must be a plain file with mode 0600 or stricter")


def line(label: str, data: bytes) -> bytes:
    """One line of a key file: what it is, and its bytes."""
    return f"{label} {data.hex()}\n".encode("ascii")


def read_line(path: Path, label: str) -> bytes:
    """The bytes of a key file. Raises KeyFileError."""
    try:
        text = path.read_text("ascii")
    except FileNotFoundError as error:
        raise KeyFileError(f"{path.name} is missing") from error
    except UnicodeDecodeError as error:
        raise KeyFileError(f"{path.name} is malformed") from error
    return _bytes_of(text, label, path.name)


def _bytes_of(text: str, label: str, name: str) -> bytes:
    found, _, digits = text.strip().partition(" ")
    try:
        if found == label:
            return bytes.fromhex(digits)
    except ValueError:
        pass
    raise KeyFileError(f"{name} is malformed")
