"""Stories with a recording, and a worker that does what waits: for tests of sound and film."""

from django.utils import timezone

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.recordings import put_jobs
from stories.publishing.rendering import render_next
from stories.publishing.renders import Render
from stories.publishing.worksheets import load_worksheet, save_worksheet, told
from stories.redaction.stretches import Stretch
from stories.redaction.worksheet import RecordingChoice, Worksheet
from stories.vault.keeper import get_keeper
from tests.publishing.stories_told import STORY, ToldStory

ALT = {"es": "Una voz cuenta", "en": "A voice tells"}


def tell_recorded(
    data: bytes,
    media_type: str = "audio/ogg",
    *,
    voice: str = "altered",
    uses: tuple[str, ...] = ("web", "photo", "voice"),
    story: str = STORY,
) -> ToldStory:
    """Tell in words and with one recording, say in whose voice it may be heard, and send."""
    at = today()
    begun = telling.begin(kind="testimony", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": story, "voice": voice}, at=at)
    telling.add_original(
        secrets=begun.secrets, sitting=sitting, chunks=[data], name="rosario.ogg", media_type=media_type, at=at
    )
    choices = Choices(
        uses={use: use in uses for use in Use.values},
        texts=dict.fromkeys(Use.values, "0" * 64),
        name="Luz",
        place_step=2,
        date_step=2,
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return ToldStory(begun.secrets, begun.code)


def recording_choice(
    submission: Submission, *, voice: str = "altered", show: str = "sound", stretches: tuple[Stretch, ...] = ()
) -> RecordingChoice:
    """How the one recording of this story is published."""
    original = submission.originals.get()
    return RecordingChoice(original=original.pk, show=show, voice=voice, alt=ALT, stretches=stretches)


def save_choice(submission: Submission, person: User, choice: RecordingChoice, **more: object) -> None:
    sheet = Worksheet(title="No abrimos", recordings=(choice,), **more)  # type: ignore[arg-type]
    save_worksheet(submission=submission, worksheet=sheet, person=person)


def ask(submission: Submission, person: User) -> list[Render]:
    """Put the jobs of the newest worksheet."""
    opened = get_keeper().open(str(person.pk), submission.pk, "redact")
    story = told(submission=submission, opened=opened)
    worksheet = load_worksheet(submission=submission, opened=opened)
    return put_jobs(submission=submission, worksheet=worksheet, story=story, opened=opened, person=person, at=today())


def work(*, holder: str = "test") -> int:
    """Let the worker do what waits; how many jobs it did."""
    done = 0
    while render_next(holder=holder, now=timezone.now()):
        done += 1
    return done
