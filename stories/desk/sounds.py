"""One recording on the desk: how it sounds, what is covered, in whose voice; the job that makes it, and its result."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stories.consent.voice_figures import FIGURES
from stories.desk.film_strip import strip
from stories.desk.opening import Access, plays, shows, was_warned
from stories.desk.other_files import OtherFile
from stories.desk.roles import StaffRequest
from stories.desk.saving import began_from, drawn_from, not_now, say_what_to_mend
from stories.desk.sound_forms import RecordingForms
from stories.desk.sound_words import REASONS, voice_said
from stories.desk.waveform import Waveform
from stories.gate.clock import today
from stories.intake.sniffing import HEAD, media_type_of
from stories.intake.telling import OriginalLabel
from stories.pages.sealed_media import served
from stories.publishing.errors import Refused
from stories.publishing.recordings import ask_for_a_look, look_of, put_jobs, render_of, voice_chosen
from stories.publishing.rendered import cancel, finished, give_respoken
from stories.publishing.renders import Render
from stories.publishing.transcribing import transcript_of
from stories.publishing.worksheets import Told, change_worksheet_since, load_worksheet, told
from stories.redaction.heard_cuts import stretches_of
from stories.redaction.video import missing
from stories.redaction.worksheet import RecordingChoice, Worksheet
from stories.vault.files import SealedReader


def choice_of(worksheet: Worksheet, original: str) -> RecordingChoice | None:
    """What was decided over this recording."""
    return next((one for one in worksheet.recordings if one.original == original), None)


@shows
@require_http_methods(["GET", "POST"])
def recording(request: StaffRequest, access: Access, original_id: str) -> HttpResponseBase:
    """Show what was decided over one recording; save it, have it made, or take that back."""
    saved = load_worksheet(submission=access.submission, opened=access.opened)
    story = told(submission=access.submission, opened=access.opened, worksheet=saved)
    label = story.file(original_id)
    if label is None or not OtherFile(label).plays:
        raise Http404
    choice = choice_of(saved, original_id)
    film, answered = label.media_type.startswith("video/"), voice_chosen(story, label)
    if request.method == "GET":
        return _screen(request, access, label, saved, story, RecordingForms(choice, film=film, answered=answered))
    forms = RecordingForms(choice, film=film, answered=answered, data=request.POST, files=request.FILES)
    if (refusal := not_now(request, access)) is not None:
        messages.error(request, refusal)
        return _screen(request, access, label, saved, story, forms)
    what = request.POST.get("hacer", "")
    if what == "dibujar":
        ask_for_a_look(submission=access.submission, label=label, opened=access.opened, person=request.user, at=today())
        return _here(access, original_id)
    if what == "cancelar":
        return _cancel(request, access, saved, story, original_id)
    if what == "proponer":
        return _propose(request, access, saved, story, label)
    if not forms.is_valid():
        say_what_to_mend(request, forms.errors)
        return _screen(request, access, label, saved, story, forms)
    try:
        kept = forms.read(original_id, respoken=_respoken(request, access, choice))
        _keep(request, access, original_id, kept)
    except Refused as refused:
        messages.error(request, str(refused))
        return _screen(request, access, label, saved, story, forms)
    if what == "preparar" and kept is not None:
        worksheet = load_worksheet(submission=access.submission, opened=access.opened)
        put_jobs(
            submission=access.submission,
            worksheet=worksheet,
            story=story,
            opened=access.opened,
            person=request.user,
            at=today(),
        )
        messages.success(request, _("Guardado. Se está preparando: puede seguir con otra cosa."))
    else:
        messages.success(request, _("Guardado. Solo lo lee quien modera."))
    return _here(access, original_id)


def _here(access: Access, original_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:recording", args=[access.submission.pk, original_id]))


def _keep(request: StaffRequest, access: Access, original: str, kept: RecordingChoice | None) -> None:
    """Into the worksheet, unless somebody saved it since this page was drawn. Raises Refused."""

    def with_it(worksheet: Worksheet) -> Worksheet:
        others = [one for one in worksheet.recordings if one.original != original]
        recordings = sorted([*others, *([kept] if kept else [])], key=lambda one: one.original)
        return replace(worksheet, recordings=tuple(recordings))

    change_worksheet_since(
        submission=access.submission,
        since=began_from(request),
        change=with_it,
        person=request.user,
        opened=access.opened,
    )


def _respoken(request: StaffRequest, access: Access, choice: RecordingChoice | None) -> str:
    """The id of what a volunteer spoke: just sent, or given before. Raises Refused."""
    sent = request.FILES.get("respoken")
    if sent is None:
        return choice.respoken if choice else ""
    data = sent.read()
    media_type = media_type_of(data[:HEAD]).replace("video/mp4", "audio/mp4").replace("video/webm", "audio/webm")
    given = give_respoken(
        submission=access.submission, person=request.user, data=data, media_type=media_type, at=today()
    )
    return given.pk


def _cancel(request: StaffRequest, access: Access, saved: Worksheet, story: Told, original_id: str) -> HttpResponseBase:
    render = _render(access, saved, story, original_id)
    if render is not None and cancel(render=render):
        messages.success(request, _("Cancelado. No queda nada a medias."))
    return _here(access, original_id)


def _render(access: Access, saved: Worksheet, story: Told, original_id: str) -> Render | None:
    choice = choice_of(saved, original_id)
    if choice is None:
        return None
    return render_of(submission=access.submission, choice=choice, worksheet=saved, story=story, opened=access.opened)


def _propose(
    request: StaffRequest, access: Access, saved: Worksheet, story: Told, label: OriginalLabel
) -> HttpResponseBase:
    """The page again, with the stretches in which what is hidden in the transcript is said. Nothing is saved yet."""
    transcript = transcript_of(worksheet=saved, original=label.id)
    found = stretches_of(transcript=transcript, spans=saved.spans, seconds=label.seconds)
    choice = choice_of(saved, label.id) or RecordingChoice(label.id, "sound", "respoken", {})
    before = set(choice.stretches)
    proposed = replace(choice, stretches=tuple(sorted({*before, *found})))
    if found:
        messages.info(request, _("Tramos propuestos por lo tapado en la transcripción. Óigalos, corríjalos y guarde."))
    else:
        messages.info(request, _("No hay nada tapado en la transcripción de esta grabación, o no tiene tiempos."))
    film, answered = label.media_type.startswith("video/"), voice_chosen(story, label)
    return _screen(request, access, label, saved, story, RecordingForms(proposed, film=film, answered=answered))


def _screen(
    request: StaffRequest, access: Access, label: OriginalLabel, saved: Worksheet, story: Told, forms: RecordingForms
) -> HttpResponseBase:
    submission = access.submission
    look = look_of(submission=submission, label=label, opened=access.opened)
    render = _render(access, saved, story, label.id)
    result = finished(render=render, opened=access.opened) if render and render.state == Render.State.DONE else None
    seen = finished(render=look, opened=access.opened) if look and look.state == Render.State.DONE else None

    def address(sha256: str) -> str:
        return reverse("desk:rendered", args=[submission.pk, label.id, sha256])

    context: dict[str, Any] = {
        "entry": access.entry,
        "submission": submission,
        "file": OtherFile(label),
        "forms": forms,
        "look": look,
        "waveform": Waveform.of(seen, forms.choice.stretches if forms.choice else ()) if seen else None,
        "render": render,
        "reason": REASONS.get(render.reason, "") if render else "",
        "result": result,
        "result_files": [{**file, "url": address(file["sha256"])} for file in (result.files if result else [])],
        "poster": next((address(file["sha256"]) for file in (result.poster if result else [])), ""),
        "frames": strip(seen, boxes=forms.choice.boxes if forms.choice else (), address=address) if seen else [],
        "answered": voice_said(voice_chosen(story, label)),
        "figures": FIGURES,
        "missing": missing() if forms.film else (),
        "desde": drawn_from(request, access),
        "not_now": not_now(request, access),
        "waits": bool((render and render.open) or (look and look.open)),
    }
    return TemplateResponse(request, "desk/sound.html", context)


@plays
@require_safe
def rendered(request: StaffRequest, access: Access, original_id: str, sha256: str) -> HttpResponseBase:
    """One finished file, as it would be published, to be heard before anybody is asked about it."""
    if not was_warned(request, access.submission):
        raise Http404
    saved = load_worksheet(submission=access.submission, opened=access.opened)
    story = told(submission=access.submission, opened=access.opened, worksheet=saved)
    label = story.file(original_id)
    look = look_of(submission=access.submission, label=label, opened=access.opened) if label else None
    for render in (_render(access, saved, story, original_id), look):
        if render is None or render.state != Render.State.DONE:
            continue
        result = finished(render=render, opened=access.opened)
        listed = {file["sha256"]: file["type"] for file in (*result.files, *result.poster)}
        if sha256 in listed:
            reader = SealedReader(file_id=result.at[sha256], submission_id=access.submission.pk, key=result.key)
            return served(request, reader, media_type=listed[sha256], name=sha256[:8])
    raise Http404
