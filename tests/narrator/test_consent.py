"""Consent on screen: one use at a time, nothing ticked, less than a word is no."""

import re

import pytest

from stories.consent.models import Channel, Grant
from stories.consent.texts import by_hash, current, versions
from stories.consent.uses import Use
from stories.intake.keeping import wishes_deletion
from stories.intake.models import Submission
from tests.narrator.walking import Narrator

PUBLIC = {"web", "photo", "translate", "quote", "teach"}


def allowed() -> set[str]:
    return set(Grant.objects.filter(allowed=True).values_list("use", flat=True))


def send(narrator: Narrator) -> Submission:
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    return Submission.objects.get()


def of_age(narrator: Narrator) -> None:
    narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.", when="marzo de 2018")


def test_silence_is_a_no_to_every_use(anybody: Narrator) -> None:
    """R2: sending without a word about consent permits nothing."""
    of_age(anybody)
    submission = send(anybody)
    assert submission.grants.count() == len(Use.values)
    assert allowed() == set()


def test_nothing_is_ticked_before_it_is_answered_and_blank_is_a_no(anybody: Narrator) -> None:
    """R2: each use on its own page, off by default."""
    of_age(anybody)
    anybody.open("tell:permit", "web")
    anybody.post(answer="yes")
    for use in Use.values[1:]:
        assert (anybody.at, anybody.step) == ("tell:permit", use)
        assert "checked" not in anybody.html
        anybody.post()
    assert anybody.step == "name"
    send(anybody)
    assert allowed() == {"web"}


def test_uses_are_permitted_one_by_one_and_bound_to_the_text_that_was_read(anybody: Narrator) -> None:
    """R1, R4: no use depends on another; the exact words can be found again by their hash."""
    of_age(anybody)
    anybody.open("tell:permit", "web")
    for use in Use.values:
        text = current(use, anybody.language)
        assert text.body in anybody.words
        assert text.means.split("\n\n")[0] in anybody.words
        anybody.post(answer="yes" if use in ("web", "quote") else "no")
    submission = send(anybody)
    assert allowed() == {"web", "quote"}
    for grant in submission.grants.all():
        text = by_hash(grant.text_sha256)
        assert text is not None
        assert (text.use, text.language) == (grant.use, anybody.language)


