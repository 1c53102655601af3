"""What a reporter's seven words open: where the report stands, the answer, and a box to say more."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import mailbox
from stories.intake.models import Kind, Submission
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling
from stories.narrator.answering import WITHDRAWN, page, to, with_secrets
from stories.narrator.forms import MessageForm
from stories.narrator.objecting import hidden_now
from stories.narrator.talking import say, thread
from stories.publishing.objecting import NotShown, object_to
from stories.publishing.state import WORDS_LAST
from stories.publishing.withdrawing import withdraw
from stories.redaction.models import Record
from stories.vault import sessions
from stories.vault.ids import new_id
from stories.vault.sessions import Session

STATUS: dict[str, str | Promise] = {
    "gone": _("Aquello ya no existe en este archivo. Se borró."),
    "kept": _("Ya se decidió: lo que usted señaló sigue oculto."),
    "shown": _("Ya se decidió: lo que usted señaló se vuelve a ver."),
    "hidden": _("Lo que usted señaló ya no se ve. Una persona del archivo lo va a revisar."),
    "waits": _("Su aviso llegó. Una persona del archivo lo va a revisar pronto. Mientras tanto, todavía se ve."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def home(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The reporter's space. Writing again is another report on the same thing: it comes back to the desk."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    objection = Objection.objects.filter(receipt=submission).order_by("-seq").first()
    if submission.kind != Kind.OBJECTION:
        return to("space:home")
    if request.method == "POST" and request.POST.get("act") == "delete":
        withdraw(secrets=secrets, at=today())
        sessions.drop_secrets(session, outcome=WITHDRAWN)
        return to("space:report")
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["message"].strip()
        say(submission, secrets, words)
        if objection is not None:
            report_again(objection, submission, words)
        return to("object:space")
    letters = mailbox.read_own(secrets=secrets)
    context = {
        "status": STATUS[standing(objection) if objection is not None else "gone"],
        "thread": thread(submission, secrets, letters),
        "form": form,
        "days": WORDS_LAST.days,
    }
    response = page(request, "narrator/objection_space.html", context)
    if request.method == "GET" and letters:
        mailbox.mark_seen(secrets=secrets, letter=letters[0].seq)
    return response


def report_again(objection: Objection, receipt: Submission, words: str) -> None:
    """Bring it to the desk once more, if what it names is still there."""
    record = Record.objects.filter(submission=objection.submission_id).first()
    if record is None or hasattr(objection.submission, "withdrawal"):
        return
    try:
        object_to(
            record_id=record.pk,
            part_sha256=objection.part_sha256,
            words=words,
            at=today(),
            budget=settings.ARCHIVE_AUTOMATIC_HIDES,
            report_id=new_id(),
            receipt=receipt,
        )
    except NotShown:
        return


def standing(objection: Objection) -> str:
    """A key of STATUS."""
    if hasattr(objection.submission, "withdrawal"):
        return "gone"
    ruling = (
        Ruling.objects.filter(
            submission=objection.submission_id, part_sha256=objection.part_sha256, upto__gte=objection.seq
        )
        .order_by("-seq")
        .first()
    )
    if ruling is not None:
        return "shown" if ruling.outcome == Ruling.Outcome.SHOWN else "kept"
    return "hidden" if hidden_now(objection) else "waits"
