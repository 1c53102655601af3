"""Another vault key: everything opens with it and only with it, whatever dies in between; nothing withdrawn returns."""

import io
import random
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from stories.vault import by_code, exchanging, first_run, keyring, keystore, locking, rotating
from stories.vault.archive_keys import KeyFileError, line_of, vault_pair, vault_public
from stories.vault.backup_of_keys import back_up_key_store, restore_key_store
from stories.vault.backups import backup_pair, new_backup_key
from stories.vault.errors import CannotOpen, MirrorFailed, OtherKey, Shredded
from stories.vault.pairs import Pair
from stories.vault.unwrapping import unwrap
from tests.vault.conftest import Begun, begin
from tests.vault.crashes import dying_at_each_act

pytestmark = pytest.mark.usefixtures("home")

WRAPS = (keystore.VAULT_WRAP, keystore.DESK_WRAP)


def sent() -> tuple[Begun, bytes]:
    """A submission that the archive was handed, and its desk half."""
    begun = begin()
    return begun, by_code.hand_to_archive(secrets=begun.secrets)


def opens_with(pair: Pair, submission_id: str, root: Path) -> bool:
    wraps = [(root / submission_id / name).read_bytes() for name in WRAPS]
    try:
        unwrap([pair], submission_id=submission_id, vault_wrap=wraps[0], desk_wrap=wraps[1])
    except CannotOpen:
        return False
    return True


def opens_now(submission_id: str) -> tuple[Pair, Pair]:
    """As the keeper opens: with the keys that lie here at this moment."""
    wraps = [keystore.get(submission_id=submission_id, name=name) or b"" for name in WRAPS]
    return unwrap(keyring.vault_pairs(), submission_id=submission_id, vault_wrap=wraps[0], desk_wrap=wraps[1])


def rotate() -> rotating.Wrapped:
    """The whole change, from wherever it was left."""
    if not keyring.being_changed() or rotating.half_begun(keep_secret=True):
        rotating.begin(keep_secret=True)
    wrapped = rotating.change(pairs=keyring.vault_pairs())
    new = next(pair for pair in keyring.vault_pairs() if pair.public == vault_public())
    assert rotating.not_yet(new=new) == []
    rotating.end()
    return wrapped


def test_every_wrap_opens_with_the_new_key_and_none_with_the_former(home: Path) -> None:
    stories = [sent() for _number in range(3)]
    former = vault_pair()
    assert rotate() == rotating.Wrapped(anew=6, already=0, closed=())
    assert vault_pair().public == vault_public() != former.public
    for begun, desk in stories:
        encryption, opened = opens_now(begun.id)
        assert (encryption.public, opened.public) == (begun.halves.encryption, desk)
        for root in (home / "keystore", home / "mirror"):
            assert opens_with(vault_pair(), begun.id, root)
            assert not opens_with(former, begun.id, root)
        assert by_code.unlock(submission_id=begun.id, keys=begun.keys).submission_id == begun.id
    lying = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert former.secret_bytes().hex().encode() not in lying
    assert sorted(path.name for path in (home / "keys").iterdir()) == ["code-kdf", "pepper", "vault.key", "vault.pub"]
    assert first_run.prepare() == []


def test_what_is_sent_after_is_sealed_to_the_new_key_and_a_second_change_follows(home: Path) -> None:
    sent()
    rotate()
    begun, _desk = sent()
    assert opens_with(vault_pair(), begun.id, home / "keystore")
    assert rotate().anew == 4
    assert opens_with(vault_pair(), begun.id, home / "mirror")


def test_the_former_bytes_are_overwritten(home: Path) -> None:
    begun, _desk = sent()
    paths = [home / root / begun.id / name for root in ("keystore", "mirror") for name in WRAPS]
    held = {path: (path.read_bytes(), path.open("rb")) for path in paths}
    rotate()
    for path, (before, file) in held.items():
        with file:
            assert file.read() != before
            assert path.read_bytes() != before


@pytest.mark.long
def test_a_change_that_dies_anywhere_opens_everything_before_and_after(home: Path) -> None:
    begun, desk = sent()
    deaths = 0

    def opens_with_whatever_lies_here() -> None:
        encryption, opened = opens_now(begun.id)
        assert (encryption.public, opened.public) == (begun.halves.encryption, desk)
        first_run.prepare()

    for _ in dying_at_each_act(rotate):
        deaths += 1
        opens_with_whatever_lies_here()
        if deaths % 6 == 0:
            # Somebody sends in the middle of it, from here or from a machine that has only the public halves.
            late, _half = sent()
            opens_now(late.id)
            keystore.shred(submission_id=late.id)
        rotate()
        opens_with_whatever_lies_here()
        assert len(keyring.vault_pairs()) == 1
        for root in (home / "keystore", home / "mirror"):
            assert opens_with(vault_pair(), begun.id, root)
            assert sorted(path.name for path in (root / begun.id).iterdir()) == sorted([keystore.CODE_WRAP, *WRAPS])
    assert deaths > 60


