"""Proposals and people of a worksheet as plain forms, and what the boxes ticked in them mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.desk import worksheet_words as wording
from stories.desk.marked import Group
from stories.redaction import phrases
from stories.redaction.equal import equal_places, key, telling
from stories.redaction.pseudonyms import MOST_PEOPLE, words_of
from stories.redaction.spans import How, Span
from stories.redaction.worksheet import Kept, Person

# Between the names of one person in a hidden field; the names themselves come without it.
BETWEEN = "|"


class ProposalForm(forms.Form):
    """One proposal with all its equals: hide them, leave them, or decide later (neither)."""

    take = forms.BooleanField(label=gettext_lazy("Ocultar"), required=False)
    how = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=wording.HOW, required=False)
    shown = forms.CharField(label=gettext_lazy("Qué se lee en su lugar"), required=False, max_length=120)
    keep = forms.BooleanField(label=gettext_lazy("Dejar a la vista"), required=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("take") and cleaned.get("keep"):
            self.add_error("keep", _("Elija una de las dos: ocultar o dejar."))
        if cleaned.get("take") and not str(cleaned.get("shown") or "").strip():
            self.add_error("shown", _("Diga qué se lee en su lugar: “un nombre”, “una ciudad de Honduras”."))
        return cleaned


class PersonForm(forms.Form):
    """One person: how they are called in the story, and the other name that stands for all of it."""

    names = forms.CharField(widget=forms.HiddenInput, max_length=4000)
    shown = forms.CharField(
        label=gettext_lazy("Otro nombre"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def person(self) -> Person | None:
        """None while no other name was chosen."""
        kept = self.cleaned_data
        names = tuple(name.strip() for name in kept.get("names", "").split(BETWEEN) if name.strip())
        shown = kept.get("shown", "").strip()
        return Person(names, shown) if names and shown else None


PersonFormSet = forms.formset_factory(PersonForm, extra=0, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE)


@dataclass
class ProposalRow:
    """One line of the list: equal words and their form."""

    group: Group
    form: ProposalForm


def proposal_form(group: Group, *, number: int, language: str, data: QueryDict | None) -> ProposalForm:
    """Named by its place, so that an answer can never be taken for another proposal's.

    What the detectors are sure of is ticked beforehand: a suggestion, until somebody sends it.
    """
    first = group.first
    return ProposalForm(
        data,
        prefix=f"prop-{number}-{first.start}-{first.stop}",
        initial={
            "take": group.sure,
            "how": "cut",
            "shown": phrases.withheld(kind=first.found.kind, language=language),
        },
    )


def taken(rows: Iterable[ProposalRow], *, passages: Mapping[str, str], before: Sequence[Span]) -> list[Span]:
    """The spans that ticked proposals mean: where proposed, and in every equal place still in sight."""
    spans: list[Span] = []
    for row in rows:
        said, words = row.form.cleaned_data, row.group.first.words
        if not said.get("take"):
            continue
        how: How = "loose" if said["how"] == "loose" else "cut"
        shown = said["shown"].strip()
        spans += [
            Span(at.place, at.start, at.stop, how, shown)
            for at in row.group.mentions
            if not _touches(at.place, at.start, at.stop, [*before, *spans])
        ]
        if telling(words):
            spans += everywhere(words, how=how, shown=shown, passages=passages, before=[*before, *spans])
    return spans


def everywhere(
    words: str, *, how: How, shown: str, passages: Mapping[str, str], before: Sequence[Span | Kept]
) -> list[Span]:
    """Spans over all equal words, in any case and accent, that touch nothing in `before`."""
    return [
        Span(place, start, stop, how, shown)
        for place, text in passages.items()
        for start, stop in equal_places(text=text, words=words)
        if not _touches(place, start, stop, before)
    ]


def _touches(place: str, start: int, stop: int, others: Iterable[Span | Kept]) -> bool:
    return any(at.place == place and start < at.stop and at.start < stop for at in others)


def left(rows: Iterable[ProposalRow], *, spans: Sequence[Span]) -> list[Kept]:
    """The stretches that a person decided to leave, in every place where they were proposed."""
    return [
        Kept(mention.place, mention.start, mention.stop)
        for row in rows
        if row.form.cleaned_data.get("keep")
        for mention in row.group.mentions
        if not _touches(mention.place, mention.start, mention.stop, spans)
    ]


def renamed(
    spans: Sequence[Span],
    *,
    people: Sequence[Person],
    before: Sequence[Person],
    passages: Mapping[str, str],
    kept: Sequence[Kept],
    language: str,
) -> list[Span]:
    """The spans with one other name for each person, in all places but those that were left on purpose.

    Somebody who lost the other name is withheld where it stood: nothing comes back into sight by clearing a field.
    """
    name_of = {key(name): person.shown for person in people for name in person.names}
    was = {(key(name), person.shown) for person in before for name in person.names}
    result = []
    for span in spans:
        folded = key(passages[span.place][span.start : span.stop])
        if folded in name_of:
            span = Span(span.place, span.start, span.stop, "loose", name_of[folded])
        elif span.how == "loose" and (folded, span.shown) in was:
            shown = phrases.withheld(kind="person", language=language)
            span = Span(span.place, span.start, span.stop, "cut", shown)
        result.append(span)
    for person in people:
        for name in sorted(person.names, key=len, reverse=True):
            result += everywhere(name, how="loose", shown=person.shown, passages=passages, before=[*result, *kept])
    return result


def wrong_names(forms_: Iterable[PersonForm], *, occurring: frozenset[str]) -> None:
    """Say where another name is no other name: somebody in the story has it, or two people would share it."""
    seen: set[str] = set()
    for form in forms_:
        person = form.person()
        if person is None:
            continue
        if words_of([person.shown]) & occurring:
            form.add_error("shown", _("Ese nombre ya está en lo que se contó. Elija otro."))
        elif key(person.shown) in seen:
            form.add_error("shown", _("Dos personas tendrían el mismo nombre. Elija otro."))
        seen.add(key(person.shown))
