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
    return read_public(key_path(PUBLIC_HALF))


def vault_pair() -> Pair:
    """The vault's pair, read from its file now. Raises KeyFileError, also when others could read the file."""
    return read_secret(key_path(SECRET_HALF))


def read_public(path: Path) -> bytes:
    """A vault's public half (33 bytes) from its file. Raises KeyFileError."""
    public = read_line(path, _PUBLIC_LABEL)
    if len(public) != 33 or public[:1] != Purpose.VAULT.value:
        raise KeyFileError(f"{path.name} is not a vault's public half")
    return public


def read_secret(path: Path) -> Pair:
    """A vault's pair from the file of its secret half. Raises KeyFileError, also when others could read the file."""
    refuse_shared(path)
    secret = read_line(path, _SECRET_LABEL)
    if len(secret) != 32:
        raise KeyFileError(f"{path.name} is not a vault's secret half")
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
    return write_secret(pair, SECRET_HALF)


def write_vault_public(pair: Pair) -> bool:
    """Write vault.pub; False if there is one."""
    return write_public(pair.public, PUBLIC_HALF)


def write_secret(pair: Pair, name: str) -> bool:
    """Write a vault's secret half to the key file `name`, owner only; False if there is one."""
    return durable.write_new(key_path(name), line_of(pair))


def write_public(public: bytes, name: str) -> bool:
    """Write a vault's public half to the key file `name`; False if there is one."""
    return durable.write_new(key_path(name), line(_PUBLIC_LABEL, public))


def line_of(pair: Pair) -> bytes:
    """The one line that is the file of a vault's secret half."""
    return line(_SECRET_LABEL, pair.secret_bytes())


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
