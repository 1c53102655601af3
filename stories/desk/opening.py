"""Opening a story: a person, a permission, a reason, a row. Then a warning before the words are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.desk.roles import StaffRequest, needs
from stories.intake.models import Submission
from stories.moderation.claiming import recused
from stories.vault.keeper import KeeperRefusal, Opened, get_keeper
from stories.vault.models import Opening

REASONS: dict[str, str | Promise] = {
    "redact": gettext_lazy("Para trabajar en la versión pública"),
    "second_look": gettext_lazy("Para revisarla como otra persona"),
    "answer": gettext_lazy("Para contestar a quien narra"),
    "remind": gettext_lazy("El programa mandó el aviso que pidió quien narra"),
    "takedown": gettext_lazy("Porque alguien que aparece pidió que se quite"),
}
SESSION = "opened"
# After so many stories in one day the desk says that it may be enough.
MANY_IN_A_DAY = 5

Story = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Access:
    """One submission, open for one request."""

    submission: Submission
    opened: Opened
    reason: str


def submission_or_404(submission_id: str) -> Submission:
    """A submission that was sent. Drafts do not exist for the desk."""
    found: Submission = get_object_or_404(
        Submission.objects.select_related("record"), pk=submission_id, sent_on__isnull=False
    )
    return found


def remember_reason(request: StaffRequest, submission: Submission, reason: str) -> None:
    """From here on this session opens this submission for this reason; its words show once the warning was read."""
    request.session[SESSION] = {**request.session.get(SESSION, {}), submission.pk: [reason, False]}


def remember_warned(request: StaffRequest, submission: Submission) -> None:
    """The warning was read."""
    reason, _warned = request.session[SESSION][submission.pk]
    request.session[SESSION] = {**request.session[SESSION], submission.pk: [reason, True]}


def reason_of(request: StaffRequest, submission: Submission) -> str:
    """The reason this session gave for opening this submission, "" for none."""
    return str(request.session.get(SESSION, {}).get(submission.pk, ["", False])[0])


def was_warned(request: StaffRequest, submission: Submission) -> bool:
    return bool(request.session.get(SESSION, {}).get(submission.pk, ["", False])[1])


def opens(view: Story) -> Story:
    """A view of an opened submission: `view(request, access, ...)`. Without a reason it leads where one is asked."""

    @needs("open")
    @wraps(view)
    def opened_view(request: StaffRequest, submission_id: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        submission = submission_or_404(submission_id)
        cover = HttpResponseRedirect(reverse("desk:submission", args=[submission.pk]))
        if recused(submission=submission, person=request.user):
            messages.error(request, _("Usted se abstuvo en este relato. Lo lleva otra persona."))
            return cover
        reason = reason_of(request, submission)
        if not reason:
            messages.info(request, _("Diga primero para qué lo abre."))
            return cover
        try:
            opened = get_keeper().open(str(request.user.pk), submission.pk, reason)
        except KeeperRefusal as refusal:
            messages.error(request, str(refusal))
            return cover
        return view(request, Access(submission, opened, reason), *args, **kwargs)

    return opened_view


def shows(view: Story) -> Story:
    """`opens`, for a page with the words of a story: until the warning was read, it leads to the warning."""

    @opens
    @wraps(view)
    def shown_view(request: StaffRequest, access: Access, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not was_warned(request, access.submission):
            return HttpResponseRedirect(reverse("desk:work", args=[access.submission.pk]))
        return view(request, access, *args, **kwargs)

    return shown_view


def stories_opened_today(*, person_id: int, day: Any) -> int:
    """How many different stories this person opened on this day."""
    return Opening.objects.filter(person=str(person_id), day=day).values("submission_id").distinct().count()
