"""All forms of one worksheet together: filled from what is saved and told, read back into a `Worksheet`."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from stories.desk.decided import KeptRow, Names, carry, kept_rows, kept_said, names_of
from stories.desk.edtf_field import as_edtf
from stories.desk.marked import Marked, Mention, for_script, groups, marked, measure, undecided
from stories.desk.other_files import OtherFile
from stories.desk.picture_words import WHY_NOT
from stories.desk.proposal_forms import ProposalRow, left, proposal_form, renamed, taken
from stories.desk.worksheet_forms import (
    FactsForm,
    MuralEventFormSet,
    MuralForm,
    NewSpanForm,
    PictureForm,
    SpanForm,
    SpanFormSet,
    VigilForm,
)
from stories.intake.questions import question_at
from stories.intake.telling import OriginalLabel
from stories.publishing.wishes import artist_unnamed
from stories.publishing.worksheets import Told
from stories.redaction.covers import Cover, cover_of
from stories.redaction.finding.remaining import Remaining
from stories.redaction.spans import Span
from stories.redaction.transcripts.transcript import PLACE
from stories.redaction.worksheet import Kept, Worksheet

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")


@dataclass
class Paragraph:
    """One paragraph of what was told, with the decisions on it and room for one more."""

    place: str
    text: str
    question: str | Promise
    new: NewSpanForm
    spans: list["SpanRow"] = field(default_factory=list)
    number: int = 0
    proposals: list[ProposalRow] = field(default_factory=list)
    kept: list[KeptRow] = field(default_factory=list)
    marks: str = "[]"


@dataclass
class SpanRow:
    """One decision that stands, with the words it hides."""

    form: SpanForm
    words: str


@dataclass
class PictureRow:
    """One photograph that was given, with its form."""

    label: OriginalLabel
    form: PictureForm
    cover: Cover

    @property
    def standing(self) -> str | Promise:
        """What is missing before it can be shown."""
        return WHY_NOT[self.cover.why_not()]


class Sheet:
    """The forms of one submission's worksheet. `Sheet(...)` to show, `Sheet(..., data=request.POST)` to read back."""

    def __init__(
        self, *, kind: str, worksheet: Worksheet, story: Told, language: str, data: QueryDict | None = None
    ) -> None:
        self.kind, self.worksheet, self.story, self.language = kind, worksheet, story, language
        self.carried = 0
        self.passages = dict(story.passages)
        self.facts = FactsForm(data, initial=_facts(worksheet, story))
        self.spans = SpanFormSet(
            data,
            prefix="span",
            initial=[vars(span) for span in sorted(worksheet.spans, key=lambda s: (s.place, s.start))],
        )
        self.pictures = [
            PictureRow(
                label,
                PictureForm(data, prefix=f"picture-{label.id}", initial=picture_words(worksheet, label.id, story)),
                cover_of(worksheet.covers, original=label.id),
            )
            for label in story.originals
            if label.media_type in PICTURES
        ]
        self.others = [OtherFile(label) for label in story.originals if label.media_type not in PICTURES]
        self.mural = MuralForm(data, prefix="mural", initial=_mural(worksheet, story)) if kind == "mural" else None
        self.events = (
            MuralEventFormSet(data, prefix="event", initial=worksheet.mural.get("events", []))
            if kind == "mural"
            else None
        )
        self.vigil = VigilForm(data, prefix="vigil", initial=_vigil(worksheet, story)) if kind == "vigil" else None
        self.paragraphs = [
            Paragraph(
                place=place,
                text=text,
                question=_question(kind, place, story),
                new=NewSpanForm(data, prefix=f"new-{number}", places=len(text)),
                number=number,
            )
            for number, (place, text) in enumerate(story.passages, start=1)
        ]
        for form in self.spans.forms:
            for paragraph in self.paragraphs:
                if (form["place"].value() or "") == paragraph.place:
                    paragraph.spans.append(SpanRow(form, _words(form, paragraph.text)))
        self.marked = marked(passages=story.passages, others=_others(worksheet, story), language=language)
        self.names: Names = names_of(marked=self.marked, worksheet=worksheet, story=story, data=data)
        self._kept_said = kept_said(data, worksheet=worksheet, passages=story.passages)
        self._propose(data)

    def _propose(self, data: QueryDict | None) -> None:
        """The lists of each paragraph: what waits for a decision, and what was left in sight."""
        waiting = undecided(self.marked, spans=self.worksheet.spans, kept=self.worksheet.kept)
        number_of = {paragraph.place: paragraph.number for paragraph in self.paragraphs}
        self.proposals = [
            ProposalRow(
                group,
                proposal_form(group, number=number_of[group.first.place], language=self.language, data=data),
            )
            for group in groups(waiting)
        ]
        self.waiting = len(waiting)
        every = _with_pieces(self.marked, waiting)
        for paragraph in self.paragraphs:
            paragraph.proposals = [row for row in self.proposals if row.group.first.place == paragraph.place]
            paragraph.kept = kept_rows(
                self._kept_said, place=paragraph.place, number=paragraph.number, text=paragraph.text
            )
            paragraph.marks = for_script(every.get(paragraph.place, ()), language=self.language)

    @property
    def meter(self) -> Remaining:
        """What identifies in what is saved."""
        return measure(self.marked, self.worksheet)

    def is_valid(self) -> bool:
        """Every form, and then whether each new span means one place in the text."""
        forms: list[Any] = [self.facts, self.spans, *(row.form for row in self.pictures)]
        forms += [paragraph.new for paragraph in self.paragraphs]
        forms += [*(row.form for row in self.proposals), self.names.forms]
        forms += [form for form in (self.mural, self.events, self.vigil) if form is not None]
        valid = [form.is_valid() for form in forms]  # every one, so that all errors show at once
        if not all(valid):
            return False
        kept = self._kept()
        for paragraph in self.paragraphs:
            kept += paragraph.new.spans(place=paragraph.place, passages=self.passages, taken=kept)
        kept += taken(self.proposals, passages=self.passages, before=kept)
        stays = [*self._kept_said, *left(self.proposals, spans=kept)]
        self._people = self.names.chosen()
        spans = renamed(
            kept,
            people=self._people,
            before=self.worksheet.people,
            passages=self.passages,
            kept=stays,
            language=self.language,
        )
        self._all_spans = tuple(sorted(spans))
        self._all_kept = tuple(sorted(set(_clear_of(spans, stays))))
        return all(paragraph.new.is_valid() for paragraph in self.paragraphs) and self.names.valid

    @property
    def errors(self) -> int:
        """How many things there are to look at again."""
        forms = [self.facts, *self.spans.forms, *(row.form for row in self.pictures)]
        forms += [paragraph.new for paragraph in self.paragraphs]
        forms += [form for form in (self.mural, self.vigil) if form is not None]
        forms += self.events.forms if self.events is not None else []
        forms += [*(row.form for row in self.proposals), *self.names.forms.forms]
        return sum(len(form.errors) for form in forms)

    def read(self) -> Worksheet:
        """The worksheet as decided. Call it after `is_valid`."""
        facts = self.facts.cleaned_data
        note = {"es": facts["note_es"].strip(), "en": facts["note_en"].strip()}
        worksheet = Worksheet(
            title=facts["title"].strip(),
            spans=self._all_spans,
            place=facts["place"],
            date=facts["date"],
            terms=tuple(facts["terms"]),
            note=note if any(note.values()) else {},
            pictures=(
                *(row.form.choice(row.label.id) for row in self.pictures if row.form.cleaned_data["use"]),
                *(choice for choice in self.worksheet.pictures if choice.page),
            ),
            covers=self.worksheet.covers,
            mural=self._read_mural(),
            vigil=dict(self.vigil.cleaned_data) if self.vigil is not None else {},
            hands=self.worksheet.hands,
            tier=facts["tier"],
            reasons=facts["reasons"].strip(),
            risks=tuple(facts["risks"]),
            looked_for=tuple(facts["looked_for"]),
            kept=self._all_kept,
            people=self._people,
            history=self.worksheet.history,
            transcripts=self.worksheet.transcripts,
            recordings=self.worksheet.recordings,
        )
        worksheet, self.carried = carry(worksheet, passages=self.passages, told_in=self.language)
        return worksheet

    def _kept(self) -> list[Span]:
        gone = self.spans.deleted_forms
        spans = [form.span() for form in self.spans.forms if form not in gone]
        return [
            span
            for span in spans
            if span.place in self.passages and span.start < span.stop <= len(self.passages[span.place])
        ]

    def _read_mural(self) -> dict[str, Any]:
        if self.mural is None or self.events is None:
            return {}
        events = [
            {"date": form.cleaned_data["date"], "what": form.cleaned_data["what"]}
            for form in self.events.forms
            if form.cleaned_data.get("what")
        ]
        return {**self.mural.cleaned_data, "events": events}


