"""The key store: whole or absent after any crash, mirrored at once, and gone for good when shredded."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from stories.vault import keystore
from stories.vault.errors import MirrorFailed, Shredded
from stories.vault.ids import new_id
from tests.vault.crashes import dying_at_each_act

WRAPS = {"code.wrap": b"code" * 40, "vault.wrap": b"vault" * 30, "sitting-1.wrap": b"sitting" * 20}

pytestmark = pytest.mark.usefixtures("home")


def filled() -> str:
    submission_id = new_id()
    for name, data in WRAPS.items():
        assert keystore.put(submission_id=submission_id, name=name, data=data)
    return submission_id


def lying(home: Path, folder: str, submission_id: str) -> dict[str, bytes]:
    place = home / folder / submission_id
    return {path.name: path.read_bytes() for path in place.iterdir()} if place.exists() else {}


def test_a_wrap_is_mirrored_at_once_for_the_owner_alone(home):
    submission_id = filled()
    for folder in ("keystore", "mirror"):
        assert lying(home, folder, submission_id) == WRAPS
        assert (home / folder / submission_id).stat().st_mode & 0o777 == 0o700
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in (home / folder / submission_id).iterdir())


def test_times_in_the_store_tell_the_day_only(home):
    submission_id = filled()
    for folder in ("keystore", "mirror"):
        place = home / folder / submission_id
        assert all(path.stat().st_mtime % 86_400 == 0 for path in [place, *place.iterdir()])


def test_a_wrap_is_never_replaced():
    submission_id = filled()
    assert not keystore.put(submission_id=submission_id, name="code.wrap", data=b"other")
    assert keystore.get(submission_id=submission_id, name="code.wrap") == WRAPS["code.wrap"]


def test_a_put_that_dies_anywhere_leaves_the_wrap_whole_or_absent_and_can_be_repeated(home):
    submission_id = filled()
    before = keystore.names(submission_id=submission_id)
    deaths = 0

    def act() -> None:
        keystore.put(submission_id=submission_id, name="desk.wrap", data=b"desk" * 50)

    for _ in dying_at_each_act(act):
        deaths += 1
        assert keystore.get(submission_id=submission_id, name="desk.wrap") in (None, b"desk" * 50)
        assert set(keystore.names(submission_id=submission_id)) - set(before) <= {"desk.wrap"}
        act()
        for folder in ("keystore", "mirror"):
            assert lying(home, folder, submission_id)["desk.wrap"] == b"desk" * 50
        keystore.remove(submission_id=submission_id, names=["desk.wrap"])
    assert deaths > 10


def test_a_removal_that_dies_anywhere_can_be_repeated_and_leaves_nothing(home):
    submission_id = filled()

    def act() -> None:
        keystore.remove(submission_id=submission_id, names=["sitting-1.wrap"])

    for _ in dying_at_each_act(act):
        act()
        for folder in ("keystore", "mirror"):
            assert set(lying(home, folder, submission_id)) == {"code.wrap", "vault.wrap"}
        keystore.put(submission_id=submission_id, name="sitting-1.wrap", data=WRAPS["sitting-1.wrap"])


def test_a_shredding_that_dies_anywhere_is_either_not_begun_or_closed_and_can_be_finished():
    place = {"id": filled()}
    deaths = begun = 0
    for _ in dying_at_each_act(lambda: keystore.shred(submission_id=place["id"])):
        deaths += 1
        submission_id = place["id"]
        if keystore.is_shredded(submission_id=submission_id):
            begun += 1
            with pytest.raises(Shredded):
                keystore.get(submission_id=submission_id, name="code.wrap")
            assert submission_id in keystore.withdrawn_ids()
            keystore.repair()
        else:
            assert keystore.names(submission_id=submission_id) == sorted(WRAPS)
            keystore.shred(submission_id=submission_id)
        assert keystore.verify_shredded(submission_id=submission_id)
        place["id"] = filled()
    assert deaths > 25
    assert begun > 15


def test_shredding_overwrites_wraps_before_it_lets_go_of_them(home):
    submission_id = filled()
    held = {path: path.open("rb") for path in (home / "keystore" / submission_id).iterdir()}
    keystore.shred(submission_id=submission_id)
    for path, file in held.items():
        with file:
            assert len(file.read()) == len(WRAPS[path.name])
            file.seek(0)
            assert file.read() != WRAPS[path.name]


def test_half_written_wraps_are_shredded_too(home):
    submission_id = filled()
    (home / "keystore" / submission_id / ".desk.wrap.0123456789abcdef").write_bytes(b"half a wrap")
    assert keystore.names(submission_id=submission_id) == sorted(WRAPS)
    keystore.shred(submission_id=submission_id)
    assert not (home / "keystore" / submission_id).exists()
    assert keystore.verify_shredded(submission_id=submission_id)


def test_removing_one_wrap_never_harms_another_that_a_crash_left_with_two_names(home):
    submission_id = filled()
    place = home / "keystore" / submission_id
    (place / ".vault.wrap.0123456789abcdef").hardlink_to(place / "vault.wrap")
    (place / ".sitting-1.wrap.0123456789abcdef").hardlink_to(place / "sitting-1.wrap")
    keystore.remove(submission_id=submission_id, names=["sitting-1.wrap"])
    assert keystore.get(submission_id=submission_id, name="vault.wrap") == WRAPS["vault.wrap"]
    assert not list(place.glob("*sitting-1*"))
    assert not list(place.glob(".sitting-1*"))


def test_nothing_can_be_put_or_read_after_shredding_and_the_marker_is_empty(home):
    submission_id = filled()
    keystore.shred(submission_id=submission_id)
    keystore.shred(submission_id=submission_id)
    with pytest.raises(Shredded):
        keystore.put(submission_id=submission_id, name="code.wrap", data=b"again")
    with pytest.raises(Shredded):
        keystore.get(submission_id=submission_id, name="code.wrap")
    assert (home / "keystore" / "withdrawn" / submission_id).read_bytes() == b""
    assert (home / "mirror" / "withdrawn" / submission_id).read_bytes() == b""
    assert submission_id not in keystore.submission_ids()


def test_a_put_racing_a_shredding_never_leaves_a_wrap():
    for _ in range(30):
        submission_id = filled()
        together = threading.Barrier(2)

        def put(submission_id: str = submission_id, together: threading.Barrier = together) -> None:
            together.wait()
            for number in range(2, 8):
                try:
                    keystore.put(submission_id=submission_id, name=f"sitting-{number}.wrap", data=b"late")
                except Shredded:
                    return

        thread = threading.Thread(target=put)
        thread.start()
        together.wait()
        try:
            keystore.shred(submission_id=submission_id)
        except OSError:
            # Somebody wrote between emptying the folder and removing it: the duty is tried again.
            keystore.shred(submission_id=submission_id)
        thread.join()
        assert keystore.verify_shredded(submission_id=submission_id)


def test_how_often_a_narrator_decided_goes_with_the_wraps_and_is_not_noted_again(home):
    submission_id = filled()
    keystore.note_acts(submission_id=submission_id, count=3)
    assert keystore.acts_noted() == {submission_id: 3}
    keystore.shred(submission_id=submission_id)
    assert keystore.verify_shredded(submission_id=submission_id)
    with pytest.raises(Shredded):
        keystore.note_acts(submission_id=submission_id, count=4)
    assert keystore.acts_noted() == {}
    (home / "mirror" / "acts" / submission_id).touch()
    assert not keystore.verify_shredded(submission_id=submission_id)


def test_a_number_of_decisions_is_never_lowered_by_a_database_that_knows_fewer(home):
    submission_id = filled()
    keystore.note_acts(submission_id=submission_id, count=3)
    (home / "mirror" / "acts" / submission_id).unlink()
    keystore.note_acts(submission_id=submission_id, count=2)
    assert keystore.acts_noted() == {submission_id: 3}
    assert (home / "mirror" / "acts" / submission_id).read_bytes() == b"3"
    keystore.settle_acts(submission_id=submission_id, count=2)
    assert keystore.acts_noted() == {submission_id: 2}


@pytest.mark.parametrize("draft", [1, 2])
def test_a_shredding_that_takes_what_is_half_written_is_said_as_one_and_nothing_is_left(monkeypatch, draft):
    submission_id = filled()
    blurred, real = [], os.utime

    def shred_then_blur(path: Path, *args: object, **named: object) -> None:
        if path.name.startswith(".sitting-2.wrap."):
            blurred.append(path)
            if len(blurred) == draft:
                monkeypatch.setattr(os, "utime", real)
                keystore.shred(submission_id=submission_id)
        real(path, *args, **named)

    monkeypatch.setattr(os, "utime", shred_then_blur)
    with pytest.raises(Shredded):
        keystore.put(submission_id=submission_id, name="sitting-2.wrap", data=b"late")
    assert keystore.verify_shredded(submission_id=submission_id)


@pytest.mark.parametrize("link", [1, 2])
def test_a_shredding_in_the_middle_of_a_put_takes_the_late_wrap_too(home, monkeypatch, link):
    submission_id = filled()
    linked, real = [], os.link

    def shred_then_link(*args: object, **named: object) -> None:
        linked.append(args)
        if len(linked) == link:
            monkeypatch.setattr(os, "link", real)
            for root in (home / "keystore", home / "mirror"):
                (root / "withdrawn").mkdir()
                (root / "withdrawn" / submission_id).touch()
        real(*args, **named)

    monkeypatch.setattr(os, "link", shred_then_link)
    with pytest.raises(Shredded):
        keystore.put(submission_id=submission_id, name="desk.wrap", data=b"late")
    assert keystore.verify_shredded(submission_id=submission_id)


def test_a_lost_mirror_still_closes_here_and_says_so(home, settings):
    submission_id = filled()
    shutil.rmtree(home / "mirror")
    (home / "mirror").write_text("not a folder")
    with pytest.raises(MirrorFailed):
        keystore.put(submission_id=submission_id, name="desk.wrap", data=b"desk")
    with pytest.raises(MirrorFailed):
        keystore.shred(submission_id=submission_id)
    assert keystore.is_shredded(submission_id=submission_id)
    assert lying(home, "keystore", submission_id) == {}
    (home / "mirror").unlink()
    assert not keystore.verify_shredded(submission_id=submission_id)
    assert keystore.repair() == 1
    assert keystore.verify_shredded(submission_id=submission_id)


def test_repair_brings_a_new_mirror_up_to_date(home):
    submission_id, withdrawn = filled(), filled()
    keystore.shred(submission_id=withdrawn)
    shutil.rmtree(home / "mirror")
    assert keystore.repair() > 0
    assert lying(home, "mirror", submission_id) == WRAPS
    assert keystore.verify_shredded(submission_id=withdrawn)
    assert keystore.repair() == 0


def test_a_restored_store_is_closed_by_its_mirrors_markers(home):
    submission_id = filled()
    backup = home / "backup"
    shutil.copytree(home / "keystore", backup)
    keystore.shred(submission_id=submission_id)
    shutil.rmtree(home / "keystore")
    shutil.copytree(backup, home / "keystore")
    with pytest.raises(Shredded):
        keystore.get(submission_id=submission_id, name="code.wrap")
    assert keystore.withdrawn_ids() == {submission_id}
    keystore.repair()
    assert keystore.verify_shredded(submission_id=submission_id)


def test_ids_and_names_that_are_paths_are_refused():
    submission_id = filled()
    for bad in ("../" + submission_id, "withdrawn", "", "a" * 19, submission_id.upper()):
        with pytest.raises(ValueError):
            keystore.get(submission_id=bad, name="code.wrap")
        with pytest.raises(ValueError):
            keystore.shred(submission_id=bad)
    for bad in ("../code.wrap", ".hidden", "", "a/b", "a..b"):
        with pytest.raises(ValueError):
            keystore.put(submission_id=submission_id, name=bad, data=b"x")


def test_the_store_works_without_a_mirror(home, settings):
    settings.KEYSTORE_MIRROR_DIR = None
    submission_id = filled()
    keystore.remove(submission_id=submission_id, names=["code.wrap"])
    keystore.shred(submission_id=submission_id)
    assert keystore.verify_shredded(submission_id=submission_id)
    assert keystore.repair() == 0
