"""Telling by voice: kept as it comes, heard again, taken back; a yes said aloud, bound to the text that was read."""

import base64
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import override

from stories.consent.models import Channel, Grant
from stories.consent.texts import current, text_sha256
from stories.consent.uses import Use
from stories.intake import arriving
from stories.intake.acts import verify, words_of
from stories.intake.models import Act, Original, Submission
from stories.narrator.recording import HASH_LETTERS
from stories.publishing.worksheets import told
from stories.vault import sessions
from stories.vault.bundle import Secrets
from stories.vault.keeper import get_keeper
from tests.intake.samples import ogg, wav
from tests.narrator.walking import Narrator, photograph
from tests.publishing.stories_told import two_people

TUS = {"Tus-Resumable": "1.0.0"}


def of_age(narrator: Narrator) -> str:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.")
    return code


def send_file(narrator: Narrator, data: bytes, *, name: str = "AUD-Rosario.wav") -> None:
    narrator.post(file=SimpleUploadedFile(name, data))


def secrets_of(narrator: Narrator) -> Secrets:
    session = sessions.resume(token=narrator.visit, at=timezone.now())
    assert session is not None
    assert session.secrets is not None
    return session.secrets


def tus(narrator: Narrator, method: str, address: str, data: bytes = b"", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    token = narrator.token()["csrfmiddlewaretoken"]
    return narrator.client.generic(
        method,
        address,
        data,
        content_type="application/offset+octet-stream",
        headers={**TUS, "X-CSRFToken": token, **named},
        CONTENT_TYPE="application/offset+octet-stream",
        CONTENT_LENGTH=str(len(data)),
    )


def begin_recording(narrator: Narrator, purpose: str) -> str:
    metadata = f"purpose {base64.b64encode(purpose.encode()).decode()}"
    made = tus(narrator, "POST", narrator.address("tell:uploads"), Upload_Defer_Length="1", Upload_Metadata=metadata)
    assert made.status_code == 201
    return str(made["Location"])


def test_a_recording_from_the_telephone_answers_a_question_and_is_heard_again(anybody: Narrator) -> None:
    of_age(anybody)
    anybody.open("tell:question", "story")
    assert anybody.address("tell:record", "story") in anybody.html
    anybody.open("tell:record", "story")
    assert re.search(r'type="file"[^>]*accept="audio/\*"[^>]*capture', anybody.html)
    send_file(anybody, wav(2.0))
    assert anybody.at == "tell:record"
    (label,) = arriving.arrived(secrets=secrets_of(anybody))
    assert (label.purpose, label.media_type) == ("voice:story", "audio/wav")
    heard = re.search(r'<audio[^>]*src="([^"]*)"', anybody.html)
    assert heard is not None
    part = anybody.client.get(heard[1], headers={"Range": "bytes=0-3"})
    assert (part.status_code, b"".join(part)) == (206, b"RIFF")
    anybody.post(remove=label.id)
    assert 'preload="none" src=' not in anybody.html
    assert not Original.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "el archivo está vacío"),
        (b"nothing that can be heard", "aquí va una grabación"),
        (photograph(), "aquí va una grabación"),
        (wav(2.0)[:30], "Para revisar"),
    ],
)
def test_what_is_no_recording_is_kindly_refused_and_nothing_of_it_stays(
    narrator: Narrator, data: bytes, words: str
) -> None:
    of_age(narrator)
    narrator.open("tell:record", "story")
    send_file(narrator, data, name="x.bin")
    assert narrator.page.status_code == 200
    assert words in narrator.words
    assert not Original.objects.exists()


def test_only_a_story_is_told_by_voice(narrator: Narrator) -> None:
    of_age(narrator)
    for step in ("when", "age", "files", "nothing"):
        assert narrator.open("tell:record", step).status_code == 404


