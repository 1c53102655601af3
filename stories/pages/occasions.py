"""Everything that has a date to come together on: public vigils, and the events that editors wrote down."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.browsing import drawn, listed
from stories.pages.dates_in_words import date_in_words
from stories.pages.directory import EVENTS, entries
from stories.pages.months import Month, When, when
from stories.pages.showing import Shown, gather

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Occasion:
    """One vigil or event. `uses` are those in force for a vigil; an event, being a public fact, allows everything."""

    title: str
    lang: str
    kind_word: str
    when: When | None
    date_words: str
    place: str
    summary: str
    summary_lang: str
    url: str
    record: str = ""
    call: object = None
    remembered: str = ""
    # For calendars of others: the month in which it was made public, never the day.
    stamp: datetime.date | None = None
    uses: frozenset[str] = NONE


def occasions(*, uses: Collection[Use] = (Use.WEB,), records: Collection[str] = ()) -> list[Occasion]:
    """Vigils that may be used for all of this now, and events; with `records` those vigils alone. Oldest first."""
    language = reading_language()
    rows = [row for row in listed(language=language, kind="vigil", uses=uses) if not records or row.record in records]
    told = {shown.document.pk: told_on(shown) for shown in gather([row.document for row in rows], brief=True)}
    cleared = {row.record: row.day.replace(day=1) for row in rows}
    dates = {row.record: told.get(row.document.pk, "") for row in rows}
    found = [
        Occasion(
            title=str(story.title),
            lang=story.title.lang,
            kind_word=story.kind_word,
            when=when(dates[story.record]),
            date_words=date_in_words(dates[story.record], language=language),
            place=story.place.label if story.place else "",
            summary=story.opening,
            summary_lang=story.language,
            url=reverse(story.kind, args=[story.record]),
            record=story.record,
            call=story.call,
            remembered=story.vigil.remembered if story.vigil else "",
            stamp=cleared[story.record],
            uses=story.uses,
        )
        for story in drawn(rows, language=language)
    ]
    return sorted([*found, *([] if records else _events(language))], key=_order)


def told_on(shown: Shown) -> str:
    """The date of a vigil (EDTF): when it was held, else the date its facts tell."""
    facts = shown.facts
    return str((facts.get("vigil") or {}).get("held") or facts.get("date") or "")


def months_of(some: Iterable[Occasion]) -> dict[Month, list[Occasion]]:
    """By the month in which they stand."""
    found: dict[Month, list[Occasion]] = {}
    for one in some:
        if one.when and one.when.month:
            found.setdefault(one.when.month, []).append(one)
    return found


def _events(language: str) -> list[Occasion]:
    return [
        Occasion(
            title=entry.title,
            lang=language,
            kind_word=entry.kind_word,
            when=when(entry.date),
            date_words=date_in_words(entry.date, language=language),
            place="",
            summary=entry.summary,
            summary_lang=language,
            url=entry.url,
        )
        for entry in entries(kinds=EVENTS, language=language)
    ]


def _order(one: Occasion) -> tuple[datetime.date, str]:
    return (one.when.last if one.when else datetime.date.min, one.url)