def _others(worksheet: Worksheet, story: Told) -> list[str]:
    """What else will be public, without the names that are meant to be."""
    texts = [worksheet.title if worksheet.hands else str(story.answers.get("title", ""))]
    texts += [*worksheet.note.values()]
    for choice in worksheet.pictures:
        texts += [*choice.alt.values(), *choice.caption.values()]
    texts += [words for recording in worksheet.recordings for words in recording.alt.values()]
    for transcript in worksheet.transcripts:
        texts += [cue.heading for cue in transcript.cues]
        texts += [words for point in transcript.points for words in (*point.title.values(), *point.synopsis.values())]
    meant = [person.shown for person in worksheet.people] + [story.name]
    for name in filter(None, meant):
        texts = [text.replace(name, "…") for text in texts]
    return texts


def _with_pieces(story: Marked, waiting: list[Mention]) -> dict[str, list[Mention]]:
    """Every proposal, and what is left of those that are hidden in part, for a page that can take back."""
    at = story.by_place()
    for mention in waiting:
        if mention not in at[mention.place]:
            at[mention.place].append(mention)
    return {place: sorted(found, key=lambda m: (m.start, -m.stop)) for place, found in at.items()}


def _clear_of(spans: list[Span], kept: list[Kept]) -> list[Kept]:
    return [
        one
        for one in kept
        if not any(span.place == one.place and span.start < one.stop and one.start < span.stop for span in spans)
    ]


