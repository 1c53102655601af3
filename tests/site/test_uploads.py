"""Uploads stay in memory, lose their names, and end at the cap."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from archive_site.uploads import neutral_name, upload_refused

WORDS = b"canary-in-a-file " * 1000


@pytest.fixture
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def upload(**files: SimpleUploadedFile) -> object:
    return RequestFactory().post("/form/", {"words": "typed", **files})


def test_large_file_is_held_in_memory_and_not_on_disk(temporary_folder: Path) -> None:
    request = upload(sound=SimpleUploadedFile("entrevista de maria.mp3", WORDS * 400))
    held = request.FILES["sound"]
    assert isinstance(held, InMemoryUploadedFile)
    assert held.read() == WORDS * 400
    assert list(temporary_folder.iterdir()) == []


def test_name_given_by_a_person_is_gone_before_any_view(temporary_folder: Path) -> None:
    request = upload(picture=SimpleUploadedFile("Maria Lopez en su casa.JPG", b"x"))
    assert request.FILES["picture"].name.endswith(".jpg")
    assert "aria" not in request.FILES["picture"].name


@pytest.mark.parametrize("name", ["x.exe", "no ending", "../../etc/passwd", "", None, "x.jpg.php"])
def test_unknown_ending_becomes_plain(name: str | None) -> None:
    assert neutral_name(name).endswith(".bin")


def test_beyond_the_cap_nothing_is_kept_and_the_form_still_answers(temporary_folder: Path, settings: Settings) -> None:
    settings.ARCHIVE_UPLOAD_CAP = 100_000
    request = upload(sound=SimpleUploadedFile("long.mp3", WORDS * 400))
    assert request.POST["words"] == "typed"
    assert not request.FILES
    assert upload_refused(request)
    assert list(temporary_folder.iterdir()) == []


def test_cap_counts_all_files_of_a_request_together(settings: Settings) -> None:
    settings.ARCHIVE_UPLOAD_CAP = len(WORDS) + 10
    request = upload(one=SimpleUploadedFile("a.mp3", WORDS), two=SimpleUploadedFile("b.mp3", WORDS))
    assert "two" not in request.FILES
    assert upload_refused(request)


def test_file_within_the_cap_is_not_refused() -> None:
    request = upload(one=SimpleUploadedFile("a.mp3", WORDS))
    assert request.FILES["one"].size == len(WORDS)
    assert not upload_refused(request)
