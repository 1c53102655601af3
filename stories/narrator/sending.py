"""Review and Send; and the page after it, which shows the words for the last time."""

import datetime
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stories.consent.models import Channel
from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.consent.voices import only_read
from stories.gate.clock import today
from stories.intake import keeping, telling
from stories.intake.choices import Choices, channel_now
from stories.intake.models import Kind, Submission
from stories.intake.questions import kept
from stories.intake.said import artist_objects, photographer_not_asked
from stories.narrator import contact, permits, steps
from stories.narrator.answering import SENT, page, to, with_draft, with_session
from stories.narrator.drafts import Draft, replace_answers, save_consent
from stories.narrator.preview import preview
from stories.narrator.recording import evidence
from stories.narrator.reviewed import answers_in_words
from stories.narrator.uploading import coming, listed
from stories.narrator.words import TIMELINE
from stories.pages.dates_in_words import date_in_words
from stories.vault import codes, sessions
from stories.vault.ids import new_id
from stories.vault.sessions import Session


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def review(request: HttpRequest, *, session: Session, draft: Draft) -> HttpResponse:
    """Everything once more, each with *change*; then Send, which may be pressed twice."""
    if request.method == "POST" and "send" in request.POST:
        return send(session=session, draft=draft)
    report = draft.submission.kind == Kind.REPORT
    permits_now, details = in_words(draft)
    back = steps.before(steps.REVIEW, draft.way)
    context = {
        "more": draft.more,
        "report": report,
        "answers": answers_in_words(draft),
        "files": listed(draft),
        "coming": coming(draft),
        "files_url": reverse("tell:question", args=[steps.FILES]) + "?r=1",
        "permits": [] if report else permits_now,
        "details": [] if report else details,
        "permits_url": "" if draft.more or report else reverse("tell:permits"),
        **closed(draft),
        "age_url": reverse("tell:question", args=[steps.AGE]) + "?r=1",
        "story": None if draft.more or report else preview(draft),
        "back_url": _address(back),
    }
    return page(request, "narrator/review.html", context)


def closed(draft: Draft) -> dict[str, Any]:
    """Why something is not shown whatever was answered: who tells, who painted, who took the photographs."""
    if draft.more or draft.submission.kind == Kind.REPORT:
        return {}
    return {
        "alone": not steps.is_of_age(draft.answers),
        "artist_objects": artist_objects(draft.answers),
        "artist_url": reverse("tell:question", args=["artist_wish"]) + "?r=1",
        "photographer_not_asked": photographer_not_asked(draft.answers),
        "unheard": unheard(draft),
        "heard_url": reverse("tell:permit", args=[Use.VOICE]) + "?r=1",
    }


def unheard(draft: Draft) -> str:
    """Why a recording is not heard, where one answer says that it may be and another that it may not; else ""."""
    chosen = str(draft.answers.get("voice", ""))
    if "recorded" not in draft.answers or not chosen:
        return ""
    allowed = bool(draft.consent.get("uses", {}).get(Use.VOICE))
    if allowed and only_read(chosen):
        return _("Permitió que su historia se oiga, y también eligió que solo se lea. Así no se oye.")
    if not allowed and not only_read(chosen):
        return _("Eligió con qué voz se oye, pero no permitió que su historia se oiga. Se guarda, y no se oye.")
    return ""


def _address(step: str) -> str:
    if step == steps.PERMITS:
        return reverse("tell:permits")
    in_consent = step in (*Use.values, *steps.DETAILS)
    return reverse("tell:permit" if in_consent else "tell:question", args=[step])


def in_words(draft: Draft) -> tuple[list[permits.Row], list[permits.Row]]:
    """Permits and details of this draft, or, where something is added later, those that stand."""
    choices = choices_of(draft)
    change = not draft.more and steps.may_publish(draft.answers)
    shown = choices.uses.get(Use.WEB)
    rows = permits.permit_rows(choices.uses, change=change)
    details = permits.detail_rows(
        name=choices.name,
        place_step=choices.place_step,
        date_step=choices.date_step,
        embargo_until=choices.embargo_until,
        expires_on=choices.expires_on,
        delete_after=choices.delete_after or (draft.more and keeping.wishes_deletion(draft.submission)),
        change=change,
    )
    return rows, details if shown else []


