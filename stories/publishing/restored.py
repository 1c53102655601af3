"""A database that was restored from a copy learns what it has forgotten: withdrawals, and that narrators decided more.

What they decided is lost with the database; that they did is not: the key store counts their acts. So a story whose
narrator decided something after the copy was made is hidden, and only its narrator shows it again.
"""

import datetime

from django.db.models import Max
from django.utils.translation import gettext, override

from stories.consent.committing import until_committed
from stories.consent.models import Hold
from stories.intake.acts import locked
from stories.intake.models import Act, MailboxItem, Submission
from stories.publishing.letters import TOLD_WITHIN, language_of, letter_id, put
from stories.publishing.withdrawing import withdraw_unsigned
from stories.vault import erasing as vault
from stories.vault.errors import VaultError

NOTED_WITHIN = datetime.timedelta(days=2)


def close_what_was_withdrawn_since(*, at: datetime.date) -> int:
    """Withdraw here what the key store marks as withdrawn: a restored database has forgotten it. Returns how many."""
    marked = vault.withdrawn_ids()
    open_still = Submission.objects.filter(pk__in=marked, withdrawal=None, sent_on__isnull=False)
    ids = list(open_still.values_list("pk", flat=True))
    for submission_id in ids:
        withdraw_unsigned(submission_id=submission_id, at=at)
    return len(ids)


def note_acts(*, at: datetime.date) -> int:
    """Tell the key store how many acts there are of each story in which something was decided lately."""
    lately = Act.objects.filter(day__gte=at - NOTED_WITHIN, submission__withdrawal=None).values("submission_id")
    counted = lately.annotate(count=Max("seq")).values_list("submission_id", "count")
    noted = 0
    for submission_id, count in counted:
        if _NOTED.get(submission_id) != count:
            try:
                vault.note_acts(submission_id=submission_id, count=count)
            except VaultError:
                # Withdrawn this moment, or the mirror is away: the next round tries what is still there.
                continue
            _NOTED[submission_id] = count
            noted += 1
    return noted


# What this process has noted itself, so that a quiet round writes nothing.
_NOTED: dict[str, int] = {}


def hide_what_was_decided_since(*, at: datetime.date) -> int:
    """Hide every story of which the key store counts more acts than this database knows. Returns how many."""
    noted = vault.acts_noted()
    known = dict(
        Act.objects.filter(submission__in=noted).values("submission_id").annotate(count=Max("seq")).values_list(
            "submission_id", "count"
        )
    )  # fmt: skip
    there = Submission.objects.filter(pk__in=noted, withdrawal=None, sent_on__isnull=False)
    behind = [story for story in there if noted[story.pk] > known.get(story.pk, 0)]
    for story in behind:
        _hide(story, at=at)
    # All are hidden before the first is noted: a mirror that cannot be written leaves none of them in sight.
    for story in behind:
        vault.settle_acts(submission_id=story.pk, count=known.get(story.pk, 0))
    return len(behind)


def _hide(story: Submission, *, at: datetime.date) -> None:
    def write() -> None:
        locked(story.pk)
        standing = Hold.objects.filter(submission=story, kind=Hold.Kind.NARRATOR, lifts=None, lifted_by=None)
        if not standing.exists():
            # Without an act: only the narrator's own "show again" lifts it.
            Hold.objects.create(submission=story, kind=Hold.Kind.NARRATOR, day=at)

    until_committed(write)


def tell_of_what_was_hidden(*, at: datetime.date) -> int:
    """Put a letter into the mailbox of each narrator whose story was hidden like this; how many new. Safe to repeat.

    Apart from hiding, because a public process hides before it serves and may not write letters.
    """
    hidden = Hold.objects.filter(
        kind=Hold.Kind.NARRATOR, act=None, lifts=None, day__gte=at - TOLD_WITHIN, submission__withdrawal=None
    ).select_related("submission")
    letters = {letter_id("restored", hold.pk): hold.submission for hold in hidden}
    lying = set(MailboxItem.objects.filter(pk__in=letters).values_list("pk", flat=True))
    for item_id, story in letters.items():
        if item_id not in lying:
            put(story, _words(story), at=at, item_id=item_id)
    return len(letters) - len(lying)


def _words(story: Submission) -> str:
    with override(language_of(story)):
        return gettext(
            "El archivo tuvo que recuperarse de una copia, y usted había decidido algo después de esa copia. No "
            "sabemos qué. Por eso ocultamos su historia. Mire aquí sus permisos y dígalos otra vez si hace falta. "
            "Solo usted puede volver a mostrarla."
        )
