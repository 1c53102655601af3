"""Requirements that cross rooms, each by its number."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import Approval, User
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.errors import Refused
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.state import State, state_of
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.worksheet import Worksheet
from tests.gate.clocks import set_clock, start_clock
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people, worksheet


@contextmanager
def on_day(day: datetime.date) -> Iterator[None]:
    """Inside, it is `day` for the door."""
    set_clock(day)
    try:
        yield
    finally:
        start_clock()


@pytest.fixture
def told(own_home: Path) -> ToldStory:
    prepare_tree()
    return tell()


def permit(told: ToldStory, **changes: object) -> None:
    """Grants as before but for `changes`, under the same name."""
    standing = told.submission.grants.exclude(name_id="").first()
    assert standing is not None
    kept = {
        "uses": {use: use in {"web", "photo", "quote"} for use in Use.values},
        "texts": {},
        "name": "Luz",
        "place_step": 2,
        "date_step": 2,
        "name_id": standing.name_id,
    }
    deciding.change_consent(secrets=told.secrets, choices=Choices(**{**kept, **changes}), at=today())  # type: ignore[arg-type]


def test_the_end_of_an_embargo_never_publishes_by_itself_r9(told: ToldStory) -> None:
    tomorrow = today() + datetime.timedelta(days=1)
    permit(told, embargo_until=tomorrow)
    edition = ready_edition(told)
    with pytest.raises(Refused, match="permisos"):
        publish(edition=edition, person=two_people()[0], at=today())
    with on_day(tomorrow):
        assert not PublicDocument.objects.visible(use="web").exists()
        publish(edition=edition, person=two_people()[0], at=today())
        assert PublicDocument.objects.visible(use="web").exists()


def test_an_embargo_on_a_public_story_closes_it_and_its_end_opens_nothing_r9(told: ToldStory) -> None:
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    tomorrow = today() + datetime.timedelta(days=1)
    permit(told, embargo_until=tomorrow)
    assert not PublicDocument.objects.visible(use="web").exists()
    with on_day(tomorrow + datetime.timedelta(days=1)):
        assert not PublicDocument.objects.visible(use="web").exists()


def test_high_risk_needs_three_people_and_an_advocate_r10(told: ToldStory) -> None:
    told.submission.__class__.objects.filter(pk=told.submission.pk).update(approvals_needed=3)
    edition = ready_edition(told)
    person = two_people()[0]
    with pytest.raises(Refused, match="faltan aprobaciones"):
        publish(edition=edition, person=person, at=today())
    third = User.objects.create(username="carla", password="!")
    approve(edition=edition, person=third, at=today())
    with pytest.raises(Refused, match="defensora"):
        publish(edition=edition, person=person, at=today())
    advocate = User.objects.create(username="delia", password="!")
    advocate.groups.add(Group.objects.get_or_create(name="advocates")[0])
    assert approve(edition=edition, person=advocate, at=today()).role == Approval.Role.ADVOCATE
    publish(edition=edition, person=person, at=today())


def test_nothing_is_published_before_the_narrator_saw_it_and_no_answer_is_never_a_yes_r6(told: ToldStory) -> None:
    edition = ready_edition(told, title="Otro título")
    newer = ready_edition(told, title="Un título más")
    deciding.say_no(secrets=told.secrets, fingerprint=newer.fingerprint, words="No así.", at=today())
    with pytest.raises(Refused, match="quien narra"):
        publish(edition=newer, person=two_people()[0], at=today())
    assert edition.fingerprint != newer.fingerprint


def approved_by_two(told: ToldStory, sheet: Worksheet) -> Edition:
    """An edition of this worksheet that waits for nobody but its narrator."""
    ana, beto = two_people()
    save_worksheet(submission=told.submission, worksheet=sheet, person=ana)
    edition = project(submission=told.submission, person=ana, at=today())
    approve(edition=edition, person=ana, at=today())
    approve(edition=edition, person=beto, at=today())
    return edition


def test_do_not_ask_me_again_covers_what_shows_less_and_nothing_more(told: ToldStory) -> None:
    approved = ready_edition(told, also_to_less=True)
    publish(edition=approved, person=two_people()[0], at=today())
    sheet = worksheet(told.submission)
    less = approved_by_two(told, replace(sheet, pictures=(), date=""))
    assert less.less_than == approved
    publish(edition=less, person=two_people()[0], at=today())
    more = approved_by_two(told, replace(sheet, title="Más"))
    assert more.less_than is None
    with pytest.raises(Refused, match="quien narra"):
        publish(edition=more, person=two_people()[0], at=today())


def test_every_state_has_one_word(told: ToldStory) -> None:
    at = today()
    assert state_of(submission=told.submission, at=at) == State.RECEIVED
    publish(edition=ready_edition(told), person=two_people()[0], at=at)
    assert state_of(submission=told.submission, at=at) == State.PUBLISHED
    deciding.hide(secrets=told.secrets, at=at)
    assert state_of(submission=told.submission, at=at) == State.HIDDEN
    deciding.show_again(secrets=told.secrets, at=at)
    assert state_of(submission=told.submission, at=at) == State.PUBLISHED
    permit(told, place_step=0)
    assert state_of(submission=told.submission, at=at) == State.HIDDEN
    withdraw(secrets=told.secrets, at=at)
    assert state_of(submission=told.submission, at=at) == State.WITHDRAWN
    begun = telling.begin(kind="mural", language="es", at=at)
    draft = Submission.objects.get(pk=begun.secrets.submission_id)
    assert state_of(submission=draft, at=at) == State.DRAFT
