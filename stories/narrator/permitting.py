"""Consent: a proposal to start from, or one use at a time; then name, place, date and wait. Blank is no (R2)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from stories.consent import texts
from stories.consent.presets import PRESETS, preset, presets_in_words
from stories.consent.reading import reading_language
from stories.consent.texts import INTRO
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake.said import artist_objects
from stories.narrator import steps, waiting
from stories.narrator.answering import page, with_draft
from stories.narrator.drafts import Draft, save_consent
from stories.narrator.forms import YES_OR_NO, choice_field, line, one_field
from stories.narrator.permits import date_examples, place_examples
from stories.narrator.recording import was_said
from stories.narrator.starting import question as lead_to
from stories.vault.sessions import Session

TITLES: Mapping[str, str | Promise] = {
    steps.NAME: gettext_lazy("¿Qué nombre quiere que se muestre?"),
    steps.PLACE: gettext_lazy("¿Qué tan exacto se dice el lugar?"),
    steps.DATE: gettext_lazy("¿Qué tan exacta se dice la fecha?"),
    steps.WAIT: gettext_lazy("¿Quiere que esperemos antes de publicarla?"),
    steps.AGAIN: gettext_lazy("¿Quiere que se lo preguntemos otra vez?"),
    steps.ORIGINAL: gettext_lazy("¿Borramos lo que mandó cuando ya esté publicada?"),
}
WHY: Mapping[str, str | Promise] = {
    steps.PLACE: gettext_lazy("Un lugar exacto puede decir quién es usted. Puede permitir más después."),
    steps.DATE: gettext_lazy("Una fecha exacta puede decir quién es usted. Puede permitir más después."),
    steps.WAIT: gettext_lazy("Cuando pase ese tiempo no se publica sola: le preguntamos otra vez."),
    steps.AGAIN: gettext_lazy("Ese día la historia deja de verse sola. Con sus siete palabras decide de nuevo."),
    steps.ORIGINAL: gettext_lazy(
        "Queda solo la versión pública. Después se puede mostrar menos, pero no más, y nadie podrá abrir lo que mandó: "
        "ni usted ni nosotros."
    ),
}
ORIGINAL_CHOICES = (
    ("keep", gettext_lazy("No, guárdenlo bajo llave")),
    ("delete", gettext_lazy("Sí, bórrenlo para siempre")),
)
DAYS: Mapping[str, str] = {steps.WAIT: "embargo_until", steps.AGAIN: "expires_on"}


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def presets(request: HttpRequest, *, session: Session, draft: Draft) -> HttpResponse:
    """Three proposals, or one by one. Who cannot say yes alone is offered what keeps the story closed (R7)."""
    if draft.more:
        raise Http404
    language = reading_language()
    offered = [each.value for each in PRESETS if not each.uses or steps.may_publish(draft.answers)]
    chosen = request.POST.get("preset", "")
    if request.method == "POST" and chosen in offered:
        draft = save_consent(
            draft,
            at=today(),
            preset=chosen,
            one_by_one=False,
            uses={use: use in preset(chosen).uses for use in Use.values},
            texts=shown(language),
            **({} if preset(chosen).shows_name else {"name": ""}),
        )
        return lead_to(draft, steps.after(steps.PERMITS, draft.way))
    context = {
        "intro": texts.current(INTRO, language),
        "presets": [each for each in presets_in_words(language) if each.value in offered],
        "each_use": [texts.current(use, language) for use in Use.values],
        "one_by_one_url": reverse("tell:permit", args=[Use.WEB]) if steps.may_publish(draft.answers) else "",
        "age_url": reverse("tell:question", args=[steps.AGE]),
        "artist_objects": artist_objects(draft.answers),
        "artist_url": reverse("tell:question", args=["artist_wish"]),
        "text_url": text_url(),
        "back_url": reverse("tell:question", args=[steps.before(steps.PERMITS, draft.way)]),
        **numbers(draft, steps.PERMITS),
    }
    return page(request, "narrator/presets.html", context)


def shown(language: str) -> dict[str, str]:
    """The SHA-256 of the text of every use, as it is shown today."""
    return {use: texts.text_sha256(texts.current(use, language)) for use in Use.values}


def text_url() -> str:
    return reverse("tell:text", args=[texts.versions()[-1]])


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def permit(request: HttpRequest, *, session: Session, draft: Draft, step: str) -> HttpResponse:
    """One use, or one of the details."""
    if draft.more or step not in (*Use.values, *steps.DETAILS) or not steps.may_publish(draft.answers):
        raise Http404
    if request.method != "POST":
        return permit_page(request, draft, step, form_for(draft, step))
    if request.POST.get("all") == "no":
        draft = refuse_the_rest(draft, step)
        return lead_to(draft, steps.REVIEW)
    form = form_for(draft, step, data=request.POST)
    if "skip" not in request.POST and not form.is_valid():
        return permit_page(request, draft, step, form)
    changed = no_answer(step) if "skip" in request.POST else change(step, form, alone="r" not in request.GET)
    draft = save_consent(draft, at=today(), **changed)
    if "r" in request.GET:
        return lead_to(draft, steps.REVIEW)
    return lead_to(draft, steps.after(step, draft.way))


def no_answer(step: str) -> dict[str, Any]:
    """What a detail that is skipped leaves: the least."""
    least: dict[str, dict[str, Any]] = {
        steps.NAME: {"name": ""},
        steps.PLACE: {"place_step": 0},
        steps.DATE: {"date_step": 0},
        steps.ORIGINAL: {"delete_after": False},
        **{detail: {kept: None} for detail, kept in DAYS.items()},
    }
    return least.get(step, {})


def change(step: str, form: forms.Form, *, alone: bool) -> dict[str, Any]:
    """What an answer changes in the consent that is saved. `alone`: on the way through all uses, one by one."""
    if isinstance(form, waiting.DayForm):
        return {DAYS[step]: form.chosen_day()}
    answer = form.cleaned_data["answer"]
    if step in Use.values:
        sha = texts.text_sha256(texts.current(step, reading_language()))
        change: dict[str, Any] = {"uses": {step: answer == "yes"}, "texts": {step: sha}}
        return {**change, "one_by_one": True, "preset": ""} if alone else change
    if step == steps.NAME:
        return {"name": answer.strip()}
    if step == steps.ORIGINAL:
        return {"delete_after": answer == "delete"}
    return {"place_step" if step == steps.PLACE else "date_step": int(answer or 0)}


def refuse_the_rest(draft: Draft, step: str) -> Draft:
    """No to this use and to each one that follows it."""
    rest = list(Use.values)[list(Use.values).index(step) :] if step in Use.values else []
    sha = shown(reading_language())
    return save_consent(
        draft, at=today(), uses=dict.fromkeys(rest, False), texts={use: sha[use] for use in rest}, one_by_one=True
    )


def form_for(draft: Draft, step: str, *, data: Any = None) -> forms.Form:
    """One field, called `answer`; nothing chosen that was not chosen before."""
    consent, language = draft.consent, reading_language()
    if step in Use.values:
        said = consent.get("uses", {}).get(step)
        text = texts.current(step, language)
        field = choice_field(YES_OR_NO, label=text.title, help_text=text.body)
        return one_field(field, data=data, initial="" if said is None else "yes" if said else "no")
    if step == steps.NAME:
        hint = _("Puede ser inventado, o solo un nombre de pila. Si lo deja en blanco, no se muestra ninguno.")
        name = forms.CharField(label=str(TITLES[step]), help_text=hint, required=False, max_length=80, widget=line())
        return one_field(name, data=data, initial=consent.get("name", ""))
    if step in (steps.PLACE, steps.DATE):
        offered, hint = precision_offered(draft, step, language)
        field = choice_field(offered, label=TITLES[step], help_text=hint)
        return one_field(field, data=data, initial=consent.get(f"{step}_step", ""))
    if step == steps.ORIGINAL:
        said = consent.get("delete_after")
        field = choice_field(ORIGINAL_CHOICES, label=TITLES[step])
        return one_field(field, data=data, initial="" if said is None else "delete" if said else "keep")
    return waiting.DayForm(
        data,
        choices=waiting.CHOICES if step == steps.WAIT else waiting.ENDS,
        label=TITLES[step],
        at=today(),
        kept=consent.get(DAYS[step]),
        not_before=consent.get("embargo_until") if step == steps.AGAIN else None,
    )


def precision_offered(draft: Draft, step: str, language: str) -> tuple[list[tuple[str, str]], str]:
    """Each step of precision with what it would show, and where those examples come from."""
    if step == steps.PLACE:
        return place_examples(str(draft.answers.get("where", "")))
    return date_examples(str(draft.answers.get("when", "")), language)


def permit_page(request: HttpRequest, draft: Draft, step: str, form: forms.Form) -> HttpResponse:
    language = reading_language()
    pages = draft.way if step in draft.way else [steps.PERMITS, *Use.values, *steps.DETAILS]
    before = steps.before(step, pages)
    query = "?r=1" if "r" in request.GET else ""
    context = {
        "form": form,
        "use": step if step in Use.values else "",
        "title": TITLES.get(step) or texts.current(step, language).title,
        "means": texts.current(step, language).means if step in Use.values else "",
        "text_url": text_url(),
        "spoken_url": reverse("tell:spoken", args=[step]) + query if step in Use.values else "",
        "spoken": step in Use.values and was_said(draft, texts.current(step, language)),
        "review_url": reverse("tell:review") if "r" in request.GET else "",
        "back_url": reverse("tell:permits") if before == steps.PERMITS else reverse("tell:permit", args=[before]),
        "last_use": step == Use.AI,
        "why": WHY.get(step, ""),
        **numbers(draft, step),
    }
    return page(request, "narrator/permit.html", context)


def numbers(draft: Draft, step: str) -> dict[str, int]:
    """Which page of consent this is, of how many; nothing where the way does not pass here."""
    pages = steps.permitted(draft.answers)
    if step not in pages or len(pages) < 2:
        return {"number": 0, "total": 0}
    return {"number": pages.index(step) + 1, "total": len(pages)}


@require_GET
def whole_text(request: HttpRequest, *, version: int) -> HttpResponse:
    """All that is agreed to, in any version that was ever shown (R4). Anybody may read it."""
    text = texts.whole_text(version, reading_language())
    if not text:
        raise Http404
    return page(
        request, "narrator/consent_text.html", {"text": text, "version": version, "parts": [INTRO, *Use.values]}
    )
