"""What somebody said who appears is forgotten once it was decided and looked back at (R17, R19). The decision stays.

A report keeps its part, its day and how it was decided, which say nothing of anybody; its words go, and so does the
small space of its own in which an answer was read.
"""

import datetime

from django.db.models import Exists, OuterRef, QuerySet

from stories.consent.models import Withdrawal
from stories.intake.models import Kind, SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling
from stories.publishing.erasing import frozen
from stories.publishing.models import Duty
from stories.publishing.state import WORDS_LAST
from stories.publishing.withdrawing import withdraw_unsigned


def forget_decided_reports(*, at: datetime.date) -> int:
    """Delete the words of reports decided long ago, and withdraw the spaces of reporters. Safe to repeat; how many.

    A legal freeze on the story complained of delays its words, one on a reporter's space what the withdrawal erases.
    """
    return forget_words(at=at) + close_spaces(at=at)


def forget_words(*, at: datetime.date) -> int:
    """The door deletes no words that nobody has decided about."""
    count = 0
    for asked in settled(at=at).filter(words_id__in=SealedBody.objects.values("pk")):
        if not frozen(asked.submission_id):
            SealedBody.objects.filter(pk=asked.words_id).delete()
            count += 1
    if count:
        # They lie in the write-ahead log until it is written anew.
        Duty.objects.create(kind=Duty.Kind.RAW_BYTES, made_on=at)
    return count


def close_spaces(*, at: datetime.date) -> int:
    """Those in which nothing waits for a decision, and nobody wrote since."""
    open_still = Objection.objects.exclude(pk__in=settled(at=at).values("pk"))
    wrote = Submission.objects.filter(pk=OuterRef("pk"), acts__day__gt=at - WORDS_LAST)
    due = Submission.objects.filter(
        ~Exists(open_still.filter(receipt=OuterRef("pk"))),
        ~Exists(wrote),
        kind=Kind.OBJECTION,
        sent_on__lte=at - WORDS_LAST,
        withdrawal=None,
    )
    ids = list(due.values_list("pk", flat=True))
    for submission_id in ids:
        withdraw_unsigned(submission_id=submission_id, at=at)
    return len(ids)


def settled(*, at: datetime.date) -> QuerySet[Objection]:
    """Reports decided `WORDS_LAST` ago or longer; what was withdrawn counts as decided on that day."""
    long_ago = at - WORDS_LAST
    decided = Ruling.objects.filter(
        submission=OuterRef("submission"),
        part_sha256=OuterRef("part_sha256"),
        upto__gte=OuterRef("seq"),
        day__lte=long_ago,
    )
    gone = Withdrawal.objects.filter(submission=OuterRef("submission"), day__lte=long_ago)
    return Objection.objects.filter(Exists(decided) | Exists(gone))
