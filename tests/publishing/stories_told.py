"""Invented stories told through the real actions, for tests that need the vault as well as the door."""

import io
from dataclasses import dataclass

from PIL import Image

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.publishing.asking import ask_for_yes
from stories.publishing.projecting import project
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.spans import Span
from stories.redaction.worksheet import PictureChoice, Worksheet
from stories.vault.bundle import Secrets
from tests.covers import looked_over

STORY = "Me llamo Rosario y vivo en la calle Olvera 14.\n\nTocaron la puerta a las cinco. No abrimos."
USES = frozenset({"web", "photo", "quote"})


@dataclass(frozen=True)
class ToldStory:
    """A narrator's side of a story: secrets of the session and the seven words."""

    secrets: Secrets
    code: str

    @property
    def submission(self) -> Submission:
        return Submission.objects.get(pk=self.secrets.submission_id)


def photograph(*, words: str = "Rosario at home") -> bytes:
    """A JPEG whose EXIF and comment name somebody."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = words
    Image.new("RGB", (800, 600), (200, 120, 60)).save(out, "JPEG", exif=exif, comment=words.encode())
    return out.getvalue()


def two_people() -> tuple[User, User]:
    """A moderator and a second person."""
    names = ("ana", "beto")
    ana, beto = (User.objects.get_or_create(username=name, defaults={"password": "!"})[0] for name in names)
    return ana, beto


def tell(*, uses: frozenset[str] = USES, story: str = STORY, name: str = "Luz", kind: str = "testimony") -> ToldStory:
    """Tell, with one photograph, and send."""
    at = today()
    begun = telling.begin(kind=kind, language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": story}, at=at)
    telling.add_original(
        secrets=begun.secrets,
        sitting=sitting,
        chunks=[photograph()],
        name="rosario.jpg",
        media_type="image/jpeg",
        at=at,
    )
    choices = Choices(
        uses={use: use in uses for use in Use.values},
        texts=dict.fromkeys(Use.values, "0" * 64),
        name=name,
        place_step=2,
        date_step=2,
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return ToldStory(begun.secrets, begun.code)


def worksheet(submission: Submission, *, title: str = "No abrimos") -> Worksheet:
    """Decisions that withhold the name and the address of STORY."""
    text = STORY.split("\n\n")[0]
    spans = tuple(
        Span("story:0", text.index(words), text.index(words) + len(words), "cut", shown)
        for words, shown in (("Rosario", "un nombre"), ("la calle Olvera 14", "una dirección"))
    )
    original = submission.originals.get()
    return Worksheet(
        title=title,
        spans=spans,
        date="2018-05-03",
        pictures=(PictureChoice(original.pk, {"es": "Una puerta", "en": "A door"}),),
        covers=(looked_over(original.pk),),
    )


def ready_edition(told: ToldStory, *, title: str = "No abrimos", also_to_less: bool = False) -> Edition:
    """Redacted, approved by two people and by the narrator: only `publish` is missing."""
    at = today()
    ana, beto = two_people()
    submission = told.submission
    save_worksheet(submission=submission, worksheet=worksheet(submission, title=title), person=ana)
    edition = project(submission=submission, person=ana, at=at)
    approve(edition=edition, person=ana, at=at)
    approve(edition=edition, person=beto, at=at)
    ask_for_yes(edition=edition, at=at)
    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=at, also_to_less=also_to_less)
    return edition
