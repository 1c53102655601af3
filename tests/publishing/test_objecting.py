"""Takedowns by the verbs: hidden at once and everywhere, within a budget, and shown again by a decision alone (R28)."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from stories.consent.models import Hold
from stories.desk.reports import FLOOD, Group, sorted_apart, waiting
from stories.gate.clock import today
from stories.gate.models import Visible, VisiblePart
from stories.intake import mailbox
from stories.intake.models import SealedBody, Submission
from stories.intake.objections import Objection
from stories.intake.receipts import open_receipt
from stories.moderation.rulings import Ruling
from stories.pages.preparing import prepare_tree
from stories.publishing.errors import Refused
from stories.publishing.hearing import said_in
from stories.publishing.holding import decide, dismiss_flood
from stories.publishing.objecting import NotShown, Reported, complaint_about, likeness_of, object_to
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.vault.ids import new_id
from tests import factories
from tests.publishing.stories_told import ready_edition, tell, two_people

pytestmark = pytest.mark.django_db


def report(story: factories.Story, part: str = "", *, budget: int = 10, **given: Any) -> Reported:
    """A report on one part of a story, or on all of it."""
    told = {"words": "", "at": today(), "report_id": new_id(), **given}
    return object_to(record_id=story.record.pk, part_sha256=part, budget=budget, **told)


def parts_seen(story: factories.Story) -> set[str]:
    visible = VisiblePart.objects.filter(document_id=story.document.pk).values_list("part_id", flat=True)
    return set(story.document.parts(manager="unguarded").filter(pk__in=visible).values_list("name", flat=True))


def seen(story: factories.Story) -> bool:
    return Visible.objects.filter(record_id=story.record.pk, use="web").exists()


def rule(asked: Objection, outcome: str, reason: str = "agreed", answer: str = "") -> Ruling:
    ana, _beto = two_people()
    return decide(
        objection=asked, upto=asked.seq, person=ana, outcome=outcome, reason=reason, answer=answer, at=today()
    )


def test_a_report_hides_all_of_it_at_once() -> None:
    story = factories.published_record()
    assert report(story).hidden
    assert not seen(story)
    assert Hold.objects.get(submission=story.submission).person is None, "nobody is named (R28)"


def test_a_report_on_a_picture_hides_the_picture_alone() -> None:
    story = factories.published_record(pictures=1)
    picture = next(part for part in story.version.parts if part.kind == "picture")
    assert report(story, picture.sha256).hidden
    assert seen(story)
    assert "f1" not in parts_seen(story)
    assert {"facts", "p1"} <= parts_seen(story)


def test_a_report_on_words_hides_them_in_every_language() -> None:
    story = factories.published_record(translation=True)
    assert story.translation is not None
    original, translated = (
        next(part for part in version.parts if part.name == "p1") for version in (story.version, story.translation)
    )
    asked = report(story, translated.sha256).objection
    assert asked.part_sha256 == original.sha256, "known by the original's part, whichever language was read"
    assert asked.scope == Hold.Scope.PASSAGE
    held = set(Hold.objects.filter(objection=asked).values_list("part_sha256", flat=True))
    assert held == {original.sha256, translated.sha256}


def test_what_is_not_public_cannot_be_reported() -> None:
    story = factories.published_record()
    facts = story.version.parts[0]
    for part in ("0" * 64, facts.sha256):
        with pytest.raises(NotShown):
            report(story, part)
    assert not Objection.objects.exists()


def test_the_days_budget_is_for_all_stories_together() -> None:
    stories = [factories.published_record() for _ in range(4)]
    hidden = [report(story, budget=2).hidden for story in stories]
    assert hidden == [True, True, False, False]
    assert [seen(story) for story in stories] == [False, False, True, True]


def test_the_same_form_sent_twice_is_one_report() -> None:
    story = factories.published_record()
    first, second = (report(story, report_id="a" * 20) for _ in range(2))
    assert first.objection == second.objection
    assert Objection.objects.count() == 1


def test_a_thousand_wordless_reports_on_one_thing_are_one_row() -> None:
    story = factories.published_record()
    for _ in range(30):
        report(story)
    assert Objection.objects.count() == 1
    assert waiting().groups[0].count == 1


def test_what_was_decided_is_not_hidden_again_by_itself() -> None:
    story = factories.published_record()
    rule(report(story).objection, "shown")
    assert seen(story)
    again = report(story)
    assert not again.hidden
    assert seen(story)
    assert waiting().groups[0].seen_before
    assert waiting().still_seen == 1, "the desk is alarmed"


def test_a_decision_on_one_part_leaves_the_others_open_to_reports() -> None:
    story = factories.published_record(pictures=1)
    rule(report(story).objection, "shown")
    assert report(story, story.version.parts[1].sha256).hidden


def test_a_decision_answers_the_reports_it_was_shown_and_no_later_one() -> None:
    told = tell()
    prepare_story(told)
    record = told.submission.record.pk
    first, second = (
        object_to(record_id=record, part_sha256="", words=words, at=today(), budget=9, report_id=new_id()).objection
        for words in ("uno", "dos")
    )
    rule(first, "hidden", "appears")
    (group,) = waiting().groups
    assert (group.count, group.newest) == (1, second.seq)


def test_keeping_hidden_also_hides_what_waited_over_the_budget() -> None:
    story = factories.published_record(pictures=1)
    asked = report(story, story.version.parts[1].sha256, budget=0)
    assert not asked.hidden
    rule(asked.objection, "hidden", "risk")
    assert "p1" not in parts_seen(story)
    assert not waiting()


def test_a_flood_dismissed_unread_does_not_disarm_a_later_report() -> None:
    ana, _beto = two_people()
    stories = [factories.published_record() for _ in range(FLOOD + 2)]
    asked = [report(story, budget=3).objection for story in stories]
    assert sum(not seen(story) for story in stories) == 3
    (flood,) = waiting().floods
    assert flood.reports == FLOOD + 2
    assert dismiss_flood(objections=[(one, one.seq) for one in asked], person=ana, at=today()) == FLOOD + 2
    assert all(seen(story) for story in stories)
    assert not waiting()
    assert report(stories[-1]).hidden, "somebody real comes after the flood"


# --- Words, letters, answers: with a real vault -----------------------------------------------------------------------


def prepare_story(told: Any) -> None:
    if not hasattr(told.submission, "record"):
        prepare_tree()
        cache.clear()
    _ana, beto = two_people()
    publish(edition=ready_edition(told), person=beto, at=today())


def test_the_words_are_sealed_and_open_for_the_desk_with_a_line_in_the_log() -> None:
    told = tell()
    prepare_story(told)
    ana, _beto = two_people()
    asked = object_to(
        record_id=told.submission.record.pk,
        part_sha256="",
        words="Soy la de la puerta.",
        at=today(),
        budget=1,
        report_id=new_id(),
    ).objection
    body = SealedBody.objects.get(pk=asked.words_id)
    assert b"puerta" not in bytes(body.sealed)
    (said,) = said_in(objection=asked, person=ana, reason="takedown", most=5)
    assert said.text == "Soy la de la puerta."
    assert said.answers is False


def test_the_narrator_is_told_once_and_again_when_it_is_decided() -> None:
    told = tell()
    prepare_story(told)
    asked = object_to(
        record_id=told.submission.record.pk, part_sha256="", words="", at=today(), budget=1, report_id=new_id()
    ).objection
    before = len(mailbox.read_own(secrets=told.secrets))
    for _ in range(2):
        tend(now=timezone.now())
    letters = mailbox.read_own(secrets=told.secrets)
    assert len(letters) == before + 1
    assert "La ocultamos" in letters[0].words["text"]
    rule(asked, "shown")
    assert "Se vuelve a ver" in mailbox.read_own(secrets=told.secrets)[0].words["text"]


def test_who_asked_for_an_answer_reads_it_in_a_space_of_their_own() -> None:
    told = tell()
    prepare_story(told)
    ana, _beto = two_people()
    begun = open_receipt(language="en", words="That is my face.", at=today())
    receipt = begun.secrets.submission_id
    asked = object_to(
        record_id=told.submission.record.pk,
        part_sha256="",
        words="That is my face.",
        at=today(),
        budget=1,
        report_id=new_id(),
        receipt=Submission.objects.get(pk=receipt),
    ).objection
    assert asked.words_id is None, "the words lie in the reporter's own space alone"
    (said,) = said_in(objection=asked, person=ana, reason="takedown", most=5)
    assert (said.text, said.answers) == ("That is my face.", True)
    rule(asked, "hidden", "appears", answer="We will make another version.")
    (letter,) = mailbox.read_own(secrets=begun.secrets)
    assert "We will make another version." in letter.words["text"]


def test_a_hidden_picture_does_not_come_back_in_the_next_version() -> None:
    told = tell()
    prepare_story(told)
    _ana, beto = two_people()
    record = told.submission.record
    picture = record.documents(manager="unguarded").get().parts(manager="unguarded").get(kind="picture")
    asked = object_to(
        record_id=record.pk, part_sha256=picture.sha256, words="", at=today(), budget=1, report_id=new_id()
    ).objection
    again = ready_edition(told, title="Otra vez")
    with pytest.raises(Refused) as refused:
        publish(edition=again, person=beto, at=today())
    assert "la foto 1" in str(refused.value), "the same picture under another hash"
    rule(asked, "hidden", "appears")
    with pytest.raises(Refused):
        publish(edition=again, person=beto, at=today())
    rule(asked, "shown")
    publish(edition=again, person=beto, at=today())


def test_a_report_on_a_version_that_was_just_replaced_asks_again() -> None:
    told = tell()
    prepare_story(told)
    _ana, beto = two_people()
    record = told.submission.record
    old = record.documents(manager="unguarded").get().parts(manager="unguarded").get(name="p1").sha256
    publish(edition=ready_edition(told, title="Otra vez"), person=beto, at=today())
    with pytest.raises(NotShown):
        complaint_about(record_id=record.pk, part_sha256=old)


# --- How the desk sorts them: a rule without a database ---------------------------------------------------------------


def group(number: int, *, longest: int = 0, wants: int = 0, hidden: bool = False) -> Group:
    return Group(
        submission_id=f"s{number}",
        part_sha256="",
        part_name="",
        scope="record",
        first=f"r{number}",
        newest=1,
        day=today(),
        count=1,
        worded=int(longest > 0),
        wants_answer=wants,
        longest=longest,
        hidden=hidden,
        seen_before=False,
    )


@given(flood=st.integers(FLOOD, 1000), size=st.sampled_from([0, 256, 288, 512]), lone=st.sampled_from([264, 320, 4096]))
def test_a_lone_report_stands_above_any_flood(flood: int, size: int, lone: int) -> None:
    real = group(100_000, longest=lone)
    sorted_ = sorted_apart([*(group(number, longest=size) for number in range(flood)), real])
    assert sorted_.groups == [real]
    assert [len(one.groups) for one in sorted_.floods] == [flood]


def test_somebodys_own_words_in_the_very_shape_of_a_flood_stand_above_it() -> None:
    flood = [replace(group(number, longest=256), likenesses=frozenset({7})) for number in range(500)]
    real = [replace(group(1000 + number, longest=256), likenesses=frozenset({7, 30 + number})) for number in range(3)]
    sorted_ = sorted_apart([*flood, *real])
    assert sorted_.groups == real
    assert [len(one.groups) for one in sorted_.floods] == [500]


def test_a_flood_that_varies_its_words_is_one_flood_all_the_same() -> None:
    flood = [replace(group(number, longest=256), likenesses=frozenset({number % 255 + 1})) for number in range(500)]
    sorted_ = sorted_apart(flood)
    assert sorted_.groups == []
    assert [len(one.groups) for one in sorted_.floods] == [500]


def test_the_same_words_are_alike_whatever_number_stands_in_them_and_say_nothing() -> None:
    assert likeness_of("Quítenlo ya 1") == likeness_of("quítenlo YA: 22")
    assert len({likeness_of(f"palabra {'x' * length}") for length in range(60)}) > 30
    assert all(1 <= likeness_of("x" * length) <= 255 for length in range(300))


@given(st.lists(st.tuples(st.sampled_from([0, 256, 512]), st.booleans(), st.booleans()), max_size=60))
def test_no_report_is_lost_in_sorting(shapes: list[tuple[int, bool, bool]]) -> None:
    given_ = [group(n, longest=size, wants=int(wants), hidden=hid) for n, (size, wants, hid) in enumerate(shapes)]
    sorted_ = sorted_apart(given_)
    found = [*sorted_.groups, *(one for flood in sorted_.floods for one in flood.groups)]
    assert sorted(found, key=lambda one: one.first) == sorted(given_, key=lambda one: one.first)
    assert sorted_.still_seen == sum(not one.hidden for one in given_)
    still = [one.hidden for one in sorted_.groups]
    assert still == sorted(still), "of one day, what can still be seen comes first"
