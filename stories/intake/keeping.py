"""Whether what was told and sent is still kept: a narrator deletes it at once, or wishes it gone once it is public.

A wish is an act like any other and may be taken back until it is fulfilled; the newest counts.
"""

import datetime

from django.db.models import Min

from stories.intake.models import Act, Submission

WISHES = (Act.Kind.DELETE_AFTER, Act.Kind.KEEP_ORIGINAL)


def wishes_deletion(submission: Submission) -> bool:
    """Whether the original is to go once a version is public."""
    newest = submission.acts.filter(kind__in=WISHES).order_by("-seq").first()
    return newest is not None and newest.kind == Act.Kind.DELETE_AFTER


def deleted_on(submission: Submission) -> datetime.date | None:
    """The day from which nobody may open the original; None while it is kept."""
    act = submission.acts.filter(kind=Act.Kind.DELETE_ORIGINAL).order_by("seq").first()
    if act is not None:
        return act.day
    if not wishes_deletion(submission):
        return None
    public = Submission.objects.filter(pk=submission.pk).aggregate(day=Min("record__clearances__cleared_on"))["day"]
    wish = submission.acts.filter(kind=Act.Kind.DELETE_AFTER).order_by("-seq").first()
    return max(public, wish.day) if public and wish else None


def original_deleted(submission: Submission) -> bool:
    """Whether the original is gone for everybody, its keys destroyed or about to be."""
    return deleted_on(submission) is not None


def to_be_forgotten() -> list[str]:
    """The submissions whose originals are deleted, for whoever destroys what is left. Withdrawn ones go anyway."""
    decided = Submission.objects.filter(
        acts__kind__in=(Act.Kind.DELETE_ORIGINAL, Act.Kind.DELETE_AFTER), withdrawal=None
    ).distinct()
    return [submission.pk for submission in decided if original_deleted(submission)]
