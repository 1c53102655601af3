"""News of a mural: read it, and add it to the life of the wall. The page changes only by a new version, as ever."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from stories.intake import mailbox
from stories.intake.keeping import original_deleted
from stories.intake.models import MailboxItem, Submission
from stories.moderation.claiming import claim
from stories.moderation.models import Refusal, User
from stories.publishing.asking import add_note
from stories.publishing.errors import Refused
from stories.publishing.worksheets import change_worksheet, told
from stories.redaction.models import Record
from stories.vault.keeper import Opened, get_keeper

WHOLE = "whole"


@dataclass(frozen=True)
class News:
    """What somebody told of a mural: which record, how the wall is, when they saw it, more words, and their yes."""

    record: str
    condition: str
    seen: str
    note: str
    may_add: bool

    @property
    def mural(self) -> Submission | None:
        """The submission that made the mural; None when it was withdrawn."""
        found = Record.objects.select_related("submission").filter(pk=self.record, kind="mural").first()
        return None if found is None or hasattr(found.submission, "withdrawal") else found.submission


def news_of(*, submission: Submission, opened: Opened) -> News:
    """Open what was sent."""
    said = told(submission=submission, opened=opened).answers
    return News(
        record=str(said.get("reports_on", "")),
        condition=str(said.get("condition", "")),
        seen=str(said.get("when", "")),
        note=str(said.get("note", "")),
        may_add=said.get("add") == "yes",
    )


def add_news(*, submission: Submission, what: str, date: str, person: User, at: datetime.date) -> Submission:
    """Write a dated event into the mural's worksheet, tell who sent it, and put the news away. Returns the mural.

    `what` is a mural's event or "whole", `date` EDTF. Not without a yes. Raises Refused and KeeperRefusal.
    """
    keeper = get_keeper()
    news = news_of(submission=submission, opened=keeper.open(str(person.pk), submission.pk, "news"))
    if not news.may_add:
        raise Refused("news_not_allowed")
    mural = news.mural
    if mural is None:
        raise Refused("mural_gone")
    if original_deleted(mural):
        raise Refused("original_deleted")
    opened = keeper.open(str(person.pk), mural.pk, "news")
    if not claim(submission=mural, person=person, at=at):
        raise Refused("mural_taken")
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        if submission.refusals.filter(reason=Refusal.Reason.ADDED).exists():
            return mural
        change_worksheet(
            submission=mural,
            change=lambda sheet: replace(sheet, mural=with_event(sheet.mural, what=what, date=date)),
            person=person,
            opened=opened,
        )
        add_note(
            submission=mural, person=person, words=_("Se agregó una noticia de la pared. Falta la versión."), at=at
        )
        mailbox.put(submission=submission, kind=MailboxItem.Kind.MESSAGE, words={"text": thanks()}, at=at)
        Refusal.objects.create(submission=submission, person=person, reason=Refusal.Reason.ADDED, day=at)
    return mural


def with_event(mural: dict[str, Any], *, what: str, date: str) -> dict[str, Any]:
    """The facts of a mural with one more thing that happened to the wall, which is also how it stands now."""
    events = list(mural.get("events", ()))
    event = {"date": date, "what": what}
    if what != WHOLE and event not in events:
        events = sorted([*events, event], key=lambda each: each.get("date", ""))
    return {**mural, "condition": what, "events": events}


def thanks() -> str:
    """Both languages: the archive does not know in which one the news was sent."""
    return (
        "Gracias por avisar. Lo agregamos a la vida del mural. Se verá en su página cuando esté la nueva versión.\n\n"
        "Thank you for telling us. We added it to the mural’s life. It will show on its page with the next version."
    )