def test_a_recording_is_sent_as_it_comes_and_its_length_is_told_at_the_end(narrator: Narrator) -> None:
    """Nobody knows how long somebody will talk."""
    of_age(narrator)
    narrator.open("tell:record", "story")
    data, address = ogg(5), begin_recording(narrator, "voice:story")
    half = len(data) // 2
    first = tus(narrator, "PATCH", address, data[:half], Upload_Offset="0")
    assert (first.status_code, first["Upload-Offset"]) == (204, str(half))
    look = tus(narrator, "HEAD", address)
    assert (look["Upload-Offset"], look["Upload-Defer-Length"], look.has_header("Upload-Length")) == (
        str(half),
        "1",
        False,
    )
    last = tus(narrator, "PATCH", address, data[half:], Upload_Offset=str(half), Upload_Length=str(len(data)))
    assert last.status_code == 204
    (label,) = arriving.arrived(secrets=secrets_of(narrator))
    assert (label.purpose, label.media_type, label.size, label.open) == ("voice:story", "audio/ogg", len(data), False)


def test_the_length_may_be_told_when_every_byte_is_there(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:record", "story")
    data, address = ogg(3), begin_recording(narrator, "voice:story")
    tus(narrator, "PATCH", address, data, Upload_Offset="0")
    assert not arriving.arrived(secrets=secrets_of(narrator))
    ended = tus(narrator, "PATCH", address, Upload_Offset=str(len(data)), Upload_Length=str(len(data)))
    assert ended.status_code == 204
    assert len(arriving.arrived(secrets=secrets_of(narrator))) == 1


def test_a_length_that_cannot_be_is_refused_and_the_recording_goes_on(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:record", "story")
    data, address = ogg(3), begin_recording(narrator, "voice:story")
    wrong = tus(narrator, "PATCH", address, data, Upload_Offset="0", Upload_Length="5")
    assert wrong.status_code == 400
    right = tus(narrator, "PATCH", address, data, Upload_Offset="0", Upload_Length=str(len(data)))
    assert right.status_code == 204


@pytest.mark.parametrize(("pressed", "kept"), [("keep", 1), ("drop", 0)])
def test_a_recording_that_broke_off_is_kept_as_far_as_it_came_or_erased(
    narrator: Narrator, pressed: str, kept: int
) -> None:
    """The browser was closed, or the battery went."""
    code = of_age(narrator)
    narrator.open("tell:record", "story")
    address = begin_recording(narrator, "voice:story")
    tus(narrator, "PATCH", address, ogg(3), Upload_Offset="0")
    narrator.open("space:enter")
    narrator.post(words=code)
    narrator.open("tell:question", "files")
    assert Original.objects.count() == 1
    narrator.open("tell:record", "story")
    assert "Una grabación se cortó." in narrator.words
    found = re.search(rf'name="{pressed}" value="(\w+)"', narrator.html)
    assert found is not None
    narrator.post(**{pressed: found[1]})
    assert "Una grabación se cortó." not in narrator.words
    assert len(arriving.arrived(secrets=secrets_of(narrator))) == kept
    assert Original.objects.count() == kept


def test_a_recording_in_progress_takes_no_room_from_the_story(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_STORY_QUOTA = 4_000_000
    of_age(narrator)
    narrator.open("tell:record", "story")
    begin_recording(narrator, "voice:story")
    send_file(narrator, wav(2.0))
    assert len(arriving.arrived(secrets=secrets_of(narrator))) == 1


def test_the_microphone_is_allowed_on_the_recording_pages_and_nowhere_else(narrator: Narrator) -> None:
    of_age(narrator)
    for name, args, allowed in (
        ("tell:record", ["story"], True),
        ("tell:spoken", ["web"], True),
        ("tell:question", ["story"], False),
        ("tell:permit", ["web"], False),
        ("tell:permits", [], False),
        ("tell:review", [], False),
        ("tell:start", [], False),
        ("space:enter", [], False),
    ):
        page = narrator.open(name, *args)
        assert ("microphone=(self)" in page["Permissions-Policy"]) is allowed, name
        assert ("microphone=()" in page["Permissions-Policy"]) is not allowed, name
        assert ("blob:" in page["Content-Security-Policy"]) is allowed, name
        assert "camera=()" in page["Permissions-Policy"]


# --- A yes that is said aloud ----------------------------------------------------------------------------------------


def say(narrator: Narrator, use: str, data: bytes) -> None:
    narrator.open("tell:spoken", use)
    send_file(narrator, data)


def sent(narrator: Narrator) -> Submission:
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    return Submission.objects.get()


def test_a_yes_said_aloud_is_bound_to_the_text_and_the_choice_is_pressed(anybody: Narrator) -> None:
    of_age(anybody)
    anybody.open("tell:permit", "web")
    assert anybody.address("tell:spoken", "web") in anybody.html
    say(anybody, "web", wav(1.0))
    secrets = secrets_of(anybody)
    (label,) = arriving.arrived(secrets=secrets)
    sha = text_sha256(current("web", anybody.language))
    assert label.purpose == f"consent:web:{sha[:HASH_LETTERS]}"
    anybody.open("tell:permit", "web")
    assert "checked" not in anybody.html
    anybody.post(answer="yes")
    anybody.post(answer="no")
    submission = sent(anybody)
    web = submission.grants.get(use="web")
    assert (web.allowed, web.channel, web.text_sha256) == (True, Channel.SPOKEN, sha)
    assert submission.grants.get(use="photo").channel == Channel.SCREEN
    act = submission.acts.get(kind=Act.Kind.SEND)
    assert words_of(act, unseal=secrets.unseal)["spoken"] == {
        "web": {"original": label.id, "sha256": label.sha256, "text_sha256": sha}
    }
    assert verify(act)


def test_what_is_only_said_and_not_pressed_is_a_no(narrator: Narrator) -> None:
    """R2: nothing is read out of a voice."""
    of_age(narrator)
    say(narrator, "web", wav(1.0))
    submission = sent(narrator)
    assert not Grant.objects.filter(allowed=True).exists()
    assert set(submission.grants.values_list("channel", flat=True)) == {Channel.SCREEN}


def test_a_voice_that_answered_another_text_is_no_evidence(narrator: Narrator) -> None:
    """R4: it answered the Spanish text; the English one was pressed."""
    of_age(narrator)
    say(narrator, "web", wav(1.0))
    narrator.language = "en"
    narrator.open("tell:permit", "web")
    narrator.post(answer="yes")
    assert sent(narrator).grants.get(use="web").channel == Channel.SCREEN


def test_a_voice_that_was_taken_back_is_no_evidence(narrator: Narrator) -> None:
    of_age(narrator)
    say(narrator, "web", wav(1.0))
    (label,) = arriving.arrived(secrets=secrets_of(narrator))
    narrator.post(remove=label.id)
    narrator.open("tell:permit", "web")
    narrator.post(answer="yes")
    assert sent(narrator).grants.get(use="web").channel == Channel.SCREEN


def test_a_guardians_yes_stays_one_when_it_is_said_aloud(narrator: Narrator) -> None:
    """R7."""
    narrator.begin()
    narrator.answer(language="es", age="minor")
    narrator.post(guardian="on", assent="on")
    narrator.answer(story="Mi escuela.")
    say(narrator, "web", wav(1.0))
    narrator.open("tell:permit", "web")
    narrator.post(answer="yes")
    assert sent(narrator).grants.get(use="web").channel == Channel.GUARDIAN


def test_who_cannot_say_yes_alone_is_not_asked_to_say_it_aloud(narrator: Narrator) -> None:
    narrator.begin()
    narrator.answer(language="es", age="minor")
    assert narrator.open("tell:spoken", "web").status_code == 404


def test_a_spoken_yes_is_no_part_of_the_story(narrator: Narrator) -> None:
    """The desk works on what was told, not on consent."""
    of_age(narrator)
    narrator.open("tell:record", "story")
    send_file(narrator, wav(2.0))
    say(narrator, Use.WEB, wav(1.0))
    narrator.open("tell:review")
    assert narrator.words.count("Grabación") == 1
    submission = sent(narrator)
    ana, _beto = two_people()
    opened = get_keeper().open(str(ana.pk), submission.pk, "redact")
    assert [label.purpose for label in told(submission=submission, opened=opened).originals] == ["voice:story"]


# --- Said aloud after sending ----------------------------------------------------------------------------------------


def change(narrator: Narrator, **fields: str) -> None:
    """The page of permissions as it stands, with these answers."""
    narrator.open("space:permits")
    drawn = dict(re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]*checked', narrator.html))
    seen = re.search(r'name="seen" value="(\d+)"', narrator.html)
    assert seen is not None
    narrator.post(**{**drawn, "seen": seen[1], **fields})


def test_an_answer_can_be_said_aloud_when_permissions_change(anybody: Narrator) -> None:
    """Bound to the text and signed like the first; the recording is handed over on saving and not before."""
    code = anybody.tell()
    anybody.enter(code)
    anybody.open("space:permits")
    anybody.post(speak="voice")
    assert (anybody.at, anybody.step) == ("tell:spoken", "voice")
    send_file(anybody, wav(1.0))
    secrets = secrets_of(anybody)
    (label,) = arriving.arrived(secrets=secrets)
    assert secrets.open_sitting() == label.sitting, "still sealed for the code alone"
    assert anybody.address("space:permits") in anybody.html
    change(anybody, voice="yes")
    assert {"es": "Su voz quedó guardada", "en": "Your voice is kept"}[anybody.language] in anybody.words
    assert secrets.open_sitting() is None
    sha = text_sha256(current("voice", anybody.language))
    grant = anybody.submission.grants.filter(use="voice").latest("seq")
    assert (grant.allowed, grant.channel, grant.text_sha256) == (True, Channel.SPOKEN, sha)
    assert words_of(grant.act, unseal=secrets.unseal)["spoken"] == {
        "voice": {"original": label.id, "sha256": label.sha256, "text_sha256": sha}
    }
    assert verify(grant.act)
    acts = anybody.submission.acts.count()
    change(anybody)
    assert anybody.submission.acts.count() == acts, "nothing more was said or changed"


def test_saying_it_aloud_hands_over_nothing_else_that_is_being_told(narrator: Narrator) -> None:
    code = narrator.tell()
    narrator.enter(code)
    narrator.post(act="more")
    narrator.open("tell:question", "more")
    narrator.post(answer="Todavía no lo mando.")
    narrator.open("space:permits")
    narrator.post(speak="web")
    send_file(narrator, wav(1.0))
    change(narrator, web="yes", quote="no")
    secrets = secrets_of(narrator)
    assert secrets.open_sitting() == 2, "what is being told stays unsent"
    assert narrator.submission.grants.filter(use="web").latest("seq").channel == Channel.SPOKEN
    acts = narrator.submission.acts.count()
    change(narrator)
    assert narrator.submission.acts.count() == acts, "signed once, though it lies there still"


def test_a_page_of_before_sending_has_no_spoken_answer_of_after(narrator: Narrator) -> None:
    code = narrator.tell()
    narrator.enter(code)
    narrator.open("tell:spoken", "web")
    assert narrator.at == "space:home", "nothing is open: it is begun from the page of permissions"


@pytest.mark.parametrize("use", Use.values)
def test_every_use_has_its_own_page_to_be_said_aloud_on(anybody: Narrator, use: str) -> None:
    with override(anybody.language):
        assert resolve(anybody.address("tell:spoken", use)).view_name == "tell:spoken"
        assert resolve(anybody.address("tell:heard", "0" * 64)).view_name == "tell:heard"
