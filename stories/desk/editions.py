"""One public version: read it beside what was told, approve it, say no to it, ask the narrator, publish it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from stories.consent.reading import reading_language
from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.desk.drawing import frame, story_of
from stories.desk.marks import Marked, marks_of
from stories.desk.opening import Access, opens, shows
from stories.desk.reviewing import company, since
from stories.desk.roles import StaffRequest, may, needs
from stories.desk.side_by_side import side_by_side
from stories.gate.clock import today
from stories.intake.imported import is_imported
from stories.moderation.answers import answer_of, was_asked
from stories.moderation.approving import ADVOCATES, approve, refuse, standing
from stories.moderation.models import Refusal
from stories.moderation.workflow import follow_rows
from stories.pages.documents import PublicDocument
from stories.pages.record_words import language_word
from stories.publishing.asking import add_note, ask_for_yes
from stories.publishing.errors import Refused, door_said
from stories.publishing.publishing import publish
from stories.publishing.readiness import reasons_against
from stories.publishing.worksheets import load_worksheet, told
from stories.redaction.bundle import Bundle, Damaged
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.vault.keeper import KeeperRefusal

AGAINST_A_VERSION = (
    Refusal.Reason.STILL_IDENTIFIES,
    Refusal.Reason.THIRD_PERSON,
    Refusal.Reason.NOT_FAITHFUL,
)


class RefusalForm(forms.Form):
    """A no to this version: a code that may be kept, and words that are sealed."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Por qué no"),
        choices=[(reason.value, reason.label) for reason in AGAINST_A_VERSION],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Qué habría que cambiar"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Lo leen sus colegas. Se guarda sellado."),
    )


def edition_or_404(access: Access, edition_id: str) -> Edition:
    """An edition of this submission's record."""
    found = (
        Edition.objects.filter(pk=edition_id, record__submission=access.submission.pk)
        .select_related("record__submission", "made_from", "less_than", "body")
        .first()
    )
    if found is None:
        raise Http404
    return found


def here(edition: Edition) -> HttpResponseRedirect:
    """Back to this edition's page."""
    return HttpResponseRedirect(reverse("desk:edition", args=[edition.record.submission_id, edition.pk]))


def whole(edition: Edition, bundle: Bundle, access: Access, language: str) -> str:
    """The opened edition drawn as visitors would read it."""
    story = story_of(
        manifest=bundle.manifest,
        parts={content["id"]: body for content, body in zip(bundle.contents(), bundle.parts, strict=True)},
        submission=access.submission,
        at=today(),
        language=language,
        address=lambda sha256: reverse("desk:edition_file", args=[access.submission.pk, edition.pk, sha256]),
    )
    return frame(story, language=language)


