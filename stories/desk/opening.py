"""Opening a story: a person, a permission, a reason, a row. Then a warning before the words are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.consent.models import Withdrawal
from stories.desk.entries import Entry, entry_of
from stories.desk.roles import StaffRequest, may, needs
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation.claiming import recused
from stories.moderation.models import User
from stories.redaction.models import Edition
from stories.vault.keeper import KeeperRefusal, Opened, get_keeper
from stories.vault.models import Opening

# What a person may say.
REASONS: dict[str, str | Promise] = {
    "redact": gettext_lazy("Para trabajar en la versión pública"),
    "second_look": gettext_lazy("Para revisarla como otra persona"),
    "answer": gettext_lazy("Para contestar a quien narra"),
    "takedown": gettext_lazy("Porque alguien que aparece pidió que se quite"),
}
# Why the archive's own verbs open: a person pressed their button, or a narrator asked for a reminder.
WORKING: dict[str, str | Promise] = {
    "project": gettext_lazy("Para hacer la versión pública"),
    "publish": gettext_lazy("Para publicar"),
    "render": gettext_lazy("El programa preparó el sonido o el video"),
    "translate": gettext_lazy("Para hacer la traducción"),
    "lessen": gettext_lazy("Para mostrar menos"),
    "news": gettext_lazy("Para agregar la noticia de un mural"),
    "evidence": gettext_lazy("Para leer la prueba de un registro importado"),
    "remind": gettext_lazy("El programa mandó el aviso que pidió quien narra"),
}
# What a person reads for. Of the program's own reasons (making a version, publishing it) nobody grows tired.
READING = ("redact", "second_look", "answer", "takedown")
SESSION = "opened"
# Which opening a file that is being played stands under, by file.
PLAYING = "playing"
_WITHDRAWN = gettext_lazy("Quien narra lo retiró: la historia fue retirada para siempre, y ya nadie puede abrirla.")
_WITHDRAWN_MEANWHILE = gettext_lazy(
    "Mientras usted trabajaba, la historia fue retirada por quien narra, para siempre. No se guardó nada de lo que "
    "usted hizo ahora; no hay nada más que hacer aquí."
)
NOTHING_TO_READ = gettext_lazy("Todavía no hay una versión que leer. Quien modera la prepara primero.")
# After so many stories in one day the desk says that it may be enough.
MANY_IN_A_DAY = 5

Story = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Access:
    """One submission, open for one request of one person."""

    submission: Submission
    opened: Opened
    reason: str
    person: User

    @cached_property
    def entry(self) -> Entry:
        """Where the story stands for this person, asked once for the request."""
        return entry_of(submission=self.submission, person=self.person, at=today())


def submission_or_404(submission_id: str) -> Submission:
    """A submission that was sent. Drafts do not exist for the desk."""
    found: Submission = get_object_or_404(
        Submission.objects.select_related("record"), pk=submission_id, sent_on__isnull=False
    )
    return found


def there_is_work(*, person: User, submission: Submission) -> bool:
    """Whether this person's work can be in it: who reads versions and makes none opens nothing before there is one."""
    return may(person, "redact") or Edition.objects.filter(record__submission=submission).exists()


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
    return _opening(view, opening_of=_anew)


def plays(view: Story) -> Story:
    """`opens`, for a file of which a player asks stretch after stretch: one line in the log for a file and an hour."""
    return _opening(view, opening_of=_as_before)


def _opening(view: Story, *, opening_of: Callable[..., Opened]) -> Story:
    @needs("open")
    @wraps(view)
    def opened_view(request: StaffRequest, submission_id: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        submission = submission_or_404(submission_id)
        cover = HttpResponseRedirect(reverse("desk:submission", args=[submission.pk]))
        if recused(submission=submission, person=request.user):
            messages.error(request, _("Usted se abstuvo en este relato. Lo lleva otra persona."))
            return cover
        if Withdrawal.objects.filter(submission=submission).exists():
            # The keys go a moment later; for the desk it is closed from this one on.
            messages.warning(request, _WITHDRAWN if request.method == "GET" else _WITHDRAWN_MEANWHILE)
            return cover
        if not there_is_work(person=request.user, submission=submission):
            messages.error(request, NOTHING_TO_READ)
            return cover
        reason = reason_of(request, submission)
        if not reason:
            messages.info(request, _("Diga primero para qué lo abre."))
            return cover
        try:
            opened = opening_of(request, submission, reason)
        except KeeperRefusal as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("desk:more")) if refusal.code == "too_many" else cover
        return view(request, Access(submission, opened, reason, request.user), *args, **kwargs)

    return opened_view


def _anew(request: StaffRequest, submission: Submission, reason: str) -> Opened:
    return get_keeper().open(str(request.user.pk), submission.pk, reason)


def _as_before(request: StaffRequest, submission: Submission, reason: str) -> Opened:
    """Under the opening with which this session began to play this very file, while that lasts."""
    playing = request.session.get(PLAYING, {})
    begun = playing.get(request.path_info, "") if "Range" in request.headers else ""
    if begun:
        try:
            return get_keeper().go_on(begun, str(request.user.pk), submission.pk, reason)
        except KeeperRefusal as refusal:
            if refusal.code != "reason":
                raise
    opened = _anew(request, submission, reason)
    request.session[PLAYING] = {**playing, request.path_info: opened.opening_id}
    return opened


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
    """How many different stories this person opened to read on this day."""
    read = Opening.objects.filter(person=str(person_id), day=day, reason_code__in=READING)
    return read.values("submission_id").distinct().count()
