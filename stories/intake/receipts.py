"""A receipt: the small space of somebody who reported something and wants to hear the answer.

It is a submission like any other, with seven words, a mailbox and acts, and the same erasing; no sitting, no grant, and
so never a record. Nobody is asked who they are.
"""

import datetime

from django.db import transaction

from stories.intake import telling
from stories.intake.acts import append
from stories.intake.models import Act, Kind, Submission
from stories.intake.telling import Begun
from stories.vault import by_code


def open_receipt(*, language: str, words: str, at: datetime.date) -> Begun:
    """Make the space, hand it to the archive, and put the reporter's first words into it. Raises vault.errors.Busy."""
    begun = telling.begin(kind=Kind.OBJECTION, language=language, at=at)
    desk_public = by_code.hand_to_archive(secrets=begun.secrets)
    with transaction.atomic():
        Submission.objects.filter(pk=begun.secrets.submission_id).update(sent_on=at, desk_public=desk_public)
        if words:
            append(secrets=begun.secrets, kind=Act.Kind.MESSAGE, at=at, words={"text": words})
    return begun
