"""A subpoena drill: an invented narrator, walked through the real actions in an archive of its own, and at each stage
what every place would yield to whoever takes it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import PUBLIC_USES, Marked, Picture, ToldStory
from stories.demo.people import make_people, people
from stories.demo.telling import send, tell, work
from stories.gate.clock import today
from stories.intake.telling import Begun
from stories.moderation.models import User
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.publishing.yielding import Yield, opened_by_whoever_has_everything, readable_in
from stories.upkeep.backing_up import back_up
from stories.vault.backups import new_backup_key

# What the invented narrator told. The first six are private; the last is what they let the archive publish.
WANTED = {
    "name": "Anselma Quirarte",
    "place": "Zapotitlán de Ensayo",
    "phone": "213 555 0199",
    "number": "A000 000 777",
    "file name": "relato-mesa-de-mi-telefono",
    "photograph": "Narradora Inventada",
    "published": "el comal seguía caliente",
}
NARRATOR = ToldStory(
    key="simulacro",
    kind="testimony",
    language="es",
    state="published",
    title="El comal seguía caliente",
    story=Marked("""
        Me llamo {Anselma Quirarte|cut: su nombre} y soy de {Zapotitlán de Ensayo|cut: un pueblo}. Tocaron a las seis.
        Mi teléfono es {213 555 0199|cut: un teléfono} y mi número {A000 000 777|cut: un número}. Nadie abrió, y el
        comal seguía caliente.
    """),
    place="boyle-heights",
    place_step=PlaceStep.AREA,
    date="2018-05-03",
    date_step=DateStep.YEAR,
    terms=("agentes-en-la-puerta",),
    uses=PUBLIC_USES,
    pictures=(Picture(key="relato-mesa", alt_es="Una mesa puesta.", alt_en="A set table."),),
)
SENT, PUBLISHED, ERASED = "sent", "published", "erased"
EVERYTHING = "everything"


@dataclass(frozen=True)
class Stage:
    """What every place gave at one moment of the story's life."""

    name: str
    yields: tuple[Yield, ...]


def drill(*, say: Callable[[str], None]) -> Iterator[Stage]:
    """Walk the narrator and look everywhere, three times. For an archive made for this alone; see `subpoena_drill`."""
    make_people()
    new_backup_key()
    begun = tell(NARRATOR, at=today())
    send(NARRATOR, begun=begun, at=today())
    say(SENT)
    yield Stage(SENT, tuple(look(begun)))
    work(NARRATOR, begun=begun, people=people(), at=today())
    tend(now=timezone.now())
    say(PUBLISHED)
    yield Stage(PUBLISHED, tuple(look(begun)))
    withdraw(secrets=begun.secrets, at=today())
    tend(now=timezone.now())
    say(ERASED)
    yield Stage(ERASED, tuple(look(begun)))


def look(begun: Begun) -> Iterator[Yield]:
    """Every place, one by one, then everything together with the vault key."""
    home = Path(settings.AMPARO_HOME)
    connection.close()
    database = sorted(home.glob("archive.sqlite3*"))
    backup = home / "drill.backup"
    with backup.open("wb") as target:
        back_up(target=target, at=today())
    places = {
        "database": database,
        "key store": [Path(settings.KEYSTORE_DIR)],
        "sealed files": [Path(settings.SEALED_DIR)],
        "public files": [Path(settings.PUBLIC_FILES_DIR), Path(settings.MEDIA_ROOT)],
        "logs": [home / "logs"],
        "backup": [backup],
    }
    for place, paths in places.items():
        yield readable_in(place, paths, wanted=WANTED)
    opened = opened_by_whoever_has_everything(
        submission_id=begun.secrets.submission_id, person_id=str(User.objects.get(username="moderadora").pk)
    )
    words = frozenset(name for name, word in WANTED.items() if word in opened)
    yield Yield(EVERYTHING, words, len(opened))
    backup.unlink()
