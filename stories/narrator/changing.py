"""Changing what is permitted: less is done at once, more is shown first. Both are said before one presses."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.consent import texts
from stories.consent.models import Channel, Grant
from stories.consent.precision import DateStep, PlaceStep
from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake import deciding, telling
from stories.intake.choices import Choices, channel_now
from stories.intake.keeping import original_deleted, wishes_deletion
from stories.intake.models import Submission
from stories.narrator import permits, saying_again, waiting
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.forms import YES_OR_NO, GuardianForm, choice_field, line, uses_of
from stories.narrator.history import decisions
from stories.narrator.needing import ARTIST, PHOTOGRAPHER, Needed
from stories.narrator.permitting import ORIGINAL_CHOICES
from stories.vault.bundle import Secrets
from stories.vault.ids import new_id
from stories.vault.sessions import Session

AS_IT_IS = "same"
DAYS = ("wait", "end")
DETAILS = ("name", "place_step", "date_step", "wait", "wait_day", "end", "end_day", "original")


@dataclass(frozen=True)
class Seen:
    """Which permissions a form was drawn with. A form left open in another window never brings back what was taken
    back since.
    """

    value: int

    @classmethod
    def of(cls, submission: Submission) -> "Seen":
        newest = submission.grants.order_by("-seq").values_list("seq", flat=True).first()
        return cls(newest or 0)

    def fits(self, request: HttpRequest) -> bool:
        return request.POST.get("seen") == str(self.value)


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def change(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Every use and detail with today's answer. Saving what did not change changes nothing."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None:
        return to("space:home")
    if request.POST.get("speak") in Use.values and not original_deleted(submission):
        telling.open_sitting(secrets=secrets)
        return to("tell:spoken", request.POST["speak"])
    grants = permits.newest_grants(submission)
    said = permits.chosen(submission, secrets=secrets)
    needed = Needed.of(submission, secrets, grants, minor=said.minor)
    if request.method != "POST" or not Seen.of(submission).fits(request):
        # Drawn before something changed in another window: nothing is saved, and what stands today is shown.
        form = form_for(submission, grants, said.name, needed=needed)
        return change_page(request, submission, secrets, form, saved=[], stale=request.method == "POST")
    form = form_for(submission, grants, said.name, needed=needed, data=request.POST)
    if not form.is_valid() or not days_fit(form, grants) or not needed.allows(form):
        return change_page(request, submission, secrets, form, saved=[])
    public = is_public(submission)
    wished = wish(form, secrets=secrets, submission=submission)
    choices = choices_of(form, grants, said, needed=needed)
    saved, spoken = differences(grants, choices, name=said.name), saying_again.said_aloud(secrets, shown=choices.texts)
    if spoken:
        saved.append(_("Su voz quedó guardada con lo que decidió."))
    if saved:
        saying_again.save(secrets=secrets, choices=choices, spoken=spoken, at=today())
    saved += wished
    if public and not is_public(submission):
        saved.append(_("La historia ya no se ve. Vuelve a verse cuando usted apruebe cómo queda."))
    grants, said = permits.newest_grants(submission), permits.chosen(submission, secrets=secrets)
    needed = Needed.of(submission, secrets, grants, minor=said.minor)
    form = form_for(submission, grants, said.name, needed=needed)
    return change_page(request, submission, secrets, form, saved=saved or [_("Nada cambió.")])


def is_public(submission: Submission) -> bool:
    return Visible.objects.filter(record_id__in=submission_records(submission), use=Use.WEB).exists()


def submission_records(submission: Submission) -> list[str]:
    record = getattr(submission, "record", None)
    return [record.pk] if record is not None else []


def form_for(
    submission: Submission, grants: dict[str, Grant], name: str, *, needed: Needed, data: Any = None
) -> forms.Form:
    """The nine uses with today's answers, and the details."""
    language = reading_language()
    web = grants.get(Use.WEB)
    form = forms.Form(data)
    for use in Use.values:
        text, grant = texts.current(use, language), grants.get(use)
        form.fields[use] = choice_field(YES_OR_NO, label=text.title, help_text=text.body)
        form.initial[use] = "yes" if grant is not None and grant.allowed else "no"
    form.fields.update(needed.fields())
    form.fields["name"] = forms.CharField(
        label=_("El nombre que se muestra"), required=False, max_length=80, widget=line()
    )
    form.fields["place_step"] = choice_field([(str(step.value), step.label) for step in PlaceStep], label=_("El lugar"))
    form.fields["date_step"] = choice_field([(str(step.value), step.label) for step in DateStep], label=_("La fecha"))
    waits = [*waiting.CHOICES, waiting.OWN_DAY]
    if web is not None and web.embargo_until:
        waits.insert(0, (AS_IT_IS, permits.wait_words(web.embargo_until)))
    form.fields["wait"] = choice_field(waits, label=_("La espera"))
    form.fields["wait_day"] = waiting.day_field(_("La espera: ese día"))
    ends = [*waiting.ENDS, waiting.OWN_DAY]
    if web is not None and web.expires_on:
        ends.insert(0, (AS_IT_IS, permits.end_words(web.expires_on)))
    form.fields["end"] = choice_field(ends, label=_("Hasta cuándo vale"))
    form.fields["end_day"] = waiting.day_field(_("Hasta cuándo vale: ese día"))
    details: dict[str, Any] = {
        "name": name,
        "place_step": str(web.place_step if web else 0),
        "date_step": str(web.date_step if web else 0),
        "wait": AS_IT_IS if web is not None and web.embargo_until else "0",
        "end": AS_IT_IS if web is not None and web.expires_on else "0",
    }
    if not original_deleted(submission):
        form.fields["original"] = choice_field(ORIGINAL_CHOICES, label=_("Lo que mandó, cuando ya esté publicada"))
        details["original"] = "delete" if wishes_deletion(submission) else "keep"
    form.initial.update(details)
    return form


