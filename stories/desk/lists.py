"""The desk's lists: what waits for whom, oldest first. Read from rows that say nothing of what was told.

However many wait, the same number of questions: where all stand is read at once, and only what is shown is drawn.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.gate.models import Clearance, Visible
from stories.intake import mailbox
from stories.intake.models import Kind, Submission
from stories.moderation.approving import Standing
from stories.moderation.models import Approval, Claim, User
from stories.pages.records import SPINE, SPINE_OF_NEWS
from stories.publishing.facts import Facts, gather
from stories.publishing.state import PROMISED, State, state_from
from stories.redaction.models import Edition

NEWLY_PUBLISHED = 10
# On the desk itself each list begins; a page of its own has the rest.
FIRST, A_PAGE = 12, 50


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


class Line(NamedTuple):
    """What decides on which list a submission stands."""

    state: State
    mine: bool
    free: bool
    recused: bool


@dataclass
class Shelf:
    """One list of the desk: its name, what it is for, what it says when there is nothing.

    `lines` are the ids of all that stand on it, `shown` those of the page, `entries` the same, drawn.
    """

    key: str
    title: str | Promise
    words: str | Promise
    empty: str | Promise
    takes: Callable[[Line], bool]
    lines: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    page: int = 1
    pages: int = 1

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def more(self) -> bool:
        """Whether there is more than is shown."""
        return len(self.shown) < len(self.lines)

    def turn_to(self, page: int, size: int) -> None:
        """Show one page; the nearest there is."""
        self.pages = max(1, -(-len(self.lines) // size))
        self.page = min(max(1, page), self.pages)
        self.shown = self.lines[(self.page - 1) * size : self.page * size]


def _waits_for_me(line: Line) -> bool:
    unfinished = line.state in (State.CLAIMED, State.RECEIVED) and line.mine
    nobodys = line.state == State.REVIEWED and (line.mine or line.free)
    return not line.recused and (unfinished or nobodys)


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
            _("Versiones que otra persona, que no las haya preparado, debe leer y aprobar."),
            _("Ninguna versión espera otra mirada."),
            lambda line: line.state == State.REDACTED,
        ),
        Shelf(
            "narrator",
            _("Esperan a quien narra"),
            _("Con una pregunta, o con la versión pública por aprobar. El silencio nunca es un sí."),
            _("Nada espera respuesta."),
            lambda line: line.state in (State.WITH_NARRATOR, State.ASKED),
        ),
        Shelf(
            "received",
            _("Recibidas"),
            _("Nadie las ha tomado. La más antigua está arriba."),
            _("No hay relatos nuevos."),
            lambda line: line.state == State.RECEIVED,
        ),
        Shelf(
            "others",
            _("En otras manos"),
            _("Otra persona trabaja en ellas."),
            _("Nadie más tiene relatos tomados."),
            lambda line: line.state in (State.CLAIMED, State.REVIEWED),
        ),
        Shelf(
            "hidden",
            _("Ocultas"),
            _("Fueron públicas y ahora no se ven: una persona las ocultó, un permiso cambió o se acabó."),
            _("Ninguna está oculta."),
            lambda line: line.state == State.HIDDEN,
        ),
    ]


def desk_lists(*, person: User, at: datetime.date, kind: str = "", key: str = "", page: int = 1) -> list[Shelf]:
    """Every submission that is not public, withdrawn or declined, on its list, oldest first.

    Of each list its beginning; with `key` only that list, page by page.
    """
    public = Visible.objects.filter(use="web").values("record_id")
    waiting = _of_kind(
        Submission.objects.filter(sent_on__isnull=False, withdrawal=None)
        .exclude(kind=Kind.OBJECTION)
        .exclude(record__in=public),
        kind,
    )
    facts = gather(waiting)
    recused = _recused(person, facts)
    every = shelves()
    # Most stand alike: each way of standing is looked up once.
    places: dict[Line, Shelf | None] = {}
    for pk, known in facts.items():
        line = Line(state_from(known), _mine(known, person), known.taken is None, pk in recused)
        if line not in places:
            places[line] = next((shelf for shelf in every if shelf.takes(line)), None)
        if (shelf := places[line]) is not None:
            shelf.lines.append(pk)
    lists = [shelf for shelf in every if key in ("", shelf.key)]
    for shelf in lists:
        shelf.turn_to(page, A_PAGE if key else FIRST)
    _draw(lists, facts=facts, recused=recused, person=person, at=at)
    return lists


def who_wrote(*, person: User, at: datetime.date, kind: str = "", key: str = "", page: int = 1) -> Shelf:
    """Stories whose narrator wrote something that nobody has read: public ones and those in hand alike."""
    shelf = Shelf(
        "wrote",
        _("Escribió quien narra"),
        _("Un mensaje que nadie ha leído. Abra «Mensajes y notas»: quien narra verá que se leyó."),
        _("No hay mensajes sin leer."),
        lambda line: True,
    )
    unread = Submission.objects.filter(pk__in=mailbox.with_unread_messages(), withdrawal=None, sent_on__isnull=False)
    wrote = _of_kind(unread.exclude(kind=Kind.OBJECTION), kind)
    shelf.lines.extend(wrote.order_by("sent_on", "pk").values_list("pk", flat=True))
    shelf.turn_to(page, A_PAGE if key else FIRST)
    facts = gather(Submission.objects.filter(pk__in=shelf.shown))
    _draw([shelf], facts=facts, recused=_recused(person, facts), person=person, at=at)
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
    ordered = [found[pk].pk for pk in chosen if pk in found and (not kind or found[pk].kind == kind)]
    return entries(ids=ordered[:NEWLY_PUBLISHED], person=person, at=at)


def entries(*, ids: Iterable[str], person: User, at: datetime.date) -> list[Entry]:
    """These submissions as this person sees them, in the order given."""
    wanted = list(ids)
    facts = gather(Submission.objects.filter(pk__in=wanted))
    drawn = _entries(wanted, facts=facts, recused=_recused(person, facts), person=person, at=at)
    return [drawn[pk] for pk in wanted if pk in drawn]


def entry_of(*, submission: Submission, person: User, at: datetime.date) -> Entry:
    """One submission as this person sees it."""
    return entries(ids=[submission.pk], person=person, at=at)[0]


def _draw(
    lists: Iterable[Shelf], *, facts: Mapping[str, Facts], recused: set[str], person: User, at: datetime.date
) -> None:
    """Fill in the entries that are shown: for all lists together."""
    lists = list(lists)
    shown = [pk for shelf in lists for pk in shelf.shown]
    drawn = _entries(shown, facts=facts, recused=recused, person=person, at=at)
    for shelf in lists:
        shelf.entries.extend(drawn[pk] for pk in shelf.shown if pk in drawn)


def _entries(
    ids: list[str], *, facts: Mapping[str, Facts], recused: set[str], person: User, at: datetime.date
) -> dict[str, Entry]:
    rows = Submission.objects.filter(pk__in=ids).select_related("record") if ids else []
    people = User.objects.in_bulk({taken.person_id for pk in ids if (taken := facts[pk].taken) is not None})
    editions = [edition.pk for pk in ids if (edition := facts[pk].edition) is not None]
    mine = set(Approval.objects.filter(edition__in=editions, person=person).values_list("edition_id", flat=True))
    found = {}
    for row in rows:
        known = facts[row.pk]
        found[row.pk] = Entry(
            submission=row,
            state=state_from(known),
            holder=people.get(known.taken.person_id) if known.taken is not None else None,
            edition=known.edition,
            standing=known.standing,
            answer=known.answer,
            mine=_mine(known, person),
            approved_by_me=known.edition is not None and known.edition.pk in mine,
            recused=row.pk in recused,
            at=at,
        )
    return found


def _mine(facts: Facts, person: User) -> bool:
    return facts.taken is not None and facts.taken.person_id == person.pk


def _recused(person: User, among: Iterable[str]) -> set[str]:
    """Those from which this person stepped aside."""
    aside = Claim.objects.filter(person=person, kind=Claim.Kind.RECUSED).values_list("submission_id", flat=True)
    return set(aside).intersection(among)


def _of_kind(submissions: QuerySet[Submission], kind: str) -> QuerySet[Submission]:
    return submissions.filter(kind=kind) if kind else submissions
