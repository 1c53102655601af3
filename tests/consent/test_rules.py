"""What is allowed follows from the grants alone: silence is no, the newest counts, everything needs the web."""

import datetime
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from stories.consent.rules import decide, newest, precision
from stories.consent.uses import Use

DAY = datetime.date(2026, 3, 1)


@dataclass(frozen=True)
class Said:
    """A grant as a rule reads it."""

    seq: int
    use: str
    allowed: bool
    place_step: int = 0
    date_step: int = 0
    name_id: str = ""
    embargo_until: datetime.date | None = None
    expires_on: datetime.date | None = None


days = st.one_of(st.none(), st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)))
grants = st.lists(st.tuples(st.sampled_from(Use.values), st.booleans(), days, days), max_size=12).map(
    lambda rows: [
        Said(seq=at, use=use, allowed=allowed, embargo_until=embargo, expires_on=expiry)
        for at, (use, allowed, embargo, expiry) in enumerate(rows, start=1)
    ]
)


def test_silence_is_never_consent_r2() -> None:
    for use in Use.values:
        assert not decide([], use=use, at=DAY)
        assert decide([], use=use, at=DAY).reason in ("never_asked", "web_never_asked")


def test_each_use_stands_alone_r1() -> None:
    said = [Said(1, "web", True), Said(2, "photo", False), Said(3, "quote", True)]
    assert decide(said, use="quote", at=DAY)
    assert decide(said, use="photo", at=DAY).reason == "refused"
    assert decide([*said, Said(4, "quote", False)], use="web", at=DAY)


def test_a_no_to_the_web_closes_every_use() -> None:
    said = [Said(at, use, True) for at, use in enumerate(Use.values, start=1)]
    for use in Use.values:
        assert not decide([*said, Said(99, "web", False)], use=use, at=DAY)


def test_an_embargo_ends_on_its_day_and_an_expiry_begins_on_its_day() -> None:
    said = [Said(1, "web", True, embargo_until=DAY, expires_on=DAY + datetime.timedelta(days=2))]
    before, last, after = (
        DAY - datetime.timedelta(days=1),
        DAY + datetime.timedelta(days=1),
        DAY + datetime.timedelta(days=2),
    )
    assert decide(said, use="web", at=before).reason == "embargo"
    assert decide(said, use="web", at=DAY)
    assert decide(said, use="web", at=last)
    assert decide(said, use="web", at=after).reason == "expired"


@given(said=grants, use=st.sampled_from(Use.values))
def test_a_use_is_allowed_only_with_the_web_and_its_own_newest_yes(said: list[Said], use: str) -> None:
    if decide(said, use=use, at=DAY):
        for needed in {use, "web"}:
            counted = newest(said, use=needed)
            assert counted is not None
            assert counted.allowed
            assert counted.embargo_until is None or counted.embargo_until <= DAY
            assert counted.expires_on is None or counted.expires_on > DAY


@given(said=grants, use=st.sampled_from(Use.values))
def test_a_later_no_always_wins_and_a_withdrawal_or_hold_beats_everything(said: list[Said], use: str) -> None:
    assert not decide([*said, Said(1000, use, False)], use=use, at=DAY)
    assert decide(said, use=use, at=DAY, withdrawn=True).reason == "withdrawn"
    assert decide(said, use=use, at=DAY, held=True).reason == "held"


def test_precision_is_nothing_without_a_yes_to_the_web() -> None:
    assert precision([]) == precision([Said(1, "web", False, 3, 4, "x")])
    assert precision([Said(1, "web", True, 3, 4, "x")]).place_step == 3
