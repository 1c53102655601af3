"""Buckets on a real server: nobody else reads or lists them, and what is deleted is gone in every version."""

import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile

from archive_site.buckets import RESTING, Bucket, BucketDown
from stories.vault import shelves
from stories.vault.boxes import new_key
from stories.vault.errors import NotThere
from stories.vault.files import SealedReader, SealedWriter
from stories.vault.ids import new_id
from tests.service import buckets

pytestmark = [pytest.mark.service, buckets.needed]
LARGE = 20 * 1024 * 1024


@pytest.fixture(scope="module")
def named() -> dict[str, str]:
    return buckets.environment()


@pytest.fixture(scope="module")
def pair(named: dict[str, str]) -> dict[str, Bucket]:
    """Both buckets, made and keeping versions."""
    found = {holds: buckets.made(storage) for holds, storage in buckets.described(named).items()}
    for bucket in found.values():
        buckets.keep_versions(bucket)
    return found


@pytest.fixture
def public(pair: dict[str, Bucket]) -> Iterator[Bucket]:
    yield pair["public"]
    assert list(pair["public"].everything()) == []


def put(bucket: Bucket, data: bytes = b"kept") -> str:
    name = bucket.save(new_id(), ContentFile(data))
    return str(name)


def test_a_file_is_read_from_anywhere_and_deleted_in_every_version(public: Bucket) -> None:
    data = os.urandom(3 * 1024 * 1024)
    name = put(public, data)
    with public.open(name) as opened:
        opened.seek(2_000_000)
        assert opened.read(100) == data[2_000_000:2_000_100]
        opened.seek(-5, os.SEEK_END)
        assert opened.read() == data[-5:]
    public.save(name, ContentFile(b"a newer version"))
    public._client.delete_object(Bucket=public.bucket_name, Key=name)  # leaves a marker, as other tools would
    with pytest.raises(FileNotFoundError):
        public.size(name)
    assert len([1 for key, _version in public.everything() if key == name]) == 3
    assert public.exists(name), "what nobody is given any more is there still"

    public.delete(name)
    public.delete(name)

    assert not public.exists(name)
    with pytest.raises(FileNotFoundError):
        public.open(name)


def test_deleting_one_leaves_what_begins_alike(public: Bucket) -> None:
    name = put(public)
    longer = public.save(f"{name}x", ContentFile(b"another"))
    public.delete(name)
    assert public.size(longer) == len(b"another")
    public.delete(longer)


def test_a_large_file_arrives_in_parts_and_an_unfinished_one_goes_too(public: Bucket) -> None:
    name = put(public, bytes(LARGE))
    assert "-" in public._client.head_object(Bucket=public.bucket_name, Key=name)["ETag"], "it came in one piece"
    public.delete(name)

    half = new_id()
    upload = public._client.create_multipart_upload(Bucket=public.bucket_name, Key=half)["UploadId"]
    public._client.upload_part(
        Bucket=public.bucket_name, Key=half, UploadId=upload, PartNumber=1, Body=bytes(6 * 1024 * 1024)
    )
    assert public.exists(half)
    public.delete(half)
    assert not public.exists(half)


def test_objects_say_nothing_about_themselves(public: Bucket) -> None:
    name = put(public)
    head = public._client.head_object(Bucket=public.bucket_name, Key=name)
    assert head["Metadata"] == {}
    assert head["ContentType"] == "application/octet-stream"
    assert "ContentDisposition" not in head
    public.delete(name)


def stranger(url: str) -> int:
    try:
        with urllib.request.urlopen(url) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_nobody_without_the_right_secret_reads_lists_or_writes(public: Bucket, named: dict[str, str]) -> None:
    name = put(public)
    address = f"{buckets.ENDPOINT}/{public.bucket_name}"
    assert stranger(f"{address}/{name}") == 403
    assert stranger(address) == 403
    signed = public._client.generate_presigned_url(
        "get_object", Params={"Bucket": public.bucket_name, "Key": name}, ExpiresIn=60
    )
    assert stranger(signed) == 200, "a signature opens it"
    assert stranger(signed[:-4] + "0000") == 403, "another one does not"
    wrong = buckets.made(buckets.described(named)["public"], secret_key="wrong" * 8)
    for attempt in (lambda: wrong.open(name), lambda: put(wrong), lambda: list(wrong.everything())):
        with pytest.raises(BucketDown):
            attempt()
    public.delete(name)


