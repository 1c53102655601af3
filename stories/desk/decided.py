"""What was decided on a worksheet besides spans: what stays in sight, who is called otherwise, and where it reaches."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from stories.desk.marked import Marked
from stories.desk.proposal_forms import BETWEEN, PersonForm, PersonFormSet, wrong_names
from stories.publishing.worksheets import Told
from stories.redaction.carrying import carried, decisions
from stories.redaction.equal import equal_places, key
from stories.redaction.pseudonyms import Somebody, fitting_names, people_in, same_person, words_of
from stories.redaction.worksheet import Kept, Person, Worksheet

# So that the same worksheet does not always offer the same names.
_CHANCE = random.SystemRandom()


@dataclass(frozen=True)
class KeptRow:
    """One stretch that was left in sight on purpose, as a box that may be unticked."""

    value: str
    words: str


@dataclass(frozen=True)
class PersonRow:
    """One person: form, names as told, in how many places, and names that would fit."""

    form: PersonForm
    names: tuple[str, ...]
    times: int
    fitting: tuple[str, ...]


@dataclass
class Names:
    """Everybody in the story, with the forms for another name."""

    forms: Any
    rows: list[PersonRow]
    occurring: frozenset[str]
    valid: bool = True

    def chosen(self) -> tuple[Person, ...]:
        """The people who got another name; `valid` tells whether each is one. After the forms are valid."""
        wrong_names(self.forms.forms, occurring=self.occurring)
        self.valid = not any(form.errors for form in self.forms.forms)
        return tuple(person for form in self.forms.forms if (person := form.person()) is not None)


def names_of(*, marked: Marked, worksheet: Worksheet, story: Told, data: QueryDict | None) -> Names:
    """Who was named otherwise before, then whoever else is found."""
    occurring = words_of(_everything(story))
    people = _joined(worksheet.people, people_in(text=marked.text, proposals=marked.proposals))
    shown = {one.names[0]: one.shown for one in worksheet.people}
    forms = PersonFormSet(
        data,
        prefix="person",
        initial=[{"names": BETWEEN.join(one.names), "shown": shown.get(one.names[0], "")} for one in people],
    )
    given = frozenset().union(*(words_of([name]) for name in shown.values())) if shown else frozenset()
    rows = []
    for form in forms.forms:
        names = tuple(name for name in str(form["names"].value() or "").split(BETWEEN) if name)
        somebody = next((one for one in people if one.names == names), Somebody(names or ("",)))
        fitting = fitting_names(
            somebody=somebody, occurring=occurring | given, language=marked.language, chance=_CHANCE
        )
        # One offered to one person is not offered to the next.
        given |= words_of(fitting)
        times = sum(len(equal_places(text=marked.text, words=name)) for name in _apart(names))
        rows.append(PersonRow(form, names, times, fitting))
    return Names(forms, rows, occurring)


def _apart(names: Iterable[str]) -> list[str]:
    """The names that are not a part of another one, so that no place counts twice."""
    longest: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        if not any(equal_places(text=other, words=name) for other in longest):
            longest.append(name)
    return longest


def _joined(saved: Sequence[Person], found: Sequence[Somebody]) -> list[Somebody]:
    """Saved people first, each with the names that were found since; then those nobody named otherwise."""
    everybody = [Somebody(person.names) for person in saved]
    for somebody in found:
        fitting = [at for at, one in enumerate(everybody[: len(saved)]) if same_person(one.names[0], somebody.names[0])]
        if len(fitting) == 1:
            known = everybody[fitting[0]]
            seen = {key(name) for name in known.names}
            more = tuple(name for name in somebody.names if key(name) not in seen)
            everybody[fitting[0]] = Somebody((*known.names, *more), somebody.gender)
        elif not fitting:
            everybody.append(somebody)
    return everybody


def _everything(story: Told) -> list[str]:
    texts = [story.name]
    for answers in story.sittings.values():
        texts += [str(value) for value in answers.values()]
    for label in story.originals:
        texts += [label.words, label.name]
    return texts


def kept_said(data: QueryDict | None, *, worksheet: Worksheet, passages: Sequence[tuple[str, str]]) -> list[Kept]:
    """The stretches that stay in sight: those saved, or those ticked; anything outside its paragraph is dropped."""
    if data is None:
        return [one for one in worksheet.kept if one.place in dict(passages)]
    found = []
    for value in data.getlist("kept"):
        numbers = value.split("-")
        if len(numbers) != len(("paragraph", "start", "stop")) or not all(part.isdecimal() for part in numbers):
            continue
        number, start, stop = (int(part) for part in numbers)
        if 1 <= number <= len(passages) and start < stop <= len(passages[number - 1][1]):
            found.append(Kept(passages[number - 1][0], start, stop))
    return found


def kept_rows(kept: Iterable[Kept], *, place: str, number: int, text: str) -> list[KeptRow]:
    """The boxes of one paragraph."""
    return [
        KeptRow(f"{number}-{one.start}-{one.stop}", text[one.start : one.stop])
        for one in sorted(kept)
        if one.place == place
    ]


def carry(worksheet: Worksheet, *, passages: Mapping[str, str], told_in: str) -> tuple[Worksheet, int]:
    """The worksheet with the same decisions in title, notice, captions and alternative texts, and how many changed.

    What stands in a transcript (chapters, speakers, its index) follows when a version is made.
    """
    decided = decisions(spans=worksheet.spans, passages=passages, people=worksheet.people)
    total = 0

    def over(text: str, language: str) -> str:
        nonlocal total
        changed, times = carried(text, decided=decided, language=language, told_in=told_in)
        total += times
        return changed

    def over_all(texts: Mapping[str, str]) -> dict[str, str]:
        return {language: over(text, language) for language, text in texts.items()}

    changed = replace(
        worksheet,
        title=over(worksheet.title, told_in),
        note=over_all(worksheet.note),
        pictures=tuple(
            replace(choice, alt=over_all(choice.alt), caption=over_all(choice.caption)) for choice in worksheet.pictures
        ),
        recordings=tuple(replace(choice, alt=over_all(choice.alt)) for choice in worksheet.recordings),
    )
    return changed, total
