"""A day that has come asks on the desk: a wait is over, a permission was made longer. It publishes nothing."""

import datetime
from typing import Any

import pytest
from django.urls import reverse

from stories.desk.filtering import Narrowed
from stories.desk.looking_again import waits_are_over as found
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake import deciding
from stories.intake.choices import as_they_stand
from stories.moderation.models import User
from stories.publishing.publishing import publish
from tests.desk.staff import browser_of, member
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people
from tests.publishing.test_promises import on_day

pytestmark = pytest.mark.usefixtures("archive")
TOMORROW = datetime.timedelta(days=1)


@pytest.fixture
def told(archive: None) -> ToldStory:
    return tell()


def permit(told: ToldStory, **changed: Any) -> None:
    grants = {grant.use: grant for grant in told.submission.grants.order_by("seq")}
    standing = as_they_stand(grants, name="Luz", minor=False)
    deciding.change_consent(
        secrets=told.secrets, choices=type(standing)(**{**standing.__dict__, **changed}), at=today()
    )


def waits_are_over(*, at: datetime.date) -> list[str]:
    return found(at=at, narrowed=Narrowed())


def shelf(person: User) -> str:
    page = browser_of(person).get(reverse("desk:desk")).content.decode()
    return page.partition('id="again"')[2].partition("</section>")[0]


def test_the_end_of_a_wait_asks_on_the_desk_and_publishes_nothing_r9(told: ToldStory) -> None:
    ana = member("ana", "moderators")
    day = today() + TOMORROW
    permit(told, embargo_until=day)
    edition = ready_edition(told)
    assert waits_are_over(at=today()) == []
    assert told.submission.pk not in shelf(ana)
    with on_day(day):
        assert waits_are_over(at=day) == [told.submission.pk]
        assert told.submission.pk in shelf(ana)
        assert not Visible.objects.exists()
        publish(edition=edition, person=two_people()[0], at=day)
        assert waits_are_over(at=day) == []


def test_a_permission_made_longer_waits_for_a_person_r9(told: ToldStory) -> None:
    ends = today() + 10 * TOMORROW
    permit(told, expires_on=ends)
    edition = ready_edition(told)
    publish(edition=edition, person=two_people()[0], at=today())
    assert waits_are_over(at=today()) == []
    permit(told, expires_on=ends + 300 * TOMORROW)
    assert waits_are_over(at=today()) == [told.submission.pk]
    with on_day(ends):
        assert not Visible.objects.exists()
        assert waits_are_over(at=ends) == [told.submission.pk]
        publish(edition=edition, person=two_people()[0], at=ends)
        assert waits_are_over(at=ends) == []
        assert Visible.objects.exists()


def test_what_ended_or_was_hidden_or_taken_back_asks_nothing(told: ToldStory) -> None:
    ends = today() + 10 * TOMORROW
    permit(told, expires_on=ends)
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    with on_day(ends):
        assert waits_are_over(at=ends) == []
    permit(told, expires_on=None)
    assert waits_are_over(at=today()) == [told.submission.pk]
    deciding.hide(secrets=told.secrets, at=today())
    assert waits_are_over(at=today()) == []
    deciding.show_again(secrets=told.secrets, at=today())
    permit(told, uses={})
    assert waits_are_over(at=today()) == []


def test_the_list_has_a_page_of_its_own_and_says_when_it_is_empty() -> None:
    page = browser_of(member("ana", "moderators")).get(reverse("desk:desk"), {"lista": "again"})
    assert page.status_code == 200
    assert "Ninguna espera ha terminado." in page.content.decode()
