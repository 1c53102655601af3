"""The line before slow work: full is said at once, nobody is forgotten, and a flood of newcomers shuts out nobody who
came back.
"""

import threading
import time
from collections.abc import Callable

import pytest

from stories.vault.errors import Busy
from stories.vault.queues import BoundedQueue


class Crowd:
    """People who come to a queue, each in a thread of its own; each holds its place until told to go."""

    def __init__(self, queue: BoundedQueue) -> None:
        self.queue = queue
        self.served: list[str] = []
        self.go: dict[str, threading.Event] = {}
        self.threads: list[threading.Thread] = []

    def comes(self, name: str, *, returning: bool = False) -> None:
        self.go[name] = threading.Event()
        before = self.queue.line() + len(self.served)
        self.threads.append(threading.Thread(target=self._wait, args=(name, returning)))
        self.threads[-1].start()
        until(lambda: self.queue.line() + len(self.served) > before)

    def _wait(self, name: str, returning: bool) -> None:
        with self.queue.turn(returning=returning):
            self.served.append(name)
            self.go[name].wait(20)

    def goes(self, name: str) -> None:
        count = len(self.served)
        waiting = self.queue.line()
        self.go[name].set()
        if waiting:
            until(lambda: len(self.served) > count)

    def all_go(self) -> None:
        for event in self.go.values():
            event.set()
        for thread in self.threads:
            thread.join(20)


def until(true: Callable[[], bool]) -> None:
    for _ in range(2000):
        if true():
            return
        time.sleep(0.005)
    raise AssertionError("it never came about")


@pytest.fixture
def crowd() -> Crowd:
    return Crowd(BoundedQueue(running=1, waiting=2))


def test_full_is_said_at_once_and_only_while_it_is_full(crowd: Crowd) -> None:
    for name in ("a", "b", "c"):
        crowd.comes(name)
    with pytest.raises(Busy), crowd.queue.turn():
        pass
    crowd.all_go()
    with crowd.queue.turn():
        pass
    assert crowd.served == ["a", "b", "c"]


def test_a_flood_of_newcomers_shuts_out_nobody_who_came_back(crowd: Crowd) -> None:
    for name in ("a", "b", "c"):
        crowd.comes(name)
    crowd.comes("back", returning=True)
    with pytest.raises(Busy), crowd.queue.turn():
        pass
    crowd.goes("a")
    crowd.goes(crowd.served[-1])
    assert "back" in crowd.served
    crowd.all_go()


def test_nor_does_a_flood_of_those_who_came_back_shut_out_newcomers(crowd: Crowd) -> None:
    for name in ("a", "b", "c"):
        crowd.comes(name, returning=True)
    crowd.comes("new")
    crowd.goes("a")
    crowd.goes(crowd.served[-1])
    assert "new" in crowd.served
    crowd.all_go()


def test_whoever_fails_gives_the_place_on() -> None:
    queue = BoundedQueue(running=1, waiting=0)
    with pytest.raises(ValueError, match="broke"), queue.turn():
        raise ValueError("it broke")
    with queue.turn(), pytest.raises(Busy), queue.turn():
        pass


def test_no_more_than_were_allowed_run_at_once() -> None:
    queue, lock = BoundedQueue(running=3, waiting=40), threading.Lock()
    running, most = 0, 0

    def work(returning: bool) -> None:
        nonlocal running, most
        for _ in range(20):
            with queue.turn(returning=returning):
                with lock:
                    running += 1
                    most = max(most, running)
                with lock:
                    running -= 1

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert 1 <= most <= 3
    assert queue.line() == 0
    with queue.turn(), queue.turn(), queue.turn():
        pass
