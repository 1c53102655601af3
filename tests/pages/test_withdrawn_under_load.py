"""A story is taken back while many are reading it: not one byte of it is sent to whoever asks afterwards."""

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection

from search.engine import get_engine
from stories.pages.preparing import prepare_tree
from tests import factories
from tests.browser.served import Archive
from tests.databases import ROOT
from tests.factories import Story
from tests.pages.surfaces import at, page_of

pytestmark = [pytest.mark.race, pytest.mark.skipif(connection.vendor != "sqlite", reason="a home of its own")]

WORDS = b"Tocaron la puerta"
READERS = 4
# A search that is never kept, what the door said of it is; a list, and a feed.
WHERE_MANY_ARE_TOLD = ("/es/buscar/?q=puerta", "/es/testimonios/", at("feed"))
ROUNDS = 3
PATIENCE_SECONDS = 30


class Public(Archive):
    """The public process with two workers, as an archive that many read would run it."""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {
            "ARCHIVE_ROLE": "public",
            "ARCHIVE_PUBLIC_SECRET_KEY": "an invented key, long enough to be taken seriously by everybody",
            "GUNICORN_CMD_ARGS": "--workers 2 --threads 8",
        }


@dataclass
class Reader:
    """Asks for one page over and over, on one line, and remembers when each question was asked and what came: its
    status, and whether it held the sign of the story."""

    port: int
    address: str
    sign: bytes
    stop: threading.Event
    answers: list[tuple[float, int, bool]] = field(default_factory=list)

    def read(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.stop.is_set():
            asked = time.monotonic()
            line.request("GET", self.address)
            answer = line.getresponse()
            self.answers.append((asked, answer.status, self.sign in answer.read()))
        line.close()


def wait_for(enough: Callable[[], bool]) -> None:
    """Return when it is so; fail after a while, since then nothing was tested."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not enough():
        assert time.monotonic() < until, "hardly anybody read"
        time.sleep(0.05)


def take_back_while_it_is_read(archive: Archive, story: Story) -> None:
    """Readers on both workers; a withdrawal among them; what those get who asked after it had returned."""
    stop = threading.Event()
    page = page_of(story)
    readers = [Reader(archive.port, page, WORDS, stop) for _ in range(READERS)]
    # Other stories hold the same words: where many are told, its address is what gives this one away.
    shelves = [Reader(archive.port, address, page.encode(), stop) for address in WHERE_MANY_ARE_TOLD]
    threads = [threading.Thread(target=reader.read, daemon=True) for reader in [*readers, *shelves]]
    for thread in threads:
        thread.start()
    wait_for(lambda: sum(words for reader in readers for _asked, _status, words in reader.answers) > 100)
    wait_for(lambda: all(any(there for _asked, _status, there in shelf.answers) for shelf in shelves))
    factories.withdraw(story.submission)
    returned = time.monotonic()
    wait_for(lambda: sum(asked > returned for reader in readers for asked, _s, _w in reader.answers) > 20)
    wait_for(lambda: all(sum(asked > returned for asked, _s, _w in shelf.answers) > 2 for shelf in shelves))
    stop.set()
    for thread in threads:
        thread.join()
    after = [answer for reader in readers for answer in reader.answers if answer[0] > returned]
    assert {status for _asked, status, _words in after} == {410}
    assert not any(words for _asked, _status, words in after)
    later = [answer for shelf in shelves for answer in shelf.answers if answer[0] > returned]
    assert {status for _asked, status, _there in later} == {200}
    assert not any(there for _asked, _status, there in later)


def test_no_stale_byte_after_the_withdrawal_returned(own_home: Path) -> None:
    prepare_tree()
    told = [factories.published_record() for _round in range(ROUNDS)]
    for story in told:
        get_engine().add(document=story.document)
    archive = Public(own_home)
    archive.start()
    try:
        for story in told:
            take_back_while_it_is_read(archive, story)
    finally:
        archive.stop()


def test_a_story_that_nobody_asks_for_any_more_leaves_the_memory_of_the_process(own_home: Path) -> None:
    """The sweep alone, in a process of its own: nobody asks for the page again."""
    prepare_tree()
    story = factories.published_record()
    archive = Archive(own_home)
    done = subprocess.run(
        [sys.executable, "-c", SWEPT, page_of(story), story.submission.pk],
        cwd=ROOT,
        env=archive.environment | {"ARCHIVE_ROLE": "public"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "0"]


SWEPT = """
import sqlite3, sys, time
import django
django.setup()
from django.test import Client
from stories.pages import keeping
keeping.SWEPT_EVERY = 0.2
Client(HTTP_HOST="localhost").get(sys.argv[1])
print(len(keeping.KEPT))
drawn = next(iter(keeping.KEPT._pages.values()))
assert b"Tocaron la puerta" in drawn.body
from django.db import connection
from django.conf import settings
plain = sqlite3.connect(connection.settings_dict["NAME"])
plain.execute("CREATE TABLE somebody_commits_something (id)")
plain.commit()
until = time.monotonic() + 20
while len(keeping.KEPT) and time.monotonic() < until:
    time.sleep(0.05)
print(len(keeping.KEPT))
assert set(drawn.body) == {0}
"""
