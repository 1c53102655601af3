"""One reminder for a narrator who left an address: that there is something new, and not a word more.

Sent by the worker alone. The address is opened through the keeper, which writes it down, and goes when it was used.
"""

import datetime
import logging
import secrets
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, override

from stories.consent.models import Grant
from stories.consent.uses import Use
from stories.intake.contacts import LASTS, Address, Contact, open_contact
from stories.intake.models import MailboxItem
from stories.vault.errors import VaultError
from stories.vault.keeper import get_keeper

logger = logging.getLogger("amparo.tend")
# Who opened it, in the log of openings: no person.
WORKER, REASON = "worker", "remind"
ENDS_SOON = datetime.timedelta(days=30)


def remind(*, at: datetime.date) -> int:
    """Forget addresses that had their year, then send what is due; how many were sent. Safe to repeat and to kill."""
    Contact.objects.filter(given_on__lte=at - LASTS).delete()
    if not settings.ARCHIVE_MAIL_FROM:
        return 0
    return sum(send_one(contact, at=at) for contact in due(at=at))


def due(*, at: datetime.date) -> list[Contact]:
    """Those with a letter newer than their address, or whose permission ends soon and did not when they gave it."""
    letters = MailboxItem.objects.filter(submission=OuterRef("submission"), seq__gt=OuterRef("after_letter"))
    waiting = Contact.objects.filter(Q(tried_on=None) | Q(tried_on__lt=at), submission__withdrawal=None)
    known = list(waiting.annotate(has_news=Exists(letters)))
    ends = ending([contact.submission_id for contact in known])
    return [
        contact
        for contact in known
        if contact.has_news or contact.given_on < ends.get(contact.submission_id, contact.given_on) - ENDS_SOON <= at
    ]


def ending(submission_ids: list[str]) -> dict[str, datetime.date]:
    """The day on which each of these may no longer be shown, where there is one."""
    grants = Grant.objects.filter(submission__in=submission_ids, use=Use.WEB).order_by("submission_id", "seq")
    newest = {grant.submission_id: grant for grant in grants}
    return {pk: grant.expires_on for pk, grant in newest.items() if grant.allowed and grant.expires_on}


def send_one(contact: Contact, *, at: datetime.date) -> bool:
    """Send one reminder and forget the address. What cannot be sent is tried again tomorrow."""
    Contact.objects.filter(pk=contact.pk).update(tried_on=at)
    try:
        opened = get_keeper().open(WORKER, contact.submission_id, REASON)
        address = open_contact(contact, unseal_desk=opened.unseal_desk)
        message(address).send()
    except (VaultError, smtplib.SMTPException, OSError) as error:
        # The kind of error is all that may be written down: its words may hold the address.
        logger.error("A reminder was not sent: %s", type(error).__name__)
        return False
    Contact.objects.filter(pk=contact.pk).delete()
    return True


def message(address: Address) -> EmailMessage:
    """The whole of it. No name, no link, nothing of the archive; not even this machine's name in its number."""
    domain = settings.ARCHIVE_MAIL_FROM.rpartition("@")[2]
    with override(address.language):
        return EmailMessage(
            subject=gettext("Hay algo nuevo"),
            body=gettext("Hay algo nuevo. Puede verlo cuando quiera."),
            from_email=settings.ARCHIVE_MAIL_FROM,
            to=[address.email],
            headers={"Message-ID": f"<{secrets.token_hex(12)}@{domain}>"},
        )
