"""A duty that fails is tried again, later and later; whatever goes wrong with one, the others are done."""

import datetime

import pytest
from django.utils import timezone

from stories.gate.clock import today
from stories.publishing import erasing
from stories.publishing.models import Duty
from stories.publishing.patience import AT_EVERY_ROUND, FIRST, MOST, Patience, pause_after
from stories.publishing.tending import tend, try_once
from stories.publishing.waiting import STUCK_AFTER

EVERY = datetime.timedelta(seconds=5)
pytestmark = pytest.mark.usefixtures("own_home")


def duty(kind: str, target: str = "a" * 20) -> Duty:
    return Duty.objects.create(kind=kind, target=target, made_on=today() - datetime.timedelta(days=1))


def failing(monkeypatch: pytest.MonkeyPatch, kind: str, error: Exception) -> None:
    def fail(_duty: Duty) -> None:
        raise error

    monkeypatch.setitem(erasing.DOING, kind, fail)


def test_the_first_tries_follow_at_once_and_the_next_at_growing_distance() -> None:
    assert {pause_after(attempts) for attempts in range(AT_EVERY_ROUND)} == {datetime.timedelta(0)}
    later = [pause_after(attempts) for attempts in range(AT_EVERY_ROUND, 1000)]
    assert later[0] == FIRST
    assert later[1] == 2 * FIRST
    assert later == sorted(later)
    assert later[-1] == MOST


def test_a_store_that_stays_away_is_asked_seldom_and_told_as_stuck_within_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, Duty.Kind.SEARCH_INDEX, OSError())
    waits = duty(Duty.Kind.SEARCH_INDEX)
    began = now = timezone.now()
    while waits.attempts < STUCK_AFTER:
        tend(now=now)
        waits.refresh_from_db()
        now += EVERY
    assert now - began < datetime.timedelta(minutes=5)
    tried = waits.attempts
    for _round in range(12):
        tend(now=now)
        now += EVERY
    waits.refresh_from_db()
    assert waits.attempts <= tried + 1, "a minute of rounds, one try at most"
    assert waits.done_on is None


def test_it_is_tried_again_when_its_time_has_come_and_then_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = duty(Duty.Kind.PUBLIC_FILE)
    Duty.objects.filter(pk=waits.pk).update(attempts=AT_EVERY_ROUND + 50)
    now = timezone.now()
    with monkeypatch.context() as away:
        failing(away, Duty.Kind.PUBLIC_FILE, OSError())
        assert tend(now=now).waiting == 1
    assert tend(now=now + MOST - EVERY).done == 0
    assert tend(now=now + MOST).done == 1


def test_whatever_goes_wrong_with_one_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, Duty.Kind.PUBLIC_FILE, KeyError("words of somebody"))
    broken, sound = duty(Duty.Kind.PUBLIC_FILE), duty(Duty.Kind.SEARCH_INDEX, target="b" * 20)

    tended = tend(now=timezone.now())

    assert (tended.done, tended.waiting) == (1, 1)
    assert Duty.objects.filter(done_on=None).get() == broken
    assert Duty.objects.get(pk=sound.pk).done_on == today()
    assert "KeyError" in caplog.text
    assert "words of somebody" not in caplog.text


def test_what_is_done_elsewhere_is_forgotten_here() -> None:
    patience, waits = Patience(), duty(Duty.Kind.PUBLIC_FILE)
    now = timezone.now()
    waits.attempts = 100
    patience.failed(waits, now=now)
    assert patience.rests(waits, now=now)
    patience.keep_only([])
    assert not patience.rests(waits, now=now)
    assert try_once(waits, now=now, at=today())
