"""Files of public documents: as browsers, iPhones among them, ask for them, and as narrators may take them back."""

import secrets
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stories.pages import media
from stories.pages.documents import PublicFile
from stories.pages.media import ASK_AGAIN_AFTER, Pieces, TakenBack
from stories.pages.ranges import Stretch
from tests import factories
from tests.factories import Story
from tests.pages.surfaces import at, body, status

SIZE = 200_000


@pytest.fixture
def data() -> bytes:
    return secrets.token_bytes(SIZE)


@pytest.fixture
def story(site: Client, data: bytes) -> Story:
    parts = [factories.facts(), factories.passage(1, "Cantamos."), factories.sound(1, data=data)]
    return factories.published_record(parts=parts)


@pytest.fixture
def file(story: Story) -> PublicFile:
    return story.document.files.get()


def ask(site: Client, file: PublicFile, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    response = site.get(at("media", file.pk), headers=headers)
    return response.status_code, b"".join(response) if response.streaming else response.content, dict(response.items())


def test_a_file_comes_whole_with_its_type_and_an_opaque_name(site: Client, file: PublicFile, data: bytes) -> None:
    code, sent, headers = ask(site, file)
    assert (code, sent) == (200, data)
    assert headers["Content-Type"] == "audio/mp4"
    assert headers["Content-Length"] == str(SIZE)
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Content-Disposition"] == f'inline; filename="{file.pk}.m4a"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["ETag"] == f'"{file.sha256}"'
    assert file.name not in str(headers)


def test_a_file_costs_one_question_which_asks_the_door(site: Client, file: PublicFile) -> None:
    with CaptureQueriesContext(connection) as captured:
        ask(site, file, Range="bytes=0-1")
    # On PostgreSQL the test itself goes into the public role and out of it again.
    (question,) = [query["sql"] for query in captured.captured_queries if "ROLE" not in query["sql"]]
    assert "stories_visiblepart" in question


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=150000-", 150_000, SIZE - 1), ("bytes=-100", SIZE - 100, SIZE - 1)],
)
def test_a_stretch_comes_as_206(site: Client, file: PublicFile, data: bytes, asked: str, first: int, last: int) -> None:
    code, sent, headers = ask(site, file, Range=asked)
    assert (code, sent) == (206, data[first : last + 1])
    assert headers["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert headers["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=0-1,3-4", "bytes=-0"])
def test_what_is_not_there_or_many_at_once_is_politely_refused(site: Client, file: PublicFile, asked: str) -> None:
    code, sent, headers = ask(site, file, Range=asked)
    assert (code, sent, headers["Content-Range"]) == (416, b"", f"bytes */{SIZE}")


def test_a_part_is_never_joined_to_a_part_of_something_else(site: Client, file: PublicFile) -> None:
    assert ask(site, file, Range="bytes=0-1", **{"If-Range": f'"{file.sha256}"'})[0] == 206
    for other in ('"another"', f'W/"{file.sha256}"', "Tue, 24 Nov 2026 10:00:00 GMT"):
        assert ask(site, file, Range="bytes=0-1", **{"If-Range": other})[0] == 200


def test_head_tells_the_size_and_sends_nothing(site: Client, file: PublicFile) -> None:
    response = site.head(at("media", file.pk), headers={"Range": "bytes=0-1"})
    assert (response.status_code, response["Content-Length"], response.content) == (200, str(SIZE), b"")
    assert response["Accept-Ranges"] == "bytes"


def test_an_iphone_listens(site: Client, file: PublicFile, data: bytes) -> None:
    """Safari asks for two bytes, then for stretches with If-Range, and gives up on anything but 206."""
    code, sent, headers = ask(site, file, Range="bytes=0-1")
    assert (code, len(sent)) == (206, 2)
    size = int(headers["Content-Range"].rpartition("/")[2])
    heard, etag = b"", headers["ETag"]
    while len(heard) < size:
        last = min(len(heard) + 65_535, size - 1)
        code, sent, _headers = ask(site, file, Range=f"bytes={len(heard)}-{last}", **{"If-Range": etag})
        assert code == 206
        heard += sent
    assert heard == data


def test_not_modified_is_said_only_of_what_may_still_be_seen(site: Client, story: Story, file: PublicFile) -> None:
    known = {"If-None-Match": f'"{file.sha256}"'}
    code, sent, headers = ask(site, file, **known)
    assert (code, sent, headers["ETag"]) == (304, b"", f'"{file.sha256}"')
    factories.grant(story.submission, "voice", allowed=False)
    assert ask(site, file, **known)[0] == 404


def test_only_get_and_head_are_answered(site: Client, file: PublicFile) -> None:
    assert site.post(at("media", file.pk)).status_code == 405


def test_a_file_whose_bytes_are_gone_is_404(site: Client, file: PublicFile) -> None:
    storages["public"].delete(file.name)
    assert status(site, at("media", file.pk)) == 404


def test_whoever_takes_a_recording_back_stops_it_while_others_listen(
    site: Client, story: Story, file: PublicFile, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "ASK_AGAIN_AFTER", media.PIECE)
    response = site.get(at("media", file.pk))
    stream = iter(response)
    heard = next(stream)
    factories.hold(story.submission)
    with pytest.raises(TakenBack):
        heard += b"".join(stream)
    response.close()
    assert len(heard) < len(data)


def test_the_door_is_asked_again_after_so_many_bytes() -> None:
    size = 2 * ASK_AGAIN_AFTER + 10
    asked: list[bool] = []
    pieces = Pieces(BytesIO(bytes(size)), Stretch(0, size - 1, size), still_there=lambda: not asked.append(True))
    assert sum(map(len, pieces)) == size
    assert len(asked) == 2


def test_r26_nothing_plays_by_itself_and_the_note_comes_first(site: Client) -> None:
    parts = [
        factories.facts(note={"es": "Habla de una redada.", "en": ""}),
        factories.passage(1, "Cantamos."),
        factories.sound(1),
    ]
    story = factories.published_record(parts=parts)
    page = body(site, at("testimony", story.record.pk)).decode()
    assert "autoplay" not in page
    assert 'preload="none"' in page
    assert page.index("Habla de una redada.") < page.index("<audio")
