"""Resumable uploads by the letter of the tus protocol 1.0.0, for one narrator and nobody else."""

import base64
import hashlib
from typing import Any

import pytest
from django.conf import settings as project

from stories.intake.models import Original
from stories.intake.telling import label_of, read_original
from stories.narrator.lines import slot
from stories.vault import by_code
from stories.vault.files import stored_ids
from tests.intake.samples import WHOLE, png_that_promises, wav
from tests.narrator.sending_files import Sender
from tests.narrator.walking import Narrator, photograph


def opened(code: str) -> list[tuple[Any, bytes]]:
    """Label and bytes of everything that arrived."""
    found = []
    for row in Original.objects.arrived().order_by("seq"):
        secrets = by_code.unlock(submission_id=row.submission_id, keys=by_code.derive(code=code))
        key = secrets.sitting_key(row.sitting)
        label = label_of(row, key=key)
        found.append((label, read_original(label, submission_id=row.submission_id, key=key)))
    return found


def test_the_server_says_what_it_can(narrator: Narrator) -> None:
    said = narrator.client.options(narrator.address("tell:uploads"))
    assert said.status_code == 204
    assert (said["Tus-Version"], said["Tus-Max-Size"]) == ("1.0.0", str(1000 * 1024 * 1024))
    assert {"creation", "termination", "expiration", "checksum"} <= set(said["Tus-Extension"].split(","))


@pytest.mark.parametrize("media_type", WHOLE)
def test_a_file_of_each_kind_arrives_whole_in_pieces(narrator: Narrator, media_type: str) -> None:
    code = narrator.begin("mural")
    sender = Sender(narrator)
    assert sender.send(WHOLE[media_type], piece=333, words="El muro", agreed="1").status_code == 204
    [(label, data)] = opened(code)
    assert data == WHOLE[media_type]
    assert (label.media_type, label.words, label.agreed, label.size) == (media_type, "El muro", True, len(data))
    assert label.sha256 == hashlib.sha256(data).hexdigest()
    narrator.open("tell:question", "files")
    assert "El muro" in narrator.words


def test_a_name_and_type_that_a_browser_sends_are_not_kept(narrator: Narrator) -> None:
    code = narrator.begin()
    Sender(narrator).send(wav(), filename="Rosario en casa.exe", filetype="text/html")
    [(label, _data)] = opened(code)
    assert label.media_type == "audio/wav"
    assert "Rosario" not in repr(label)


def test_going_on_where_it_stopped(narrator: Narrator) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(20)
    address = sender.begin(len(data))
    assert sender.offset(address) == 0
    first = sender.patch(address, data[:100_001], at=0)
    assert (first.status_code, first["Upload-Offset"]) == (204, "100001")
    assert "Upload-Expires" in first
    assert sender.offset(address) == 100_001
    sender.patch(address, data[100_001:], at=100_001)
    assert sender.offset(address) == len(data)
    assert opened(code)[0][1] == data


def test_what_is_unfinished_is_listed_by_its_mark_and_goes_on_after_a_closed_browser(
    narrator: Narrator, other: Narrator
) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(20)
    sender.patch(sender.begin(len(data), mark="320044-abc", words="La entrevista"), data[:70_000], at=0)
    other.enter(code)
    second = Sender(other)
    [waiting] = second.coming()
    assert (waiting["mark"], waiting["size"], waiting["offset"]) == ("320044-abc", len(data), 70_000)
    assert "La entrevista" in other.words and "21 %" in other.words
    second.patch(waiting["url"], data[70_000:], at=70_000)
    assert second.coming() == []
    assert opened(code)[0][1] == data


def test_doubled_and_disordered_pieces_are_refused_by_their_offset(narrator: Narrator) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(20)
    address = sender.begin(len(data))
    assert sender.patch(address, data[:1000], at=0).status_code == 204
    assert sender.patch(address, data[:1000], at=0).status_code == 409
    assert sender.patch(address, data[5000:6000], at=5000).status_code == 409
    assert sender.offset(address) == 1000
    assert sender.patch(address, data[1000:], at=1000).status_code == 204
    assert sender.patch(address, data[1000:], at=1000).status_code == 409
    assert opened(code)[0][1] == data


