"""The looking itself can see: a planted word is found in every kind of place and in every disguise."""

import base64
import gzip
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from taggit.models import Tag

from tests.leaks.scanning import elsewhere_with, files_with, found_in, rows_with

WORD = "zqxjkvbnmwrtpsdf"


@pytest.mark.parametrize(
    "data",
    [
        WORD.encode(),
        WORD.upper().encode(),
        WORD.encode("utf-16-le"),
        WORD.encode().hex().encode(),
        base64.b64encode(WORD.encode()),
        base64.b64encode(b"a" + WORD.encode()),
        base64.b64encode(b"ab" + WORD.encode()),
        WORD[::-1].encode(),
        WORD[:12].encode(),
    ],
)
def test_a_word_is_found_in_every_disguise(data: bytes) -> None:
    assert found_in(b"\0\xffbefore" + data + b"after\0", [WORD]) == [WORD]


def test_what_is_not_there_is_not_found() -> None:
    assert found_in(gzip.compress(b"other words"), [WORD]) == []


def test_a_word_in_any_table_or_file_or_cache_or_mail_is_found(
    db: None, tmp_path: Path, mailoutbox: list[object]
) -> None:
    Tag.objects.create(name=WORD, slug="x")
    assert ("taggit_tag", "name", WORD) in rows_with([WORD])
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / f"{WORD}.bin").write_bytes(b"x" + WORD.encode())
    assert len(files_with(tmp_path, [WORD])) == 2
    cache.set("k", WORD)
    mail.send_mail("subject", f"about {WORD}", "a@example.org", ["b@example.org"])
    places = {place for place, _word in elsewhere_with([WORD], since=0)}
    cache.clear()
    assert {"mail", "cache default"} <= places
