"""How many different stories one person may open in an hour, and how a second person lets them open more."""

import datetime

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from stories.vault.models import Opening, OpeningLeave

Kind = OpeningLeave.Kind


def allowed(*, leaves: int, alone: int) -> int:
    """How many stories in an hour: what one may alone, and as many again for each agreement. Pure."""
    return alone * (1 + leaves)


def room_left(*, person: str, submission_id: str, day: datetime.date, hour: int) -> bool:
    """Whether this person may open this story now. One that they opened in this hour stays open to them.

    Asked in the transaction that writes the opening down: many windows at once open no more than one.
    """
    _in_turn(person)
    opened = Opening.objects.filter(person=person, day=day, hour=hour)
    if opened.filter(submission_id=submission_id).exists():
        return True
    count = Opening.objects.stories_of(person=person, day=day, hour=hour)
    leaves = leaves_in_force(person=person, day=day, hour=hour)
    return count < allowed(leaves=leaves, alone=settings.ARCHIVE_OPENINGS_AN_HOUR)


def _in_turn(person: str) -> None:
    """On SQLite whoever writes is alone; on PostgreSQL one opening of a person waits for the other to be written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"amparo openings {person}"])


def leaves_in_force(*, person: str, day: datetime.date, hour: int) -> int:
    """How many agreements count: those of this hour and of the one before, so that each lasts an hour at least."""
    before = datetime.datetime.combine(day, datetime.time(hour)) - datetime.timedelta(hours=1)
    granted = OpeningLeave.objects.filter(person=person, kind=Kind.GRANTED)
    now = granted.filter(day=day, hour=hour)
    return (now | granted.filter(day=before.date(), hour=before.hour)).count()


def ask_leave(*, person: str, now: datetime.datetime) -> OpeningLeave:
    """Ask to open more. Asking again while nobody has answered changes nothing."""
    with transaction.atomic():
        waiting = open_requests(day=now.date()).filter(person=person).first()
        return waiting or OpeningLeave.objects.create(
            kind=Kind.ASKED, person=person, by=person, day=now.date(), hour=now.hour
        )


def grant_leave(*, asked: OpeningLeave, by: str, now: datetime.datetime) -> bool:
    """Agree, as another person, on the day it was asked. False when it is one's own, too old or answered."""
    if asked.kind != Kind.ASKED or asked.person == by or asked.day != now.date():
        return False
    try:
        with transaction.atomic():
            OpeningLeave.objects.create(
                kind=Kind.GRANTED, person=asked.person, by=by, answers=asked, day=now.date(), hour=now.hour
            )
    except IntegrityError:  # another steward was quicker
        return False
    return True


def open_requests(*, day: datetime.date) -> QuerySet[OpeningLeave]:
    """What was asked on this day and nobody has answered."""
    return OpeningLeave.objects.filter(kind=Kind.ASKED, day=day, answer=None).order_by("hour", "pk")