def choices_of(form: forms.Form, grants: dict[str, Grant], said: permits.Chosen, *, needed: Needed) -> Choices:
    """The form's answers as choices. The same name keeps its id: another one hides the story until a new version."""
    language, web = reading_language(), grants.get(Use.WEB)
    name = form.cleaned_data["name"].strip()
    until, end = days_in(form, grants)
    uses = uses_of(form)
    guardian = needed.guardian and any(uses.values())
    return Choices(
        uses=uses,
        texts={use: texts.text_sha256(texts.current(use, language)) for use in Use.values},
        name=name,
        place_step=int(form.cleaned_data["place_step"] or 0),
        date_step=int(form.cleaned_data["date_step"] or 0),
        embargo_until=until,
        expires_on=end,
        channel=Channel.GUARDIAN if guardian else channel_now(web),
        minor=said.minor or guardian,
        name_id=(web.name_id if web is not None and name == said.name else "") or new_id(),
    )


def days_in(form: forms.Form, grants: dict[str, Grant]) -> tuple[datetime.date | None, datetime.date | None]:
    """The day before which nothing is published, and the one on which permission ends: as they stand, or new ones."""
    web, said = grants.get(Use.WEB), form.cleaned_data
    standing = (web.embargo_until, web.expires_on) if web is not None else (None, None)
    found = [
        kept if said[name] == AS_IT_IS else waiting.day_of(said[name], said[f"{name}_day"], at=today())
        for name, kept in zip(DAYS, standing, strict=True)
    ]
    return found[0], found[1]


def days_fit(form: forms.Form, grants: dict[str, Grant]) -> bool:
    """Whether the days can be; the form says which cannot. What stands already is not asked about."""
    until, _end = days_in(form, grants)
    for name, not_before in zip(DAYS, (None, until), strict=True):
        answer = form.cleaned_data[name]
        wrong = answer != AS_IT_IS and waiting.mistake(
            answer, form.cleaned_data[f"{name}_day"], at=today(), not_before=not_before
        )
        if wrong:
            form.add_error(f"{name}_day" if waiting.is_own(answer) else name, str(wrong))
    return not form.errors


def wish(form: forms.Form, *, secrets: Secrets, submission: Submission) -> list[str]:
    """What becomes of the original once a version is public; a sentence where that changed."""
    said = form.cleaned_data.get("original", "")
    if said not in ("keep", "delete") or (said == "delete") == wishes_deletion(submission):
        return []
    if said == "delete":
        deciding.delete_original_after(secrets=secrets, at=today())
        return [_("Lo que mandó se borra cuando ya esté publicada.")]
    deciding.keep_original(secrets=secrets, at=today())
    return [_("Lo que mandó se queda guardado bajo llave.")]


def differences(grants: dict[str, Grant], choices: Choices, *, name: str) -> list[str]:
    """What saving brings about, one sentence each; nothing when nothing is different."""
    language, web = reading_language(), grants.get(Use.WEB)
    found = []
    for use in Use.values:
        before = use in grants and grants[use].allowed
        title = texts.current(use, language).title
        if before and not choices.uses.get(use):
            found.append(_("%(title)s: no. Se cumplió en este momento.") % {"title": title})
        if not before and choices.uses.get(use):
            found.append(_("%(title)s: sí. Primero verá la nueva versión.") % {"title": title})
    steps_before = (web.place_step, web.date_step) if web else (0, 0)
    if (choices.place_step, choices.date_step, choices.name) != (*steps_before, name):
        found.append(_("Cambió cómo se dice. Le mandamos una versión nueva para que la apruebe."))
    if (web.embargo_until if web else None) != choices.embargo_until:
        found.append(_("Cambió la espera."))
    if (web.expires_on if web else None) != choices.expires_on:
        found.append(_("Cambió hasta cuándo vale."))
    return found


def change_page(
    request: HttpRequest,
    submission: Submission,
    secrets: Secrets,
    form: forms.Form,
    *,
    saved: list[str],
    stale: bool = False,
) -> HttpResponse:
    version = texts.versions()[-1]
    context = {
        "form": form,
        "use_fields": [form[use] for use in Use.values],
        "guardian_fields": [form[field] for field in GuardianForm.base_fields if field in form.fields],
        "agree_fields": [form[field] for field in (ARTIST, PHOTOGRAPHER) if field in form.fields],
        "other_fields": [form[field] for field in DETAILS if field in form.fields],
        "saved": saved,
        "stale": stale,
        "seen": Seen.of(submission).value,
        "public": is_public(submission),
        "original_gone": original_deleted(submission),
        "aloud": [] if original_deleted(submission) else saying_again.offered(secrets),
        "history": decisions(submission),
        "text_url": reverse("tell:text", args=[version]),
        "text_version": version,
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/consent_change.html", context)
