"""The real S3 server of a test run: a versioned bucket for each kind of file, each with credentials of its own."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive_site.buckets import Bucket
from archive_site.settings.outside import object_storage

ENDPOINT = os.environ.get("AMPARO_S3_SERVER", "")
needed = pytest.mark.skipif(not ENDPOINT, reason="scripts/services/with_servers.sh starts S3 (Debian package radosgw)")


@dataclass(frozen=True)
class Keys:
    """Who owns a bucket."""

    key: str
    secret: str


def keys() -> dict[str, Keys]:
    """The two users that s3_up.sh made."""
    lines = Path(os.environ["AMPARO_S3_KEYS"]).read_text().split("\n")
    return dict(zip(("public", "sealed"), (Keys(*line.split()) for line in lines if line), strict=True))


def environment() -> dict[str, str]:
    """Two buckets with new names, as a steward would name them."""
    mine = keys()
    name = secrets.token_hex(6)
    return {
        "AMPARO_S3_ENDPOINT": ENDPOINT,
        "AMPARO_S3_REGION": "us-east-1",
        "AMPARO_S3_BUCKET": f"public-{name}",
        "AMPARO_S3_KEY_ID": mine["public"].key,
        "AMPARO_S3_SECRET": mine["public"].secret,
        "AMPARO_S3_SEALED_BUCKET": f"sealed-{name}",
        "AMPARO_S3_SEALED_KEY_ID": mine["sealed"].key,
        "AMPARO_S3_SEALED_SECRET": mine["sealed"].secret,
    }


def described(named: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Both storages as the settings describe them."""
    found = {holds: object_storage(named, holds=holds) for holds in ("public", "sealed")}
    return {holds: storage for holds, storage in found.items() if storage}


def keep_versions(bucket: Bucket) -> None:
    """Make the bucket, as a steward would, and let it keep versions."""
    bucket._client.create_bucket(Bucket=bucket.bucket_name)
    bucket._client.put_bucket_versioning(Bucket=bucket.bucket_name, VersioningConfiguration={"Status": "Enabled"})


def made(storage: dict[str, Any], **changed: Any) -> Bucket:
    """A client of the bucket, perhaps somebody else's."""
    return Bucket(**{**storage["OPTIONS"], **changed})
