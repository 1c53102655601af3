"""How the outside world is described to the archive: secrets, database, object storage. Pure functions, no reading
of the environment: `base` hands over what it read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def read_secret(environment: Mapping[str, str], name: str, path: Path) -> str:
    """The secret called `name` in the environment, else what stands in `path`, else an empty string.

    Empty is not a default to work with: archive_site.startup refuses to serve with it.
    """
    if value := environment.get(name):
        return value
    return path.read_text(encoding="ascii").strip() if path.is_file() else ""


def database(url: str, *, home: Path) -> dict[str, Any]:
    """The database at `url` as Django wants it: `postgresql://user:password@host:port/name`; empty means SQLite."""
    if not url:
        return {
            "ENGINE": "stories.gate.sqlite",
            "NAME": str(home / "archive.sqlite3"),
            # Opening it reads every table and trigger, which takes longer than most questions.
            "CONN_MAX_AGE": 60,
            # Deferred transactions fail with "locked" when they upgrade, so every transaction starts as a writer.
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("AMPARO_DATABASE_URL must begin with postgresql:// (or be empty for SQLite).")
    return {
        "ENGINE": "stories.gate.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        **pooled(parts.query),
    }


def pooled(asked: str) -> dict[str, Any]:
    """`?pool=8` keeps so many connections for all threads of the process together; else each thread keeps its own."""
    size = int(dict(parse_qsl(asked)).get("pool", 0))
    # To compile a question takes PostgreSQL half a second, and no question here has so much to gain.
    options: dict[str, Any] = {"options": "-c jit=off"}
    if not size:
        return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
    # A pooled connection is looked at before it is handed out, and never kept by a thread.
    return {"CONN_MAX_AGE": 0, "OPTIONS": options | {"pool": {"min_size": 1, "max_size": size, "timeout": 10}}}


# Bucket, key and secret of each kind of file: whoever may read one of them cannot even list the other.
BUCKETS = {
    "public": ("AMPARO_S3_BUCKET", "AMPARO_S3_KEY_ID", "AMPARO_S3_SECRET"),
    "sealed": ("AMPARO_S3_SEALED_BUCKET", "AMPARO_S3_SEALED_KEY_ID", "AMPARO_S3_SEALED_SECRET"),
}


def object_storage(environment: Mapping[str, str], *, holds: str) -> dict[str, Any] | None:
    """A private bucket of an S3-compatible store for "public" or "sealed" files, or None where none is named.

    Nobody is ever given an address in it: visitors meet the consent-checking media view, which reads for them.
    """
    bucket, key, secret = (environment.get(name) or None for name in BUCKETS[holds])
    if not bucket:
        return None
    return {
        "BACKEND": "archive_site.buckets.Bucket",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": environment.get("AMPARO_S3_ENDPOINT") or None,
            "region_name": environment.get("AMPARO_S3_REGION") or None,
            "access_key": key,
            "secret_key": secret,
            "default_acl": "private",
            "querystring_auth": True,
            "querystring_expire": 60,
            # Names are random: none is met twice.
            "file_overwrite": True,
            "addressing_style": "path",
            "signature_version": "s3v4",
        },
    }