def _words(form: Any, text: str) -> str:
    try:
        return text[int(form["start"].value()) : int(form["stop"].value())]
    except (TypeError, ValueError):
        return ""


def _question(kind: str, place: str, story: Told) -> str | Promise:
    if place.startswith(f"{PLACE}:"):
        return _("Transcripción")
    question = question_at(place, kind=kind, sittings=story.sittings)
    return question.label if question is not None else place.partition(":")[0]


def _facts(worksheet: Worksheet, story: Told) -> dict[str, Any]:
    begun = bool(worksheet.hands)
    return {
        "title": worksheet.title if begun else story.answers.get("title", ""),
        "place": worksheet.place,
        "date": worksheet.date if begun else as_edtf(str(story.answers.get("when", ""))),
        "terms": list(worksheet.terms if begun else story.answers.get("themes", ())),
        "note_es": worksheet.note.get("es", ""),
        "note_en": worksheet.note.get("en", ""),
        "tier": worksheet.tier,
        "risks": list(worksheet.risks),
        "looked_for": list(worksheet.looked_for),
        "reasons": worksheet.reasons,
    }


def picture_words(worksheet: Worksheet, original: str, story: Told, *, page: int = 0) -> dict[str, Any]:
    """What the form of a photograph or page begins with."""
    credit = story.answers.get("credit", "")
    here = (choice for choice in worksheet.pictures if (choice.original, choice.page) == (original, page))
    choice = next(here, None)
    if choice is None:
        return {"use": False, "credit": credit}
    texts = {
        f"{name}_{language}": getattr(choice, name).get(language, "")
        for name in ("alt", "caption")
        for language in ("es", "en")
    }
    return {"use": True, "credit": choice.credit, **texts}


def _mural(worksheet: Worksheet, story: Told) -> dict[str, Any]:
    if worksheet.mural:
        return worksheet.mural
    answers = story.answers
    return {
        "artist": "" if artist_unnamed(answers) else answers.get("artist", ""),
        "painted": as_edtf(str(answers.get("when", ""))),
        "condition": answers.get("condition", ""),
    }


def _vigil(worksheet: Worksheet, story: Told) -> dict[str, Any]:
    if worksheet.vigil:
        return worksheet.vigil
    answers = story.answers
    return {
        "remembered": answers.get("remembered", ""),
        "family": answers.get("family") or "unknown",
        "held": as_edtf(str(answers.get("when", ""))),
        "called_by": answers.get("called_by", ""),
    }
