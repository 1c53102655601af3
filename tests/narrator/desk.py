"""What the other side does meanwhile, by actions alone: redact, approve, ask, publish."""

from django.utils import timezone

from stories.gate.clock import today
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
from tests.publishing.stories_told import two_people


def version_of(submission: Submission, *, title: str = "No abrimos") -> Edition:
    """A public version, approved by two people, that the narrator is asked about."""
    ana, beto = two_people()
    pictures = tuple(
        PictureChoice(original.pk, {"es": "Una puerta", "en": "A door"}) for original in submission.originals.all()
    )
    worksheet = Worksheet(title=title, date="2018-05-03", place="boyle-heights", pictures=pictures)
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
