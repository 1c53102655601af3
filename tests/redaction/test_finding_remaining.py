"""The meter of what is left."""

from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.finding import Proposal
from stories.redaction.finding.remaining import Level, remaining

TEXT = "Rosalba vive en Altar y Rosalba trabaja en La Espiga desde 2017."
NAME, TOWN, WORK, YEAR = (0, 7), (16, 21), (43, 52), (59, 63)


def _sure(place: tuple[int, int], kind: str, tier: int = 1) -> Proposal:
    return Proposal(*place, kind, tier, 0.9, "learned")


FOUND = (_sure(NAME, "person"), _sure(TOWN, "place"), _sure(WORK, "employer"), _sure(YEAR, "date"))


def test_a_name_in_sight_is_much() -> None:
    left = remaining(text=TEXT, proposals=FOUND, hidden=[])
    assert left.level is Level.MUCH
    assert [reason.code for reason in left.reasons] == ["direct", "undecided", "together"]


def test_a_hidden_name_that_can_be_read_elsewhere_is_much() -> None:
    left = remaining(text=TEXT, proposals=FOUND, hidden=[NAME, TOWN, WORK, YEAR])
    assert left.level is Level.MUCH
    assert left.reasons[0].code == "again"
    assert left.reasons[0].where == ((24, 31),)


def test_three_kinds_of_details_that_a_person_kept_are_some() -> None:
    left = remaining(text=TEXT, proposals=FOUND, hidden=[NAME, (24, 31)], kept=[TOWN, WORK, YEAR])
    assert left.level is Level.SOME
    assert [(reason.code, reason.count) for reason in left.reasons] == [("together", 3)]
    assert "3" in left.reasons[0].words


def test_a_direct_detail_kept_on_purpose_still_counts() -> None:
    left = remaining(text=TEXT, proposals=[_sure(NAME, "person")], hidden=[], kept=[NAME, (24, 31)])
    assert left.level is Level.MUCH


def test_what_only_may_be_something_is_little_until_decided() -> None:
    assert remaining(text=TEXT, proposals=[_sure(TOWN, "place", 2)], hidden=[]).level is Level.LITTLE


@given(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70))))
def test_with_all_of_the_text_hidden_nothing_is_left(kept: list[tuple[int, int]]) -> None:
    left = remaining(text=TEXT, proposals=FOUND, hidden=[(0, len(TEXT))], kept=kept)
    assert left.level is Level.NOTHING_FOUND
    assert left.reasons == ()
    assert str(left.level.words)
