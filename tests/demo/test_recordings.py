"""A demo story told by voice: published with sound, silent where words are taken out, in step with its words."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from stories.demo.content import TESTIMONIES
from stories.demo.people import make_people, people
from stories.demo.recordings import choice, paragraphs, recorded
from stories.demo.telling import walk
from stories.desk.groups import prepare_groups
from stories.gate.clock import today
from stories.pages.documents import PublicDocument, PublicPart
from stories.pages.preparing import prepare_tree
from stories.publishing.tending import tend
from stories.redaction.parts import SALT_BYTES

TOLD = {told.key: told for told in TESTIMONIES if told.voice}


def test_six_are_told_by_voice_and_published() -> None:
    assert len(TOLD) >= 6
    assert all(told.state == "published" and "voice" in told.uses for told in TOLD.values())
    assert {told.voice for told in TOLD.values()} == {"own", "altered", "synthetic"}
    assert {told.language for told in TOLD.values()} == {"es", "en"}


def test_every_redaction_is_a_stretch_of_silence_within_its_paragraph() -> None:
    told = TOLD["paleta"]
    made = recorded(told)
    assert len(made.starts) == len(paragraphs(told))
    stretches = choice(told, original="x", starts=made.starts).stretches
    assert len(stretches) == len(told.redactions)
    assert all(0 <= one.start < one.stop for one in stretches)


@pytest.mark.long
@pytest.mark.parametrize("key", ["paleta"])
def test_it_is_published_with_its_sound(own_home: Path, key: str) -> None:
    prepare_tree()
    prepare_groups()
    make_people()
    walk(TOLD[key], people=people(), at=today())
    tend(now=timezone.now())
    document = PublicDocument.objects.visible(use="voice").get(language="es")
    said = [
        json.loads(bytes(part.body)[SALT_BYTES:])
        for part in PublicPart.objects.visible().filter(document=document.pk).order_by("position")
    ]
    sound = next(one for one in said if one["kind"] == "sound")
    assert sound["seconds"] > 60
    assert {file["type"] for file in sound["files"]} >= {"audio/mp4"}
    passages = [one for one in said if one["kind"] == "passage"]
    assert [one["of"] for one in passages] == [sound["id"]] * len(passages)
    starts = [one["start"] for one in passages]
    assert starts == sorted(starts)
    assert starts[-1] > 30
    assert not any("Eusebio" in str(one) for one in said)
