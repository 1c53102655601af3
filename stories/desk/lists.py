"""The desk's lists: what waits for whom, oldest first. Read from rows that say nothing of what was told.

However many wait, the same number of questions. What nobody has touched is new, and only counted; what somebody has
touched is decided by the one rule, all at once; and only what is shown is drawn.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from search.listed import listed
from stories.desk.entries import Entry, aside, entries_from, is_mine
from stories.desk.filtering import Narrowed
from stories.desk.looking_again import look_again
from stories.desk.roles import may
from stories.desk.shelves import A_PAGE, FIRST, Line, Shelf, shelves
from stories.gate.models import Clearance, Visible
from stories.intake import mailbox
from stories.intake.models import Kind, Submission
from stories.moderation.models import Claim, User
from stories.publishing.facts import NEW, Facts, gather, touched
from stories.publishing.state import state_from

NEWLY_PUBLISHED = 10
ALL = Narrowed()
EVERYTHING = ""
# Every list, in the order of the desk.
LISTS = ("wrote", "again", "yours", "second", "narrator", "received", "others", "hidden")


@dataclass
class Desk:
    """What one person sees on the desk: lists, and what became public lately."""

    shelves: list[Shelf]
    published: list[Entry] = field(default_factory=list)


def the_desk(
    *, person: User, at: datetime.date, narrowed: Narrowed = ALL, key: str = EVERYTHING, page: int = 1
) -> Desk:
    """Of each list of this person's work its beginning; with `key` only that list, page by page.

    On the lists of `shelves` each story that is not public, withdrawn or declined stands exactly once; besides there
    are those whose narrator wrote, and those to look at again.
    """
    wanted = [name for name in lists_of(person) if key in (EVERYTHING, name)]
    shelves_: list[Shelf] = []
    facts: dict[str, Facts] = {}
    if "wrote" in wanted:
        shelves_.append(_wrote(at=at, narrowed=narrowed))
    if "again" in wanted:
        shelves_.append(look_again(at=at, narrowed=narrowed))
    if set(wanted) - {"wrote", "again"}:
        decided, facts = _decided(person=person, at=at, narrowed=narrowed)
        shelves_ += [shelf for shelf in decided if shelf.key in wanted]
    for shelf in shelves_:
        shelf.narrowed = narrowed
        shelf.turn_to(page, A_PAGE if key else FIRST)
    public = [] if key else _newly_published(at=at, narrowed=narrowed)
    shown = list(dict.fromkeys([pk for shelf in shelves_ for pk in shelf.shown] + public))
    if unknown := [pk for pk in shown if pk not in facts]:
        facts |= gather(Submission.objects.filter(pk__in=unknown))
    drawn = {
        entry.submission.pk: entry
        for entry in entries_from(shown, facts=facts, away=aside(person), person=person, at=at)
    }
    for shelf in shelves_:
        shelf.entries.extend(drawn[pk] for pk in shelf.shown if pk in drawn)
    return Desk(shelves_, [drawn[pk] for pk in public if pk in drawn])


def lists_of(person: User) -> tuple[str, ...]:
    """Which lists are this person's work.

    Who redacts sees all. Who only approves sees what waits to be read. Who opens nothing sees where everything stands,
    and is offered nothing to take.
    """
    if may(person, "redact"):
        return LISTS
    if may(person, "approve"):
        return ("second",)
    return tuple(name for name in LISTS if name != "yours")


def _decided(*, person: User, at: datetime.date, narrowed: Narrowed) -> tuple[list[Shelf], dict[str, Facts]]:
    sent = Submission.objects.filter(sent_on__isnull=False).exclude(kind=Kind.OBJECTION)
    # What was imported waits in its collection, until somebody takes it to work on it alone.
    taken = Exists(Claim.objects.filter(submission=OuterRef("pk")))
    waiting = narrowed.apply(sent.filter(Q(imported=None) | taken), at=at)
    public = Visible.objects.filter(use="web").values("record_id")
    facts = gather(waiting.filter(pk__in=touched(), withdrawal=None).exclude(record__in=public))
    away = aside(person)
    every = shelves()
    # Most stand alike: each way of standing is looked up once.
    places: dict[Line, Shelf | None] = {}
    for pk, known in facts.items():
        line = Line(state_from(known), is_mine(known, person), known.taken is None, pk in away)
        if line not in places:
            places[line] = _place(every, line)
        if (shelf := places[line]) is not None:
            shelf.lines.append(pk)
    if not may(person, "redact"):
        # What no advocate has approved yet comes to an advocate first; else the oldest.
        for shelf in every:
            shelf.lines.sort(key=lambda pk: not _lacks_an_advocate(facts[pk]))
    new = _place(every, Line(state_from(NEW), mine=False, free=True, recused=False))
    if new is not None:
        new.counted = waiting.filter(~Q(pk__in=touched()) | Q(pk__in=listed(new.lines)))
    return every, facts


def _lacks_an_advocate(known: Facts) -> bool:
    return known.standing is not None and known.standing.advocate_missing


def _place(every: Iterable[Shelf], line: Line) -> Shelf | None:
    return next((shelf for shelf in every if shelf.takes(line)), None)


def _wrote(*, at: datetime.date, narrowed: Narrowed) -> Shelf:
    """Stories whose narrator wrote something that nobody has read: public ones and those in hand alike."""
    shelf = Shelf(
        "wrote",
        _("Escribió quien narra"),
        _("Un mensaje que nadie ha leído. Abra «Mensajes y notas»: quien narra verá que se leyó."),
        _("No hay mensajes sin leer."),
        lambda line: True,
    )
    ids = mailbox.with_unread_messages()
    unread = Submission.objects.filter(pk__in=listed(ids), sent_on__isnull=False).exclude(kind=Kind.OBJECTION)
    if ids:
        shelf.lines.extend(_in_order(narrowed.apply(unread, at=at)))
    return shelf


def _newly_published(*, at: datetime.date, narrowed: Narrowed) -> list[str]:
    """What became public lately, newest first."""
    public = Visible.objects.filter(use="web").values("record_id")
    newest = (
        Clearance.objects.filter(record__in=public)
        .values("record__submission_id")
        .annotate(day=Max("cleared_on"))
        .order_by("-day", "record__submission_id")
    )
    if narrowed:
        newest = newest.filter(record__submission__in=narrowed.apply(Submission.objects.all(), at=at))
    return [row["record__submission_id"] for row in newest[:NEWLY_PUBLISHED]]


def _in_order(found: QuerySet[Submission]) -> list[str]:
    return list(found.order_by("sent_on", "pk").values_list("pk", flat=True))
