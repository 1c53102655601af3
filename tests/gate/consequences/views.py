"""What the views pass over: holds, days, uses that are not in force."""

from stories.gate.clock import today
from tests import factories
from tests.factories import days
from tests.gate.clocks import set_clock
from tests.gate.consequences.clearing import (
    a_no_to_a_version_in_preparation_leaves_the_public_one,
    a_translation_closes_nothing_and_stays_when_its_source_is_cleared_again,
)
from tests.gate.consequences.following import follows, parts_shown, shown
from tests.gate.consequences.grants import a_yes_to_more_shows_nothing_more_by_itself
from tests.gate.consequences.withdrawals import a_freeze_hides_nothing_and_stops_no_withdrawal


@follows("view.held")
def a_hold_hides_and_lifting_it_brings_back() -> None:
    story = factories.published_record()
    before = shown(story)
    holds = [factories.hold(story.submission, kind=kind) for kind in ("narrator", "takedown", "order")]
    for held in holds:
        assert shown(story) == set()
        factories.lift(held)
    assert shown(story) == before
    assert story.page.live


@follows("view.part_held")
def a_hold_on_a_part_hides_that_part() -> None:
    story = factories.published_record(pictures=1)
    held = factories.hold(story.submission, part_sha256=story.version.parts[2].sha256)
    assert parts_shown(story) == ["facts", "p1"]
    factories.lift(held)
    assert parts_shown(story) == ["f1", "facts", "p1"]


@follows("view.page")
def what_is_unpublished_is_not_shown() -> None:
    story = factories.published_record()
    story.page.specific.unpublish()
    assert shown(story) == set()


@follows("view.expiry")
def consent_that_ends_is_passed_over_from_that_day_on() -> None:
    last = today() + days(5)
    story = factories.published_record(consent={"expires_on": last})
    set_clock(last - days(1))
    assert shown(story)
    set_clock(last)
    assert shown(story) == set()
    assert parts_shown(story) == []


@follows("view.use")
def one_use_that_is_refused_is_not_in_force() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "quote", allowed=False)
    assert "es:quote" not in shown(story)
    factories.grant(story.submission, "quote")
    assert "es:quote" not in shown(story)
    assert {"es:web", "es:harvest"} <= shown(story)


@follows("view.embargo")
def an_embargo_that_ends_brings_nothing_back() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "quote", embargo_until=today() + days(3))
    assert "es:quote" not in shown(story)
    set_clock(today() + days(9))
    assert "es:quote" not in shown(story)


@follows("view.translate")
def translating_that_ends_is_passed_over() -> None:
    uses = factories.ALL_USES
    story = factories.published_record(uses=[use for use in uses if use != "translate"])
    factories.grant(story.submission, "translate", expires_on=today() + days(5))
    factories.translated(story)
    set_clock(today() + days(5))
    assert {use.partition(":")[0] for use in shown(story)} == {"es"}


@follows("view.part_use")
def a_picture_whose_consent_ends_is_passed_over() -> None:
    story = factories.published_record(uses=["web"], parts=[factories.facts(), factories.picture(1)])
    factories.grant(story.submission, "photo", expires_on=today() + days(5))
    factories.publish(story.version)
    assert parts_shown(story) == ["f1", "facts"]
    set_clock(today() + days(5))
    assert parts_shown(story) == ["facts"]


for always in (
    a_freeze_hides_nothing_and_stops_no_withdrawal,
    a_yes_to_more_shows_nothing_more_by_itself,
    a_no_to_a_version_in_preparation_leaves_the_public_one,
    a_translation_closes_nothing_and_stays_when_its_source_is_cleared_again,
):
    follows()(always)
