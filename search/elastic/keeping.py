"""Keeping the server in step with the public view: the pending list, rebuilding, the comparison of each day."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from search.elastic.entries import entries, seals
from search.elastic.server import BULK, SEALS_AT_ONCE, Server, in_batches
from search.marking import MARK
from search.models import Pending, Row, Settled
from stories.pages.terms import Term


@dataclass(frozen=True)
class Compared:
    """How many records the view and the server have between them, and how many of them differed."""

    records: int
    differing: int


def no_progress(_done: int) -> None:
    """For whoever does not watch."""


def work_off(server: Server) -> int:
    """Bring every pending record's entry in step, delete and verify those of which nothing is visible; how many.

    A record that changes meanwhile stays on the list: what was done for its older stamp does not count.
    """
    done = 0
    while batch := list(Pending.objects.order_by("record").values_list("record", "stamp")[:BULK]):
        records = [record for record, _stamp in batch]
        found = entries(records, places=places())
        server.write(found, gone=[record for record in records if record not in found])
        for some in in_batches(batch, 100):
            same = Q()
            for record, stamp in some:
                same |= Q(record=record, stamp=stamp)
            Pending.objects.filter(same).delete()
        done += len(batch)
        if set(batch) == set(Pending.objects.order_by("record").values_list("record", "stamp")[:BULK]):
            raise RuntimeError("the list of pending records does not get shorter")
    return done


def mark(records: Sequence[str]) -> None:
    """Put records on the list; until they are worked off the server's word on them counts for nothing."""
    with connection.cursor() as cursor:
        cursor.executemany(MARK, [(record,) for record in records])


def rebuild(server: Server, *, at: datetime.date, progress: Callable[[int], None] = no_progress) -> str:
    """A new index from the public view, put in place when it is whole; readers of the old one notice nothing.

    While it is filled, whatever the worker brings up to date goes into both. An entry whose record was closed between
    being read and being written is found by the comparison, before anybody searches it.
    """
    index = server.create()
    done = 0
    # The server takes one batch in while the next one is read.
    with ThreadPoolExecutor(max_workers=1) as sending:
        sent = sending.submit(server.fill, index, {})
        for batch in in_batches(records_from(""), BULK):
            read = entries(batch, places=places())
            sent.result()
            sent = sending.submit(server.fill, index, read)
            done += len(batch)
            progress(done)
        sent.result()
    server.refresh()
    compare(server, index=index)
    server.put_in_place(index)
    settle(index=index, at=at)
    return index


def compare(server: Server, *, index: str = "") -> Compared:
    """Every entry beside the public view, by record and seal. What differs is put on the list and worked off."""
    records = differing = 0
    after = ""
    for page in server.seals(index or server.alias):
        upto = page[-1][0] if page and len(page) == SEALS_AT_ONCE else ""
        there = dict(page)
        wanted: dict[str, str] = {}
        for batch in in_batches(records_from(after, upto=upto), BULK):
            wanted |= seals(batch)
        wrong = sorted(record for record in {*there, *wanted} if there.get(record) != wanted.get(record))
        mark(wrong)
        records += len({*there, *wanted})
        differing += len(wrong)
        after = upto
    work_off(server)
    return Compared(records, differing)


def settle(*, index: str, at: datetime.date) -> None:
    """From now on, and for this day, the index may be searched."""
    Settled.objects.exclude(pk=index).delete()
    Settled.objects.update_or_create(index=index, defaults={"day": at})


def settled_on(*, index: str) -> datetime.date:
    """For which day the index may be searched; the first of all days where it may not."""
    settled = Settled.objects.filter(pk=index).first()
    return settled.day if settled else datetime.date.min


def records_from(after: str, *, upto: str = "") -> Iterator[str]:
    """Records with words, in order. Read in stretches, so that no transaction stays open."""
    while True:
        rows = Row.objects.filter(record__gt=after, **({"record__lte": upto} if upto else {}))
        found = list(rows.order_by("record").values_list("record", flat=True).distinct()[:BULK])
        yield from found
        if len(found) < BULK:
            return
        after = found[-1]


def places() -> dict[str, Term]:
    """The vocabulary's places, by slug."""
    return {term.slug: term for term in Term.objects.filter(kind=Term.Kind.PLACE)}
