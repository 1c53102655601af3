"""*Take everything with me*: one ZIP, whole, opened on the way, named for nobody, and light on memory."""

import io
import json
import tracemalloc
import zipfile

import pytest

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.acts import SIGNED_AS
from stories.narrator.zipping import Entry, zipped
from stories.publishing.asking import ask_question
from stories.vault import sealing
from tests.narrator.desk import told, version_of
from tests.narrator.walking import Narrator, photograph

pytestmark = pytest.mark.usefixtures("tree")


def taken(narrator: Narrator) -> zipfile.ZipFile:
    narrator.open("space:download")
    response = narrator.client.post(narrator.where, narrator.token())
    assert response["Content-Type"] == "application/zip"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="mis-cosas.zip"'
    return zipfile.ZipFile(io.BytesIO(response.getvalue()))


def test_it_holds_all_that_was_given_and_decided(narrator: Narrator) -> None:
    code = told(picture=True, name="Marisol")
    version_of(narrator.submission)
    ask_question(submission=narrator.submission, words="¿Está bien «un taller»?", at=today())
    narrator.enter(code)
    zip_file = taken(narrator)
    assert zip_file.testzip() is None
    names = zip_file.namelist()
    assert names[0] == "lea-esto.txt"
    assert "Tocaron la puerta." in zip_file.read("lo-que-escribi-1.txt").decode()
    assert zip_file.read("lo-que-mande/01.jpg") == photograph()
    assert "un taller" in zip_file.read("mensajes.txt").decode()
    assert "Marisol" in zip_file.read("permisos.txt").decode()
    assert "No abrimos" in zip_file.read("version-1/texto.txt").decode()
    assert zip_file.read("version-1/01.jpg").startswith(b"\xff\xd8\xff")


def test_decisions_can_be_checked_without_us(narrator: Narrator) -> None:
    import rfc8785

    narrator.enter(told())
    proof = json.loads(taken(narrator).read("decisiones.json"))
    (act,) = proof["acts"]
    assert sealing.verify(
        bytes.fromhex(proof["public_key"]), bytes.fromhex(act["signature"]), SIGNED_AS + rfc8785.dumps(act["act"])
    )


def test_names_and_days_say_nothing(narrator: Narrator) -> None:
    narrator.enter(told(picture=True))
    for info in taken(narrator).infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert narrator.submission.pk not in info.filename


def test_an_unsent_story_can_be_taken_along_too(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Todavía no.")
    narrator.enter(code)
    assert "Todavía no." in taken(narrator).read("lo-que-escribi-1.txt").decode()


def test_what_was_deleted_is_not_in_it(narrator: Narrator) -> None:
    narrator.enter(told(picture=True))
    narrator.open("space:withdraw")
    narrator.post(act="original")
    assert not [name for name in taken(narrator).namelist() if name.startswith("lo-que-")]


def test_a_warning_comes_first_and_a_link_alone_downloads_nothing(anybody: Narrator) -> None:
    anybody.enter(told(picture=True))
    anybody.open("space:download")
    assert anybody.page["Content-Type"].startswith("text/html")
    assert "01.jpg" in anybody.words
    assert anybody.html.count("<form") == 1


def test_a_large_file_passes_through_a_little_memory(narrator: Narrator) -> None:
    size = 24 * 1024 * 1024
    begun = telling.begin(kind="testimony", language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    piece = bytes(range(256)) * 4096
    telling.add_original(
        secrets=begun.secrets,
        sitting=sitting,
        chunks=(piece for _at in range(size // len(piece))),
        name="1.mp4",
        media_type="video/mp4",
        at=today(),
    )
    narrator.enter(begun.code)
    narrator.open("space:download")
    response = narrator.client.post(narrator.where, narrator.token())
    tracemalloc.start()
    sent = sum(len(piece) for piece in response.streaming_content)  # type: ignore[attr-defined]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > size
    assert most < 6 * 1024 * 1024


def test_a_zip_is_whole_whatever_its_entries_are() -> None:
    entries = [
        Entry(f"{number}.bin", size, lambda size=size: [b"x" * size]) for number, size in enumerate((0, 1, 70_000))
    ]  # type: ignore[misc]
    zip_file = zipfile.ZipFile(io.BytesIO(b"".join(zipped(entries))))
    assert zip_file.testzip() is None
    assert [len(zip_file.read(name)) for name in zip_file.namelist()] == [0, 1, 70_000]