@shows
@require_GET
def edition(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """The version, how far it is, and what one may do with it."""
    found = edition_or_404(access, edition_id)
    return TemplateResponse(request, "desk/edition.html", _screen(request, access, found, RefusalForm()))


def _screen(request: StaffRequest, access: Access, found: Edition, form: RefusalForm) -> dict[str, Any]:
    at, person = today(), request.user
    language = reading_language()
    marks_text, marked = "", list[Marked]()
    changed, near, beside = None, None, None
    try:
        bundle = open_bundle(edition=found, unseal=access.opened.unseal)
        contents, damaged = bundle.contents(), ""
        shown = whole(found, bundle, access, language)
        marks_text, marked = marks_of(edition=found, contents=contents, unseal=access.opened.unseal)
        changed = since(edition=found, contents=contents, unseal=access.opened.unseal)
        near = company(edition=found, contents=contents, access=access)
        beside = side_by_side(edition=found, contents=contents, unseal=access.opened.unseal)
    except Damaged:
        shown, damaged = "", str(Refused("damaged"))
    worksheet = load_worksheet(submission=access.submission, opened=access.opened)
    story = told(submission=access.submission, opened=access.opened, worksheet=worksheet)
    hands = list(found.hands.select_related("person").order_by("person__username"))
    refusals = list(found.refusals.select_related("person"))
    approvals = list(found.approvals.select_related("person").order_by("day", "pk"))
    translate = decide(list(access.submission.grants.all()), use=Use.TRANSLATE, at=at)
    public = PublicDocument.objects.visible(use="web").filter(edition=found).exists()
    return {
        "entry": access.entry,
        "submission": access.submission,
        "edition": found,
        "language_word": language_word(found.language),
        "frame": shown,
        "changed": changed,
        "company": near,
        "beside": beside,
        "marks_text": marks_text,
        "marked": marked,
        "damaged": damaged,
        "story": story,
        "worksheet": worksheet,
        "standing": standing(edition=found),
        "hands": hands,
        "my_hand": any(hand.person_id == person.pk for hand in hands),
        "approvals": approvals,
        "mine": any(approval.person_id == person.pk for approval in approvals),
        "advocate": person.groups.filter(name=ADVOCATES).exists(),
        "refusals": refusals,
        "my_no": any(refusal.person_id == person.pk for refusal in refusals),
        "refusal_form": form,
        "answer": answer_of(edition=found),
        "asked": was_asked(edition=found),
        "reasons": reasons_against(edition=found, at=at),
        "public": public,
        "may": {what: may(person, what) for what in ("redact", "approve", "talk", "publish")},
        "may_translate": may(person, "redact") and found.made_from_id is None and bool(translate),
        "newest": not found.record.editions.filter(language=found.language, seq__gt=found.seq).exists(),
    }


@needs("approve")
@opens
@require_POST
def say_yes(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Approve exactly this version."""
    found = edition_or_404(access, edition_id)
    if request.POST.get("huella") != found.fingerprint:
        messages.error(request, _("La versión que se aprueba no es la que estaba en pantalla. Vuelva a leerla."))
        return here(found)
    if found.refusals.filter(person=request.user).exists():
        messages.error(request, _("Usted ya dijo que no a esta versión. Espere a que se haga otra."))
        return here(found)
    try:
        contents = open_bundle(edition=found, unseal=access.opened.unseal).contents()
    except Damaged:
        messages.error(request, str(Refused("damaged")))
        return here(found)
    near, answer = company(edition=found, contents=contents, access=access), request.POST.get("junto", "").strip()
    if near.asks and not answer:
        messages.error(request, _("Antes de aprobarla, conteste lo que pregunta “Junto con otros registros”."))
        return here(found)
    try:
        approve(edition=found, person=request.user, at=today())
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
        return here(found)
    if near.asks:
        calls = ", ".join(one.call for one in near.neighbours)
        words = _("Junto con %(records)s: %(answer)s") % {"records": calls, "answer": answer}
        add_note(submission=access.submission, person=request.user, words=words, at=today())
    follow_rows(record=found.record, at=today())
    messages.success(request, _("Aprobada por usted, en esta versión exacta."))
    return here(found)


@needs("approve")
@opens
@require_POST
def say_no(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Refuse this version by a code; the words go into a sealed note."""
    found = edition_or_404(access, edition_id)
    form = RefusalForm(request.POST)
    if found.approvals.filter(person=request.user).exists():
        messages.error(
            request,
            _("Usted ya aprobó esta versión, y una aprobación es definitiva. Deje una nota y pida otra versión."),
        )
        return here(found)
    if not form.is_valid():
        messages.error(request, _("Diga por qué no, y qué habría que cambiar."))
        return TemplateResponse(request, "desk/edition.html", _screen(request, access, found, form))
    kept = form.cleaned_data
    refuse(edition=found, person=request.user, reason=kept["reason"], at=today())
    add_note(submission=access.submission, person=request.user, words=kept["note"], at=today())
    follow_rows(record=found.record, at=today())
    messages.success(request, _("Anotado. Vuelve a quien la preparó, con su nota."))
    return here(found)


@needs("talk")
@opens
@require_POST
def ask(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Ask the narrator for the yes, once enough people have approved."""
    found = edition_or_404(access, edition_id)
    if not standing(edition=found).complete:
        messages.error(
            request, _("Primero la aprueban las personas que faltan. A quien narra se le pregunta una sola vez.")
        )
        return here(found)
    if is_imported(found.record.submission_id):
        messages.error(request, _("Nadie aquí tiene sus siete palabras. Contesta su prueba, leída por dos personas."))
        return here(found)
    ask_for_yes(edition=found, at=today())
    follow_rows(record=found.record, at=today())
    messages.success(request, _("La versión espera en el espacio de quien narra. El silencio no es un sí."))
    return here(found)


@needs("publish")
@opens
@require_POST
def publish_it(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Publish, if the door lets it pass; else every reason why not."""
    found = edition_or_404(access, edition_id)
    person, at = request.user, today()
    reasons = reasons_against(edition=found, at=at)
    for reason in reasons:
        messages.error(request, reason)
    if reasons:
        return here(found)
    try:
        publish(edition=found, person=person, at=at)
    except (Refused, KeeperRefusal) as refusal:
        messages.error(request, str(refusal))
        return here(found)
    follow_rows(record=found.record, at=today())
    messages.success(request, _("Publicada. Quien narra puede ocultarla o retirarla cuando quiera."))
    return here(found)
