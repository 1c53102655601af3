"""Two people, or two requests, at the same moment, on real connections."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.urls import reverse
from django.utils import timezone

from stories.desk.groups import prepare_groups
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake.models import SealedBody
from stories.moderation import claiming, second_factor
from stories.moderation.models import Approval, User
from stories.pages.preparing import prepare_tree
from stories.publishing.withdrawing import withdraw
from tests.desk.staff import PASSWORD, code_of, fields_of, member, opened, said, text_of
from tests.publishing.stories_told import ready_edition, tell


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


def seated(*names: str) -> list[User]:
    prepare_tree()
    prepare_groups()
    return [member(name, "moderators") for name in names]


def test_of_windows_that_save_at_once_one_saves_and_the_others_keep_what_they_wrote(own_home: Any) -> None:
    (ana,) = seated("ana")
    submission = tell().submission
    claiming.claim(submission=submission, person=ana, at=today())
    work = reverse("desk:work", args=[submission.pk])
    windows = [opened(ana, submission) for _ in range(3)]
    drawn = [{**fields_of(window.get(work)), "title": f"Título {number}"} for number, window in enumerate(windows)]
    answers = at_once(lambda number: windows[number].post(work, drawn[number]), times=3)
    assert sorted(answer.status_code for answer in answers) == [200, 200, 302]
    assert SealedBody.objects.filter(purpose="redactions").count() == 1
    for answer in answers:
        if answer.status_code == 200:
            assert "Otra persona guardó mientras" in text_of(answer)
            assert fields_of(answer)["title"].startswith("Título ")


def test_a_withdrawal_while_pages_are_open_ends_everything_they_could_do(own_home: Any) -> None:
    ana, beto = seated("ana", "beto")
    told = tell()
    edition = ready_edition(told)
    submission = told.submission
    claiming.claim(submission=submission, person=ana, at=today())
    mine, theirs = opened(ana, submission), opened(beto, submission, reason="second_look")
    work = reverse("desk:work", args=[submission.pk])
    fields, approvals = fields_of(mine.get(work)), Approval.objects.count()
    saved = SealedBody.objects.filter(purpose="redactions").count()
    withdraw(secrets=told.secrets, at=today())
    assert "retirada" in said(mine.post(work, fields))
    assert SealedBody.objects.filter(purpose="redactions").count() == saved
    for client, name in ((theirs, "approve"), (mine, "ask"), (mine, "publish")):
        address = reverse(f"desk:{name}", args=[submission.pk, edition.pk])
        assert "retirada" in said(client.post(address, {"huella": edition.fingerprint})), name
    assert Approval.objects.count() == approvals
    assert not Visible.objects.exists()


def test_whoever_presses_publish_while_the_narrator_withdraws_publishes_nothing(own_home: Any) -> None:
    (ana,) = seated("ana")
    told = tell()
    edition = ready_edition(told)
    client = opened(ana, told.submission)
    address = reverse("desk:publish", args=[told.submission.pk, edition.pk])
    at_once(lambda number: client.post(address) if number else withdraw(secrets=told.secrets, at=today()), times=2)
    assert not Visible.objects.exists()


def test_two_presses_of_one_person_are_one_yes_and_a_given_story_has_one_holder(own_home: Any) -> None:
    ana, beto = seated("ana", "beto")
    told = tell()
    edition = ready_edition(told)
    window = opened(beto, told.submission, reason="second_look")
    address = reverse("desk:approve", args=[told.submission.pk, edition.pk])
    at_once(lambda _number: window.post(address, {"huella": edition.fingerprint}), times=3)
    assert Approval.objects.filter(edition=edition, person=beto).count() == 1
    other = tell().submission
    given = at_once(
        lambda number: (
            claiming.give(submission=other, to=beto, by=ana, at=today())
            if number
            else claiming.claim(submission=other, person=ana, at=today())
        ),
        times=2,
    )
    assert claiming.holder(submission=other) in (ana, beto)
    assert True in given
