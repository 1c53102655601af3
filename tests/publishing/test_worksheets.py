"""Worksheets: who saves over whom, and that nothing is saved of a story that was taken back."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from stories.gate.clock import today
from stories.intake.models import SealedBody
from stories.publishing import hearing_by_machine
from stories.publishing.asking import add_note
from stories.publishing.covering import save_cover
from stories.publishing.errors import Refused
from stories.publishing.transcribing import save_transcript
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import (
    change_worksheet,
    change_worksheet_since,
    load_worksheet,
    save_worksheet,
    times_saved,
    told,
)
from stories.redaction.covers import Cover
from stories.redaction.transcripts.transcript import Cue, Transcript
from stories.redaction.worksheet import Worksheet
from stories.vault.keeper import Opened, get_keeper
from tests.publishing.stories_told import ToldStory, tell, two_people, worksheet


@pytest.fixture
def story(own_home: object) -> ToldStory:
    """Told, with a worksheet that Ana saved."""
    told_story = tell()
    save_worksheet(submission=told_story.submission, worksheet=worksheet(told_story.submission), person=two_people()[0])
    return told_story


def opened(story: ToldStory) -> Opened:
    return get_keeper().open(str(two_people()[1].pk), story.submission.pk, "redact")


def retitle(story: ToldStory, *, since: int, title: str) -> None:
    change_worksheet_since(
        submission=story.submission,
        since=since,
        change=lambda sheet: replace(sheet, title=title),
        person=two_people()[1],
        opened=opened(story),
    )


def saved(story: ToldStory) -> Worksheet:
    return load_worksheet(submission=story.submission, opened=opened(story))


def test_a_change_is_made_of_the_newest_worksheet_and_adds_a_hand(story: ToldStory) -> None:
    retitle(story, since=1, title="Nadie abrió")

    ana, beto = two_people()
    assert (saved(story).title, saved(story).hands) == ("Nadie abrió", (ana.pk, beto.pk))
    assert saved(story).spans == worksheet(story.submission).spans


@pytest.mark.parametrize("since", [0, 2, -1])
def test_who_began_from_another_saving_saves_nothing(story: ToldStory, since: int) -> None:
    with pytest.raises(Refused) as refused:
        retitle(story, since=since, title="Otro")

    assert refused.value.code == "saved_meanwhile"
    assert times_saved(submission=story.submission) == 1


def test_of_a_story_that_was_withdrawn_no_screen_saves_anything(story: ToldStory) -> None:
    submission, key, beto = story.submission, opened(story), two_people()[1]
    withdraw(secrets=story.secrets, at=today())
    before = SealedBody.objects.filter(submission=submission).count()
    kept = {"submission": submission, "since": 1, "person": beto, "opened": key}

    for save in (
        lambda: change_worksheet_since(change=lambda sheet: sheet, **kept),
        lambda: save_cover(cover=Cover("x"), **kept),
        lambda: save_transcript(transcript=Transcript("x", cues=(Cue("Hola"),)), **kept),
        lambda: change_worksheet(submission=submission, change=lambda sheet: sheet, person=beto, opened=key),
    ):
        with pytest.raises(Refused) as refused:
            save()
        assert refused.value.code == "withdrawn"
    heard = Transcript("x", cues=(Cue("Hola"),), made="machine")
    assert hearing_by_machine.keep(submission=submission, heard=heard, person=beto, opened=key) == "cancelled"
    assert SealedBody.objects.filter(submission=submission).count() == before


def test_of_a_story_that_was_withdrawn_the_door_takes_no_sealed_words(story: ToldStory) -> None:
    submission, ana = story.submission, two_people()[0]
    withdraw(secrets=story.secrets, at=today())

    with pytest.raises(DatabaseError, match="the story was withdrawn"):
        save_worksheet(submission=submission, worksheet=Worksheet(title="Tarde"), person=ana)
    with pytest.raises(DatabaseError, match="the story was withdrawn"):
        add_note(submission=submission, person=ana, words="Tarde", at=today())


def test_counting_the_savings_reads_none_of_them(story: ToldStory) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert times_saved(submission=story.submission) == 1

    assert not any('"sealed"' in query["sql"] for query in queries)


def test_who_has_the_worksheet_open_hands_it_on(story: ToldStory) -> None:
    submission, key = story.submission, opened(story)
    sheet = load_worksheet(submission=submission, opened=key)

    with CaptureQueriesContext(connection) as queries:
        handed_on = told(submission=submission, opened=key, worksheet=sheet)

    assert not any("'redactions'" in query["sql"] for query in queries)
    assert handed_on == told(submission=submission, opened=key)
