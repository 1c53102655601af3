"""An index goes the whole way: from the worksheet through the door, and out again as OHMS."""

import json
from dataclasses import replace
from typing import Any

import pytest

from stories.gate.clock import today
from stories.intake import deciding
from stories.moderation.approving import approve
from stories.pages.documents import PublicPart
from stories.pages.ohms import ohms
from stories.pages.preparing import prepare_tree
from stories.pages.reading import SALT_BYTES
from stories.publishing.asking import ask_for_yes
from stories.publishing.errors import Refused
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.transcripts.imported import read
from stories.redaction.transcripts.transcript import Cue, Point, Transcript
from tests.publishing.stories_told import ToldStory, tell, two_people, worksheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    prepare_tree()


def ready(told: ToldStory, *points: Point, cue: str = "Tocaron. No abrimos.") -> Edition:
    ana, beto = two_people()
    transcript = Transcript(told.submission.originals.get().pk, cues=(Cue(cue, 3.0, "A", "La puerta"),), points=points)
    sheet = replace(worksheet(told.submission), transcripts=(transcript,))
    save_worksheet(submission=told.submission, worksheet=sheet, person=ana)
    edition = project(submission=told.submission, person=ana, at=today())
    for person in (ana, beto):
        approve(edition=edition, person=person, at=today())
    ask_for_yes(edition=edition, at=today())
    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=today())
    return edition


def published_contents() -> list[dict[str, Any]]:
    parts = PublicPart.objects.visible().order_by("position")
    return [json.loads(bytes(part.body)[SALT_BYTES:]) for part in parts]


@pytest.mark.usefixtures("shelf")
def test_an_index_is_public_with_its_words_decided_and_goes_out_as_ohms() -> None:
    told = tell()
    titles = {"es": "Rosario en la puerta", "en": "Rosario at the door"}
    publish(edition=ready(told, Point(3.0, titles)), person=two_people()[0], at=today())
    (part,) = PublicPart.objects.visible().filter(kind="index")
    assert part.use == "web"
    contents = published_contents()
    index = next(content for content in contents if content["kind"] == "index")
    assert index["points"][0]["title"] == {"es": "un nombre en la puerta", "en": "a name at the door"}
    assert "Rosario" not in str(contents)
    written = ohms(contents)
    assert read(written.encode()).points[0].title == {"es": "un nombre en la puerta", "en": "a name at the door"}


@pytest.mark.usefixtures("shelf")
def test_a_nickname_in_the_index_stops_publishing() -> None:
    told = tell()
    edition = ready(told, Point(3.0, {"es": "Chayo en la puerta", "en": "At the door"}))
    with pytest.raises(Refused, match="vuelve a aparecer"):
        publish(edition=edition, person=two_people()[0], at=today())
