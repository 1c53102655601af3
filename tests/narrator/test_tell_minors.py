"""R7: a child's or a minor's story. No self-publishing; guardian and assent; sealed by default; always high risk."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction

from stories.consent.models import Channel, Grant
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.pages.documents import PublicDocument
from stories.publishing.errors import Refused
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.worksheet import Worksheet
from stories.vault import by_code
from stories.vault.bundle import Secrets
from tests.narrator.saying import finish, walk
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def told_by(narrator: Narrator, age: str, **guardian: str) -> Secrets:
    code = narrator.begin()
    walk(narrator, age={"answer": age}, guardian=guardian or {"guardian": "on", "assent": "on"})
    finish(narrator)
    return by_code.unlock(submission_id=Submission.objects.get().pk, keys=by_code.derive(code=code))


def version(secrets: Secrets) -> tuple[Edition, User, User]:
    """A version with two approvals and the narrator's yes."""
    submission, (ana, beto) = Submission.objects.get(), two_people()
    save_worksheet(submission=submission, worksheet=Worksheet(title="Mi dibujo", tier="low"), person=ana)
    edition = project(submission=submission, person=ana, at=today())
    approve(edition=edition, person=ana, at=today())
    approve(edition=edition, person=beto, at=today())
    deciding.say_yes(secrets=secrets, fingerprint=edition.fingerprint, at=today())
    return edition, ana, beto


@pytest.mark.parametrize("age", ["child", "minor"])
def test_two_approvals_do_not_publish_a_minors_story(narrator: Narrator, age: str) -> None:
    edition, ana, _beto = version(told_by(narrator, age))
    with pytest.raises(Refused, match="faltan aprobaciones"):
        publish(edition=edition, person=ana, at=today())
    assert not PublicDocument.unguarded.exists()


def test_three_approvals_without_an_advocate_do_not_either(narrator: Narrator) -> None:
    edition, ana, _beto = version(told_by(narrator, "child"))
    third = User.objects.create_user(username="tercera", password=None)
    approve(edition=edition, person=third, at=today())
    with pytest.raises(Refused, match="defensora"):
        publish(edition=edition, person=ana, at=today())


def test_with_an_advocate_and_the_yes_it_can_be_public(narrator: Narrator) -> None:
    edition, ana, _beto = version(told_by(narrator, "child"))
    third = User.objects.create_user(username="defensora", password=None)
    third.groups.add(Group.objects.get_or_create(name="advocates")[0])
    approve(edition=edition, person=third, at=today())
    publish(edition=edition, person=ana, at=today())
    assert PublicDocument.objects.visible(use="web").count() == 1


def test_the_approvals_needed_cannot_be_talked_down(narrator: Narrator) -> None:
    told_by(narrator, "child")
    submission = Submission.objects.get()
    assert submission.approvals_needed == 3
    with pytest.raises(DatabaseError, match="never fall"), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(approvals_needed=2)
    save_worksheet(submission=submission, worksheet=Worksheet(title="x", tier="low"), person=two_people()[0])
    submission.refresh_from_db()
    assert submission.approvals_needed == 3


@pytest.mark.parametrize("said", [{"guardian": "on"}, {"assent": "on"}, {"skip": "1"}])
def test_without_both_yeses_everything_is_a_no_and_stays_sealed(narrator: Narrator, said: dict[str, str]) -> None:
    told_by(narrator, "child", **said)
    assert not Grant.objects.filter(allowed=True).exists()
    assert Submission.objects.get().approvals_needed == 3


def test_who_publishes_for_a_minor_is_named_by_the_channel(narrator: Narrator) -> None:
    told_by(narrator, "minor")
    assert set(Grant.objects.values_list("channel", flat=True)) == {Channel.GUARDIAN}


@pytest.mark.parametrize("age", ["minor", "child", ""])
def test_a_minor_alone_is_offered_no_public_permit_and_cannot_post_one(narrator: Narrator, age: str) -> None:
    """Attacked: the pages of consent called by hand."""
    narrator.begin()
    narrator.answer(language="es", age=age, story="Mi historia.")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    assert narrator.at == "tell:permits"
    assert narrator.open("tell:permit", "web").status_code == 404
    narrator.open("tell:review")
    narrator.post_to(narrator.address("tell:permit", "web"), answer="yes")
    narrator.open("tell:review")
    narrator.post(send="1")
    assert not Grant.objects.filter(allowed=True).exists()


def test_a_yes_given_as_an_adult_falls_when_the_age_is_put_right(narrator: Narrator) -> None:
    """Attacked: say *adult*, allow everything, then say what is true."""
    narrator.begin()
    narrator.answer(language="es", age="adult", story="Mi historia.")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.answer(age="minor")
    narrator.open("tell:review")
    narrator.post(send="1")
    assert not Grant.objects.filter(allowed=True).exists()
    assert Submission.objects.get().approvals_needed == 3
