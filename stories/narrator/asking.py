"""One question a page: saved sealed at each step, skipped without a word, gone back to at any time."""

from typing import Any

from django import forms
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake.models import Submission
from stories.narrator import noticing, steps, uploading
from stories.narrator.answering import page, with_draft
from stories.narrator.drafts import Draft, save
from stories.narrator.question_forms import WRITTEN, answer_in, by_key, form_for, words_of
from stories.narrator.starting import BUSY_SECONDS, BUSY_STATUS
from stories.narrator.starting import question as lead_to
from stories.narrator.words import LANGUAGES
from stories.vault.sessions import Session

NOTICED = "noticed"
# Spanish and English.
ALWAYS_SEEN = 2


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def ask(request: HttpRequest, *, session: Session, draft: Draft, step: str) -> HttpResponse:
    """The page of one question."""
    if step not in draft.asked:
        raise Http404
    if step == steps.FILES:
        return uploading.photos(request, session=session, draft=draft)
    if request.method != "POST":
        return ask_page(request, draft, step, form_for(draft, step))
    form = form_for(draft, step, data=request.POST)
    skipped = "skip" in request.POST
    if not skipped and not form.is_valid():
        return ask_page(request, draft, step, form)
    try:
        draft = save(draft, at=today(), **{step: "" if skipped else answer_in(form, step)})
        if step == steps.LANGUAGE and draft.answers[step]:
            Submission.objects.filter(pk=draft.submission.pk, sent_on=None).update(language=draft.answers[step])
    except OperationalError:
        return not_saved(request, draft, step, form)
    if skipped:
        return lead_on(request, draft, step)
    notices = noticed_in(draft, step)
    kinds = " ".join(notice.kind for notice in notices)
    # Said once: the second press goes on, whatever was written.
    if notices and request.POST.get(NOTICED) != kinds:
        return ask_page(request, draft, step, form_for(draft, step), notes=notices, noticed=kinds)
    return lead_on(request, draft, step)


def not_saved(request: HttpRequest, draft: Draft, step: str, form: forms.Form) -> HttpResponse:
    """The disk is full, or the database is away: the same page, with everything that was typed still in it."""
    sentence = _("ahora no se pudo guardar. No es culpa suya. Sigue todo aquí: espere un minuto y mándelo otra vez.")
    form.add_error(form.visible_fields()[0].name, sentence)
    response = ask_page(request, draft, step, form, status=BUSY_STATUS)
    response["Retry-After"] = BUSY_SECONDS
    return response


def lead_on(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """The next page; back to the review where one came from there to change one thing.

    Where the change opens a page that was never asked (who agrees, whose photographs), that one comes first.
    """
    following = steps.after(step, draft.way)
    opens_more = following in draft.asked and following not in draft.answers and following != steps.FILES
    if "r" in request.GET and not opens_more:
        return lead_to(draft, steps.REVIEW)
    return lead_to(draft, following, query="?r=1" if "r" in request.GET else "")


def ask_page(
    request: HttpRequest,
    draft: Draft,
    step: str,
    form: forms.Form,
    *,
    notes: list[noticing.Notice] | None = None,
    noticed: str = "",
    status: int = 200,
) -> HttpResponse:
    title, hint, why = words_of(draft, step)
    before = steps.before(step, draft.way)
    context = {
        "form": form,
        "title": title,
        "hint": hint,
        "why": why,
        "notes": notes or [],
        "noticed": noticed,
        "watched": noticing.watched() if is_written(draft, step) else [],
        "folded": folded(form) if step == steps.LANGUAGE else None,
        "number": draft.asked.index(step) + 1,
        "total": len(draft.asked),
        "back_url": reverse("tell:question", args=[before]) if before else "",
        "review_url": reverse("tell:review") if "r" in request.GET else "",
        "other_ways": other_ways(draft, step),
    }
    return page(request, "narrator/question.html", context, status=status)


def folded(form: forms.Form) -> dict[str, Any]:
    """The languages after those of the pages, under one line: most people go on without passing fourteen of them."""
    others = [tag for tag, _name in LANGUAGES[ALWAYS_SEEN:]]
    return {"summary": _("Otro idioma"), "from": ALWAYS_SEEN, "open": form["answer"].value() in others}


def noticed_in(draft: Draft, step: str) -> list[noticing.Notice]:
    """What this answer looks like it tells of somebody."""
    if not is_written(draft, step):
        return []
    return noticing.notices(str(draft.answers[step]), language=draft.submission.language)


def is_written(draft: Draft, step: str) -> bool:
    """Whether people wrote this answer themselves (a date is asked for, and is no warning)."""
    question = by_key(draft, step)
    return question is not None and question.field in WRITTEN


def other_ways(draft: Draft, step: str) -> list[dict[str, str]]:
    """For those who would rather not write: offered where a story is asked for."""
    question = by_key(draft, step)
    if question is None or not question.public or steps.FILES not in draft.asked:
        return []
    voice = {"label": _("Contarlo con mi voz"), "url": reverse("tell:record", args=[step])}
    return [voice, {"label": _("Mandar fotos u otros archivos"), "url": reverse("tell:question", args=[steps.FILES])}]
