"""Sealed files: any chunking in, any range out, and no change to the bytes on disk goes unseen."""

import os
import secrets
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stories.vault import files, shelves
from stories.vault.boxes import new_key
from stories.vault.errors import CannotOpen, Damaged, Finished, InUse, NotThere, VaultError
from stories.vault.files import SealedReader, SealedWriter
from stories.vault.frames import DATA_SIZE, FRAME_SIZE, HEAD_SIZE
from stories.vault.ids import new_id
from stories.vault.padding import padme

KEY = new_key()
SUBMISSION = new_id()
DATA = secrets.token_bytes(5 * DATA_SIZE)

in_a_home = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
edges = st.sampled_from([0, 1, DATA_SIZE - 1, DATA_SIZE, DATA_SIZE + 1, 2 * DATA_SIZE, 3 * DATA_SIZE, 5 * DATA_SIZE])
sizes = edges | st.integers(min_value=0, max_value=5 * DATA_SIZE)

pytestmark = pytest.mark.usefixtures("home")


def writer(file_id: str) -> SealedWriter:
    return SealedWriter(file_id=file_id, submission_id=SUBMISSION, key=KEY)


def resumed(file_id: str) -> SealedWriter:
    return SealedWriter.resume(file_id=file_id, submission_id=SUBMISSION, key=KEY)


def reader(file_id: str) -> SealedReader:
    return SealedReader(file_id=file_id, submission_id=SUBMISSION, key=KEY)


def sealed(data: bytes, *, pauses: tuple[int, ...] = ()) -> str:
    """The id of a closed file of `data`, written in one run for each stretch between `pauses`."""
    file_id = new_id()
    writing = writer(file_id)
    for start, stop in pairwise([0, *sorted(pauses), len(data)]):
        if start:
            writing.pause()
            writing = resumed(file_id)
        assert writing.offset == start
        writing.write(data[start:stop])
    writing.close()
    return file_id


def resumed_and_read(file_id: str) -> bytes:
    writing = resumed(file_id)
    assert writing.offset == len(DATA)
    writing.close()
    return content(file_id)


def content(file_id: str) -> bytes:
    with reader(file_id) as reading:
        return reading.read()


def assert_unreadable(file_id: str) -> None:
    with pytest.raises((Damaged, CannotOpen)), reader(file_id) as reading:
        reading.read()


@in_a_home
@given(size=sizes, cuts=st.lists(sizes, max_size=8))
def test_any_chunking_gives_the_same_bytes_back(size, cuts):
    file_id = new_id()
    writing = writer(file_id)
    for start, stop in pairwise(sorted({0, size, *(min(cut, size) for cut in cuts)}) if size else []):
        writing.write(DATA[start:stop])
    closed = writing.close()
    assert content(file_id) == DATA[:size]
    assert closed.size == size
    assert closed.sealed_size == shelves.shelf(file_id).stat().st_size


@in_a_home
@given(size=sizes, pauses=st.lists(sizes, max_size=4), first=sizes, second=sizes)
def test_any_range_is_read_from_the_middle_across_any_pauses(size, pauses, first, second):
    file_id = sealed(DATA[:size], pauses=tuple({min(pause, size) for pause in pauses} - {0, size}))
    start, stop = sorted((first, second))
    with reader(file_id) as reading:
        assert reading.size == size
        assert reading.read(start, stop) == DATA[:size][start:stop]
        assert b"".join(reading.chunks(start, stop, size=50_000)) == DATA[:size][start:stop]


@in_a_home
@given(size=st.integers(min_value=0, max_value=40 * DATA_SIZE))
def test_sealed_sizes_fall_in_buckets(size):
    file_id = new_id()
    writing = writer(file_id)
    writing.write(bytes(size))
    frames, rest = divmod(writing.close().sealed_size - HEAD_SIZE, FRAME_SIZE)
    assert rest == 0
    assert padme(frames) == frames
    files.delete(file_id)


