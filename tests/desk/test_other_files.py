"""Sound, film and documents on the desk: what they are, and who may hear them: who opened the story with a reason."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.arriving import Taking, Words
from stories.intake.choices import Choices
from stories.intake.models import Submission
from tests.desk.staff import browser_of, member, opened, text_of
from tests.intake.samples import WHOLE, wav

pytestmark = pytest.mark.usefixtures("archive")


def sent(*files: bytes, words: str = "La entrevista") -> Submission:
    """A story with these files, sent."""
    begun = telling.begin(kind="testimony", language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    for data in files:
        taking = Taking(secrets=begun.secrets, sitting=sitting)
        taking.write(data)
        taking.done()
        taking.adopt(said=Words(words=words), at=today())
    none: dict[str, bool] = dict.fromkeys(Use.values, False)
    choices = Choices(uses=none, texts=dict.fromkeys(Use.values, "0" * 64))
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=today())
    return Submission.objects.get(pk=begun.secrets.submission_id)


def to(name: str, submission: Submission, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[submission.pk, *more])


def test_the_desk_lists_what_came_with_its_kind_length_and_size() -> None:
    submission = sent(wav(65), WHOLE["application/pdf"], WHOLE["video/mp4"])
    page = opened(member("ana", "moderators"), submission).get(to("work", submission))
    words = text_of(page)
    for said in ("La entrevista", "Sonido", "audio/wav, 1:05", "Documento", "application/pdf", "video/mp4, 0:05"):
        assert said in words
    assert b"<audio" in page.content and b"<video" in page.content


def test_a_recording_plays_any_stretch_of_it_and_a_document_is_a_download() -> None:
    data = wav(20)
    submission = sent(data, WHOLE["application/pdf"])
    client = opened(member("ana", "moderators"), submission)
    recording, document = (row.pk for row in submission.originals.order_by("seq"))
    part = client.get(to("file", submission, recording), headers={"Range": "bytes=100000-100009"})
    assert (part.status_code, part["Cache-Control"]) == (206, "no-store")
    assert b"".join(part.streaming_content) == data[100_000:100_010]
    copy = client.get(to("file", submission, document))
    assert copy["Content-Disposition"].startswith("attachment")
    assert b"".join(copy.streaming_content) == WHOLE["application/pdf"]


def test_what_did_not_arrive_whole_does_not_exist_for_the_desk() -> None:
    submission = sent(wav())
    row = submission.originals.get()
    row.whole = False
    row.save()
    client = opened(member("ana", "moderators"), submission)
    assert client.get(to("file", submission, row.pk)).status_code == 404
    assert "audio/wav" not in text_of(client.get(to("work", submission)))


def test_without_a_reason_nobody_hears_anything() -> None:
    submission = sent(wav())
    original = submission.originals.get().pk
    assert browser_of(member("ana", "moderators")).get(to("file", submission, original)).status_code == 302
    assert browser_of(member("edu", "editors")).get(to("file", submission, original)).status_code in (302, 403)
    assert Client().get(to("file", submission, original)).status_code == 302