@pytest.mark.parametrize("when", range(6))
def test_a_withdrawal_in_the_middle_stays_one(home: Path, monkeypatch: pytest.MonkeyPatch, when: int) -> None:
    begun, _desk = sent()
    other, _half = sent()
    left = iter(range(when))
    for module, name in ((exchanging.durable, "write_all"), (exchanging.durable, "sync_folder")):
        real: Callable[..., Any] = getattr(module, name)

        def shredding_first(*args: Any, real: Callable[..., Any] = real) -> Any:
            if any(frame == "exchange" for frame in callers()) and next(left, None) is None and not gone:
                gone.append(True)
                with pytest.MonkeyPatch.context() as inner:
                    inner.setattr(exchanging.durable, "write_all", write_all)
                    inner.setattr(exchanging.durable, "sync_folder", sync_folder)
                    keystore.shred(submission_id=begun.id)
                    keystore.shred(submission_id=other.id)
            return real(*args)

        monkeypatch.setattr(module, name, shredding_first)
    gone: list[bool] = []
    rotate()
    assert gone
    for one in (begun, other):
        assert keystore.verify_shredded(submission_id=one.id)
        with pytest.raises(Shredded):
            keystore.get(submission_id=one.id, name=keystore.VAULT_WRAP)


write_all, sync_folder = exchanging.durable.write_all, exchanging.durable.sync_folder


def callers() -> list[str]:
    import inspect

    return [frame.function for frame in inspect.stack(0)]


@pytest.mark.race
def test_changes_withdrawals_and_sends_at_once_lose_nothing_and_bring_nothing_back() -> None:
    chance = random.Random(11)
    for _round in range(12):
        stories = [sent()[0] for _number in range(6)]
        taken_back = {story.id for story in chance.sample(stories, 3)}
        late: list[Begun] = []

        def withdraw(ids: set[str] = taken_back) -> None:
            for submission_id in ids:
                while True:
                    try:
                        keystore.shred(submission_id=submission_id)
                        break
                    except OSError:  # somebody wrote against the marker: the duty is tried again
                        continue

        def send(late: list[Begun] = late) -> None:
            late.extend(sent()[0] for _number in range(4))

        threads = [threading.Thread(target=act) for act in (withdraw, send, withdraw)]
        for thread in threads:
            thread.start()
        rotating.begin(keep_secret=True)
        rotating.change(pairs=keyring.vault_pairs())
        for thread in threads:
            thread.join()
        rotate()
        keystore.repair()
        for submission_id in taken_back:
            assert keystore.verify_shredded(submission_id=submission_id)
        for story in [*late, *(one for one in stories if one.id not in taken_back)]:
            opens_now(story.id)


def test_a_machine_with_the_former_half_alone_is_refused_and_goes_on_with_the_next(home: Path, settings: Any) -> None:
    """A public machine elsewhere that shares the key store: its keys folder is a copy."""
    here, elsewhere = home / "keys", home / "keys-elsewhere"
    shutil.copytree(here, elsewhere)
    (elsewhere / "vault.key").unlink()
    sent()
    rotating.begin(keep_secret=True)
    following = (here / keyring.NEXT_PUBLIC).read_bytes()
    rotate()
    begun = begin()
    settings.ARCHIVE_KEYS_DIR = elsewhere
    with pytest.raises(OtherKey):
        by_code.hand_to_archive(secrets=begun.secrets)
    assert keystore.names(submission_id=begun.id) == [keystore.CODE_WRAP]
    (elsewhere / keyring.NEXT_PUBLIC).write_bytes(following)
    by_code.hand_to_archive(secrets=begun.secrets)
    settings.ARCHIVE_KEYS_DIR = here
    opens_now(begun.id)


def test_a_wrap_that_opens_with_neither_key_is_named_and_the_former_key_stays(home: Path) -> None:
    begun, _desk = sent()
    sent()
    path = home / "keystore" / begun.id / keystore.VAULT_WRAP
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    rotating.begin(keep_secret=True)
    copy = line_of(keyring.vault_pairs()[1]).decode()
    with pytest.raises(CommandError, match="1 histor"):
        run(copy)
    assert len(keyring.vault_pairs()) == 2
    path.write_bytes(good)
    run(copy)
    assert opens_now(begun.id)
    assert len(keyring.vault_pairs()) == 1


