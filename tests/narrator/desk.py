"""What happened before, and what the other side does, by actions alone: tell, redact, approve, ask, publish."""

from django.utils import timezone

from stories.consent.texts import current, text_sha256
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.pages.documents import PublicDocument
from stories.publishing.asking import ask_for_yes
from stories.publishing.models import Duty
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.worksheet import PictureChoice, Worksheet
from tests.covers import looked_over
from tests.narrator.walking import photograph
from tests.publishing.stories_told import two_people

USES = ("web", "photo", "translate", "quote", "teach")


def told(*, picture: bool = False, name: str = "", age: str = "adult") -> str:
    """A story told and sent by actions, as the pages do it. Returns its words. Who may not say yes has said no."""
    at = today()
    begun = telling.begin(kind="testimony", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {"language": "es", "age": age, "story": "Tocaron la puerta.\n\nNo abrimos."}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=at)
    if picture:
        telling.add_original(
            secrets=begun.secrets, sitting=sitting, chunks=[photograph()], name="1.jpg", media_type="image/jpeg", at=at
        )
    choices = Choices(
        uses={use: age == "adult" and use in USES for use in Use.values},
        texts={use: text_sha256(current(use, "es")) for use in Use.values},
        name=name,
        place_step=3,
        date_step=4,
        minor=age == "minor",
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return begun.code


def version_of(submission: Submission, *, title: str = "No abrimos") -> Edition:
    """A public version, approved by two people, that the narrator is asked about."""
    ana, beto = two_people()
    pictures = tuple(
        PictureChoice(original.pk, {"es": "Una puerta", "en": "A door"}) for original in submission.originals.all()
    )
    covers = tuple(looked_over(choice.original) for choice in pictures)
    worksheet = Worksheet(title=title, date="2018-05-03", place="boyle-heights", pictures=pictures, covers=covers)
    save_worksheet(submission=submission, worksheet=worksheet, person=ana)
    edition = project(submission=submission, person=ana, at=today())
    approve(edition=edition, person=ana, at=today())
    approve(edition=edition, person=beto, at=today())
    ask_for_yes(edition=edition, at=today())
    return edition


def publish_it(edition: Edition) -> PublicDocument:
    ana, _beto = two_people()
    return publish(edition=edition, person=ana, at=today())


def erased() -> None:
    """The worker's rounds, until nothing is left to do. No checkpoint of the log inside a test's transaction."""
    for _round in range(3):
        Duty.objects.filter(kind=Duty.Kind.RAW_BYTES, done_on=None).update(done_on=today())
        tend(now=timezone.now())