def choices_of(draft: Draft) -> Choices:
    """What goes with Send. What was not answered is no; who may not say yes alone says no to everything (R2, R7).

    So it is where who painted a wall does not want it here; photographs wait for the yes of who took them.
    """
    if draft.more:
        return standing_choices(draft)
    consent = draft.consent
    may = steps.may_publish(draft.answers)
    minor = draft.answers.get(steps.AGE) in (steps.MINOR, steps.CHILD)
    refused = {Use.PHOTO} if photographer_not_asked(draft.answers) else set()
    until, end = consent.get("embargo_until"), consent.get("expires_on")
    return Choices(
        uses={use: bool(may and consent.get("uses", {}).get(use) and use not in refused) for use in Use.values},
        texts=consent.get("texts", {}),
        name=consent.get("name", "") if may else "",
        place_step=int(consent.get("place_step", 0)),
        date_step=int(consent.get("date_step", 0)),
        embargo_until=datetime.date.fromisoformat(until) if until else None,
        expires_on=datetime.date.fromisoformat(end) if end else None,
        channel=Channel.GUARDIAN if minor and may else Channel.SCREEN,
        minor=minor,
        name_id=consent.get("name_id") or new_id(),
        spoken=evidence(draft, shown=consent.get("texts", {})) if may else {},
        delete_after=bool(may and consent.get("uses", {}).get(Use.WEB) and consent.get("delete_after")),
    )


def standing_choices(draft: Draft) -> Choices:
    """The grants as they stand: photographs that are added change no permission."""
    from_grants = permits.newest_grants(draft.submission)
    web = from_grants.get(Use.WEB)
    said = permits.chosen(draft.submission, secrets=draft.secrets)
    return Choices(
        uses={use: grant.allowed for use, grant in from_grants.items()},
        texts={use: grant.text_sha256 for use, grant in from_grants.items()},
        name=said.name,
        place_step=web.place_step if web else 0,
        date_step=web.date_step if web else 0,
        embargo_until=web.embargo_until if web else None,
        expires_on=web.expires_on if web else None,
        channel=channel_now(web),
        minor=said.minor,
        name_id=(web.name_id if web else "") or new_id(),
    )


def send(*, session: Session, draft: Draft) -> HttpResponse:
    """Hand it over, then forget the secrets; the words stay until the Sent page is left.

    What no page on the way shows any more is left out first; a Send that was cut off has done that already.
    """
    at = today()
    if draft.secrets.open_sitting() == draft.sitting:
        draft = keep_only(draft, at=at)
    if not draft.more and draft.submission.kind != Kind.REPORT and "name_id" not in draft.consent:
        draft = save_consent(draft, at=at, name_id=new_id())
    choices = choices_of(draft)
    telling.send(secrets=draft.secrets, sitting=draft.sitting, choices=choices, at=at)
    sessions.drop_secrets(session, outcome=f"{SENT} {json.dumps({'name': choices.name})}")
    return to("tell:sent")


def keep_only(draft: Draft, *, at: datetime.date) -> Draft:
    """The draft with the answers that its review shows."""
    also = (steps.LANGUAGE, steps.AGE, steps.GUARDIAN, "consent", *steps.BEGUN_WITH)
    return replace_answers(draft, kept(draft.answers, kind=draft.submission.kind, more=draft.more, also=also), at=at)


@require_GET
@with_session
def sent(request: HttpRequest, *, session: Session) -> HttpResponse:
    """It arrived: the words, what was permitted and when, what comes next, where to find help (R13)."""
    if session.secrets is not None:
        return to("tell:review" if telling.sitting_to_send(secrets=session.secrets) is not None else "space:home")
    if not session.outcome.startswith(SENT):
        return to("space:report")
    submission = Submission.objects.get(pk=session.submission_id)
    name = json.loads(session.outcome.removeprefix(SENT) or "{}").get("name", "")
    permit_rows, details = permits.of_grants(submission, name=name)
    act = submission.acts.filter(kind="send").order_by("-seq").first()
    shown = any(row["answer"] == "yes" and row["use"] == Use.WEB for row in permit_rows)
    day = date_in_words(act.day.isoformat(), language=reading_language()) if act else ""
    report = submission.kind == Kind.REPORT
    context = {
        "report": report,
        "words": session.words.split() if session.words else None,
        "words_lang": codes.language_of(session.words) if session.words else "",
        "print_url": reverse("tell:sheet") if session.words else "",
        "qr_url": reverse("tell:qr") if session.words else "",
        "steps": report_steps() if report else next_steps(will_be_shown=shown),
        "permits": [] if report else permit_rows,
        "details": details if shown else [],
        "day": day,
        "space_url": reverse("space:enter"),
        **contact.in_space(submission.pk),
    }
    return page(request, "narrator/sent.html", context)


def next_steps(*, will_be_shown: bool) -> list[dict[str, Any]]:
    """What happens from here, in order."""
    if not will_be_shown:
        return [
            {"state": "done", "words": TIMELINE[0]},
            {
                "state": "later",
                "words": _("Se guarda sin publicarse. Si algún día quiere permitir más, entre con sus palabras."),
            },
        ]
    return [{"state": "done" if at == 0 else "later", "words": words} for at, words in enumerate(TIMELINE)]


def report_steps() -> list[dict[str, Any]]:
    """What happens with news of a mural."""
    return [
        {"state": "done", "words": _("Recibimos su noticia, cerrada con llave.")},
        {"state": "later", "words": _("Una persona del archivo la lee.")},
        {"state": "later", "words": _("Si usted dijo que sí, la fecha y cómo está se agregan a la página del mural.")},
    ]