def test_a_story_that_was_lost_before_does_not_keep_the_former_key_for_ever(home: Path) -> None:
    begun, _desk = sent()
    for root in ("keystore", "mirror"):
        (home / root / begun.id / keystore.VAULT_WRAP).write_bytes(b"noise")
    rotating.begin(keep_secret=True)
    copy = line_of(keyring.vault_pairs()[1]).decode()
    with pytest.raises(CommandError):
        run(copy, lost=2)
    run(copy, lost=1)
    assert not keyring.being_changed()


def test_a_mirror_that_is_away_stops_the_change_and_both_keys_stay(home: Path) -> None:
    begun, _desk = sent()
    rotating.begin(keep_secret=True)
    shutil.move(home / "mirror", home / "away")
    (home / "mirror").write_text("not a folder")
    with pytest.raises(MirrorFailed):
        rotating.change(pairs=keyring.vault_pairs())
    opens_now(begun.id)
    (home / "mirror").unlink()
    shutil.move(home / "away", home / "mirror")
    rotate()
    assert opens_with(vault_pair(), begun.id, home / "mirror")


def test_a_mirror_that_missed_a_wrap_or_has_an_older_one_is_brought_in_step(home: Path) -> None:
    begun, _desk = sent()
    rotating.begin(keep_secret=True)
    older = {name: (home / "mirror" / begun.id / name).read_bytes() for name in WRAPS}
    rotating.change(pairs=keyring.vault_pairs())
    (home / "mirror" / begun.id / keystore.VAULT_WRAP).write_bytes(older[keystore.VAULT_WRAP])
    (home / "mirror" / begun.id / keystore.DESK_WRAP).unlink()
    rotate()
    assert opens_with(vault_pair(), begun.id, home / "mirror")


def run(copy: str, **options: Any) -> str:
    """The command, with the line of the new key piped to it."""
    said, stdin = io.StringIO(), io.StringIO(copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", stdin)
        call_command("rotate_vault_key", stdout=said, stderr=said, **options)
    return said.getvalue()


def test_the_command_changes_nothing_until_the_copy_of_the_new_key_is_shown(home: Path, settings: Any) -> None:
    secret = new_backup_key()
    assert secret
    settings.KEYSTORE_BACKUP_DIR = home / "elsewhere"
    begun, _desk = sent()
    back_up_key_store(folder=home / "elsewhere")
    former = (home / "keys" / "vault.key").read_text()
    assert str(home / "keys" / keyring.NEXT_SECRET) in run("")
    for wrong in ("", "nonsense", former):
        with pytest.raises(CommandError):
            run(wrong)
        assert (home / "keys" / "vault.key").read_text() == former
    copy = (home / "keys" / keyring.NEXT_SECRET).read_text()
    run(copy)
    assert (home / "keys" / "vault.key").read_text() == copy
    opens_now(begun.id)
    # The backup followed: what it puts back opens with the new key.
    (home / "backup.key").write_text(secret)
    (home / "backup.key").chmod(0o600)
    shutil.rmtree(home / "keystore")
    shutil.rmtree(home / "mirror")
    with (home / "elsewhere" / "keystore.backup").open("rb") as source:
        assert restore_key_store(source=source, pair=backup_pair(home / "backup.key"), withdrawn=[]) == 3
    opens_now(begun.id)
    assert exchanging.accepted_halves() == {vault_public()}


def test_a_backup_from_before_the_change_is_refused(home: Path) -> None:
    secret = new_backup_key()
    assert secret
    (home / "backup.key").write_text(secret)
    (home / "backup.key").chmod(0o600)
    sent()
    back_up_key_store(folder=home / "elsewhere")
    rotate()
    shutil.rmtree(home / "keystore")
    with (home / "elsewhere" / "keystore.backup").open("rb") as source, pytest.raises(OtherKey):
        restore_key_store(source=source, pair=backup_pair(home / "backup.key"), withdrawn=[])
    assert keystore.submission_ids() == set()


def test_a_next_key_can_be_given_up_only_before_anything_is_sealed_to_it() -> None:
    begun, _desk = sent()
    former = vault_public()
    run("")
    run("", give_up=True)
    assert not keyring.being_changed()
    run("")
    with pytest.raises(KeyFileError):
        rotating.begin(keep_secret=True)
    rotating.change(pairs=keyring.vault_pairs())
    with pytest.raises(CommandError):
        run("", give_up=True)
    rotate()
    assert vault_public() != former
    opens_now(begun.id)


def test_in_an_emergency_both_keys_are_destroyed(home: Path) -> None:
    sent()
    rotating.begin(keep_secret=True)
    assert locking.destroy_vault_key()
    with pytest.raises(KeyFileError):
        keyring.vault_pairs()
    assert not locking.destroy_vault_key()
