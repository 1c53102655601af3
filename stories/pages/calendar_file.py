"""Vigils and events as iCalendar (RFC 5545): whole days, no hour, no alarm, nobody invited."""

import datetime
from collections.abc import Callable, Iterable

from icalendar import Calendar, Event

from stories.pages.occasions import Occasion

PRODUCT = "-//Amparo//calendar//ES"
# What an event carries as its stamp: it was written by editors, and says nothing of anybody.
EVENTS_STAMP = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def calendar_file(found: Iterable[Occasion], *, absolute: Callable[[str], str], host: str) -> bytes:
    """The occasions that have a day. `absolute` makes an address whole; `host` names the archive in identifiers."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in found:
        if one.when and one.when.day:
            made.add_component(_event(one, one.when.day, absolute=absolute, host=host))
    data: bytes = made.to_ical()
    return data


def _event(one: Occasion, day: datetime.date, *, absolute: Callable[[str], str], host: str) -> Event:
    event = Event()
    event.add("uid", f"{one.record or one.url.strip('/').replace('/', '-')}@{host.partition(':')[0]}")
    event.add("dtstamp", _stamp(one))
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", f"{one.kind_word}: {one.title}")
    if one.place:
        event.add("location", one.place)
    event.add("url", absolute(one.url))
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(one: Occasion) -> datetime.datetime:
    """A month, never the day on which somebody decided."""
    if one.stamp is None:
        return EVENTS_STAMP
    return datetime.datetime.combine(one.stamp, datetime.time(), tzinfo=datetime.UTC)
