"""One key agent for several machines: no key and no wrap lies with those that serve, and taking back goes on."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.models import Submission
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.models import Duty
from stories.publishing.publishing import publish
from stories.publishing.withdrawing import withdraw
from stories.vault import elsewhere, keystore, locking
from stories.vault.agent.store import StoreAgent
from stories.vault.agent.wire import ask
from stories.vault.errors import KeyStoreAway
from stories.vault.keeper import KeeperRefusal, get_keeper
from tests.databases import ROOT
from tests.publishing.stories_told import ready_edition, tell, two_people


@dataclass
class Machines:
    """Here is the public side and the desk; `worker` is a second machine; `vault` has the keys and nothing else."""

    here: Path
    worker: Path
    vault: Path
    line: str
    agent: "subprocess.Popen[bytes] | None" = None

    @property
    def sockets(self) -> tuple[Path, Path]:
        return self.vault / "a.sock", self.vault / "k.sock"

    def environment(self, home: Path) -> dict[str, str]:
        asked, store = (str(path) for path in self.sockets)
        names = {"AMPARO_KEY_AGENT_SOCKET": asked, "DJANGO_SETTINGS_MODULE": "archive_site.settings.test"}
        names |= {"AMPARO_KEYSTORE_LISTEN" if home == self.vault else "AMPARO_KEYSTORE_SOCKET": store}
        return (
            os.environ | names | {"AMPARO_HOME": str(home), "ARCHIVE_ROLE": "all" if home == self.vault else "worker"}
        )

    def start_agent(self) -> None:
        for path in self.sockets:
            path.unlink(missing_ok=True)  # one that was killed leaves its own
        self.agent = subprocess.Popen(
            [sys.executable, "manage.py", "key_agent"],
            cwd=ROOT,
            env=self.environment(self.vault),
            stdout=subprocess.DEVNULL,
        )
        for _try in range(300):
            if all(path.exists() for path in self.sockets):
                break
            time.sleep(0.05)
        assert ask(self.sockets[0], {"op": "unlock", "secret": self.line}) == {"done": True}

    def kill_agent(self) -> None:
        assert self.agent is not None
        self.agent.send_signal(signal.SIGKILL)
        self.agent.wait()

    def manage(self, home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment(home),
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machines(own_home: Path, settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    vault, worker = tmp_path_factory.mktemp("v"), tmp_path_factory.mktemp("w")
    for folder in ("keystore", "mirror", "keys"):
        shutil.move(own_home / folder, vault / folder)
    (own_home / "keys").mkdir()
    for name in ("vault.pub", "pepper", "code-kdf"):
        shutil.copy(vault / "keys" / name, own_home / "keys" / name)
    # The database and the files are servers' in earnest; here the second machine finds them by links.
    for name in ("archive.sqlite3", "sealed", "public", "media"):
        (own_home / name).mkdir(exist_ok=True) if "." not in name else None
        (worker / name).symlink_to(own_home / name)
    line = (vault / "keys" / "vault.key").read_text()
    (vault / "keys" / "vault.key").unlink()
    made = Machines(own_home, worker, vault, line)
    asked, store = (str(path) for path in made.sockets)
    settings.KEY_AGENT_SOCKET, settings.KEYSTORE_SOCKET = asked, store
    settings.KEEPER = "stories.vault.agent.keeping.AgentKeeper"
    settings.ARCHIVE_ROLE = "all"
    made.start_agent()
    prepare_tree()
    yield made
    if made.agent is not None and made.agent.poll() is None:
        made.kill_agent()


def refused(submission_id: str) -> str:
    with pytest.raises(KeeperRefusal) as refusal:
        get_keeper().open("1", submission_id, "review")
    assert str(refusal.value)
    return refusal.value.code


def wraps_on(home: Path, submission_id: str) -> list[str]:
    return sorted(path.name for path in home.rglob(f"*/{submission_id}/*"))


@pytest.mark.kill
def test_told_published_withdrawn_and_shredded_over_one_agent(machines: Machines) -> None:
    told = tell()
    submission_id = told.submission.pk
    assert "code.wrap" in wraps_on(machines.vault, submission_id)
    assert wraps_on(machines.here, submission_id) == wraps_on(machines.worker, submission_id) == []
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    assert PublicDocument.objects.visible(use="web").count() == 1
    assert telling.enter(code=told.code)

    withdraw(secrets=told.secrets, at=today())
    assert PublicDocument.objects.visible(use="web").count() == 0
    done = machines.manage(machines.worker, "tend")
    assert done.returncode == 0, done.stderr
    assert wraps_on(machines.vault, submission_id) == []
    assert (machines.vault / "keystore" / "withdrawn" / submission_id).exists()
    assert (machines.vault / "mirror" / "withdrawn" / submission_id).exists()
    assert refused(submission_id) == "withdrawn"

    # Nothing of a key ever lay with the machines that serve.
    for home in (machines.here, machines.worker):
        assert not (home / "keystore").exists()
        assert not (home / "mirror").exists()
        assert not list(home.rglob("vault.key"))


@pytest.mark.kill
def test_a_lock_anywhere_stops_every_machine_and_is_lifted_only_where_the_keys_are(machines: Machines) -> None:
    told = tell()
    assert machines.manage(machines.worker, "lock_down").returncode == 0
    assert refused(told.submission.pk) == "locked"
    assert ask(
        machines.sockets[0], {"op": "open", "person": "1", "submission": told.submission.pk, "reason": "review"}
    ) == {"refused": "locked"}
    withdraw(secrets=told.secrets, at=today())
    assert machines.manage(machines.worker, "tend").returncode == 0
    assert wraps_on(machines.vault, told.submission.pk) == []
    with pytest.raises(CommandError):
        call_command("lock_down", lift=True)
    assert locking.is_locked()
    assert machines.manage(machines.vault, "lock_down", "--lift").returncode == 0
    assert not locking.is_locked()


@pytest.mark.kill
def test_with_the_agent_away_a_withdrawal_still_hides_and_the_keys_go_when_it_is_back(machines: Machines) -> None:
    told, other = tell(), tell(name="Sol")
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    machines.kill_agent()

    assert refused(other.submission.pk) == "no_store"
    with pytest.raises(KeyStoreAway):
        telling.enter(code=told.code)
    page = Client().post(reverse("space:enter"), {"words": told.code})
    assert page.status_code == 503
    assert "Todavía no se hizo" in page.content.decode()

    withdraw(secrets=told.secrets, at=today())
    assert PublicDocument.objects.visible(use="web").count() == 0
    failed = machines.manage(machines.worker, "tend")
    assert failed.returncode != 0
    assert "KeyStoreAway" in failed.stderr
    assert Duty.objects.filter(done_on=None, kind="shred_keys").exists()
    assert wraps_on(machines.vault, told.submission.pk) != []
    health = machines.manage(machines.worker, "check_health")
    assert health.returncode == 1
    assert "keystore:" in health.stdout

    machines.start_agent()
    done = machines.manage(machines.worker, "tend")
    assert done.returncode == 0, done.stderr
    assert wraps_on(machines.vault, told.submission.pk) == []
    assert get_keeper().open("1", other.submission.pk, "review").sitting_key(1)


@pytest.mark.kill
def test_a_machine_without_the_store_makes_no_keys(machines: Machines) -> None:
    before = sorted(path.name for path in (machines.here / "keys").iterdir())
    call_command("first_run")
    assert {"vault.key", "pepper"} - set(before) - {"pepper"} == {"vault.key"}
    assert not (machines.here / "keys" / "vault.key").exists()
    (machines.here / "keys" / "pepper").unlink()
    with pytest.raises(CommandError):
        call_command("first_run")
    assert not (machines.here / "keys" / "pepper").exists()
    with pytest.raises(CommandError):
        call_command("rotate_vault_key")


@pytest.mark.kill
def test_who_may_ask_for_the_store_cannot_have_anything_opened_or_unlocked(machines: Machines) -> None:
    told = tell()
    for op in ("open", "unlock", "allow", "exchange", "accept_only", "destroy_vault_key", "export", None):
        assert ask(machines.sockets[1], {"op": op, "with": {"submission_id": told.submission.pk}}) == {
            "refused": "request"
        }
    for bad in ("../keys", "withdrawn", "acts"):
        request = {"op": "get", "with": {"submission_id": bad, "name": "pepper"}}
        assert ask(machines.sockets[1], request) == {"refused": "request"}
    assert Submission.objects.filter(pk=told.submission.pk).exists()


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers() | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_whatever_is_asked_of_the_store_something_is_answered(asked: Any) -> None:
    for request in (asked, {"op": "get", "with": asked}, {"op": "is_shredded", "with": {"submission_id": asked}}):
        assert "refused" in StoreAgent().answer(request, now=timezone.now())


@given(st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.sets(st.text()) | st.lists(st.text()))
def test_what_is_sent_arrives_as_it_was(value: Any) -> None:
    assert elsewhere.unpack(json.loads(json.dumps(elsewhere.pack(value)))) == value


def test_every_act_of_the_store_is_served_but_those_that_only_its_machine_may() -> None:
    public = {
        name for name, value in vars(keystore).items() if isinstance(value, type(keystore.put)) and name[0] != "_"
    }
    own = {name for name in public if getattr(keystore, name).__module__ == keystore.__name__}
    assert own - set(elsewhere.SERVED) == {"wrap_context", "refuse_shredded"}


SERVED = {
    "accepted_halves",
    "acts_noted",
    "get",
    "is_locked",
    "is_shredded",
    "lock",
    "names",
    "note_acts",
    "put",
    "put_for_vault",
    "remove",
    "repair",
    "settle_acts",
    "shred",
    "submission_ids",
    "verify_shredded",
    "withdrawn_ids",
}


def test_nothing_else_is_served() -> None:
    """What is asked here by a machine that strangers reach: another act wants another look at SECURITY.md."""
    assert set(elsewhere.SERVED) == SERVED


@pytest.mark.parametrize(
    ("op", "sent"),
    [
        ("accept_only", {"halves": {"set": []}}),
        ("exchange", {"submission_id": "a" * 20, "name": "vault.wrap", "data": {"bytes": ""}}),
        ("bring_mirror_in_step", {"submission_id": "a" * 20, "name": "vault.wrap"}),
        ("unlock", {}),
    ],
)
def test_what_only_its_machine_may_do_is_refused_whole_as_it_is(own_home: Path, op: str, sent: dict[str, Any]) -> None:
    before = {path: path.read_bytes() for path in (own_home / "keystore").rglob("*") if path.is_file()}
    assert StoreAgent().answer({"op": op, "with": sent}, now=timezone.now()) == {"refused": "request"}
    assert {path: path.read_bytes() for path in (own_home / "keystore").rglob("*") if path.is_file()} == before
