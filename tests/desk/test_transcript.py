"""A recording is written down on the desk: typed, brought or heard by a machine, and goes the way of all words."""

import io
import socket
import stat
import sys
import threading
import wave
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.models import SealedBody, Submission
from stories.moderation.models import User
from stories.pages.captions import captions
from stories.publishing import hearing_by_machine
from stories.publishing.projecting import project
from stories.publishing.transcribing import transcript_of
from stories.publishing.worksheets import load_worksheet, told
from stories.redaction.opening import open_bundle
from stories.redaction.sound import Source
from stories.redaction.speech import NotHeard, hear
from stories.redaction.transcripts.transcript import Cue, Transcript
from stories.vault.keeper import get_keeper
from tests.desk.staff import fields_of, opened, said, text_of

pytestmark = pytest.mark.usefixtures("archive")

TYPED = """# La puerta
[0:01 ELVIA] Tocaron la puerta de Rosario Ayala a las cinco.

[0:04 Ana] ¿Quién abrió?"""
VTT = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Elvia Ramos>Vino Rosario Ayala.\n"


def recording() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"\x00\x10" * 16_000)
    return out.getvalue()


@pytest.fixture
def submission() -> Submission:
    at = today()
    begun = telling.begin(kind="testimony", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": "Lo cuento hablando."}, at=at)
    telling.add_original(
        secrets=begun.secrets, sitting=sitting, chunks=[recording()], name="rosario.wav", media_type="audio/wav", at=at
    )
    choices = Choices(
        uses={use: use in ("web", "translate") for use in Use.values},
        texts=dict.fromkeys(Use.values, "0" * 64),
        name="",
        place_step=2,
        date_step=2,
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return Submission.objects.get(pk=begun.secrets.submission_id)


def take(person: User, submission: Submission) -> Client:
    client = opened(person, submission)
    client.post(reverse("desk:claim", args=[submission.pk]), {"que": "claim"})
    return client


def page(submission: Submission) -> str:
    return reverse("desk:transcript", args=[submission.pk, submission.originals.get().pk])


def typed(client: Client, submission: Submission, **changes: Any) -> dict[str, Any]:
    fields = fields_of(client.get(page(submission)), "transcripcion")
    return {**fields, "words": TYPED, "hacer": "guardar", **changes}


def kept(submission: Submission, person: User) -> Transcript:
    opened_ = get_keeper().open(str(person.pk), submission.pk, "redact")
    worksheet = load_worksheet(submission=submission, opened=opened_)
    return transcript_of(worksheet=worksheet, original=submission.originals.get().pk)


def test_what_is_typed_becomes_paragraphs_of_the_worksheet_and_passages_of_the_version(
    ana: User, submission: Submission
) -> None:
    client = take(ana, submission)
    point = {"point-0-time": "0:01", "point-0-title_es": "La puerta de Rosario Ayala", "point-0-title_en": "The door"}
    response = client.post(page(submission), typed(client, submission, **point))
    assert response.status_code == 302, text_of(response)
    named = fields_of(client.get(page(submission)), "transcripcion")
    assert [value for name, value in named.items() if name.endswith("-label")] == ["ELVIA", "Ana"]
    client.post(page(submission), {**named, "who-0-shown": "Quien narra", "hacer": "guardar"})

    work = reverse("desk:work", args=[submission.pk])
    fields = {name: value for name, value in fields_of(client.get(work)).items() if not name.startswith("prop-")}
    assert "Tocaron la puerta de" in text_of(client.get(work))
    fields |= {"title": "La puerta", "new-2-words": "Rosario Ayala", "new-2-how": "cut", "new-2-shown": "un nombre"}
    assert client.post(work, {**fields, "hacer": "guardar"}).status_code == 302

    edition = project(submission=submission, person=ana, at=today())
    opened_ = get_keeper().open(str(ana.pk), submission.pk, "redact")
    contents = open_bundle(edition=edition, unseal=opened_.unseal).contents()
    first, second = [content for content in contents if content.get("start") is not None]
    assert (first["start"], first["speaker"], first["heading"]) == (1, "Quien narra", "La puerta")
    assert second["speaker"] == "Voz 2"
    (index,) = [content for content in contents if content["kind"] == "index"]
    assert index["points"][0]["title"]["es"] == "La puerta de un nombre"
    assert "Rosario" not in str(contents)
    assert "ELVIA" not in str(contents)
    assert "[un nombre]" in captions(contents)


def test_words_and_labels_lie_sealed_and_nowhere_else(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    client.post(page(submission), typed(client, submission))
    assert b"ELVIA" not in b"".join(bytes(body.sealed) for body in SealedBody.objects.all())
    assert kept(submission, ana).cues[0].speaker == "ELVIA"


def test_a_file_is_brought_and_its_names_are_not_shown(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    since = fields_of(client.get(page(submission)), "transcripcion")["desde"]
    file = SimpleUploadedFile("x.vtt", VTT, content_type="text/vtt")
    answer = client.post(page(submission), {"hacer": "traer", "desde": since, "file": file, "join": "on"})
    assert "esos nombres vienen del archivo" in said(answer)
    assert kept(submission, ana).called("Elvia Ramos", voice="Voz") == "Voz 1"


@pytest.mark.parametrize(
    ("pasted", "words"),
    [("Hola", "No se reconoce"), ('<!DOCTYPE a [<!ENTITY b "c">]><record/>', "no se puede leer"), ("", "No se recon")],
)
def test_what_cannot_be_read_is_said_and_nothing_changes(
    ana: User, submission: Submission, pasted: str, words: str
) -> None:
    client = take(ana, submission)
    client.post(page(submission), typed(client, submission))
    since = fields_of(client.get(page(submission)), "transcripcion")["desde"]
    answer = client.post(page(submission), {"hacer": "traer", "desde": since, "pasted": pasted})
    assert words in text_of(answer)
    assert len(kept(submission, ana).cues) == 2


def test_a_slip_is_told_and_what_was_typed_stays(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    answer = client.post(page(submission), typed(client, submission, words="[0:99 Narra] Mi historia"))
    assert "esa hora no existe" in text_of(answer)
    assert "Mi historia" in text_of(answer)
    assert kept(submission, ana).cues == ()


def test_two_people_at_once_do_not_overwrite_each_other(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    first, second = typed(client, submission), typed(client, submission, words="[0:01 X] Otra cosa")
    client.post(page(submission), first)
    assert "Otra persona guardó" in text_of(client.post(page(submission), second))
    assert kept(submission, ana).cues[0].speaker == "ELVIA"


def test_it_is_said_where_no_program_listens(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    assert "AMPARO_SPEECH_COMMAND" in text_of(client.get(page(submission)))
    answer = client.post(page(submission), {"hacer": "maquina"})
    assert "no hay ningún programa" in said(answer)


def program(folder: Path, body: str) -> str:
    """A small program of this test's own, as a steward would install one."""
    path = folder / "listen"
    path.write_text(f"#!{sys.executable} -I\nimport os, socket, sys\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


SAYS = """
sound = open(sys.argv[1], "rb").read()
assert sound[:4] == b"RIFF" and len(sound) > 16000, len(sound)
print("WEBVTT\\n\\n00:00.500 --> 00:01.000\\nTocaron la puerta en", sys.argv[2])
"""


def source() -> Source:
    return Source("audio/wav", lambda: [recording()], 1 << 20)


def test_a_program_hears_from_memory(tmp_path: Path) -> None:
    command = [program(tmp_path, SAYS), "{sound}", "{language}"]
    assert hear(source(), command=command, language="es", stop=threading.Event()) == (
        Cue("Tocaron la puerta en es", 0.5),
    )


def test_a_program_that_calls_out_or_writes_a_file_cannot(tmp_path: Path) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    tells = f"""
said = []
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", {server.getsockname()[1]})),
    lambda: open({str(tmp_path / "copy")!r}, "w"),
):
    try:
        attempt()
    except OSError:
        said.append("no")
    else:
        said.append("yes")
print("WEBVTT\\n\\n00:00.500 --> 00:01.000\\n" + " ".join(said))
"""
    (cue,) = hear(source(), command=[program(tmp_path, tells)], language="es", stop=threading.Event())
    assert cue.text == "no no"
    assert not (tmp_path / "copy").exists()
    with pytest.raises(TimeoutError):
        server.accept()
    server.close()


@pytest.mark.parametrize(("body", "code"), [("sys.exit(3)", "broken"), ("print('hm')", "broken")])
def test_a_program_that_fails_says_so(tmp_path: Path, body: str, code: str) -> None:
    with pytest.raises(NotHeard) as failed:
        hear(source(), command=[program(tmp_path, body)], language="es", stop=threading.Event())
    assert failed.value.code == code


def test_a_program_that_is_not_there_is_missing() -> None:
    with pytest.raises(NotHeard) as failed:
        hear(source(), command=["/nowhere/listen"], language="es", stop=threading.Event())
    assert failed.value.code == "missing"


def test_the_sealed_recording_is_opened_heard_and_kept_as_a_machines(
    ana: User, submission: Submission, tmp_path: Path, settings: Any
) -> None:
    settings.ARCHIVE_SPEECH_COMMAND = [program(tmp_path, SAYS), "{sound}", "{language}"]
    opened_ = get_keeper().open(str(ana.pk), submission.pk, "redact")
    (label,) = told(submission=submission, opened=opened_).originals
    assert hearing_by_machine.listen(submission=submission, label=label, person=ana, opened=opened_) == ""
    heard = kept(submission, ana)
    assert (heard.made, heard.cues) == ("machine", (Cue("Tocaron la puerta en es", 0.5),))
    page_ = text_of(take(ana, submission).get(page(submission)))
    assert "Empezar" in page_


def test_what_a_machine_heard_waits_for_a_person(ana: User, submission: Submission) -> None:
    client = take(ana, submission)
    heard = Transcript(submission.originals.get().pk, cues=(Cue("Tocaron la puerta.", 0.5),), made="machine")
    opened_ = get_keeper().open(str(ana.pk), submission.pk, "redact")
    assert hearing_by_machine.keep(submission=submission, heard=heard, person=ana, opened=opened_) == ""
    assert "Esto lo escribió una máquina" in text_of(client.get(page(submission)))
    work = reverse("desk:work", args=[submission.pk])
    assert "Tocaron la puerta" not in text_of(client.get(work))

    fields = fields_of(client.get(page(submission)), "transcripcion")
    assert client.post(page(submission), {**fields, "hacer": "confirmar"}).status_code == 302
    assert "Tocaron la puerta" in text_of(client.get(work))
    assert hearing_by_machine.keep(submission=submission, heard=heard, person=ana, opened=opened_) == "written"
