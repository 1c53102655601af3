"""A consent record for the narrator to keep, modelled on ISO/IEC TS 27560:2023. Pure: rows in, JSON-like out.

Every field is described in docs/consent-record.md. There is no principal: the archive does not know who that is.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stories.consent.models import Channel
from stories.consent.precision import DateStep, PlaceStep
from stories.consent.texts import by_hash, current
from stories.consent.uses import Use

SCHEMA = "ISO/IEC TS 27560:2023; amparo 1"
# What each use processes, in the words of the vault: nothing here is a person's status (R12).
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    Use.PHOTO: ("pictures",),
    Use.VOICE: ("sound", "video"),
}
IN_TEXT = ("text", "place", "date", "name_shown")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One grant as it goes into a record. `evidence`: where a spoken answer lies, where that is known."""

    seq: int
    act: str
    day: datetime.date
    use: str
    allowed: bool
    channel: str
    place_step: int
    date_step: int
    embargo_until: datetime.date | None
    expires_on: datetime.date | None
    text_sha256: str
    evidence: Mapping[str, str] = field(default_factory=dict)


def consent_record(
    said: Sequence[Said], *, controller: str, name_shown: str, language: str, at: datetime.date, window_days: int
) -> dict[str, Any]:
    """Everything that was said about every use, newest and before, in the words of `language` ("es" or "en").

    `controller` names the archive; `name_shown` is the name that the narrator chose to show, "" for none; `at` is the
    day of this copy. The same rows give the same record.
    """
    ordered = sorted(said, key=lambda each: each.seq)
    newest = ordered[-1] if ordered else None
    return {
        "schema_version": SCHEMA,
        "record_id": newest.act if newest else "",
        "pii_principal_id": None,
        "language": language,
        "copied_on": at.isoformat(),
        "party_identification": [{"party_id": "controller", "party_role": "pii_controller", "party_name": controller}],
        "pii_processing": {
            "lawful_basis": "consent",
            "collection_method": "told_by_the_narrator",
            "storage": "sealed",
            "retention": {"until": "withdrawal", "erased_within_days": window_days},
            "withdrawal_method": "narrators_space_with_seven_words",
            "name_shown": name_shown,
            "purposes": [
                purpose(use, [each for each in ordered if each.use == use], language=language, at=at)
                for use in Use.values
            ],
        },
    }


def purpose(use: str, said: Sequence[Said], *, language: str, at: datetime.date) -> dict[str, Any]:
    """One use: what it is, how it stands on the day `at`, and each time something was said about it."""
    newest = said[-1] if said else None
    return {
        "purpose": use,
        "title": current(use, language).title,
        "pii_categories": list(CATEGORIES.get(use, IN_TEXT)),
        "state": state(newest, at=at),
        "place": str(PlaceStep(newest.place_step).label) if newest else None,
        "date": str(DateStep(newest.date_step).label) if newest else None,
        "not_before": iso(newest.embargo_until) if newest else None,
        "expires_on": iso(newest.expires_on) if newest else None,
        "notice": notice(newest.text_sha256) if newest else None,
        "events": [event(each) for each in said],
    }


def state(newest: Said | None, *, at: datetime.date) -> str:
    """How a use stands: "not_asked", "refused", "not_yet", "expired" or "given"."""
    if newest is None:
        return "not_asked"
    if not newest.allowed:
        return "refused"
    if newest.embargo_until is not None and at < newest.embargo_until:
        return "not_yet"
    if newest.expires_on is not None and at >= newest.expires_on:
        return "expired"
    return "given"


def notice(sha: str) -> dict[str, Any] | None:
    """The exact text that was answered (R4); None where no text was on the page, since silence was the answer."""
    text = by_hash(sha)
    if text is None:
        return None
    return {
        "version": text.version,
        "language": text.language,
        "sha256": sha,
        "title": text.title,
        "body": text.body,
        "means": text.means,
    }


def event(said: Said) -> dict[str, Any]:
    """One time that something was said: a day, never a time of day."""
    text = by_hash(said.text_sha256)
    told: dict[str, Any] = {
        "event_id": said.act,
        "event_time": said.day.isoformat(),
        "event_type": "given" if said.allowed else "refused",
        "channel": said.channel,
        "channel_in_words": str(Channel(said.channel).label),
        "notice_sha256": said.text_sha256 if text else None,
    }
    return {**told, "evidence": dict(said.evidence)} if said.evidence else told


def iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
