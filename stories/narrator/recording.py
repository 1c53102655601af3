"""Telling by voice: recorded in the page, or sent as a file that the telephone recorded; heard again, kept or not.

Two pages draw the same recorder: the answer to a question (`voice:<question>`), and a yes or no to one use
(`consent:<use>:<hash of its text>`). Only on these two may a browser be asked for its microphone
(archive_site/middleware/headers.py). What is recorded is sent as it comes, so that a closed browser loses seconds; the
script's half is static/js/record.js, and without it a form sends a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.consent import texts
from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import arriving, telling
from stories.intake.arriving import CONSENT, VOICE, Words
from stories.intake.questions import asked
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import SOUND, TYPES, VIDEO
from stories.intake.telling import OriginalLabel
from stories.narrator import steps
from stories.narrator.answering import page, to, with_draft
from stories.narrator.drafts import Draft
from stories.narrator.refusals import sentence
from stories.narrator.streaming import SealedUpload
from stories.narrator.uploading import REFUSED, length_in_words
from stories.vault.errors import InUse, NotThere
from stories.vault.sessions import Session

# As much of a text's hash as tells its versions and languages apart, and fits into a purpose.
HASH_LETTERS = 16


class SoundForm(forms.Form):
    """One recording, from the telephone's own recorder or from its files."""

    file = forms.FileField(
        label=gettext_lazy("La grabación"),
        max_length=None,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": True}),
        error_messages={"required": gettext_lazy("elija una grabación, o grabe una.")},
    )