def test_neighbouring_sizes_look_alike_on_disk():
    looks = set()
    for size in range(33 * DATA_SIZE, 34 * DATA_SIZE, DATA_SIZE // 5):
        looks.add(shelves.shelf(sealed(bytes(size))).stat().st_size)
    assert len(looks) == 1


def test_a_file_cut_after_any_frame_is_refused():
    file_id = sealed(DATA, pauses=(1000, DATA_SIZE * 2 + 5))
    path = shelves.shelf(file_id)
    whole = path.read_bytes()
    for length in [*range(HEAD_SIZE, len(whole), FRAME_SIZE), 0, 10, HEAD_SIZE + 100, len(whole) - 1]:
        path.write_bytes(whole[:length])
        assert_unreadable(file_id)
    for more in (whole[-FRAME_SIZE:], b"x", bytes(FRAME_SIZE)):
        path.write_bytes(whole + more)
        assert_unreadable(file_id)
    path.write_bytes(whole)
    assert content(file_id) == DATA


def test_any_two_swapped_frames_are_noticed():
    file_id = sealed(DATA, pauses=(1000,))
    path = shelves.shelf(file_id)
    whole = path.read_bytes()
    frames = [whole[at : at + FRAME_SIZE] for at in range(HEAD_SIZE, len(whole), FRAME_SIZE)]
    for one in range(len(frames)):
        for other in range(one):
            swapped = frames.copy()
            swapped[one], swapped[other] = swapped[other], swapped[one]
            path.write_bytes(whole[:HEAD_SIZE] + b"".join(swapped))
            assert_unreadable(file_id)


@in_a_home
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_any_flipped_bit_is_noticed(place, bit):
    size = 2 * DATA_SIZE + 10
    file_id = sealed(DATA[:size], pauses=(1000,))
    path = shelves.shelf(file_id)
    changed = bytearray(path.read_bytes())
    changed[place % len(changed)] ^= 1 << bit
    path.write_bytes(changed)
    assert_unreadable(file_id)


def test_every_byte_of_the_heads_is_checked():
    file_id = sealed(DATA[: DATA_SIZE + 10], pauses=(1000,))
    path = shelves.shelf(file_id)
    whole = path.read_bytes()
    for at in [
        *range(HEAD_SIZE),
        *range(HEAD_SIZE, HEAD_SIZE + 60),
        *range(len(whole) - FRAME_SIZE, len(whole) - 65_476),
    ]:
        changed = bytearray(whole)
        changed[at] ^= 0x80
        path.write_bytes(changed)
        assert_unreadable(file_id)


def test_another_files_frames_and_another_submissions_files_are_refused():
    one, other = sealed(DATA), sealed(DATA)
    whole = shelves.shelf(one).read_bytes()
    foreign = shelves.shelf(other).read_bytes()
    for at in range(HEAD_SIZE, len(whole), FRAME_SIZE):
        shelves.shelf(one).write_bytes(whole[:at] + foreign[at : at + FRAME_SIZE] + whole[at + FRAME_SIZE :])
        assert_unreadable(one)
    shelves.shelf(one).write_bytes(foreign)
    assert_unreadable(one)
    with pytest.raises(CannotOpen):
        SealedReader(file_id=other, submission_id=new_id(), key=KEY)
    with pytest.raises(CannotOpen):
        SealedReader(file_id=other, submission_id=SUBMISSION, key=new_key())


def test_a_frame_of_an_earlier_version_is_refused():
    file_id = new_id()
    writing = writer(file_id)
    writing.write(DATA[: 3 * DATA_SIZE])
    writing.pause()
    path = shelves.partial(file_id)
    earlier = path.read_bytes()
    os.truncate(path, HEAD_SIZE + 2 * FRAME_SIZE)
    writing = resumed(file_id)
    assert writing.offset == 2 * DATA_SIZE
    writing.write(DATA[3 * DATA_SIZE :])
    writing.close()
    final = shelves.shelf(file_id)
    later = final.read_bytes()
    at = HEAD_SIZE + 2 * FRAME_SIZE
    final.write_bytes(later[:at] + earlier[at : at + FRAME_SIZE] + later[at + FRAME_SIZE :])
    assert_unreadable(file_id)


@in_a_home
@given(kept=st.integers(min_value=0, max_value=6 * FRAME_SIZE), rest=st.binary(max_size=200))
def test_an_upload_cut_off_anywhere_goes_on_after_its_last_complete_frame(kept, rest):
    file_id = new_id()
    writing = writer(file_id)
    writing.write(DATA)
    writing.pause()
    path = shelves.partial(file_id)
    os.truncate(path, min(kept, path.stat().st_size))
    writing = resumed(file_id)
    assert writing.offset == max(0, kept - HEAD_SIZE) // FRAME_SIZE * DATA_SIZE
    writing.write(DATA[writing.offset :] + rest)
    writing.close()
    assert content(file_id) == DATA + rest


@pytest.mark.parametrize("damage", ["zeros", "noise"])
def test_a_torn_tail_is_let_go(damage):
    file_id = new_id()
    writing = writer(file_id)
    writing.write(DATA[: DATA_SIZE * 2])
    writing.pause()
    with shelves.partial(file_id).open("ab") as file:
        file.write(bytes(2 * FRAME_SIZE) if damage == "zeros" else secrets.token_bytes(2 * FRAME_SIZE + 7))
    writing = resumed(file_id)
    assert writing.offset == 2 * DATA_SIZE
    writing.write(DATA[writing.offset :])
    writing.close()
    assert content(file_id) == DATA


def test_an_unfinished_close_can_be_repeated(monkeypatch):
    size = 40 * DATA_SIZE + 10
    data = secrets.token_bytes(size)
    for frames_lost in (0, 1, 2, 3):
        file_id = new_id()
        writing = writer(file_id)
        writing.write(data)
        with monkeypatch.context() as patch:
            patch.setattr(shelves, "put_up", lambda file_id: None)
            closed = writing.close()
        os.truncate(shelves.partial(file_id), closed.sealed_size - frames_lost * FRAME_SIZE)
        writing = resumed(file_id)
        assert writing.offset == size
        writing.write(b"more")
        assert writing.close().size == size + 4
        assert content(file_id) == data + b"more"


def test_an_unfinished_close_may_be_followed_by_more_pauses(monkeypatch):
    for size in (40 * DATA_SIZE, 40 * DATA_SIZE + 1):
        data = secrets.token_bytes(size + 100)
        file_id = new_id()
        writing = writer(file_id)
        writing.write(data[:size])
        with monkeypatch.context() as patch:
            patch.setattr(shelves, "put_up", lambda file_id: None)
            writing.close()
        for at in range(size, size + 100, 50):
            writing = resumed(file_id)
            assert writing.offset == at
            writing.write(data[at : at + 50])
            writing.pause()
        resumed(file_id).close()
        assert content(file_id) == data


@pytest.mark.parametrize("place", [HEAD_SIZE + 5, HEAD_SIZE + 40, HEAD_SIZE + 59, HEAD_SIZE + 500])
def test_damage_to_an_earlier_run_is_not_mistaken_for_a_torn_tail(place):
    file_id = new_id()
    writing = writer(file_id)
    writing.write(DATA[:100])
    writing.pause()
    writing = resumed(file_id)
    writing.write(DATA[100:])
    writing.pause()
    path = shelves.partial(file_id)
    changed = bytearray(path.read_bytes())
    changed[place] ^= 1
    path.write_bytes(changed)
    with pytest.raises(Damaged):
        resumed_and_read(file_id)


def test_resuming_with_the_wrong_key_touches_nothing():
    file_id = new_id()
    writing = writer(file_id)
    writing.write(DATA)
    writing.pause()
    before = shelves.partial(file_id).read_bytes()
    with pytest.raises(CannotOpen):
        SealedWriter.resume(file_id=file_id, submission_id=SUBMISSION, key=new_key())
    assert shelves.partial(file_id).read_bytes() == before
    assert resumed(file_id).offset == len(DATA)


def test_no_bytes_lie_plain_while_and_after_writing(home: Path):
    marker = b"CANARY-" + secrets.token_hex(16).encode()
    file_id = new_id()
    writing = writer(file_id)
    for _ in range(DATA_SIZE // 10):
        writing.write(marker)
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    writing.close()
    everything += b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert marker[:16] not in everything


def test_files_belong_to_their_owner_alone_and_tell_the_day_only(home: Path):
    path = shelves.shelf(sealed(DATA))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mtime % 86_400 == 0


def test_a_file_is_written_once_by_one_writer():
    file_id = new_id()
    writing = writer(file_id)
    with pytest.raises(InUse):
        resumed(file_id)
    with pytest.raises(FileExistsError):
        writer(file_id)
    writing.close()
    with pytest.raises(Finished):
        resumed(file_id)
    with pytest.raises(FileExistsError):
        writer(file_id)
    with pytest.raises(VaultError):
        writing.write(b"late")


def test_a_crash_between_shelving_and_tidying_leaves_the_closed_file_alone():
    file_id = sealed(DATA)
    shelves.partial(file_id).hardlink_to(shelves.shelf(file_id))
    with pytest.raises(Finished):
        resumed(file_id)
    assert content(file_id) == DATA
    assert files.delete(file_id)
    assert file_id not in files.stored_ids()


def test_deleting_removes_closed_and_unclosed_files_and_may_be_repeated():
    closed, unclosed = sealed(DATA), new_id()
    writer(unclosed).pause()
    assert files.exists(closed)
    assert not files.exists(unclosed)
    assert {closed, unclosed} <= files.stored_ids()
    assert files.delete(closed)
    assert files.delete(unclosed)
    assert not files.delete(closed)
    with pytest.raises(NotThere):
        reader(closed)
    with pytest.raises(NotThere):
        resumed(unclosed)


def test_ids_that_are_paths_are_refused():
    for file_id in ("../../etc/passwd", "", "A" * 20, "a" * 15, "a/" * 10):
        with pytest.raises(ValueError):
            files.exists(file_id)


def test_a_file_in_very_many_runs_is_read_back():
    file_id = new_id()
    writer(file_id).pause()
    for at in range(0, 30):
        writing = resumed(file_id)
        writing.write(DATA[at * 10 : at * 10 + 10])
        writing.pause()
    writing = resumed(file_id)
    writing.close()
    assert content(file_id) == DATA[:300]
