"""The workspace: what was told on the left, the public version on the right, the worksheet between them."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from stories.consent.reading import reading_language
from stories.desk import worksheet_words
from stories.desk.drawing import frame, story_of
from stories.desk.media import address_of
from stories.desk.opening import Access, opens, remember_warned, was_warned
from stories.desk.roles import StaffRequest, may
from stories.desk.saving import began_from, drawn_from, not_now, say_what_to_mend
from stories.desk.sheet import Sheet
from stories.desk.telling_back import history_rows, meter_forms
from stories.gate.clock import today
from stories.intake.acts import words_of
from stories.intake.models import Act, Kind, Submission
from stories.intake.questions import asked
from stories.intake.said import said_in_words
from stories.moderation.models import Refusal
from stories.moderation.workflow import start_workflow
from stories.pages.reading import cut_words
from stories.publishing import leak_words
from stories.publishing.asking import notes
from stories.publishing.errors import Refused, door_said
from stories.publishing.preparing_sound import prepare_recordings
from stories.publishing.previewing import preview
from stories.publishing.projecting import project
from stories.publishing.worksheets import (
    Told,
    change_worksheet_since,
    load_worksheet,
    times_saved,
    told,
    worksheet_as_of,
)
from stories.redaction.history import steps
from stories.redaction.phrases import withheld
from stories.redaction.worksheet import Worksheet
from stories.vault.keeper import KeeperRefusal


@opens
@require_http_methods(["GET", "POST"])
def work(request: StaffRequest, access: Access) -> HttpResponseBase:
    """Show the worksheet, or save it; a press on *make the public version* saves first."""
    submission = access.submission
    if submission.kind == Kind.REPORT:
        return HttpResponseRedirect(reverse("desk:news", args=[submission.pk]))
    saved = load_worksheet(submission=submission, opened=access.opened)
    story = told(submission=submission, opened=access.opened, worksheet=saved)
    if not was_warned(request, submission):
        return _warning(request, access, saved)
    if request.method == "GET":
        sheet = Sheet(kind=submission.kind, worksheet=saved, story=story, language=submission.language)
        return _screen(request, access, sheet, saved, story)
    sheet = Sheet(kind=submission.kind, worksheet=saved, story=story, language=submission.language, data=request.POST)
    if (refusal := not_now(request, access)) is not None:
        messages.error(request, refusal)
        sheet.is_valid()
        return _screen(request, access, sheet, saved, story)
    if not sheet.is_valid():
        say_what_to_mend(request, sheet.errors)
        return _screen(request, access, sheet, saved, story)
    try:
        _save(request, access, sheet)
    except Refused as refused:
        messages.error(request, str(refused))
        return _screen(request, access, _as_it_was(request, access, story), saved, story)
    if sheet.carried:
        messages.info(
            request,
            ngettext(
                "En %(count)s lugar del título o de las fotos estaba lo mismo: también se cambió. Léalo.",
                "En %(count)s lugares del título o de las fotos estaba lo mismo: también se cambió. Léalos.",
                sheet.carried,
            )
            % {"count": sheet.carried},
        )
    if request.POST.get("hacer") == "version":
        return _make_edition(request, submission)
    for row in sheet.pictures:
        if request.POST.get("hacer") == f"foto-{row.label.id}":
            return HttpResponseRedirect(reverse("desk:picture", args=[submission.pk, row.label.id, 0]))
    messages.success(request, _("Guardado. Solo lo lee quien modera."))
    return HttpResponseRedirect(reverse("desk:work", args=[submission.pk]))


def _as_it_was(request: StaffRequest, access: Access, story: Told) -> Sheet:
    """Everything this person chose, on the sheet they chose it on: what another has decided since takes no row away."""
    submission = access.submission
    before = worksheet_as_of(submission=submission, opened=access.opened, saving=began_from(request))
    sheet = Sheet(kind=submission.kind, worksheet=before, story=story, language=submission.language, data=request.POST)
    sheet.is_valid()
    return sheet


@opens
@require_POST
def warned(request: StaffRequest, access: Access) -> HttpResponseBase:
    """The warning was read: from here on the words are shown in this session."""
    remember_warned(request, access.submission)
    return HttpResponseRedirect(reverse("desk:work", args=[access.submission.pk]))


def _warning(request: StaffRequest, access: Access, saved: Worksheet) -> HttpResponseBase:
    language = reading_language()
    return TemplateResponse(
        request,
        "desk/warning.html",
        {
            "entry": access.entry,
            "note": saved.note.get(language) or saved.note.get("es", ""),
            "tier": dict(worksheet_words.TIERS)[saved.tier] if saved.hands else "",
            "risks": [words for code, words in worksheet_words.RISKS if code in saved.risks],
            "reasons": saved.reasons,
        },
    )


def _with_history(sheet: Sheet, saved: Worksheet, request: StaffRequest) -> Worksheet:
    """What was decided, with each decision of this saving written down inside."""
    after = sheet.read()
    taken = steps(
        before=saved,
        after=after,
        passages=sheet.passages,
        person_id=request.user.pk,
        day=today().isoformat(),
    )
    return replace(after, history=(*saved.history, *taken))


def _save(request: StaffRequest, access: Access, sheet: Sheet) -> None:
    """Save what was decided, unless somebody else saved since this page was drawn. Raises Refused."""
    change_worksheet_since(
        submission=access.submission,
        since=began_from(request),
        change=lambda saved: _with_history(sheet, saved, request),
        person=request.user,
        opened=access.opened,
    )


def _make_edition(request: StaffRequest, submission: Submission) -> HttpResponseBase:
    back = HttpResponseRedirect(reverse("desk:work", args=[submission.pk]))
    try:
        if waiting := prepare_recordings(submission=submission, person=request.user, at=today()):
            messages.info(request, waiting)
            return back
        edition = project(submission=submission, person=request.user, at=today())
    except (Refused, KeeperRefusal) as refusal:
        messages.error(request, str(refusal))
        return back
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
        return back
    start_workflow(edition=edition, person=request.user, at=today())
    messages.success(request, _("La versión pública está hecha. Ahora la leen otras personas."))
    return HttpResponseRedirect(reverse("desk:edition", args=[submission.pk, edition.pk]))


def _screen(request: StaffRequest, access: Access, sheet: Sheet, saved: Worksheet, story: Told) -> HttpResponseBase:
    submission, at = access.submission, today()
    language = reading_language()
    shown, leaks, broken = "", [], ""
    try:
        drawn = preview(submission=submission, worksheet=saved, story=story, at=at)
    except Refused as refusal:
        broken = str(refusal)
    else:
        leaks = [_("en %(place)s") % {"place": place} for place in leak_words.places(drawn.leaks)]
        shown = frame(
            story_of(
                manifest=drawn.manifest,
                parts=drawn.parts,
                submission=submission,
                at=at,
                language=language,
                address=address_of(submission.pk),
            ),
            language=language,
        )
    return TemplateResponse(
        request,
        "desk/work.html",
        {
            "entry": access.entry,
            "submission": submission,
            "sheet": sheet,
            "story": story,
            "desde": drawn_from(request, access),
            "frame": shown,
            "broken": broken,
            "leaks": leaks,
            "asides": _asides(submission, story),
            "letters": letters(submission, access),
            "refusals": _refusals(access),
            "moved_on": bool(request.POST) and began_from(request) != times_saved(submission=submission),
            "notes": notes(submission=submission, opened=access.opened),
            "cut_words": cut_words("%s", language=submission.language),
            "usual_cuts": worksheet_words.USUAL_CUTS,
            "usual_loose": worksheet_words.USUAL_LOOSE,
            "meter_forms": meter_forms(sheet.marked),
            "history": history_rows(saved),
            "a_name": withheld(kind="person", language=submission.language),
            "not_now": not_now(request, access),
            "may_talk": may(request.user, "talk"),
        },
    )


def _refusals(access: Access) -> list[Refusal]:
    """Who did not agree with the newest version, while nobody has made another."""
    edition = access.entry.edition
    return list(edition.refusals.select_related("person")) if edition is not None else []


def _asides(submission: Submission, story: Told) -> list[tuple[Any, str]]:
    """The answers that are not passages, of every sitting: what is only for the desk, and facts as they were said."""
    asides: list[tuple[Any, str]] = []
    if record := story.answers.get("answers_to"):
        asides.append((_("Contesta a"), str(record).upper()))
    for number, answers in sorted(story.sittings.items()):
        for question in asked(submission.kind, answers, more=number > 1):
            if not question.public and question.field != "files" and answers.get(question.key):
                label = question.label if number == 1 else f"{question.label} ({number})"
                asides.append((label, said_in_words(question, answers[question.key])))
    return asides


def letters(submission: Submission, access: Access) -> list[dict[str, Any]]:
    """What the narrator wrote: messages, and what they asked to change, newest first."""
    acts = submission.acts.filter(kind__in=(Act.Kind.MESSAGE, Act.Kind.NO)).order_by("-seq")
    opened = [(act, words_of(act, unseal=access.opened.unseal)) for act in acts]
    return [{"act": act, "text": said.get("text", ""), "marks": said.get("marks", [])} for act, said in opened]
