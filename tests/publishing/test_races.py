"""Two people at once with the real verbs: a withdrawal always succeeds, and nothing withdrawn stays public."""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import close_old_connections, connections

from stories.gate.clock import today
from stories.intake import deciding
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.audit import audit_public
from stories.publishing.errors import Refused
from stories.publishing.publishing import publish
from stories.publishing.withdrawing import withdraw
from tests.publishing.stories_told import ready_edition, tell, two_people

ROUNDS = 24


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Run each action in a thread and on a connection of its own, begun together; returns results or exceptions."""
    results: list[object] = [None] * len(actions)
    start = threading.Barrier(len(actions))

    def run(place: int, action: Callable[[], object]) -> None:
        start.wait()
        time.sleep(random.uniform(0, 0.12))
        try:
            results[place] = action()
        except Exception as error:  # looked at by the test
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, action)) for place, action in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return results


@pytest.mark.race
def test_publishing_while_the_narrator_withdraws(own_home: Path) -> None:
    prepare_tree()
    published_first = 0
    for _round in range(ROUNDS):
        told = tell()
        edition = ready_edition(told)
        person = two_people()[0]
        published, withdrawn = at_once(
            lambda edition=edition, person=person: publish(edition=edition, person=person, at=today()),
            lambda told=told: withdraw(secrets=told.secrets, at=today()),
        )
        assert not isinstance(withdrawn, Exception), withdrawn
        assert isinstance(published, PublicDocument | Refused), published
        published_first += isinstance(published, PublicDocument)
        assert not PublicDocument.unguarded.filter(record=edition.record).exists()
    assert audit_public() == []
    assert 0 < published_first < ROUNDS, "the orders were not mixed"


@pytest.mark.race
def test_publishing_while_the_narrator_hides(own_home: Path) -> None:
    prepare_tree()
    for _round in range(ROUNDS // 2):
        told = tell()
        edition = ready_edition(told)
        person = two_people()[0]
        published, hidden = at_once(
            lambda edition=edition, person=person: publish(edition=edition, person=person, at=today()),
            lambda told=told: deciding.hide(secrets=told.secrets, at=today()),
        )
        assert not isinstance(hidden, Exception), hidden
        assert isinstance(published, PublicDocument | Refused), published
        assert not PublicDocument.objects.visible(use="web").filter(record=edition.record).exists()


@pytest.mark.race
def test_two_presses_of_withdraw_are_one_withdrawal(own_home: Path) -> None:
    prepare_tree()
    for _round in range(ROUNDS // 2):
        told = tell()
        first, second = at_once(
            *(lambda told=told: withdraw(secrets=told.secrets, at=today()) for _press in range(2)),
        )
        assert first == second
