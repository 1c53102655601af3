"""Grants in, answer out: what is allowed on a day, and why not. Pure: no database, no clock, no framework."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

WEB = "web"


class GrantFacts(Protocol):
    """What a rule reads of a grant."""

    seq: int
    use: str
    allowed: bool
    place_step: int
    date_step: int
    name_id: str
    embargo_until: datetime.date | None
    expires_on: datetime.date | None


@dataclass(frozen=True)
class Decision:
    """Whether a use is allowed, and a reason code when it is not ("" when it is)."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Precision:
    """How exactly place, date and name may be shown at most. `name_id` is empty for no name."""

    place_step: int
    date_step: int
    name_id: str


def newest(grants: Iterable[GrantFacts], *, use: str) -> GrantFacts | None:
    """The grant that counts for `use`: the one with the highest sequence number."""
    return max((grant for grant in grants if grant.use == use), key=lambda grant: grant.seq, default=None)


def _decide_one(grant: GrantFacts | None, *, at: datetime.date) -> Decision:
    if grant is None:
        return Decision(False, "never_asked")
    if not grant.allowed:
        return Decision(False, "refused")
    if grant.embargo_until is not None and at < grant.embargo_until:
        return Decision(False, "embargo")
    if grant.expires_on is not None and at >= grant.expires_on:
        return Decision(False, "expired")
    return Decision(True)


def decide(
    grants: Iterable[GrantFacts], *, use: str, at: datetime.date, withdrawn: bool = False, held: bool = False
) -> Decision:
    """Whether `use` is allowed on the day `at`. Everything needs `web`; silence is never consent (R2).

    Reasons: "withdrawn", "held", "never_asked", "refused", "embargo", "expired", and the same with "web_" before them
    when it is the web that is closed.
    """
    if withdrawn:
        return Decision(False, "withdrawn")
    if held:
        return Decision(False, "held")
    known = list(grants)
    web = _decide_one(newest(known, use=WEB), at=at)
    if use == WEB:
        return web
    if not web:
        return Decision(False, f"web_{web.reason}")
    return _decide_one(newest(known, use=use), at=at)


def precision(grants: Iterable[GrantFacts]) -> Precision:
    """The widest place, date and name that the newest web grant allows; nothing at all without one."""
    web = newest(grants, use=WEB)
    if web is None or not web.allowed:
        return Precision(0, 0, "")
    return Precision(web.place_step, web.date_step, web.name_id)
