"""A narrator hears and sees what they sent, in this visit, and nobody else does."""

import re

import pytest

from stories.intake.models import Original
from stories.narrator.originals import open_own, own_files
from stories.vault import by_code
from tests.intake.samples import WHOLE, wav
from tests.narrator.sending_files import Sender
from tests.narrator.walking import Narrator


def own(narrator: Narrator) -> str:
    return narrator.address("tell:original", Original.objects.get().pk)


def body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_recording_plays_on_the_page_any_stretch_of_it(narrator: Narrator) -> None:
    narrator.begin()
    data = wav(20)
    Sender(narrator).send(data, words="Lo que dije")
    narrator.open("tell:question", "files")
    address = re.search(r'<audio [^>]*src="([^"]+)"', narrator.html)
    assert address is not None and "0:20" in narrator.words
    whole = narrator.client.get(address[1])
    assert (whole.status_code, whole["Content-Type"], whole["Cache-Control"]) == (200, "audio/wav", "no-store")
    assert whole["Content-Disposition"].startswith("inline")
    assert body(whole) == data
    part = narrator.client.get(address[1], headers={"Range": "bytes=70000-140000"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 70000-140000/{len(data)}")
    assert body(part) == data[70_000:140_001]
    assert narrator.client.get(address[1], headers={"Range": "bytes=999999999-"}).status_code == 416


@pytest.mark.parametrize("media_type", [each for each in WHOLE if not each.startswith(("audio", "video"))])
def test_photographs_and_documents_come_as_a_copy_and_never_as_a_page(narrator: Narrator, media_type: str) -> None:
    narrator.begin()
    Sender(narrator).send(WHOLE[media_type])
    answer = narrator.client.get(own(narrator))
    assert answer["Content-Type"].split(";")[0] == media_type
    assert answer["Content-Disposition"].startswith('attachment; filename="01.')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert body(answer) == WHOLE[media_type]


def test_a_stranger_and_who_left_get_nothing(narrator: Narrator, other: Narrator) -> None:
    narrator.begin()
    Sender(narrator).send(wav())
    address = own(narrator)
    other.begin()
    assert other.client.get(address).status_code == 404
    narrator.open("leave")
    assert not narrator.client.get(address).streaming


def test_what_is_still_coming_cannot_be_heard_yet(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    sender.patch(sender.begin(1000), wav()[:500], at=0)
    assert narrator.client.get(own(narrator)).status_code == 404


def test_everything_that_was_given_can_be_taken_along(narrator: Narrator) -> None:
    code = narrator.begin()
    sender = Sender(narrator)
    for media_type in ("audio/wav", "application/pdf"):
        sender.send(WHOLE[media_type])
    sender.send(WHOLE["audio/ogg"], purpose="consent:web")
    keys = by_code.derive(code=code)
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=keys)
    files = own_files(secrets)
    assert [file.name for file in files] == ["01.wav", "02.pdf", "03.ogg"]
    for file, media_type in zip(files, ("audio/wav", "application/pdf", "audio/ogg"), strict=True):
        with open_own(secrets, file.label) as reader:
            assert reader.read() == WHOLE[media_type]


def test_spoken_consent_is_no_part_of_the_story_s_files(narrator: Narrator) -> None:
    narrator.begin()
    Sender(narrator).send(WHOLE["audio/ogg"], purpose="consent:web")
    narrator.open("tell:question", "files")
    assert "<audio" not in narrator.html
