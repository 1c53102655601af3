"""Photographs, with and without bad intentions."""

import io
import re
import struct
import zlib

import pytest
from django.conf import settings as project
from PIL import Image

from stories.intake.models import Original
from stories.intake.telling import label_of, read_original
from stories.vault import by_code
from stories.vault.files import stored_ids
from tests.narrator.walking import Narrator, photograph


def png_of_size(width: int, height: int) -> bytes:
    """A PNG whose header promises more than it holds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


HOSTILE = {
    "empty": b"",
    "a page": b"<html><script>alert(1)</script></html>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "a program": b"MZ\x90\x00" + b"\0" * 64,
    "an archive": b"PK\x03\x04" + b"\0" * 64,
    "magic bytes and noise": b"\xff\xd8\xff" + b"noise" * 20,
    "a page that begins like a picture": b"RIFF\0\0\0\0WEBP<html><script>",
    "a picture too large for memory": png_of_size(60_000, 60_000),
    "a gif": b"GIF89a" + b"\0" * 64,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_a_photograph_is_refused_by_its_content_and_what_was_written_stays(
    narrator: Narrator, name: str
) -> None:
    narrator.begin()
    narrator.upload(HOSTILE[name], name="foto.jpg", words="La puerta de mi casa", agreed="on")
    assert narrator.step == "files"
    assert "data-errors" in narrator.html
    assert 'value="La puerta de mi casa"' in narrator.html
    assert "checked" in narrator.html
    assert not Original.objects.exists()
    assert not list(stored_ids())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photograph_is_sealed_as_it_came_with_what_was_said_of_it(narrator: Narrator, form: str) -> None:
    """R18: sealed per submission. Its own name is not kept."""
    code = narrator.begin("mural")
    data = photograph(form=form)
    narrator.upload(data, words="El muro, desde la esquina", agreed="on")
    row = Original.objects.get()
    secrets = by_code.unlock(submission_id=row.submission_id, keys=by_code.derive(code=code))
    label = label_of(row, key=secrets.sitting_key(1))
    assert (label.media_type, label.words, label.agreed) == (
        "image/heic" if form == "HEIF" else f"image/{form.lower()}",
        "El muro, desde la esquina",
        True,
    )
    assert "Rosario" not in label.name
    assert read_original(label, submission_id=row.submission_id, key=secrets.sitting_key(1)) == data
    assert "El muro, desde la esquina" in narrator.words
    shelf = [path.read_bytes() for path in project.SEALED_DIR.rglob("*") if path.is_file()]
    assert shelf
    assert not any(b"Rosario" in sealed for sealed in shelf)


def test_the_photograph_is_shown_small_and_upright_to_who_sent_it_alone(narrator: Narrator, other: Narrator) -> None:
    narrator.begin("mural")
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (1600, 800), (200, 120, 60)).save(out, "JPEG", exif=exif)
    narrator.upload(out.getvalue())
    shown = re.search(r'<img src="([^"]+)" width="480" height="960"', narrator.html)
    assert shown is not None
    picture = narrator.client.get(shown[1])
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/jpeg", "no-store")
    with Image.open(io.BytesIO(picture.content)) as opened:
        assert opened.size == (480, 960)
        assert not opened.getexif()
    assert "image" not in other.client.get(shown[1])["Content-Type"]
    other.begin("mural")
    assert other.client.get(shown[1]).status_code == 404


def test_the_largest_size_is_said_first_and_a_larger_file_gets_words_not_a_broken_connection(
    narrator: Narrator, settings: object
) -> None:
    narrator.begin()
    narrator.open("tell:question", "files")
    assert f"{project.ARCHIVE_FILE_LIMITS['photo'] // 1024 // 1024} MB" in narrator.words
    settings.ARCHIVE_FILE_LIMITS = {**project.ARCHIVE_FILE_LIMITS, "photo": 1024 * 1024}  # type: ignore[attr-defined]
    narrator.upload(photograph() + b"\0" * 2_000_000, words="Muy grande")
    assert narrator.page.status_code == 200
    assert "1 MB" in narrator.words
    assert 'value="Muy grande"' in narrator.html
    assert not Original.objects.exists()


def test_no_file_is_a_kind_word(narrator: Narrator) -> None:
    narrator.begin()
    narrator.open("tell:question", "files")
    narrator.post(words="Algo")
    assert "data-errors" in narrator.html
    assert 'value="Algo"' in narrator.html


def test_the_same_photograph_sent_twice_is_kept_once(narrator: Narrator) -> None:
    narrator.begin()
    data = photograph()
    narrator.upload(data)
    narrator.upload(data)
    narrator.upload(photograph(color=(1, 2, 3)))
    assert Original.objects.count() == 2


def test_a_photograph_is_taken_back_with_its_file_and_twice_does_no_harm(narrator: Narrator) -> None:
    narrator.begin()
    narrator.upload(photograph())
    row = Original.objects.get()
    narrator.post(remove=row.pk)
    assert not Original.objects.exists()
    assert not list(stored_ids())
    narrator.post(remove=row.pk)
    assert narrator.page.status_code == 200


def test_nobody_takes_back_what_is_somebody_elses(narrator: Narrator) -> None:
    narrator.begin()
    narrator.upload(photograph())
    row = Original.objects.get()
    narrator.begin()
    narrator.open("tell:question", "files")
    narrator.post(remove=row.pk)
    assert Original.objects.filter(pk=row.pk).exists()


def test_photographs_are_added_after_sending_and_change_no_permission(narrator: Narrator) -> None:
    code = narrator.tell()
    narrator.enter(code)
    narrator.post(act="more")
    narrator.open("tell:question", "files")
    narrator.post(words="Otro día", file=_file(photograph()))
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    row = Original.objects.get()
    assert row.sitting == 2
    grants = list(row.submission.grants.order_by("seq"))
    assert len(grants) == 18
    assert [grant.allowed for grant in grants[:9]] == [grant.allowed for grant in grants[9:]]
    assert [grant.text_sha256 for grant in grants[:9]] == [grant.text_sha256 for grant in grants[9:]]


def _file(data: bytes) -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("IMG_1.jpg", data)