def test_no_to_the_site_asks_nothing_further(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:permit", "web")
    narrator.post(answer="no")
    assert narrator.at == "tell:review"
    send(narrator)
    assert allowed() == set()


def test_no_to_all_that_is_left(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:permit", "web")
    narrator.post(answer="yes")
    narrator.post(answer="yes")
    narrator.post(all="no")
    assert narrator.at == "tell:review"
    send(narrator)
    assert allowed() == {"web", "photo"}


@pytest.mark.parametrize(
    ("preset", "uses", "asked_for_name"),
    [("keep", set(), False), ("public_no_name", PUBLIC, False), ("public_chosen_name", PUBLIC, True)],
)
def test_a_proposal_is_an_answer(narrator: Narrator, preset: str, uses: set[str], asked_for_name: bool) -> None:
    of_age(narrator)
    narrator.open("tell:permits")
    narrator.post(preset=preset)
    if uses:
        assert narrator.step == ("name" if asked_for_name else "place")
    else:
        assert narrator.at == "tell:review"
    submission = send(narrator)
    assert allowed() == uses
    assert not submission.grants.filter(text_sha256="").exists()


def test_the_whole_text_can_be_read_in_every_version_without_a_session(anybody: Narrator) -> None:
    """R3, R4, R14: rights stay with the narrator; the version that was shown stays; no privilege is promised."""
    for version in versions():
        anybody.open("tell:text", version)
        assert anybody.page.status_code == 200
        court = {"es": "un juez puede ordenar que", "en": "a court can order us"}[anybody.language]
        assert court in anybody.words
    assert anybody.open("tell:text", 99).status_code == 404


def test_precision_is_chosen_from_live_examples(narrator: Narrator, tree: None) -> None:
    of_age(narrator)
    narrator.answer(where="en Boyle Heights, cerca del parque")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    assert "«California»" in narrator.words
    assert "«Boyle Heights»" in narrator.words
    narrator.post(answer="2")
    assert "«década de 2010»" in narrator.words
    assert "«marzo de 2018»" in narrator.words
    narrator.post(answer="1")
    narrator.post(answer="12")
    narrator.post(answer="60")
    assert narrator.step == "original"
    narrator.post(answer="delete")
    submission = send(narrator)
    assert wishes_deletion(submission)
    web = submission.grants.get(use="web")
    assert (web.place_step, web.date_step) == (2, 1)
    assert web.embargo_until is not None
    assert (web.embargo_until - submission.sent_on).days in range(330, 367)  # type: ignore[operator]
    assert (web.expires_on - submission.sent_on).days in range(1800, 1830)  # type: ignore[operator]


def test_precision_not_chosen_shows_nothing(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.post(skip="1")
    narrator.post()
    narrator.post()
    narrator.post()
    narrator.post()
    assert narrator.at == "tell:review"
    submission = send(narrator)
    assert not wishes_deletion(submission)
    web = submission.grants.get(use="web")
    assert (web.place_step, web.date_step, web.name_id, web.embargo_until, web.expires_on) == (0, 0, "", None, None)


def test_the_name_chosen_is_sealed_and_stands_for_a_random_id(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:permits")
    narrator.post(preset="public_chosen_name")
    narrator.post(answer="Marisol")
    web = send(narrator).grants.get(use="web")
    assert len(web.name_id) == 20
    assert "Marisol" in narrator.words


def test_the_review_changes_one_use_and_comes_back(narrator: Narrator) -> None:
    of_age(narrator)
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    change = re.search(r'href="([^"]*permisos/quote/\?r=1)"', narrator.html)
    assert change is not None
    narrator.get(change[1])
    narrator.post(answer="no")
    assert narrator.at == "tell:review"
    send(narrator)
    assert allowed() == PUBLIC - {"quote"}


@pytest.mark.parametrize("said", ["", "guardian", "assent"])
def test_a_minor_without_both_yeses_tells_but_publishes_nothing(narrator: Narrator, said: str) -> None:
    """R7: no self-publishing."""
    narrator.begin()
    narrator.answer(language="es", age="minor")
    assert narrator.step == "guardian"
    narrator.post(**({said: "on"} if said else {}))
    narrator.answer(story="Mi escuela.")
    narrator.open("tell:permits")
    assert re.findall(r'name="preset" value="(\w+)"', narrator.html) == ["keep"]
    narrator.post(preset="public_no_name")
    assert narrator.at == "tell:permits"
    assert narrator.open("tell:permit", "web").status_code == 404
    submission = send(narrator)
    assert allowed() == set()
    assert submission.approvals_needed == 3


@pytest.mark.parametrize("age", ["minor", "child"])
def test_a_minor_with_both_yeses_is_always_high_risk(narrator: Narrator, age: str) -> None:
    """R7: guardian plus assent, three approvals."""
    narrator.begin()
    narrator.answer(language="es", age=age)
    narrator.post(guardian="on", assent="on")
    narrator.answer(story="Mi escuela.")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    submission = send(narrator)
    assert submission.approvals_needed == 3
    assert submission.grants.get(use="web").channel == Channel.GUARDIAN
    assert allowed() == PUBLIC


def test_who_does_not_say_their_age_publishes_nothing_yet(narrator: Narrator) -> None:
    """R7, R25: skipping is allowed, and closes."""
    narrator.begin()
    narrator.post(skip="1")
    narrator.post(skip="1")
    narrator.open("tell:permits")
    assert re.findall(r'name="preset" value="(\w+)"', narrator.html) == ["keep"]
    send(narrator)
    assert allowed() == set()


def test_an_adult_who_turns_out_a_minor_loses_the_yeses_already_given(narrator: Narrator) -> None:
    """R7: what counts is what is said at Send."""
    of_age(narrator)
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.answer(age="minor")
    send(narrator)
    assert allowed() == set()
