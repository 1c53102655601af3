"""How many stories a second are told and sent: words alone, and with a photograph of 4 MB.

Ours is the whole way over the pages: begin (with the code's slow hash, as in production), the words, the photograph by
the plain form, the permissions, Send. The bare view is one Django view, behind the same handler and client, that saves
the same words and the same file: one row, one file, synced. Both in this process, in turns, without a network.

A story is many requests and, by design, one slow hash; an upload is one request and none. So the ratio of a story to an
upload says how much more is done, and two figures say how well: milliseconds of one of our requests without the hash,
and the hash alone.
"""

import contextlib
import os
import secrets
import statistics
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_started
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from PIL import Image

from archive_site.settings import base
from benchmarks.archive import filled
from stories.vault import by_code
from tests.narrator.walking import Narrator

ROUNDS = 12
STORY = "Tocaron la puerta a las cinco. No abrimos. " * 40
PHOTO_BYTES = 4_000_000


def run() -> dict[str, float]:
    """Stories a second of ours and of the bare view, and ours as a part of the bare one's."""
    photo, found = photograph(), dict[str, float]()
    with filled(records=0), override_settings(CODE_KDF=base.CODE_KDF):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (words TEXT, file TEXT)")
        for name, ours, bare in (
            ("text", lambda: tell(), lambda: save()),
            ("photo", lambda: tell(photo()), lambda: save(photo())),
        ):
            times: dict[str, list[float]] = {"ours": [], "bare": [], "hash": [], "requests": []}
            for _round in range(ROUNDS):
                with watched() as watch:
                    times["ours"].append(timed(ours))
                times["bare"].append(timed(bare))
                times["hash"].append(watch.hashing)
                times["requests"].append(watch.requests)
            middle = {whose: statistics.median(taken) for whose, taken in times.items()}
            a_request = (middle["ours"] - middle["hash"]) / middle["requests"]
            found[f"submission.{name}_per_second"] = 1 / middle["ours"]
            found[f"submission.{name}_bare_per_second"] = 1 / middle["bare"]
            found[f"submission.{name}_ratio_to_bare"] = middle["bare"] / middle["ours"]
            found[f"submission.{name}_requests"] = middle["requests"]
            found[f"submission.{name}_request_ms"] = a_request * 1000
            found[f"submission.{name}_bare_request_ms"] = middle["bare"] * 1000
            found[f"submission.{name}_ratio_per_request"] = middle["bare"] / a_request
            found["submission.code_hash_ms"] = middle["hash"] * 1000
    return found


@dataclass
class Watch:
    """What one story took: requests answered, and seconds in the code's slow hash."""

    requests: int = 0
    hashing: float = 0.0


@contextlib.contextmanager
def watched() -> Iterator[Watch]:
    """Count, for as long as this lasts."""
    watch, derive = Watch(), by_code.derive

    def counted(**_signal: object) -> None:
        watch.requests += 1

    def hashed(*args: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return derive(*args, **named)
        finally:
            watch.hashing += time.perf_counter() - began

    request_started.connect(counted)
    try:
        with mock.patch.object(by_code, "derive", hashed):
            yield watch
    finally:
        request_started.disconnect(counted)


def timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def tell(photo: bytes | None = None) -> None:
    """One story from *Begin* to *Sent*, as a browser without scripts sends it."""
    narrator = Narrator(Client(), "es")
    narrator.begin()
    narrator.answer(language="es", age="adult", story=STORY)
    if photo is not None:
        narrator.upload(photo)
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"


def save(photo: bytes | None = None) -> None:
    """The same words and file to the bare view."""
    with override_settings(ROOT_URLCONF=BARE, MIDDLEWARE=[], FILE_UPLOAD_HANDLERS=DJANGOS):
        fields: dict[str, Any] = {"words": STORY}
        if photo is not None:
            fields["file"] = SimpleUploadedFile("foto.jpg", photo)
        assert Client().post("/", fields).status_code == 200


def bare_view(request: HttpRequest) -> HttpResponse:
    """Saves what comes."""
    name = ""
    if file := request.FILES.get("file"):
        target = Path(settings.AMPARO_HOME) / "bare" / secrets.token_hex(8)
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as opened:
            for piece in file.chunks():
                opened.write(piece)
            opened.flush()
            os.fsync(opened.fileno())
        name = target.name
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare VALUES (%s, %s)", [request.POST["words"], name])
    return HttpResponse("ok")


BARE = types.ModuleType("benchmarks.bare_submission")
BARE.urlpatterns = [path("", bare_view)]  # type: ignore[attr-defined]
DJANGOS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


def photograph() -> Callable[[], bytes]:
    """Photographs of about 4 MB, each another file: the same one twice is kept once."""
    out = BytesIO()
    Image.effect_noise((2400, 1800), 70).convert("RGB").save(out, "JPEG", quality=92)
    front = out.getvalue()
    filled_up = front + bytes(max(0, PHOTO_BYTES - len(front)))
    return lambda: filled_up[:-16] + secrets.token_bytes(16)
