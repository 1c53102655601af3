"""A store that is away is not asked all the time, and is asked again."""

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from hypothesis import given
from hypothesis import strategies as st

from archive_site import buckets
from archive_site.buckets import BucketDown, plainly
from archive_site.resting import FIRST, MOST, Resting


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_pauses_grow_to_five_minutes_and_one_answer_ends_them() -> None:
    clock = Clock()
    resting = Resting(clock)
    pauses = []
    for _failure in range(9):
        assert not resting.rests("a")
        resting.failed("a")
        resting.failed("a")  # at the same moment, from another thread
        began = clock.now
        while resting.rests("a"):
            clock.now += 0.5
        pauses.append(clock.now - began)
        assert not resting.rests("b")
    assert pauses == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    resting.answered("a")
    resting.failed("a")
    clock.now += FIRST
    assert not resting.rests("a")


@given(st.lists(st.tuples(st.sampled_from("fa"), st.floats(0, 400)), max_size=40))
def test_whatever_happens_a_store_is_asked_again_within_five_minutes(events: list[tuple[str, float]]) -> None:
    clock = Clock()
    resting = Resting(clock)
    for event, passed in events:
        (resting.failed if event == "f" else resting.answered)("a")
        clock.now += passed
    clock.now += MOST
    assert not resting.rests("a")


def test_a_bucket_that_did_not_answer_is_not_asked_and_one_that_says_no_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, asked = Clock(), []
    monkeypatch.setattr(buckets, "RESTING", Resting(clock))

    def ask(error: Exception | None) -> None:
        with plainly("b"):
            asked.append(1)
            if error is not None:
                raise error

    with pytest.raises(BucketDown):
        ask(EndpointConnectionError(endpoint_url="http://nowhere"))
    with pytest.raises(BucketDown, match="rests"):
        ask(None)
    assert len(asked) == 1
    clock.now += FIRST
    missing = ClientError({"Error": {"Code": "404"}, "ResponseMetadata": {"HTTPStatusCode": 404}}, "HeadObject")
    with pytest.raises(FileNotFoundError):
        ask(missing)
    ask(None)
    down = ClientError({"Error": {"Code": "SlowDown"}, "ResponseMetadata": {"HTTPStatusCode": 503}}, "HeadObject")
    with pytest.raises(BucketDown):
        ask(down)
    with pytest.raises(BucketDown, match="rests"):
        ask(None)