@dataclass(frozen=True)
class Recorder:
    """One page with a recorder: its address, what the recordings are for, its words, and where one goes on."""

    name: str
    step: str
    purpose: str
    title: str
    template: str
    back_url: str
    next_url: str
    more: Mapping[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def record(request: HttpRequest, *, session: Session, draft: Draft, step: str) -> HttpResponse:
    """A question, answered by voice. Written and spoken answers stand beside each other."""
    on_the_way = asked(draft.submission.kind, draft.answers, more=draft.more)
    question = next((each for each in on_the_way if each.key == step), None)
    if question is None or not question.public:
        raise Http404
    own = reverse("tell:question", args=[step])
    after = steps.after(step, draft.way)
    onward = "tell:review" if "r" in request.GET or after == steps.REVIEW else ""
    recorder = Recorder(
        name="tell:record",
        step=step,
        purpose=f"{VOICE}{step}",
        title=str(question.label),
        template="narrator/record.html",
        back_url=own,
        next_url=reverse(onward) if onward else address(after),
        more={"hint": question.hint, "why": question.why},
    )
    return recorded(request, draft, recorder)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def spoken(request: HttpRequest, *, session: Session, draft: Draft, step: str) -> HttpResponse:
    """A yes or no to one use, in one's own voice, to the text that is on the page. What counts is pressed after it."""
    if step not in Use.values or not (draft.more or steps.may_publish(draft.answers)):
        raise Http404
    text = texts.current(step, reading_language())
    # What was sent before is allowed, or not, on the page of permissions of the space (`saying_again`).
    own = reverse("space:permits") if draft.more else reverse("tell:permit", args=[step])
    back = own + ("?r=1" if "r" in request.GET else "")
    recorder = Recorder(
        name="tell:spoken",
        step=step,
        purpose=purpose_of(text),
        title=text.title,
        template="narrator/spoken.html",
        back_url=back,
        next_url=back,
        more={"use": step, "text": text},
    )
    return recorded(request, draft, recorder)


def address(step: str) -> str:
    return reverse("tell:permits") if step == steps.PERMITS else reverse("tell:question", args=[step])


def purpose_of(text: texts.ConsentText) -> str:
    """What a spoken answer to this very text is sent for."""
    return f"{CONSENT}{text.use}:{texts.text_sha256(text)[:HASH_LETTERS]}"


def was_said(draft: Draft, text: texts.ConsentText) -> bool:
    """Whether a yes or no to this very text was said aloud in this sitting."""
    return bool(heard_for(draft, purpose_of(text)))


def evidence(draft: Draft, *, shown: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each use, where its spoken answer lies; only where the text that was answered is the one that was pressed.

    `shown`: the SHA-256 of the text of each use that was on the screen.
    """
    found: dict[str, dict[str, str]] = {}
    for label in arriving.arrived(secrets=draft.secrets):
        use, _colon, letters = label.purpose.removeprefix(CONSENT).partition(":")
        sha = shown.get(use, "")
        if label.sitting == draft.sitting and label.purpose.startswith(CONSENT) and letters == sha[:HASH_LETTERS] != "":
            found[use] = {"original": label.id, "sha256": label.sha256, "text_sha256": sha}
    return found


def recorded(request: HttpRequest, draft: Draft, recorder: Recorder) -> HttpResponse:
    """The page, or what one of its buttons does; then the page again, at its own address."""
    form = SoundForm()
    if request.method == "POST":
        if original := request.POST.get("remove"):
            telling.take_back_original(secrets=draft.secrets, sitting=draft.sitting, original_id=original)
        elif original := request.POST.get("keep"):
            keep(draft, original)
        elif original := request.POST.get("drop"):
            drop(draft, original)
        else:
            form = SoundForm(request.POST, request.FILES)
            if not take(request, draft, form, purpose=recorder.purpose):
                return recorder_page(request, draft, recorder, form)
        return to(recorder.name, recorder.step, query="?r=1" if "r" in request.GET else "")
    return recorder_page(request, draft, recorder, form)


def take(request: HttpRequest, draft: Draft, form: SoundForm, *, purpose: str) -> bool:
    """Take the recording that lies sealed already, or say on the form why not."""
    refused: Refused | None = request.META.get(REFUSED)
    if refused is not None:
        form.fields["file"].required = False
    if not form.is_valid():
        return False
    sent = form.cleaned_data["file"]
    if refused is None and not isinstance(sent, SealedUpload):
        refused = Refused(Reason.EMPTY)
    if refused is None:
        try:
            label = sent.taking.adopt(said=Words(purpose=purpose), at=today())
        except Refused as found:
            refused = found
        else:
            if not is_heard(label):
                telling.take_back_original(secrets=draft.secrets, sitting=draft.sitting, original_id=label.id)
                form.add_error("file", _("aquí va una grabación. Las fotos y los documentos tienen su propia página."))
    if refused is not None:
        form.add_error("file", sentence(refused))
    return not form.errors


def is_heard(label: OriginalLabel) -> bool:
    """Whether it is sound, or film with sound."""
    return label.media_type in TYPES and TYPES[label.media_type].family in (SOUND, VIDEO)


def keep(draft: Draft, original: str) -> None:
    """A recording that broke off is kept as far as it came."""
    label = unfinished(draft, original)
    if label is not None:
        try:
            arriving.keep_what_came(secrets=draft.secrets, label=label)
        except (InUse, NotThere, Refused):
            # Still being written, or nothing in it that can be heard: then it is gone, and the page shows that.
            return


def drop(draft: Draft, original: str) -> None:
    """A recording that broke off is erased."""
    label = unfinished(draft, original)
    if label is not None:
        arriving.give_up(label)


def unfinished(draft: Draft, original: str) -> OriginalLabel | None:
    return next((each for each in arriving.coming(secrets=draft.secrets) if each.id == original), None)


def heard_for(draft: Draft, purpose: str) -> list[OriginalLabel]:
    """What arrived for a purpose in the sitting that is being told, in order."""
    return [
        label
        for label in arriving.arrived(secrets=draft.secrets)
        if (label.sitting, label.purpose) == (draft.sitting, purpose)
    ]


def broken_off(draft: Draft, purpose: str) -> list[dict[str, Any]]:
    """Recordings of a purpose that began and never ended: a closed browser, a dead battery."""
    rows = []
    for label in arriving.coming(secrets=draft.secrets):
        if (label.sitting, label.purpose) != (draft.sitting, purpose):
            continue
        try:
            here = arriving.received(secrets=draft.secrets, label=label)
        except (InUse, NotThere):
            continue
        if here:
            rows.append({"id": label.id, "size": filesizeformat(here)})
    return rows


def listed(labels: list[OriginalLabel]) -> list[dict[str, Any]]:
    """Recordings in words, each with where it is heard."""
    return [
        {
            "id": label.id,
            "label": _("Grabación %(number)s") % {"number": number},
            "length": length_in_words(label.seconds),
            "size": filesizeformat(label.size),
            "url": reverse("tell:original", args=[label.id]),
            "film": label.media_type.startswith("video/"),
        }
        for number, label in enumerate(labels, start=1)
    ]


def recorder_page(request: HttpRequest, draft: Draft, recorder: Recorder, form: SoundForm) -> HttpResponse:
    context = {
        "title": recorder.title,
        "form": form,
        "purpose": recorder.purpose,
        "recordings": listed(heard_for(draft, recorder.purpose)),
        "broken_off": broken_off(draft, recorder.purpose),
        "uploads_url": reverse("tell:uploads"),
        "enter_url": reverse("space:enter"),
        "back_url": recorder.back_url,
        "next_url": recorder.next_url,
        **recorder.more,
    }
    return page(request, recorder.template, context)
