"""Two people, or two requests, at the same moment, on real connections."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.utils import timezone

from stories.gate.clock import today
from stories.moderation import claiming, second_factor
from stories.moderation.models import User
from tests.desk.staff import PASSWORD, code_of
from tests.publishing.stories_told import tell


def at_once(action: Callable[[int], Any], *, times: int) -> list[Any]:
    """Run `action(number)` in as many threads, begun together; their answers."""
    answers: list[Any] = []
    barrier = threading.Barrier(times)

    def run(number: int) -> None:
        barrier.wait()
        try:
            answers.append(action(number))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_requests_with_one_code_do_not_both_get_in(own_home: Any) -> None:
    person = User.objects.create_user(username="ana", password=PASSWORD)
    second_factor.hand_over(person=person, now=timezone.now())
    now, code = timezone.now(), code_of(person)
    got_in = at_once(lambda _number: second_factor.accept(person=person, code=code, now=now), times=6)
    assert sorted(got_in) == [False] * 5 + [True]


def test_of_six_people_who_take_one_story_one_has_it(own_home: Any) -> None:
    submission = tell().submission
    people = [User.objects.create(username=f"persona{number}") for number in range(6)]
    taken = at_once(
        lambda number: claiming.claim(submission=submission, person=people[number], at=today()), times=len(people)
    )
    assert sorted(taken) == [False] * 5 + [True]
