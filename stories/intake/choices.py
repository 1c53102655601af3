"""What a narrator chose on the consent screens, and the grants that follow: a row for each use, never a missing one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stories.consent.models import Channel, Grant
from stories.consent.precision import DateStep, PlaceStep
from stories.consent.uses import Use
from stories.intake.acts import next_seq
from stories.intake.models import Submission
from stories.vault.ids import new_id


@dataclass(frozen=True)
class Choices:
    """A yes or no to each use, and how exactly; what is not named is no (R2).

    `texts` has the SHA-256 of the text shown for each use. `name` is the name to show, "" for none.
    `spoken` has, for each use whose answer was also said aloud, where that lies: `original` (its id), `sha256` (of its
    bytes) and `text_sha256` (of the text that was answered). It decides nothing: what was pressed does.
    `delete_after`: the original is to go once a version is public; an act of its own, see `keeping`.
    """

    uses: Mapping[str, bool]
    texts: Mapping[str, str]
    name: str = ""
    place_step: int = PlaceStep.NONE
    date_step: int = DateStep.NONE
    embargo_until: datetime.date | None = None
    expires_on: datetime.date | None = None
    channel: str = Channel.SCREEN
    minor: bool = False
    name_id: str = field(default_factory=new_id)
    spoken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    delete_after: bool = False

    def words(self) -> dict[str, Any]:
        """What is sealed beside the grants: the name, and the words behind each hash are kept by `consent.texts`."""
        said = {use: dict(where) for use, where in self.spoken.items()}
        spoken = {"spoken": said} if said else {}
        return {"name": self.name, "name_id": self.shown_name_id, "minor": self.minor, **spoken}

    def channel_of(self, use: str) -> str:
        """How this use was answered. A guardian's yes stays one, also when it was said aloud."""
        return Channel.SPOKEN if use in self.spoken and self.channel == Channel.SCREEN else self.channel

    @property
    def shown_name_id(self) -> str:
        """The random id that stands for the name; empty when no name is shown."""
        return self.name_id if self.name else ""


def channel_now(web: Grant | None) -> str:
    """How a change is answered: as before, save that what was said aloud then is pressed now."""
    return Channel.SCREEN if web is None or web.channel == Channel.SPOKEN else web.channel


def as_they_stand(grants: Mapping[str, Grant], *, name: str, minor: bool, new_name: bool = False) -> Choices:
    """The newest grant of each use as choices again: whoever changes one thing leaves the others as they are.

    `new_name`: the name is another one than the grants speak of, so it gets an id of its own.
    """
    web = grants.get(Use.WEB)
    return Choices(
        uses={use: grant.allowed for use, grant in grants.items()},
        texts={use: grant.text_sha256 for use, grant in grants.items()},
        name=name,
        place_step=web.place_step if web else PlaceStep.NONE,
        date_step=web.date_step if web else DateStep.NONE,
        embargo_until=web.embargo_until if web else None,
        expires_on=web.expires_on if web else None,
        channel=channel_now(web),
        minor=minor,
        name_id=(web.name_id if web and not new_name else "") or new_id(),
    )


def grants_for(*, submission: Submission, choices: Choices) -> list[Grant]:
    """Unsaved grants, one for each use, in order after those there are."""
    first = next_seq(Grant, submission=submission)
    return [
        Grant(
            seq=first + place,
            use=use,
            allowed=bool(choices.uses.get(use, False)),
            channel=choices.channel_of(use),
            place_step=choices.place_step,
            date_step=choices.date_step,
            name_id=choices.shown_name_id,
            embargo_until=choices.embargo_until,
            expires_on=choices.expires_on,
            text_sha256=choices.texts.get(use, ""),
        )
        for place, use in enumerate(Use.values)
    ]
