"""What narrators and reporters are told by themselves: of takedowns and of new words of consent. Sealed."""

import base64
import datetime
import hashlib

from django.utils.translation import gettext, override

from stories.consent import texts
from stories.consent.models import Grant, Hold
from stories.consent.rules import newest
from stories.consent.uses import Use
from stories.intake import mailbox
from stories.intake.models import MailboxItem, Submission
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling

# Automatic hides are few; a narrator whose letter failed for this long has been told by the space itself.
TOLD_WITHIN = datetime.timedelta(days=30)


def tell_of_automatic_hides(*, at: datetime.date) -> int:
    """Put a letter into the mailbox of each narrator whose story a report has hidden. Safe to repeat; how many new."""
    hiding = Objection.objects.filter(
        slot__isnull=False, day__gte=at - TOLD_WITHIN, submission__withdrawal=None
    ).select_related("submission")
    letters = {letter_id("hid", objection.pk): objection for objection in hiding}
    lying = set(MailboxItem.objects.filter(pk__in=letters).values_list("pk", flat=True))
    for item_id, objection in letters.items():
        if item_id not in lying:
            put(objection.submission, hidden_words(objection), at=at, item_id=item_id)
    return len(letters) - len(lying)


def tell_of_new_texts(*, at: datetime.date) -> int:
    """Put one letter into the mailbox of each narrator whose yes was said to words that are replaced; how many new.

    The space asks them; the letter is what reminds those who left an address. Safe to repeat: one for each version.
    """
    old = Grant.objects.filter(allowed=True, text_sha256__in=texts.replaced(), submission__withdrawal=None)
    version = max(texts.versions())
    found = Submission.objects.filter(pk__in=old.values("submission"), sent_on__isnull=False)
    letters = {letter_id("texts", f"{submission.pk} {version}"): submission for submission in found}
    lying = set(MailboxItem.objects.filter(pk__in=letters).values_list("pk", flat=True))
    told = 0
    for item_id, submission in letters.items():
        if item_id not in lying and texts.uses_to_ask_again(newest_grants(submission)):
            with override(language_of(submission)):
                words = gettext(
                    "Cambiaron las palabras de los permisos. Lo que usted permitió sigue como estaba. Cuando pueda, "
                    "mire en su espacio qué cambió y díganos si lo sigue permitiendo. Si no contesta, nada cambia."
                )
            put(submission, words, at=at, item_id=item_id)
            told += 1
    return told


def newest_grants(submission: Submission) -> list[Grant]:
    """The grant that counts today, for each use that has one."""
    grants = list(submission.grants.all())
    found = (newest(grants, use=use) for use in Use.values)
    return [grant for grant in found if isinstance(grant, Grant)]


def hidden_words(objection: Objection) -> str:
    """What was hidden, who did it, and that there is nothing the narrator must do."""
    with override(language_of(objection.submission)):
        what = {
            Hold.Scope.RECORD: gettext("Alguien dice que aparece en su historia, y pidió que no se vea. La ocultamos."),
            Hold.Scope.PART: gettext("Alguien pidió que una foto o grabación de su historia no se vea. La ocultamos."),
            Hold.Scope.PASSAGE: gettext("Alguien pidió que unas palabras de su historia no se vean. Las ocultamos."),
        }[Hold.Scope(objection.scope)]
        rest = gettext(
            "Ahora lo revisa una persona del archivo. A quien lo pidió no le dijimos nada de usted. Usted no tiene que "
            "hacer nada. Si quiere decirnos algo, escríbanos aquí."
        )
    return f"{what} {rest}"


def tell_narrator_of_ruling(*, ruling: Ruling, objection: Objection, at: datetime.date) -> None:
    """What was decided, once for each decision."""
    with override(language_of(ruling.submission)):
        if ruling.outcome == Ruling.Outcome.SHOWN:
            words = gettext("Revisamos el aviso de quien dijo que aparece en su historia. Se vuelve a ver como antes.")
        elif objection.scope == Hold.Scope.RECORD:
            words = gettext(
                "Revisamos el aviso de quien dijo que aparece en su historia. Por ahora sigue oculta. Podemos hacer "
                "otra versión: usted la verá antes y decide."
            )
        else:
            words = gettext(
                "Revisamos el aviso de quien dijo que aparece en su historia. Esa parte sigue oculta; lo demás se ve. "
                "Si hacemos otra versión, usted la verá antes y decide."
            )
    put(ruling.submission, words, at=at, item_id=letter_id("ruling", ruling.pk))


def tell_reporters(*, ruling: Ruling, words: str, at: datetime.date) -> int:
    """Answer those who asked for an answer, each once for each decision. Returns how many."""
    asked = Objection.objects.filter(
        submission=ruling.submission_id,
        part_sha256=ruling.part_sha256,
        seq__lte=ruling.upto,
        receipt__isnull=False,
        receipt__withdrawal=None,
    ).select_related("receipt")
    for objection in asked:
        receipt: Submission = objection.receipt  # type: ignore[assignment]
        with override(language_of(receipt)):
            outcome = (
                gettext("Revisamos su aviso. Lo que usted señaló se vuelve a ver.")
                if ruling.outcome == Ruling.Outcome.SHOWN
                else gettext("Revisamos su aviso. Lo que usted señaló sigue oculto.")
            )
        text = f"{outcome}\n\n{words}" if words else outcome
        put(receipt, text, at=at, item_id=letter_id("answer", f"{ruling.pk} {objection.pk}"))
    return len(asked)


def put(submission: Submission, text: str, *, at: datetime.date, item_id: str = "") -> None:
    mailbox.put(submission=submission, kind=MailboxItem.Kind.MESSAGE, words={"text": text}, at=at, item_id=item_id)


def language_of(submission: Submission) -> str:
    """The interface language in which somebody is written to."""
    return "en" if submission.language.split("-")[0] == "en" else "es"


def letter_id(what: str, of: str) -> str:
    """The id of the one letter about this."""
    digest = hashlib.sha256(f"amparo letter {what} {of}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:20]