def test_more_than_was_announced_is_refused(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    assert sender.patch(address, bytes(1001), at=0).status_code == 413
    assert sender.offset(address) == 0


def test_a_torn_piece_is_known_by_its_checksum_and_dropped(narrator: Narrator) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(20)
    address = sender.begin(len(data))
    for name, maker in (("sha1", hashlib.sha1), ("sha256", hashlib.sha256)):
        digest = base64.b64encode(maker(data[:500]).digest()).decode()
        assert sender.patch(address, data[:499] + b"?", at=0, Upload_Checksum=f"{name} {digest}").status_code == 460
        assert sender.offset(address) == 0
    assert sender.patch(address, data[:500], at=0, Upload_Checksum=f"sha256 {digest}").status_code == 204
    assert sender.patch(address, data[500:], at=500, Upload_Checksum="md5 AAAA").status_code == 400
    assert sender.patch(address, data[500:], at=500).status_code == 204
    assert opened(code)[0][1] == data


def test_giving_up_leaves_nothing(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    sender.patch(address, bytes(10), at=0)
    assert sender.request("DELETE", address).status_code == 204
    assert sender.request("HEAD", address).status_code == 404
    assert sender.patch(address, bytes(10), at=10).status_code == 404
    assert not Original.objects.exists()
    assert not stored_ids()


def test_another_narrator_cannot_even_see_that_it_is_there(narrator: Narrator, other: Narrator) -> None:
    narrator.begin()
    address = Sender(narrator).begin(1000)
    other.begin()
    stranger = Sender(other)
    assert stranger.request("HEAD", address).status_code == 404
    assert stranger.patch(address, b"x", at=0).status_code == 404
    assert stranger.request("DELETE", address).status_code == 404
    assert stranger.coming() == []


def test_without_the_form_s_token_nothing_is_changed(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    sender.token = ""
    assert sender.create(1000).status_code == 403
    assert sender.patch(address, b"x", at=0).status_code == 403
    assert sender.request("DELETE", address).status_code == 403
    assert sender.offset(address) == 0


def test_a_visit_that_ended_is_said_in_words_and_what_came_is_there_afterwards(
    narrator: Narrator, other: Narrator
) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(5)
    address = sender.begin(len(data))
    sender.patch(address, data[:500], at=0)
    narrator.client.cookies.pop("visit")
    for ended in (sender.patch(address, data[500:], at=500), sender.create(10)):
        assert ended.status_code == 403
        assert ended.json()["reason"] == "ended"
        assert "siete palabras" in ended.json()["words"]
    other.enter(code)
    assert Sender(other).offset(address) == 500


@pytest.mark.parametrize(
    ("data", "status", "reason"),
    [
        (b"MZ\x90\0" + bytes(6000), 415, "unknown"),
        (WHOLE["image/jpeg"][:500], 422, "broken"),
        (png_that_promises(60_000, 60_000), 422, "too_many_pixels"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words_and_everything_else_stays(
    narrator: Narrator, data: bytes, status: int, reason: str
) -> None:
    code = narrator.begin()
    sender = Sender(narrator)
    sender.send(wav(), words="Lo que dije")
    refused = sender.send(data)
    assert (refused.status_code, refused.json()["reason"]) == (status, reason)
    assert len(refused.json()["words"]) > 20
    assert [label.words for label, _data in opened(code)] == ["Lo que dije"]
    assert len(stored_ids()) == 1


def test_a_file_that_is_none_of_ours_is_refused_at_its_first_piece(narrator: Narrator) -> None:
    """A narrator's data is dear: the rest need not be sent."""
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(50_000_000)
    assert sender.patch(address, b"PK\x03\x04" + bytes(8000), at=0).status_code == 415
    assert not stored_ids()


def test_too_large_a_file_is_refused_before_a_byte_is_sent(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_FILE_LIMITS = {**project.ARCHIVE_FILE_LIMITS, "photo": 1000, "video": 100_000, "sound": 100_000}
    narrator.begin()
    sender = Sender(narrator)
    assert sender.create(50 * 1024 * 1024 + 1).status_code == 413
    refused = sender.send(photograph())
    assert (refused.status_code, refused.json()["reason"]) == (413, "too_large")
    assert "foto" in refused.json()["words"]


def test_one_story_has_a_quota_and_what_is_still_coming_counts(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_STORY_QUOTA = 1_000_000
    narrator.begin()
    sender = Sender(narrator)
    sender.begin(600_000)
    full = sender.create(600_000)
    assert (full.status_code, full.json()["reason"]) == (413, "full")
    assert sender.create(300_000).status_code == 201


def test_one_story_has_so_many_files(narrator: Narrator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stories.intake.arriving.MOST_FILES", 2)
    narrator.begin()
    sender = Sender(narrator)
    sender.begin(10)
    sender.begin(10)
    assert sender.create(10).json()["reason"] == "many"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Tus-Resumable": ""}, 412),
        ({"Content-Type": "text/plain"}, 415),
        ({"Upload-Offset": ""}, 400),
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Offset": "x"}, 400),
        ({"Upload-Offset": "9" * 40}, 400),
        ({"Upload-Checksum": "sha1"}, 460),
        ({"Upload-Checksum": "sha1 ???"}, 400),
    ],
)
def test_malformed_requests_get_their_status_and_change_nothing(
    narrator: Narrator, headers: dict[str, str], status: int
) -> None:
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    given = {"Upload-Offset": "0", **headers}
    answer = sender.request("PATCH", address, b"hola", **{name.replace("-", "_"): v for name, v in given.items()})
    assert answer.status_code == status
    assert sender.offset(address) == 0


@pytest.mark.parametrize("length", ["-5", "x", "1e9", "9" * 30])
def test_a_length_that_is_none_makes_nothing(narrator: Narrator, length: str) -> None:
    narrator.begin()
    assert Sender(narrator).create(length).status_code in (400, 413)
    assert not Original.objects.exists()


def test_networks_that_let_post_alone_through_can_say_what_they_mean(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    assert (
        sender.request("POST", address, bytes(10), Upload_Offset="0", X_HTTP_Method_Override="PATCH").status_code == 204
    )
    assert sender.request("POST", address, X_HTTP_Method_Override="DELETE").status_code == 204


def test_when_every_place_is_taken_the_browser_is_asked_to_wait(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_UPLOADS_AT_ONCE = 1
    narrator.begin()
    sender = Sender(narrator)
    address = sender.begin(1000)
    with slot() as taken:
        assert taken
        busy = sender.patch(address, bytes(10), at=0)
        assert (busy.status_code, busy["Retry-After"]) == (503, "10")
    assert sender.patch(address, bytes(10), at=0).status_code == 204


def test_the_same_file_twice_is_kept_once(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    assert sender.send(wav()).status_code == 204
    assert sender.send(wav()).status_code == 204
    assert Original.objects.count() == 1
    assert len(stored_ids()) == 1


def test_what_is_still_coming_is_not_sent_and_arrives_later_with_the_words(narrator: Narrator, other: Narrator) -> None:
    code = narrator.begin()
    sender, data = Sender(narrator), wav(5)
    address = sender.begin(len(data))
    sender.patch(address, data[:500], at=0)
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    assert "falta por llegar" in narrator.words
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    assert sender.patch(address, data[500:], at=500).status_code == 403
    assert not Original.objects.arrived().exists()
    other.enter(code)
    other.post(act="more")
    second = Sender(other)
    assert second.patch(address, data[500:], at=500).status_code == 204
    assert opened(code)[0][1] == data


def test_nothing_of_a_file_lies_in_the_clear(narrator: Narrator) -> None:
    narrator.begin()
    sender = Sender(narrator)
    data = b"RIFF" + wav(5)[4:44] + b"Rosario-en-su-casa " * 4000
    sender.patch(sender.begin(len(data)), data[:60_000], at=0)
    shelf = [path.read_bytes() for path in project.SEALED_DIR.rglob("*") if path.is_file()]
    assert shelf and not any(b"Rosario" in sealed for sealed in shelf)
