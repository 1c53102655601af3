"""What follows when a narrator allows less."""

from search.models import Row
from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.pages.documents import PublicDocument, PublicFile, PublicPart
from tests import factories
from tests.factories import days
from tests.gate.clocks import set_clock
from tests.gate.consequences.following import duties, follows, index, nothing_left, parts_shown, shown


@follows("stories_grant.insert.documents")
def taking_back_the_web_takes_everything_down() -> None:
    story = factories.published_record(translation=True, pictures=1)
    index(story)
    factories.grant(story.submission, "web", allowed=False)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def a_narrower_place_hides() -> None:
    story = factories.published_record(place_step=PlaceStep.AREA)
    factories.grant(story.submission, "web", place_step=PlaceStep.AREA)
    assert story.page.live
    factories.grant(story.submission, "web", place_step=PlaceStep.STATE)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def a_narrower_date_hides() -> None:
    story = factories.published_record(date_step=DateStep.YEAR)
    factories.grant(story.submission, "web", date_step=DateStep.DECADE)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def another_name_hides() -> None:
    story = factories.published_record(name="Marisol")
    factories.grant(story.submission, "web", name_id="another name")
    nothing_left(story)


@follows("stories_grant.insert.documents")
def an_embargo_from_today_on_takes_down() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "web", embargo_until=today() + days(3))
    nothing_left(story)


@follows("stories_grant.insert.documents")
def taking_back_translating_closes_translations_alone() -> None:
    story = factories.published_record(translation=True)
    factories.grant(story.submission, "translate", allowed=False)
    assert {"es:web"} <= shown(story)
    assert not PublicDocument.unguarded.filter(record=story.record, language="en").exists()
    assert story.page.live


@follows("stories_grant.insert.parts")
def taking_back_photographs_takes_their_parts_alone() -> None:
    story = factories.published_record(pictures=2, sounds=1)
    index(story)
    factories.grant(story.submission, "photo", allowed=False)
    assert not PublicPart.unguarded.filter(document=story.document, kind="picture").exists()
    assert not PublicFile.objects.filter(document=story.document, media_type__startswith="image").exists()
    assert Row.objects.filter(document_id=story.document.pk).count() == 3
    assert parts_shown(story) == ["facts", "p1", "s1"]
    assert len(list(duties("public_file"))) == 8


@follows("stories_grant.insert.parts")
def an_embargo_on_the_voice_takes_the_sound_and_does_not_bring_it_back() -> None:
    story = factories.published_record(sounds=1)
    factories.grant(story.submission, "voice", embargo_until=today() + days(1))
    set_clock(today() + days(2))
    assert parts_shown(story) == ["facts", "p1"]
    assert not PublicPart.unguarded.filter(document=story.document, kind="sound").exists()


def a_yes_to_more_shows_nothing_more_by_itself() -> None:
    story = factories.published_record(pictures=1, uses=["web"])
    factories.grants(story.submission, ["photo", "quote", "indexing"])
    assert shown(story) == {"es:web"}
    assert parts_shown(story) == ["facts", "p1"]
