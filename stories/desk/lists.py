"""The desk's lists: what waits for whom, oldest first. Read from rows that say nothing of what was told."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.gate.models import Clearance, Visible
from stories.intake import mailbox
from stories.intake.models import Act, Kind, Submission
from stories.moderation.answers import answer_of
from stories.moderation.approving import Standing, standing
from stories.moderation.claiming import holder, recused
from stories.moderation.models import User
from stories.pages.records import SPINE, SPINE_OF_NEWS
from stories.publishing.state import PROMISED, State, state_of
from stories.redaction.models import Edition

NEWLY_PUBLISHED = 10


@dataclass(frozen=True)
class Entry:
    """One submission as the desk lists it: no title and no word of it, since those are sealed."""

    submission: Submission
    state: State
    holder: User | None
    edition: Edition | None
    standing: Standing | None
    answer: str
    mine: bool
    approved_by_me: bool
    recused: bool
    at: datetime.date

    @property
    def label(self) -> str:
        """The call number, or the kind and the first letters of the opaque id while there is no record."""
        record = getattr(self.submission, "record", None)
        prefix = SPINE.get(self.submission.kind, SPINE_OF_NEWS)
        return f"{prefix} {record.pk.upper()}" if record is not None else f"{prefix} · {self.submission.pk[:6]}"

    @property
    def promised(self) -> datetime.date:
        """The day by which the narrator was told to expect an answer."""
        return (self.submission.sent_on or self.at) + PROMISED

    @property
    def late(self) -> bool:
        return self.promised < self.at and self.state not in (State.PUBLISHED, State.HIDDEN)


@dataclass(frozen=True)
class Shelf:
    """One list of the desk: its name, what it is for, what it says when there is nothing, and its entries."""

    key: str
    title: str | Promise
    words: str | Promise
    empty: str | Promise
    takes: Callable[[Entry], bool]
    entries: list[Entry] = field(default_factory=list)


def _waits_for_me(entry: Entry) -> bool:
    unfinished = entry.state in (State.CLAIMED, State.RECEIVED) and entry.mine
    nobodys = entry.state == State.REVIEWED and (entry.mine or entry.holder is None)
    return not entry.recused and (unfinished or nobodys)


def shelves() -> list[Shelf]:
    """The lists in the order of the desk. An entry stands on the first that takes it."""
    return [
        Shelf(
            "yours",
            _("Le esperan a usted"),
            _("Lo que usted tomó, y lo que está listo para el siguiente paso."),
            _("Nada le espera. Puede tomar un relato de los recibidos."),
            _waits_for_me,
        ),
        Shelf(
            "second",
            _("Esperan a otra persona"),
            _("Versiones que otra persona, que no las haya redactado, debe leer y aprobar."),
            _("Ninguna versión espera otra mirada."),
            lambda entry: entry.state == State.REDACTED,
        ),
        Shelf(
            "narrator",
            _("Esperan a quien narra"),
            _("Con una pregunta, o con la versión pública por aprobar. El silencio nunca es un sí."),
            _("Nada espera respuesta."),
            lambda entry: entry.state in (State.WITH_NARRATOR, State.ASKED),
        ),
        Shelf(
            "received",
            _("Recibidas"),
            _("Nadie las ha tomado. La más antigua está arriba."),
            _("No hay relatos nuevos."),
            lambda entry: entry.state == State.RECEIVED,
        ),
        Shelf(
            "others",
            _("En otras manos"),
            _("Otra persona trabaja en ellas."),
            _("Nadie más tiene relatos tomados."),
            lambda entry: entry.state in (State.CLAIMED, State.REVIEWED),
        ),
        Shelf(
            "hidden",
            _("Ocultas"),
            _("Fueron públicas y ahora no se ven: una persona las ocultó, un permiso cambió o se acabó."),
            _("Ninguna está oculta."),
            lambda entry: entry.state == State.HIDDEN,
        ),
    ]


def desk_lists(*, person: User, at: datetime.date, kind: str = "") -> list[Shelf]:
    """Every submission that is not public, withdrawn or declined, on its list, oldest first."""
    public = Visible.objects.filter(use="web").values("record_id")
    waiting = (
        Submission.objects.filter(sent_on__isnull=False, withdrawal=None)
        .exclude(record__in=public)
        .select_related("record")
        .order_by("sent_on", "pk")
    )
    return _sorted_onto(shelves(), entries(submissions=_of_kind(waiting, kind), person=person, at=at))


def who_wrote(*, person: User, at: datetime.date, kind: str = "") -> Shelf:
    """Stories whose narrator wrote something that nobody has read: public ones and those in hand alike."""
    shelf = Shelf(
        "wrote",
        _("Escribió quien narra"),
        _("Un mensaje que nadie ha leído. Abra «Mensajes y notas»: quien narra verá que se leyó."),
        _("No hay mensajes sin leer."),
        lambda entry: True,
    )
    wrote = (
        Submission.objects.filter(acts__kind=Act.Kind.MESSAGE, withdrawal=None, sent_on__isnull=False)
        .exclude(kind=Kind.OBJECTION)
        .distinct()
        .order_by("sent_on", "pk")
    )
    unread = [row for row in _of_kind(wrote, kind) if mailbox.unread_by_archive(submission=row) is not None]
    shelf.entries.extend(entries(submissions=unread, person=person, at=at))
    return shelf


def newly_published(*, person: User, at: datetime.date, kind: str = "") -> list[Entry]:
    """What became public lately, newest first."""
    public = Visible.objects.filter(use="web").values("record_id")
    newest = (
        Clearance.objects.filter(record__in=public)
        .values("record_id")
        .annotate(day=Max("cleared_on"))
        .order_by("-day", "record_id")
    )
    chosen = [row["record_id"] for row in newest[: NEWLY_PUBLISHED * 3]]
    found = {row.record.pk: row for row in Submission.objects.filter(record__in=chosen).select_related("record")}
    ordered = [found[pk] for pk in chosen if pk in found and (not kind or found[pk].kind == kind)]
    return entries(submissions=ordered[:NEWLY_PUBLISHED], person=person, at=at)


def entries(*, submissions: Iterable[Submission], person: User, at: datetime.date) -> list[Entry]:
    """The submissions as entries, in the order given."""
    return [entry_of(submission=submission, person=person, at=at) for submission in submissions]


def entry_of(*, submission: Submission, person: User, at: datetime.date) -> Entry:
    """One submission as this person sees it."""
    edition = newest_edition(submission=submission)
    taken_by = holder(submission=submission)
    return Entry(
        submission=submission,
        state=state_of(submission=submission, at=at),
        holder=taken_by,
        edition=edition,
        standing=standing(edition=edition) if edition is not None else None,
        answer=answer_of(edition=edition) if edition is not None else "",
        mine=taken_by == person,
        approved_by_me=edition is not None and edition.approvals.filter(person=person).exists(),
        recused=recused(submission=submission, person=person),
        at=at,
    )


def newest_edition(*, submission: Submission) -> Edition | None:
    """The newest edition in the language it was told."""
    record = getattr(submission, "record", None)
    return record.editions.filter(made_from=None).order_by("-seq").first() if record is not None else None


def _of_kind(submissions: "Iterable[Submission]", kind: str) -> Iterable[Submission]:
    return [row for row in submissions if not kind or row.kind == kind]


def _sorted_onto(lists: list[Shelf], found: list[Entry]) -> list[Shelf]:
    for entry in found:
        for shelf in lists:
            if shelf.takes(entry):
                shelf.entries.append(entry)
                break
    return lists
