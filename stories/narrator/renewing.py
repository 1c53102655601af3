"""What is asked again: a permission whose text is a newer one now, and one that ends soon or has ended.

No answer is never a yes, and takes nothing back either: what was allowed under the older text stays as it was, and the
question waits for the next visit. What ends, ends by itself.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.consent import changes, texts
from stories.consent.models import Grant
from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.choices import Choices, as_they_stand
from stories.intake.models import Submission
from stories.narrator import permits, waiting
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.changing import Seen
from stories.narrator.forms import choice_field
from stories.narrator.standing import said
from stories.vault.sessions import Session

AHEAD = datetime.timedelta(days=30)
KEEP, TAKE_BACK, END = "keep", "take_back", "end"
ANSWERS: tuple[tuple[str, str | Promise], ...] = (
    (KEEP, gettext_lazy("Sí, lo sigo permitiendo")),
    (TAKE_BACK, gettext_lazy("Ya no lo permito")),
)
LONGER: tuple[tuple[str, str | Promise], ...] = (
    ("12", gettext_lazy("Un año más")),
    ("36", gettext_lazy("Tres años más")),
    ("0", gettext_lazy("Hasta que yo cambie de idea")),
    (END, gettext_lazy("Que termine ese día")),
)


@dataclass(frozen=True)
class Asked:
    """What waits for the narrator: uses whose text is newer, and the day on which permission ends (or ended)."""

    uses: tuple[str, ...]
    ends_on: datetime.date | None
    ended: bool

    def __bool__(self) -> bool:
        return bool(self.uses) or self.ends_on is not None


def asked(grants: Mapping[str, Grant], *, at: datetime.date) -> Asked:
    """What to ask, given the grants that count today."""
    allowed = [grant for grant in grants.values() if grant.allowed]
    web = grants.get(Use.WEB)
    ends_on = web.expires_on if web is not None and web.allowed else None
    soon = ends_on is not None and ends_on <= at + AHEAD
    return Asked(
        uses=texts.uses_to_ask_again(allowed),
        ends_on=ends_on if soon else None,
        ended=ends_on is not None and ends_on <= at,
    )


def in_space(grants: Mapping[str, Grant], *, at: datetime.date) -> dict[str, Any]:
    """For parts/asked.html: nothing where nothing is asked."""
    waits = asked(grants, at=at)
    if not waits:
        return {}
    return {
        "asked_new_text": bool(waits.uses),
        "asked_ends": said(waits.ends_on),
        "asked_ended": waits.ended,
        "renew_url": reverse("space:renew"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def renew(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Keep, change or take back; how much longer. What is left blank stays as it is and is asked again."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None:
        return to("space:home")
    at = today()
    grants = permits.newest_grants(submission)
    waits = asked(grants, at=at)
    seen = Seen.of(submission)
    stale = request.method == "POST" and not seen.fits(request)
    form = form_for(waits, data=request.POST if request.method == "POST" and not stale else None)
    if request.method != "POST" or stale or not form.is_valid():
        return renew_page(request, grants, waits, form, seen=seen, stale=stale)
    said_before = permits.chosen(submission, secrets=secrets)
    standing = as_they_stand(grants, name=said_before.name, minor=said_before.minor)
    choices = answered(standing, waits, form.cleaned_data, at=at)
    if choices != standing:
        deciding.change_consent(secrets=secrets, choices=choices, at=at)
    return to("space:home")


def form_for(waits: Asked, *, data: Any = None) -> forms.Form:
    """A question for each use, and one for the end; nothing chosen for anybody, nothing required."""
    language = reading_language()
    form = forms.Form(data)
    for use in waits.uses:
        text = texts.current(use, language)
        form.fields[use] = choice_field(ANSWERS, label=text.title, help_text=text.body)
    if waits.ends_on is not None:
        longer = [choice for choice in LONGER if not (waits.ended and choice[0] == END)]
        form.fields["until"] = choice_field(longer, label=_("¿Hasta cuándo lo permite?"))
    return form


def answered(standing: Choices, waits: Asked, said_now: Mapping[str, str], *, at: datetime.date) -> Choices:
    """What stands, with what was answered. A yes names the text that was on the screen; blank changes nothing."""
    language = reading_language()
    uses, read = dict(standing.uses), dict(standing.texts)
    for use in waits.uses:
        if said_now.get(use) == KEEP:
            read[use] = texts.text_sha256(texts.current(use, language))
        elif said_now.get(use) == TAKE_BACK:
            uses[use] = False
    until, ends_on = said_now.get("until", ""), standing.expires_on
    if until and until != END:
        day = waiting.until(until, at=max(at, waits.ends_on or at))
        ends_on = datetime.date.fromisoformat(day) if day else None
    return replace(standing, uses=uses, texts=read, expires_on=ends_on)


def renew_page(
    request: HttpRequest, grants: Mapping[str, Grant], waits: Asked, form: forms.Form, *, seen: Seen, stale: bool
) -> HttpResponse:
    language = reading_language()
    newest = max(texts.versions())
    read = {use: texts.by_hash(grants[use].text_sha256) for use in waits.uses}
    oldest = min((text.version if text else 0 for text in read.values()), default=newest)
    context = {
        "form": form,
        "changed": changes.since(oldest, newest=newest),
        "questions": [
            {
                "field": form[use],
                "changed": changes.of_use_since(text.version if text else 0, use, newest=newest),
                "before": text,
                "now": texts.current(use, language),
            }
            for use, text in read.items()
        ],
        "until": form["until"] if "until" in form.fields else None,
        "ends": said(waits.ends_on),
        "ended": waits.ended,
        "seen": seen.value,
        "stale": stale,
        "text_url": reverse("tell:text", args=[newest]),
        "change_url": reverse("space:permits"),
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/renew.html", context)
