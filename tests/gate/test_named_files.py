"""The door knows every list in which a part names files, on whichever engine it stands."""

import json
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import connection

from stories.pages.documents import PublicFile
from stories.publishing.audit import audit_public
from tests import factories

pytestmark = pytest.mark.django_db

FILE = {"sha256": "a" * 64, "type": "image/webp", "bytes": 7}


def names_file(said: dict[str, Any], *, sha256: str = "a" * 64, media_type: str = "image/webp", size: int = 7) -> bool:
    body = bytes(32) + json.dumps(said).encode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT part_names_file(%s, %s, %s, %s)", [body, sha256, media_type, size])
        return bool(cursor.fetchone()[0])


LISTS: list[dict[str, Any]] = [
    {"files": [FILE]},
    {"poster": [FILE]},
    {"tiles": {"size": 512, "files": [{**FILE, "factor": 1, "column": 0, "row": 3}]}},
    {"files": [{**FILE, "sha256": "b" * 64}], "poster": [FILE]},
]


@pytest.mark.parametrize("said", LISTS)
def test_a_file_in_any_list_is_named(said: dict[str, Any]) -> None:
    assert names_file(said)
    assert not names_file(said, sha256="c" * 64)
    assert not names_file(said, media_type="image/jpeg")
    assert not names_file(said, size=8)


@pytest.mark.parametrize("said", [{}, {"files": FILE["sha256"]}, {"tiles": {}}, {"tiles": [FILE]}, {"others": [FILE]}])
def test_a_file_anywhere_else_is_not(said: dict[str, Any]) -> None:
    assert not names_file(said)


def test_tiles_and_posters_enter_are_audited_and_leave_with_their_part() -> None:
    data = {mark * 64: mark.encode() * 9 for mark in "xyz"}
    hashes = {factories.sha256(blob): blob for blob in data.values()}
    listed = [{"sha256": each, "type": "image/webp", "bytes": 9} for each in hashes]
    picture = factories.picture(1, poster=listed[:1], tiles={"size": 512, "files": listed[1:]})
    picture.files.update(hashes)
    story = factories.published_record(uses=["web", "photo"], parts=[factories.facts(), picture])

    rows = PublicFile.objects.filter(sha256__in=hashes)
    assert rows.count() == 3
    stored = rows[0].name
    storages["public"].delete(stored)
    assert [str(one).rsplit(": ")[-1] for one in audit_public() if one.table == "stories_publicfile"] == [
        "the file is missing"
    ]

    factories.grant(story.submission, "photo", allowed=False)
    assert not PublicFile.objects.filter(sha256__in=hashes).exists()
