"""Buckets of an S3-compatible store, for files that must be gone when they are deleted.

Promise: what is deleted is deleted with every version, delete marker and unfinished upload, and a file counts as gone
only when a listing says so. Nothing is read but what is asked for. Names are random and objects carry no metadata.
"""

import datetime
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from archive_site.resting import Resting

STRETCH = 1024 * 1024
MOST_AT_ONCE = 1000
NOT_THERE = {"404", "NoSuchKey", "NotFound", "NoSuchVersion"}


class BucketDown(OSError):
    """The store did not answer, or refused. Names the kind of failure, never an object."""


RESTING = Resting()
# Not of this store's being there, but of what was asked.
ASKED_WRONGLY = range(400, 500)


@contextmanager
def plainly(store: str) -> Iterator[None]:
    """The client's errors as the archive's own: FileNotFoundError, or BucketDown with a code and nothing else.

    A store that did not answer a moment ago is not asked.
    """
    if RESTING.rests(store):
        raise BucketDown("rests")
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500)
        (RESTING.answered if status in ASKED_WRONGLY else RESTING.failed)(store)
        if code in NOT_THERE:
            raise FileNotFoundError(code) from None
        raise BucketDown(code) from None
    except (BotoCoreError, Boto3Error) as error:
        RESTING.failed(store)
        raise BucketDown(type(error).__name__) from None
    RESTING.answered(store)


class Bucket(S3Storage):
    """One bucket. django-storages writes (in parts where a file is large); reading, deleting and looking are here."""

    def __init__(self, **settings: Any) -> None:
        # Checksums of the newer kind are refused by older servers; a request carries its own in any case. A store that
        # does not answer is asked again by the duty, not by the request that somebody waits for.
        patience = Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"max_attempts": 2, "mode": "standard"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": settings.get("addressing_style")},
            signature_version=settings.get("signature_version"),
        )
        super().__init__(**{"client_config": patience, **settings})

    def _save(self, name: str, content: Any) -> str:
        with plainly(self.bucket_name):
            saved: str = super()._save(name, content)
            return saved

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            raise ValueError("A file of a bucket is written whole, by save().")
        key = self._key(name)
        with plainly(self.bucket_name):
            size = int(self._client.head_object(Bucket=self.bucket_name, Key=key)["ContentLength"])
        return File(io.BufferedReader(Stretches(self._read, key, size), STRETCH), name)

    def _read(self, key: str, first: int, last: int) -> bytes:
        with plainly(self.bucket_name):
            answer = self._client.get_object(Bucket=self.bucket_name, Key=key, Range=f"bytes={first}-{last}")
            data: bytes = answer["Body"].read()
            return data

    def delete(self, name: str) -> None:
        """Every version, every delete marker, every upload that was begun. May be repeated."""
        with plainly(self.bucket_name):
            self._give_up_uploads(name)
            while found := self._versions(name):
                answer = self._client.delete_objects(
                    Bucket=self.bucket_name, Delete={"Objects": found[:MOST_AT_ONCE], "Quiet": True}
                )
                if answer.get("Errors"):
                    raise BucketDown("a version was not deleted")

    def exists(self, name: str) -> bool:
        """Whether anything of it is left, also what nobody would be given: an old version, a marker, a begun upload."""
        with plainly(self.bucket_name):
            return bool(self._versions(name) or self._uploads(name))

    def size(self, name: str) -> int:
        """In bytes. Raises FileNotFoundError."""
        with plainly(self.bucket_name):
            return int(self._client.head_object(Bucket=self.bucket_name, Key=self._key(name))["ContentLength"])

    def names_by_day(self) -> Iterator[tuple[str, datetime.date]]:
        """Every file with the day on which it came."""
        with plainly(self.bucket_name):
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name):
                for one in page.get("Contents", ()):
                    yield one["Key"], one["LastModified"].astimezone(datetime.UTC).date()

    def everything(self) -> Iterator[tuple[str, str]]:
        """(key, version) of whatever the bucket holds, markers too."""
        with plainly(self.bucket_name):
            for page in self._client.get_paginator("list_object_versions").paginate(Bucket=self.bucket_name):
                for one in [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]:
                    yield one["Key"], one["VersionId"]

    @property
    def _client(self) -> Any:
        return self.connection.meta.client

    def _key(self, name: str) -> str:
        key: str = self._normalize_name(name)
        return key

    def _versions(self, name: str) -> list[dict[str, str]]:
        """Versions and markers of this very key. A listing by prefix gives longer names as well."""
        key = self._key(name)
        found = []
        for page in self._client.get_paginator("list_object_versions").paginate(Bucket=self.bucket_name, Prefix=key):
            for one in [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]:
                if one["Key"] == key:
                    found.append({"Key": key, "VersionId": one["VersionId"]})
        return found

    def _uploads(self, name: str) -> list[str]:
        key = self._key(name)
        pages = self._client.get_paginator("list_multipart_uploads").paginate(Bucket=self.bucket_name, Prefix=key)
        return [one["UploadId"] for page in pages for one in page.get("Uploads", ()) if one["Key"] == key]

    def _give_up_uploads(self, name: str) -> None:
        for upload in self._uploads(name):
            self._client.abort_multipart_upload(Bucket=self.bucket_name, Key=self._key(name), UploadId=upload)


class Stretches(io.RawIOBase):
    """An object as a file that is read from anywhere, one request a stretch."""

    def __init__(self, read: Callable[[str, int, int], bytes], key: str, size: int) -> None:
        self._ask, self._key, self._size, self._at = read, key, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readall(self) -> bytes:
        # One request, where Python would make one for every eight kilobytes.
        data = self._ask(self._key, self._at, self._size - 1) if self._at < self._size else b""
        self._at = self._size
        return data

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        data = self._ask(self._key, self._at, self._at + wanted - 1)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
