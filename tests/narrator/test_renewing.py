"""Asked again: a newer text of consent, a permission that ends. No answer is never a yes, and takes nothing back."""

import datetime
from collections.abc import Iterator

import pytest

from stories.consent import changes, texts
from stories.consent.models import Grant
from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake import deciding, telling
from stories.intake.choices import as_they_stand
from stories.intake.models import Act
from stories.narrator import permits
from stories.publishing.publishing import publish
from stories.redaction.models import Edition
from tests.gate.clocks import set_clock, start_clock
from tests.narrator.desk import told
from tests.narrator.test_space import published
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

OLD = {text.use: texts.text_sha256(text) for text in texts.of_version(1, "es")}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    yield
    start_clock()


def decided(code: str, **changed: object) -> None:
    """The narrator decided before, with these other texts or days."""
    secrets = telling.enter(code=code)
    submission = Grant.objects.filter(submission_id=secrets.submission_id)[0].submission
    standing = as_they_stand(permits.newest_grants(submission), name="", minor=False)
    choices = type(standing)(**{**standing.__dict__, **changed})
    deciding.change_consent(secrets=secrets, choices=choices, at=today())


def newest(narrator: Narrator) -> dict[str, Grant]:
    return permits.newest_grants(narrator.submission)


def seen(narrator: Narrator) -> str:
    return str(narrator.submission.grants.count())


def test_a_yes_to_an_older_text_is_asked_again_and_stays_in_force_meanwhile(anybody: Narrator) -> None:
    code = told()
    decided(code, texts=OLD)
    anybody.enter(code)
    assert anybody.address("space:renew") in anybody.html
    anybody.open("space:renew")
    asked = {use for use in Use.values if f'name="{use}"' in anybody.html}
    assert asked == {use for use, grant in newest(anybody).items() if grant.allowed}
    assert "checked" not in anybody.html
    assert str(changes.CHANGED[2])[:20] in anybody.words or anybody.language == "en"
    anybody.post(seen=seen(anybody))
    assert anybody.at == "space:home"
    assert anybody.address("space:renew") in anybody.html, "not answered: asked again at the next visit"
    assert all(decide(list(anybody.submission.grants.all()), use=use, at=today()) for use in asked)
    assert Act.objects.filter(kind=Act.Kind.CONSENT).count() == 1


def test_keeping_names_the_text_that_was_read_and_taking_back_takes_back(narrator: Narrator) -> None:
    code = told()
    decided(code, texts=OLD)
    narrator.enter(code)
    narrator.open("space:renew")
    narrator.post(seen=seen(narrator), web="keep", quote="take_back")
    now = newest(narrator)
    assert now["web"].allowed
    assert now["web"].text_sha256 == texts.text_sha256(texts.current("web", "es"))
    assert not now["quote"].allowed
    assert now["photo"].text_sha256 == OLD["photo"]
    assert now["photo"].allowed
    assert not texts.older_than_shown(now["web"])
    narrator.open("space:renew")
    assert 'name="photo"' in narrator.html
    assert 'name="web"' not in narrator.html
    assert 'name="quote"' not in narrator.html


def test_keeping_under_a_new_text_leaves_the_story_public(narrator: Narrator, tree: None) -> None:
    code = published(narrator)
    decided(code, texts=OLD, name_id=newest(narrator)["web"].name_id)
    assert Visible.objects.filter(use="web").exists()
    narrator.open("space:renew")
    narrator.post(
        seen=seen(narrator), **dict.fromkeys([use for use in Use.values if f'name="{use}"' in narrator.html], "keep")
    )
    assert narrator.address("space:renew") not in narrator.html
    assert Visible.objects.filter(use="web").exists()


def test_what_was_answered_in_a_window_from_before_changes_nothing(narrator: Narrator) -> None:
    code = told()
    decided(code, texts=OLD)
    narrator.enter(code)
    narrator.open("space:renew")
    before = seen(narrator)
    decided(code, uses={})
    narrator.post(seen=before, web="keep")
    assert "No se guardó nada." in narrator.words
    assert not newest(narrator)["web"].allowed


def test_a_permission_that_ends_within_thirty_days_is_listed_and_ends_by_itself(narrator: Narrator, tree: None) -> None:
    code = published(narrator)
    ends = today() + datetime.timedelta(days=40)
    decided(code, expires_on=ends, name_id=newest(narrator)["web"].name_id)
    narrator.open("space:home")
    assert narrator.address("space:renew") not in narrator.html
    set_clock(ends - datetime.timedelta(days=30))
    narrator.open("space:home")
    assert "Su permiso termina el" in narrator.words
    set_clock(ends)
    narrator.open("space:home")
    assert "Su permiso terminó el" in narrator.words
    assert not Visible.objects.exists()


def test_a_longer_permission_is_confirmed_by_a_person_and_never_publishes_by_itself(
    narrator: Narrator, tree: None
) -> None:
    """R9, the other way round: what ended comes back only with a new clearance."""
    code = published(narrator)
    ends = today() + datetime.timedelta(days=10)
    decided(code, expires_on=ends, name_id=newest(narrator)["web"].name_id)
    narrator.open("space:renew")
    narrator.post(seen=seen(narrator), until="12")
    longer = newest(narrator)["web"].expires_on
    assert longer is not None
    assert longer > ends + datetime.timedelta(days=360)
    assert Visible.objects.filter(use="web").exists()
    set_clock(ends)
    assert not Visible.objects.exists()
    publish(edition=Edition.objects.get(), person=two_people()[0], at=today())
    assert Visible.objects.filter(use="web").exists()


@pytest.mark.parametrize("until", ["", "end", "nonsense", "999"])
def test_without_an_answer_it_ends_on_its_day(narrator: Narrator, until: str) -> None:
    code = told()
    ends = today() + datetime.timedelta(days=10)
    decided(code, expires_on=ends)
    narrator.enter(code)
    narrator.open("space:renew")
    narrator.post(seen=seen(narrator), until=until)
    assert newest(narrator)["web"].expires_on == ends


def test_where_nothing_is_asked_the_page_says_so(anybody: Narrator) -> None:
    anybody.enter(told())
    assert anybody.address("space:renew") not in anybody.html
    anybody.open("space:renew")
    assert anybody.page.status_code == 200
    assert "<form" not in anybody.html


def test_every_version_after_the_first_says_what_it_changed() -> None:
    assert set(changes.CHANGED) == set(texts.versions()) - {min(texts.versions())}
    assert {use for _version, use in changes.CHANGED_OF_USE} <= set(Use.values)
