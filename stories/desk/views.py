"""The desk itself and the cover of one submission: nothing here is opened."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import user_has_any_page_permission

from stories.consent.models import Grant, Hold, Withdrawal
from stories.consent.rules import decide, newest, precision
from stories.consent.uses import Use
from stories.desk.assigning import who_redacts
from stories.desk.called import story_called
from stories.desk.entries import entry_of
from stories.desk.filtering import languages, narrowed
from stories.desk.lists import the_desk
from stories.desk.opening import (
    MANY_IN_A_DAY,
    NOTHING_TO_READ,
    REASONS,
    remember_reason,
    stories_opened_today,
    submission_or_404,
    there_is_work,
)
from stories.desk.reports import complained_of, waiting
from stories.desk.roles import StaffRequest, may, needs, signed_in
from stories.gate.clock import today
from stories.intake.models import Kind
from stories.moderation import claiming
from stories.moderation.answers import answer_of, was_asked
from stories.moderation.approving import standing
from stories.pages.documents import PublicDocument
from stories.pages.record_words import language_word
from stories.publishing.holding import takedown_of
from stories.publishing.state import State
from stories.vault.disk import megabytes_left
from stories.vault.leave import open_requests
from stories.vault.models import Opening


class ReasonForm(forms.Form):
    """Why one opens a story."""

    reason = forms.ChoiceField(
        label=gettext_lazy("¿Para qué lo abre?"), choices=list(REASONS.items()), widget=forms.RadioSelect
    )


@signed_in
@require_GET
def start(request: StaffRequest) -> HttpResponseBase:
    """Where one lands after signing in: the desk for those who work there, the pages for editors.

    Wagtail's own first page counts everything, shows every workflow and links to other sites.
    """
    if may(request.user, "see"):
        return HttpResponseRedirect(reverse("desk:desk"))
    if may(request.user, "people"):
        return HttpResponseRedirect(reverse("desk:people"))
    if user_has_any_page_permission(request.user):
        return HttpResponseRedirect(reverse("wagtailadmin_explore_root"))
    return TemplateResponse(request, "desk/nothing_to_do.html")


@needs("see")
@require_GET
def desk(request: StaffRequest) -> HttpResponseBase:
    """What waits for whom."""
    at, asked = today(), narrowed(request.GET)
    if called := request.GET.get("numero", "").strip():
        found = story_called(called)
        # Reports have screens of their own.
        if found is not None and found.kind != Kind.OBJECTION:
            return HttpResponseRedirect(reverse("desk:submission", args=[found.pk]))
        messages.error(request, _("No hay una historia así. Revise las letras en el escritorio."))
    key, page = request.GET.get("lista", ""), request.GET.get("p", "")
    seen = the_desk(
        person=request.user, at=at, narrowed=asked, key=key, page=int(page) if page.isdecimal() and len(page) < 6 else 1
    )
    return TemplateResponse(
        request,
        "desk/desk.html",
        {
            # Who decides them, and who answers for the archive; an advocate reads versions.
            "reports": None if key or not (may(request.user, "hold") or may(request.user, "people")) else waiting(),
            "shelves": seen.shelves,
            "published": seen.published,
            "key": key,
            "disk": None if key else megabytes_left(),
            "kinds": [choice for choice in Kind.choices if choice[0] != Kind.OBJECTION],
            "languages": languages(),
            "narrowed": asked,
            "called": called,
            "colleagues": who_redacts() if key == "received" and may(request.user, "redact") else [],
            "leave_asked": may(request.user, "openings") and open_requests(day=at).exists(),
            "opened_today": stories_opened_today(person_id=request.user.pk, day=at),
            "many": MANY_IN_A_DAY,
        },
    )


@needs("see")
@require_GET
def submission(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """The cover: state, permissions, versions, who did what; and the question that opens it."""
    found = submission_or_404(submission_id)
    at = today()
    grants = list(found.grants.all())
    record = getattr(found, "record", None)
    public = set(PublicDocument.objects.visible(use="web").filter(record=record).values_list("edition_id", flat=True))
    entry = entry_of(submission=found, person=request.user, at=at)
    editions = [
        {
            "edition": edition,
            "language": language_word(edition.language),
            "standing": standing(edition=edition),
            "answer": answer_of(edition=edition),
            "asked": was_asked(edition=edition),
            "public": edition.pk in public,
            "refused": list(edition.refusals.select_related("person")),
        }
        for edition in (record.editions.order_by("-seq") if record is not None else ())
    ]
    at_work = entry.mine and entry.state == State.CLAIMED
    initial = "second_look" if editions and not at_work else "redact"
    return TemplateResponse(
        request,
        "desk/submission.html",
        {
            "entry": entry,
            "withdrawal": Withdrawal.objects.filter(submission=found).first(),
            "submission": found,
            "language": language_word(found.language),
            "form": ReasonForm(initial={"reason": initial}),
            "uses": [(use.label, decide(grants, use=use, at=at)) for use in Use],
            "exact": precision(grants),
            "web": newest(grants, use="web"),
            "place_step": Grant(place_step=precision(grants).place_step).get_place_step_display(),
            "date_step": Grant(date_step=precision(grants).date_step).get_date_step_display(),
            "editions": editions,
            "acts": found.acts.order_by("-seq"),
            "claims": found.claims.select_related("person").order_by("-seq"),
            "declined": found.refusals.filter(edition=None).order_by("-day").first(),
            "holds": Hold.objects.filter(submission=found, lifts=None, lifted_by=None),
            "takedown": takedown_of(submission=found),
            "objections": complained_of(found),
            "openings": Opening.objects.filter(submission_id=found.pk).count(),
            "may": {what: may(request.user, what) for what in ("open", "redact", "approve", "hold", "talk")},
            "not_yet": "" if there_is_work(person=request.user, submission=found) else NOTHING_TO_READ,
        },
    )


@needs("open")
@require_POST
def open_it(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """The reason is kept in the session; the opening itself is written down by the keeper, each time."""
    found = submission_or_404(submission_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Diga primero para qué lo abre."))
        return HttpResponseRedirect(reverse("desk:submission", args=[found.pk]))
    remember_reason(request, found, form.cleaned_data["reason"])
    return HttpResponseRedirect(reverse("desk:work", args=[found.pk]))


@needs("redact")
@require_POST
def claim(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """Take it, give it back, or step aside."""
    found = submission_or_404(submission_id)
    person, at, what = request.user, today(), request.POST.get("que", "")
    if what == "claim":
        if claiming.claim(submission=found, person=person, at=at):
            messages.success(request, _("Es suya. Si no puede terminarla, devuélvala: no pasa nada."))
        else:
            messages.error(request, _refused_claim(found, person))
    elif what == "release":
        claiming.release(submission=found, person=person, at=at)
        messages.success(request, _("Devuelta. Otra persona puede tomarla."))
    elif what == "recuse":
        claiming.recuse(submission=found, person=person, at=at)
        messages.success(request, _("Se abstuvo. No tiene que decir por qué, y no se le volverá a ofrecer."))
        return HttpResponseRedirect(reverse("desk:desk"))
    # Who takes it from the worksheet, which they read already, goes on there.
    back = "desk:work" if request.POST.get("vuelve") == "work" else "desk:submission"
    return HttpResponseRedirect(reverse(back, args=[found.pk]))


def _refused_claim(found: object, person: object) -> str:
    if claiming.recused(submission=found, person=person):  # type: ignore[arg-type]
        return _("Usted se abstuvo en este relato. Lo lleva otra persona.")
    holder = claiming.holder(submission=found)  # type: ignore[arg-type]
    return _("La tiene %(name)s. Pídale que la devuelva; a los siete días sin moverse queda libre.") % {"name": holder}
