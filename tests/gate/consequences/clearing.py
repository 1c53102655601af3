"""What follows from an act and from a clearance."""

from stories.pages.documents import PublicDocument
from tests import factories
from tests.gate.consequences.following import follows, index, nothing_left, shown


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_public_version_takes_it_down() -> None:
    story = factories.published_record()
    factories.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    nothing_left(story)


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_public_lesser_version_takes_it_down() -> None:
    story = factories.prepared_record()
    factories.approve(story.version)
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition)
    factories.approve(lesser)
    factories.publish(lesser)
    assert shown(story)
    factories.act(story.submission, "no", fingerprint=lesser.edition.fingerprint)
    assert shown(story) == set()
    assert not PublicDocument.unguarded.filter(record=story.record).exists()


@follows("stories_act.insert.no_takes_down")
def a_no_to_another_version_leaves_a_lesser_one_whose_cover_was_taken_back() -> None:
    story = factories.prepared_record()
    factories.approve(story.version)
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition)
    factories.approve(lesser)
    factories.publish(lesser)
    factories.say_yes(story.version)
    newer = factories.version(story.record)
    before = shown(story)
    factories.act(story.submission, "no", fingerprint=newer.edition.fingerprint)
    assert shown(story) == before
    factories.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    assert shown(story) == set()


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_version_in_preparation_leaves_the_public_one() -> None:
    story = factories.published_record()
    before = shown(story)
    newer = factories.version(story.record)
    factories.act(story.submission, "no", fingerprint=newer.edition.fingerprint)
    assert shown(story) == before


@follows("stories_clearance.insert.replaces")
def a_new_clearance_takes_the_old_document_down() -> None:
    story = factories.published_record()
    index(story)
    factories.clear(story.version)
    nothing_left(story)


@follows("stories_clearance.insert.closes_translations")
def a_newer_version_closes_translations_of_older_ones() -> None:
    story = factories.published_record(translation=True)
    assert story.translation is not None
    relayed = factories.version(story.record, language="quc", made_from=story.translation.edition)
    factories.approve(relayed)
    factories.say_yes(relayed)
    factories.publish(relayed)
    assert {"es:web", "en:web", "quc:web"} <= shown(story)
    factories.publish(factories.newer_version(story))
    assert {use.partition(":")[0] for use in shown(story)} == {"es"}


def a_translation_closes_nothing_and_stays_when_its_source_is_cleared_again() -> None:
    story = factories.published_record(translation=True)
    factories.publish(story.version)
    assert {"es:web", "en:web"} <= shown(story)
