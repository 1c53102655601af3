"""Who is remembered. Made from public vigils alone, and only as far as the family wishes.

A person has a page of their own only where the family agrees that they be remembered here: by the vigil's call number,
never by a name in the address.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.pages.addresses import alternates
from stories.pages.browsing import drawn, listed
from stories.pages.directory import GROUPS, Entry, entries
from stories.pages.gone import gone_or_missing
from stories.pages.near import near
from stories.pages.reading import Story
from stories.pages.reservations import reserve, robots
from stories.pages.showing import stories

AGREED = "agreed"


@dataclass(frozen=True)
class Remembered:
    """Somebody, in the words of the vigils that remember them."""

    words: str
    lang: str
    family_words: str
    vigils: tuple[Story, ...]
    own_page: str


@require_safe
def remembered_list(request: HttpRequest) -> HttpResponse:
    """Everybody whom public vigils remember, each as the family wishes it to be said."""
    found = people(_vigils())
    words = robots([story.uses for one in found for story in one.vigils])
    context = {
        "people": found,
        "section": "remembered",
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/remembered.html", context)
    reserve(response, words)
    return response


@require_safe
def person(request: HttpRequest, record: str) -> HttpResponse:
    """One person remembered. 410 by the vigil's tombstone; 404 unless it may be seen and the family agrees."""
    language = reading_language()
    one = next((some for some in people(_vigils()) if _has(some, record.lower())), None)
    if one is None or not one.own_page:
        return gone_or_missing(request, record=record.lower())
    vigil = next(story for story in one.vigils if story.record == record.lower())
    slugs = [term.slug for term in vigil.terms] + ([vigil.place.slug] if vigil.place else [])
    beside = near(record=vigil.record, slugs=slugs, uses=vigil.uses, language=language, count=6)
    own = {story.record for story in one.vigils}
    related = [story for story in stories([row for row, _slug in beside], language=language) if story.record not in own]
    words = robots([story.uses for story in [*one.vigils, *related]])
    context = {
        "one": one,
        "related": [{"story": story, "why": ""} for story in related],
        "organizations": _organizations([term.slug for story in one.vigils for term in story.terms]),
        "section": "remembered",
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/person.html", context)
    reserve(response, words)
    return response


def people(vigils: list[Story]) -> list[Remembered]:
    """The vigils by whom they remember. Only where every family agrees do equal words make one person."""
    groups: dict[tuple[str, str], list[Story]] = {}
    for story in vigils:
        if story.vigil is None or not story.vigil.remembered:
            continue
        agreed = story.vigil.family == AGREED
        key = (" ".join(story.vigil.remembered.casefold().split()), "" if agreed else story.record)
        groups.setdefault(key, []).append(story)
    return [_one(some) for some in groups.values()]


def _one(some: list[Story]) -> Remembered:
    facts: Any = some[0].vigil
    first = min(story.record for story in some)
    return Remembered(
        words=facts.remembered,
        lang=some[0].language,
        family_words=facts.family_words,
        vigils=tuple(some),
        own_page=reverse("person", args=[first]) if facts.family == AGREED else "",
    )


def _vigils() -> list[Story]:
    language = reading_language()
    return drawn(listed(language=language, kind="vigil"), language=language)


def _has(one: Remembered, record: str) -> bool:
    return any(story.record == record for story in one.vigils)


def _organizations(slugs: list[str]) -> list[Entry]:
    """Organizations that share a campaign with the vigils."""
    wanted = set(slugs)
    return [entry for entry in entries(kinds=GROUPS) if wanted & {term.slug for term in entry.hashtags}]
