"""The key agent: the key is nowhere but in its memory, each opening is written down first, and nobody has too many."""

import datetime
import json
import os
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from stories.gate.clock import today
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault import locking
from stories.vault.agent.answering import Agent
from stories.vault.agent.keeping import AgentKeeper
from stories.vault.agent.rationing import Ration
from stories.vault.agent.wire import AgentServer, NoAgent, ask
from stories.vault.keeper import KeeperRefusal, get_keeper
from stories.vault.models import Opening
from tests.publishing.stories_told import tell

HOUR = "2026-11-29 10h"


@pytest.fixture
def line(own_home: Path) -> str:
    """The vault's secret line, taken away from the machine."""
    path = own_home / "keys" / "vault.key"
    said = path.read_text()
    path.unlink()
    return said


@pytest.fixture
def agent(own_home: Path, line: str, settings: Any) -> Iterator[Path]:
    """A real agent at a real socket, locked."""
    path = own_home / "agent.sock"
    settings.KEY_AGENT_SOCKET = str(path)
    settings.KEEPER = "stories.vault.agent.keeping.AgentKeeper"
    with AgentServer(path, agent=Agent(alone=2, together=5, log=own_home / "key-agent.log")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield path
        server.shutdown()


def refused(submission_id: str, person: str = "1") -> str:
    with pytest.raises(KeeperRefusal) as refusal:
        get_keeper().open(person, submission_id, "review")
    assert str(refusal.value)
    return refusal.value.code


def test_it_opens_once_a_steward_has_brought_the_key(own_home: Path, agent: Path, line: str) -> None:
    told = tell()
    assert isinstance(get_keeper(), AgentKeeper)
    assert refused(told.submission.pk) == "no_key"
    assert ask(agent, {"op": "unlock", "secret": "amparo-vault-secret-1 " + "00" * 32}) == {"refused": "does_not_fit"}
    assert ask(agent, {"op": "unlock", "secret": line}) == {"done": True}
    opened = get_keeper().open("1", told.submission.pk, "review")
    assert opened.sitting_key(1)
    assert Opening.objects.filter(submission_id=told.submission.pk, person="1").count() == 2
    ask(agent, {"op": "lock"})
    assert refused(told.submission.pk) == "no_key"


def test_the_key_is_in_no_file(own_home: Path, agent: Path, line: str) -> None:
    ask(agent, {"op": "unlock", "secret": line})
    tell()
    secret = bytes.fromhex(line.split()[1])
    for path in own_home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert secret not in data, path.name
            assert secret.hex().encode() not in data, path.name


def test_every_opening_is_in_the_agents_own_log(own_home: Path, agent: Path, line: str) -> None:
    ask(agent, {"op": "unlock", "secret": line})
    told = tell()
    get_keeper().open("7", told.submission.pk, "redact")
    log = own_home / "key-agent.log"
    assert log.read_text().splitlines()[-1].endswith(f"opened: 7 {told.submission.pk} redact")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_when_a_narrator_did_something_is_not_in_the_agents_log_either(own_home: Path, agent: Path, line: str) -> None:
    """The program opens for a reminder because the narrator asked for it: the day is enough."""
    ask(agent, {"op": "unlock", "secret": line})
    told = tell()
    get_keeper().open("worker", told.submission.pk, "remind")
    last = (own_home / "key-agent.log").read_text().splitlines()[-1]
    assert last == f"{timezone.localtime():%Y-%m-%d} opened: worker {told.submission.pk} remind"


def test_the_agents_log_forgets_after_a_year(own_home: Path, agent: Path, line: str) -> None:
    now = timezone.localtime()
    old, young = now - datetime.timedelta(days=366), now - datetime.timedelta(days=364)
    log = own_home / "key-agent.log"
    log.write_text(
        f"{old:%Y-%m-%d} 10h opened: 7 {'a' * 20} redact\n{young:%Y-%m-%d} 10h opened: 8 {'b' * 20} redact\n"
    )
    ask(agent, {"op": "unlock", "secret": line})
    assert [words.split()[2] for words in log.read_text().splitlines()] == ["opened:", "unlocked:"]
    assert "b" * 20 in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_who_invents_people_has_no_more_opened(agent: Path, line: str) -> None:
    """The agent knows people by what the staff process calls them: a taken one could call itself a thousand."""
    ask(agent, {"op": "unlock", "secret": line})
    stories = [tell().submission.pk for _number in range(6)]
    asked = [
        ask(agent, {"op": "open", "person": str(number), "submission": submission_id, "reason": "review"})
        for number, submission_id in enumerate(stories)
    ]
    assert ["refused" in answer for answer in asked] == [False] * 5 + [True]
    assert asked[-1] == {"refused": "too_many"}


def test_an_opening_that_cannot_be_written_down_does_not_happen(own_home: Path, agent: Path, line: str) -> None:
    ask(agent, {"op": "unlock", "secret": line})
    told = tell()
    (own_home / "key-agent.log").unlink()
    (own_home / "key-agent.log").mkdir()
    assert refused(told.submission.pk) == "agent"


def test_nobody_opens_in_bulk_even_when_the_staff_process_asks_for_it(agent: Path, line: str) -> None:
    ask(agent, {"op": "unlock", "secret": line})
    stories = [tell().submission.pk for _number in range(3)]
    for submission_id in stories[:2]:
        assert "desk" in ask(agent, {"op": "open", "person": "1", "submission": submission_id, "reason": "review"})
    third = {"op": "open", "person": "1", "submission": stories[2], "reason": "review"}
    assert ask(agent, third) == {"refused": "too_many"}
    assert ask(agent, {"op": "allow", "person": "1", "secret": "nonsense"}) == {"refused": "does_not_fit"}
    assert ask(agent, third) == {"refused": "too_many"}
    assert ask(agent, {"op": "allow", "person": "1", "secret": line}) == {"done": True}
    assert "desk" in ask(agent, third)


def test_what_is_locked_down_withdrawn_or_not_sent_is_not_opened(own_home: Path, agent: Path, line: str) -> None:
    ask(agent, {"op": "unlock", "secret": line})
    told = tell()
    locking.lock()
    assert ask(agent, {"op": "open", "person": "1", "submission": told.submission.pk, "reason": "review"}) == {
        "refused": "locked"
    }
    locking.unlock()
    withdraw(secrets=told.secrets, at=today())
    tend(now=timezone.now())
    assert refused(told.submission.pk) == "withdrawn"
    assert refused("a" * 20) == "not_sent"


def test_without_the_agent_the_desk_says_so(own_home: Path, line: str, settings: Any) -> None:
    settings.KEY_AGENT_SOCKET = str(own_home / "nobody.sock")
    settings.KEEPER = "stories.vault.agent.keeping.AgentKeeper"
    told = tell()
    assert refused(told.submission.pk) == "no_agent"
    with pytest.raises(NoAgent):
        ask(own_home / "nobody.sock", {"op": "state"})


def test_strangers_and_nonsense_are_refused(own_home: Path, agent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stat.S_IMODE(agent.stat().st_mode) == 0o600
    for said in (b"", b"x" * 10_000, b"[1]\n", b'{"op": "export"}\n', b'{"op": "open"}\n', b"\xff\n"):
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(5)
            wire.connect(str(agent))
            wire.sendall(said)
            wire.shutdown(socket.SHUT_WR)
            answer = wire.makefile("rb").readline()
        assert answer == b"" or "refused" in json.loads(answer), said
    assert ask(agent, {"op": "state"}) == {"unlocked": False, "locked_down": False}
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with AgentServer(own_home / "other.sock", agent=Agent(alone=1, together=9, log=own_home / "log")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert ask(own_home / "other.sock", {"op": "state"}) == {"refused": "stranger"}
        server.shutdown()


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), lambda inner: st.lists(inner)))
def test_whatever_is_asked_something_kind_is_answered(asked: Any) -> None:
    agent = Agent(alone=1, together=9, log=Path(django_settings.AMPARO_HOME) / "log")
    for request in (asked, {"op": asked}, {"op": "open", "person": asked, "submission": asked, "reason": asked}):
        assert "refused" in agent.answer(request, now=timezone.localtime())


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6)), max_size=40), st.integers(1, 4))
def test_in_one_hour_a_person_never_has_more_than_the_ration(asked: list[tuple[str, int]], alone: int) -> None:
    ration = Ration(alone=alone, together=8)
    had: dict[str, set[int]] = {"a": set(), "b": set()}
    for person, submission in asked:
        if ration.take(person=person, submission_id=str(submission), hour=HOUR):
            had[person].add(submission)
        else:
            assert submission not in had[person]
            assert len(had[person]) == alone
        assert len(had[person]) <= alone


def test_a_new_hour_begins_anew() -> None:
    ration = Ration(alone=1, together=9)
    assert ration.take(person="a", submission_id="x", hour=HOUR)
    assert not ration.take(person="a", submission_id="y", hour=HOUR)
    assert ration.take(person="a", submission_id="y", hour="2026-11-29 11h")