@pytest.mark.parametrize(("owner", "other"), [("public", "sealed"), ("sealed", "public")])
def test_the_credentials_of_one_bucket_open_nothing_of_the_other(
    pair: dict[str, Bucket], named: dict[str, str], owner: str, other: str
) -> None:
    name = put(pair[other])
    mine = buckets.keys()[owner]
    burglar = buckets.made(buckets.described(named)[other], access_key=mine.key, secret_key=mine.secret)
    for attempt in (
        lambda: burglar.open(name),
        lambda: put(burglar),
        lambda: burglar.delete(name),
        lambda: list(burglar.everything()),
    ):
        with pytest.raises(BucketDown):
            attempt()
    assert pair[other].size(name) == len(b"kept")
    pair[other].delete(name)


def test_a_store_that_is_not_there_is_said_without_a_name(named: dict[str, str]) -> None:
    nowhere = buckets.made(buckets.described(named)["public"], endpoint_url="http://127.0.0.1:9")
    with pytest.raises(BucketDown) as refused:
        nowhere.open("abcdefabcdefabcdefabcdef")
    assert "abcdef" not in str(refused.value)


# --- Sealed files in the bucket ---


@pytest.fixture
def sealed(named: dict[str, str], pair: dict[str, Bucket], settings: Any) -> Bucket:
    settings.STORAGES = settings.STORAGES | buckets.described(named)
    return pair["sealed"]


def test_a_sealed_file_goes_to_the_bucket_and_is_read_from_the_middle(sealed: Bucket) -> None:
    submission, key, file_id = new_id(), new_key(), new_id()
    data = os.urandom(LARGE)
    writer = SealedWriter(file_id=file_id, submission_id=submission, key=key)
    writer.write(data[:1_000_000])
    writer.pause()
    writer = SealedWriter.resume(file_id=file_id, submission_id=submission, key=key)
    writer.write(data[writer.offset :])
    closed = writer.close()

    assert not shelves.partial(file_id).exists()
    assert not shelves.shelf(file_id).exists()
    assert sealed.size(file_id) == closed.sealed_size
    with sealed.open(file_id) as opened:
        assert data[5_000:5_032] not in opened.read(), "it lies there sealed"
    with SealedReader(file_id=file_id, submission_id=submission, key=key) as reader:
        assert reader.size == LARGE
        assert reader.read(12_345_678, 12_400_000) == data[12_345_678:12_400_000]
        assert reader.read() == data
    assert file_id in shelves.stored_ids()
    assert shelves.delete(file_id)
    assert not shelves.exists(file_id)
    assert not shelves.delete(file_id)
    with pytest.raises(NotThere):
        SealedReader(file_id=file_id, submission_id=submission, key=key)


def test_a_file_that_could_not_be_put_up_is_closed_again_later(sealed: Bucket, settings: Any) -> None:
    submission, key, file_id = new_id(), new_key(), new_id()
    there = settings.STORAGES
    away = {**there["sealed"], "OPTIONS": {**there["sealed"]["OPTIONS"], "endpoint_url": "http://127.0.0.1:9"}}
    settings.STORAGES = {**there, "sealed": away}
    with pytest.raises(BucketDown):
        SealedWriter(file_id=file_id, submission_id=submission, key=key)
    settings.STORAGES = there
    RESTING.answered(sealed.bucket_name)  # as it does when its rest is over
    writer = SealedWriter(file_id=file_id, submission_id=submission, key=key)
    writer.write(b"what was told")
    settings.STORAGES = {**there, "sealed": away}
    with pytest.raises(BucketDown):
        writer.close()
    assert shelves.partial(file_id).exists()

    settings.STORAGES = there
    RESTING.answered(sealed.bucket_name)
    SealedWriter.resume(file_id=file_id, submission_id=submission, key=key).close()

    with SealedReader(file_id=file_id, submission_id=submission, key=key) as reader:
        assert reader.read() == b"what was told"
    shelves.delete(file_id)
