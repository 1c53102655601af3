"""Reports at once with each other, with publishing, with the narrator: hidden first, within the budget (R28)."""

from pathlib import Path

import pytest

from stories.consent.models import Hold
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Visible, VisiblePart
from stories.intake import deciding
from stories.intake.choices import Choices
from stories.intake.objections import Objection
from stories.pages.documents import PublicDocument, PublicPart
from stories.pages.preparing import prepare_tree
from stories.publishing.errors import Refused
from stories.publishing.objecting import NotShown, Reported, object_to
from stories.publishing.publishing import publish
from stories.redaction.models import Record
from stories.vault.ids import new_id
from tests import factories
from tests.publishing.stories_told import USES, ToldStory, ready_edition, tell, two_people
from tests.publishing.test_races import at_once

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("shelf")]
ROUNDS = 3


@pytest.fixture
def shelf(own_home: Path) -> None:
    prepare_tree()


def published() -> ToldStory:
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    return told


def report(told: ToldStory, *, part: str = "", budget: int) -> Reported:
    return object_to(
        record_id=told.submission.record.pk,
        part_sha256=part,
        words="Soy yo.",
        at=today(),
        budget=budget,
        report_id=new_id(),
    )


def seen(told: ToldStory) -> bool:
    return Visible.objects.filter(record_id=told.submission.record.pk, use=Use.WEB).exists()


def photo_of(told: ToldStory) -> PublicPart:
    return PublicPart.unguarded.get(document__record=told.submission.record, kind="picture")


def wordless(record: Record, *, budget: int, report_id: str = "") -> Reported:
    """A report that needs no vault."""
    return object_to(
        record_id=record.pk, part_sha256="", words="", at=today(), budget=budget, report_id=report_id or new_id()
    )


def test_two_reports_on_the_last_hide_of_the_day_are_both_kept_and_one_hides() -> None:
    for budget in range(1, 3 * ROUNDS):
        pair = [factories.published_record().record for _ in range(2)]
        results = at_once(*(lambda one=one, budget=budget: wordless(one, budget=budget) for one in pair))
        assert all(isinstance(result, Reported) for result in results), results
        assert sorted(result.hidden for result in results if isinstance(result, Reported)) == [False, True]
        assert Visible.objects.filter(record_id__in=[one.pk for one in pair], use=Use.WEB).count() == 1
        assert Objection.objects.filter(slot__isnull=False).count() == budget
        assert Objection.objects.count() == 2 * budget


def test_one_form_pressed_twice_at_once_is_one_report() -> None:
    for _round in range(2 * ROUNDS):
        record, form = factories.published_record().record, new_id()
        results = at_once(
            *(lambda one=record, form=form: wordless(one, budget=99, report_id=form) for _press in range(2))
        )
        assert all(isinstance(result, Reported) and result.hidden for result in results), results
        assert Objection.objects.filter(submission=record.submission).count() == 1


def test_two_reports_with_words_on_one_story_are_both_kept_and_hide_it_once() -> None:
    for _round in range(ROUNDS):
        told = published()
        results = at_once(*(lambda told=told: report(told, budget=99) for _press in range(2)))
        assert [isinstance(result, Reported) and result.hidden for result in results] == [True, True], results
        assert not seen(told)
        assert Objection.objects.filter(submission=told.submission).count() == 2
        assert Hold.objects.filter(submission=told.submission, kind="takedown", lifts=None).count() == 1


def test_a_report_on_a_picture_while_the_next_version_is_published() -> None:
    """Either the report holds the picture in what is public after both, or it is told that the page has changed."""
    for _round in range(ROUNDS):
        told = published()
        part, edition = photo_of(told).sha256, ready_edition(told, title="Otra vez")
        person = two_people()[0]
        reported, out = at_once(
            lambda told=told, part=part: report(told, part=part, budget=99),
            lambda edition=edition, person=person: publish(edition=edition, person=person, at=today()),
        )
        assert isinstance(reported, Reported | NotShown), reported
        assert isinstance(out, PublicDocument | Refused), out
        shown = VisiblePart.objects.filter(part_id=photo_of(told).pk).exists()
        if isinstance(reported, Reported):
            assert reported.hidden
            assert not shown, "hidden under the new hash too"
        else:
            assert shown


def test_a_report_on_what_is_not_to_be_seen_while_it_comes_back() -> None:
    """A story that a narrower permission took away, published anew: the report holds it, or it does not come back."""
    for _round in range(ROUNDS):
        told = published()
        less = Choices(uses={use: use in USES for use in Use.values}, texts={}, name="", place_step=1, date_step=1)
        deciding.change_consent(secrets=told.secrets, choices=less, at=today())
        assert not seen(told)
        edition, person = ready_edition(told, title="Con menos"), two_people()[0]
        reported, out = at_once(
            lambda told=told: report(told, budget=99),
            lambda edition=edition, person=person: publish(edition=edition, person=person, at=today()),
        )
        assert isinstance(reported, Reported), reported
        assert isinstance(out, PublicDocument | Refused), out
        assert not seen(told), (reported, out)


def test_a_report_while_the_narrator_shows_it_again() -> None:
    for _round in range(ROUNDS):
        told = published()
        deciding.hide(secrets=told.secrets, at=today())
        reported, shown = at_once(
            lambda told=told: report(told, budget=99),
            lambda told=told: deciding.show_again(secrets=told.secrets, at=today()),
        )
        assert isinstance(reported, Reported), reported
        assert not isinstance(shown, Exception), shown
        assert not seen(told), "a report was there, and nobody has decided"
