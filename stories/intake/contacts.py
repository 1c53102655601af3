"""How to reach a narrator who wants one reminder (R17): optional, sealed apart, gone on schedule.

Sealed to the desk's half of the submission: the narrator's side writes it and cannot read it, and whoever opens it
leaves a line in the log. It goes when the reminder was sent, when the narrator takes it away, and a year after it was
given.
"""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from stories.intake.models import MailboxItem, Submission
from stories.vault import sealing
from stories.vault.ids import new_id

LASTS = datetime.timedelta(days=365)


class Contact(models.Model):
    """One address, sealed. Plain are only the day and the newest letter when it was given: later ones are news."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    given_on = models.DateField()
    after_letter = models.PositiveIntegerField(help_text=_("Número de la última carta cuando se dio"))
    tried_on = models.DateField(null=True, blank=True, help_text=_("Último día en que se intentó avisar"))

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, repr=False)
class Address:
    """An address, opened, and the language in which its owner reads."""

    email: str
    language: str


def context_of(submission_id: str) -> str:
    return f"contact {submission_id}"


def give(*, submission_id: str, email: str, language: str, at: datetime.date) -> None:
    """Seal an address in place of the one there was."""
    submission = Submission.objects.get(pk=submission_id)
    words = json.dumps({"email": email, "language": language}).encode()
    sealed = sealing.seal_to(bytes(submission.desk_public or b""), words, context=context_of(submission_id))
    with transaction.atomic():
        newest = MailboxItem.objects.filter(submission=submission).aggregate(newest=models.Max("seq"))["newest"]
        take_away(submission_id=submission_id)
        Contact.objects.create(submission=submission, sealed=sealed, given_on=at, after_letter=newest or 0)


def take_away(*, submission_id: str) -> None:
    """Delete the address, if there is one."""
    Contact.objects.filter(submission_id=submission_id).delete()


def goes_on(*, submission_id: str) -> datetime.date | None:
    """The day on which the address goes by itself; None where there is none."""
    given = Contact.objects.filter(submission_id=submission_id).values_list("given_on", flat=True).first()
    return given + LASTS if given is not None else None


def open_contact(contact: Contact, *, unseal_desk: Any) -> Address:
    """The address, opened by `Opened.unseal_desk`."""
    return Address(**json.loads(unseal_desk(bytes(contact.sealed), context=context_of(contact.submission_id))))
