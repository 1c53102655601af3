"""Where a story stands, in plain words: a line of time with days, and why it is hidden if it is."""

import datetime

import pytest

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import Submission
from stories.intake.telling import enter
from stories.narrator import standing
from stories.publishing.state import PROMISED, State
from tests.narrator.desk import told, version_of
from tests.narrator.test_space import change, published
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def line(submission: Submission, state: State, *, at: datetime.date, asked: bool = False) -> list[dict[str, str]]:
    return standing.timeline(submission, state, asked=asked, at=at)


def test_it_is_said_by_when_somebody_answers(narrator: Narrator) -> None:
    narrator.enter(told())
    assert "a más tardar el" in narrator.words
    now = line(narrator.submission, State.RECEIVED, at=today())
    assert [step["state"] for step in now] == ["done", "now", "later", "later", "later"]
    assert standing.said(today() + PROMISED) in now[1]["when"]


def test_being_late_is_admitted(narrator: Narrator) -> None:
    narrator.enter(told())
    late = line(narrator.submission, State.CLAIMED, at=today() + PROMISED + datetime.timedelta(days=1))
    assert "Disculpe" in late[1]["when"]


def test_for_the_narrators_own_step_there_is_no_term(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    assert "Sin fecha límite." in narrator.words


def test_steps_that_were_done_have_their_days(narrator: Narrator) -> None:
    published(narrator)
    steps = line(narrator.submission, State.PUBLISHED, at=today(), asked=True)
    assert [bool(step["when"]) for step in steps] == [True, True, False, True, True]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"web": "no"}, "usted dijo que no se muestre"),
        ({"place_step": "1"}, "usted pidió mostrar menos"),
    ],
)
def test_why_it_is_hidden_is_said(narrator: Narrator, what: dict[str, str], words: str) -> None:
    published(narrator)
    change(narrator, **what)
    narrator.open("space:home")
    assert words in narrator.words


def test_a_no_to_what_is_public_is_why(narrator: Narrator) -> None:
    code = published(narrator)
    edition = narrator.submission.record.editions.get()
    deciding.say_no(secrets=enter(code=code), fingerprint=edition.fingerprint, words="Quiten el mes.", at=today())
    narrator.open("space:home")
    assert "usted pidió cambios" in narrator.words


def test_what_never_was_public_and_is_hidden_has_no_line_of_published_steps(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.post(act="hide")
    assert "usted lo pidió" in narrator.words
    assert "Se publicó" not in narrator.words
    assert "Volver a mostrarla" in narrator.words


def test_a_part_that_is_hidden_is_spoken_of(narrator: Narrator) -> None:
    from stories.consent.models import Hold

    published(narrator)
    Hold.objects.create(
        submission=narrator.submission,
        kind=Hold.Kind.ORDER,
        scope=Hold.Scope.PART,
        part_sha256="0" * 64,
        person=two_people()[0],
        day=today(),
    )
    narrator.open("space:home")
    assert "Una parte está oculta" in narrator.words
