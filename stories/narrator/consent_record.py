"""The consent record as a file to take along: from the Sent page, and from the space."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stories.consent.reading import reading_language
from stories.consent.receipts import Said
from stories.consent.receipts import consent_record as record_of
from stories.gate.clock import today
from stories.intake.acts import words_of
from stories.intake.models import Act, Submission
from stories.narrator import permits
from stories.narrator.answering import SENT, with_session
from stories.vault.bundle import Secrets
from stories.vault.sessions import Session


@require_GET
@with_session
def consent_record(request: HttpRequest, *, session: Session) -> HttpResponse:
    """JSON, to be kept. Its name says nothing of a story."""
    submission = Submission.objects.filter(pk=session.submission_id).first()
    if submission is None or submission.sent_on is None or hasattr(submission, "withdrawal"):
        raise Http404
    data = json.dumps(record_for(submission, session=session), ensure_ascii=False, indent=1)
    response = HttpResponse(data, content_type="application/json; charset=utf-8")
    name = _("permisos.json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def record_for(submission: Submission, *, session: Session) -> dict[str, Any]:
    """The record in the language of the page. The Sent page has no secrets left to say where a voice lies."""
    secrets = session.secrets
    if secrets is not None:
        name = permits.chosen(submission, secrets=secrets).name
    else:
        name = json.loads(session.outcome.removeprefix(SENT) or "{}").get("name", "")
    return record_of(
        said(submission, secrets=secrets),
        controller=settings.WAGTAIL_SITE_NAME,
        name_shown=name,
        language=reading_language(),
        at=today(),
        window_days=settings.ARCHIVE_WINDOW_DAYS,
    )


def said(submission: Submission, *, secrets: Secrets | None) -> list[Said]:
    """Every grant of a story, oldest first, with where its spoken answer lies if that can be opened."""
    spoken: dict[str, dict[str, Any]] = {}
    acts = {act.pk: act for act in submission.acts.filter(kind__in=(Act.Kind.SEND, Act.Kind.CONSENT))}
    if secrets is not None:
        spoken = {pk: words_of(act, unseal=secrets.unseal).get("spoken", {}) for pk, act in acts.items()}
    return [
        Said(
            seq=grant.seq,
            act=grant.act_id,
            day=acts[grant.act_id].day,
            use=grant.use,
            allowed=grant.allowed,
            channel=grant.channel,
            place_step=grant.place_step,
            date_step=grant.date_step,
            embargo_until=grant.embargo_until,
            expires_on=grant.expires_on,
            text_sha256=grant.text_sha256,
            evidence=spoken.get(grant.act_id, {}).get(grant.use, {}),
        )
        for grant in submission.grants.filter(act__in=acts).order_by("seq")
    ]
