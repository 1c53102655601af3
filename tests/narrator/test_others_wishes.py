"""What a painter or a photographer does not want is not published, by the desk or by the door (R3, R27)."""

import pytest

from stories.consent.models import Grant
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.pages.documents import PublicDocument
from stories.publishing.errors import Refused
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.worksheets import save_worksheet
from stories.redaction.worksheet import Worksheet
from stories.vault import by_code
from stories.vault.bundle import Secrets
from tests.narrator.desk import publish_it, version_of
from tests.narrator.saying import finish, walk
from tests.narrator.walking import Narrator, photograph
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def allowed() -> set[str]:
    newest = Grant.objects.order_by("use", "seq")
    return {use for use, now in {grant.use: grant.allowed for grant in newest}.items() if now}


def mural_refused(narrator: Narrator) -> str:
    """A mural whose painter does not want it here, sent by somebody who had said yes before being asked about that."""
    code = narrator.begin("mural")
    walk(narrator)
    narrator.post(preset="public_no_name")
    narrator.open("tell:question", "artist_wish")
    narrator.post(answer="objects")
    narrator.open("tell:review")
    assert 'class="sheet' not in narrator.html, "there is nothing that anybody would see"
    assert f'href="{narrator.address("tell:permits")}"' in narrator.html, "back to a page that is there"
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    return code


def secrets_of(code: str) -> Secrets:
    return by_code.unlock(submission_id=Submission.objects.get().pk, keys=by_code.derive(code=code))


def saved(submission: Submission) -> None:
    save_worksheet(submission=submission, worksheet=Worksheet(title="El muro"), person=two_people()[0])


def test_a_painter_who_objects_makes_every_use_a_no(anybody: Narrator) -> None:
    mural_refused(anybody)
    assert allowed() == set()


def test_only_keeping_it_is_offered_and_it_is_said_why(anybody: Narrator) -> None:
    anybody.begin("mural")
    walk(anybody, artist_wish={"answer": "objects"})
    assert anybody.at == "tell:permits"
    said = {"es": "Quien lo pintó no quiere que se publique", "en": "Whoever painted it does not want it published"}
    assert said[anybody.language] in anybody.words
    assert anybody.html.count('name="preset"') == 1
    assert anybody.open("tell:permit", "web").status_code == 404
    finish(anybody, preset="public_no_name")
    assert allowed() == set()


def test_the_desk_is_told_why_and_the_door_would_not_let_it_in_either(narrator: Narrator) -> None:
    secrets = secrets_of(mural_refused(narrator))
    submission, (ana, beto) = Submission.objects.get(), two_people()
    saved(submission)
    with pytest.raises(Refused, match="Quien lo pintó no quiere"):
        project(submission=submission, person=ana, at=today())
    # What a program that forgot to ask would do.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("stories.publishing.projecting.refused_by", lambda *_given, **_named: "")
        edition = project(submission=submission, person=ana, at=today())
    for person in (ana, beto):
        approve(edition=edition, person=person, at=today())
    deciding.say_yes(secrets=secrets, fingerprint=edition.fingerprint, at=today())
    with pytest.raises(Refused) as refused:
        publish(edition=edition, person=beto, at=today())
    assert refused.value.code == "door"
    assert not PublicDocument.unguarded.exists()


def test_once_the_painter_agrees_the_narrator_says_so_and_it_can_be_published(narrator: Narrator) -> None:
    code = mural_refused(narrator)
    narrator.enter(code)
    narrator.open("space:permits")
    seen = {"seen": str(Submission.objects.get().grants.count()), "place_step": "0", "date_step": "0", "wait": "0"}
    narrator.post(**seen, end="0", web="yes")
    assert "hace falta que quien lo pintó esté de acuerdo" in narrator.words
    assert allowed() == set()
    narrator.post(**seen, end="0", web="yes", artist_agrees="on")
    assert allowed() == {"web"}
    assert 'name="artist_agrees"' not in narrator.html, "asked once"
    submission, (ana, beto) = Submission.objects.get(), two_people()
    saved(submission)
    edition = project(submission=submission, person=ana, at=today())
    for person in (ana, beto):
        approve(edition=edition, person=person, at=today())
    deciding.say_yes(secrets=secrets_of(code), fingerprint=edition.fingerprint, at=today())
    assert publish(edition=edition, person=beto, at=today())


def test_photographs_wait_for_who_took_them_and_the_rest_does_not(narrator: Narrator) -> None:
    code = narrator.begin("mural")
    narrator.upload(photograph(), words="El muro")
    narrator.open("tell:question", "language")
    walk(narrator, photographer={"answer": "not_asked"})
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    assert "Las fotos no se muestran: falta el permiso de quien las tomó." in narrator.words
    narrator.post(send="1")
    assert "photo" not in allowed()
    assert "web" in allowed()
    submission = Submission.objects.get()
    with pytest.raises(Refused, match="Quien tomó las fotos no ha dado permiso"):
        version_of(submission)
    narrator.enter(code)
    narrator.open("space:permits")
    grants = {grant.use: "yes" if grant.allowed else "no" for grant in submission.grants.all()}
    fields = {**grants, "photo": "yes", "seen": "9", "place_step": "0", "date_step": "0", "wait": "0", "end": "0"}
    narrator.post(**fields)
    assert "para mostrar las fotos hace falta el permiso de quien las tomó" in narrator.words
    assert "photo" not in allowed()
    narrator.post(**fields, photographer_agrees="on")
    assert "photo" in allowed()
    edition = version_of(submission)
    deciding.say_yes(secrets=secrets_of(code), fingerprint=edition.fingerprint, at=today())
    document = publish_it(edition)
    assert document.parts(manager="unguarded").filter(kind="picture").exists()
