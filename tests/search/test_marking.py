"""Whatever changes what is visible of a record puts it on the list for a search server, in the same statement."""

import pytest
from django.db import transaction
from wagtail.models import Page

from search.install import install
from search.models import Pending
from stories.gate.clock import today
from tests import factories
from tests.search.archive import engine, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> factories.Story:
    """Public, and the list is empty."""
    made = record("Cantamos.", parts=(factories.picture(1),))
    Pending.objects.all().delete()
    return made


def marked() -> list[str]:
    return list(Pending.objects.values_list("record", flat=True))


def test_a_publication_is_marked_with_its_transaction() -> None:
    with transaction.atomic():
        story = record("Cantamos.")
        assert marked() == [story.record.pk]
        transaction.set_rollback(True)
    assert marked() == []


def test_a_withdrawal_a_hold_a_lift_and_a_grant_taken_back_are_marked(story: factories.Story) -> None:
    hold = factories.hold(story.submission)
    assert marked() == [story.record.pk]
    Pending.objects.all().delete()
    factories.lift(hold)
    assert marked() == [story.record.pk]
    Pending.objects.all().delete()
    factories.grant(story.submission, "photo", allowed=False)
    assert marked() == [story.record.pk]
    Pending.objects.all().delete()
    factories.withdraw(story.submission)
    assert marked() == [story.record.pk]


def test_a_page_that_goes_off_is_marked_and_one_that_is_only_saved_is_not(story: factories.Story) -> None:
    Page.objects.filter(pk=story.record.page_id).update(has_unpublished_changes=True)
    assert marked() == []
    Page.objects.filter(pk=story.record.page_id).update(live=False)
    assert marked() == [story.record.pk]


def test_a_second_change_counts_more_than_the_work_for_the_first(story: factories.Story) -> None:
    factories.hold(story.submission)
    first = Pending.objects.get().stamp
    factories.hold(story.submission, part_sha256=story.version.parts[1].sha256)
    assert Pending.objects.get().stamp > first


def test_the_embedded_engine_needs_no_list(story: factories.Story) -> None:
    factories.hold(story.submission)
    engine().keep_in_step(at=today())
    assert marked() == []
    assert not engine().holds_record(record="zzzz")
    assert engine().holds_record(record=story.record.pk)


def test_installing_again_changes_nothing(story: factories.Story) -> None:
    install()
    install()
    factories.hold(story.submission)
    assert marked() == [story.record.pk]
