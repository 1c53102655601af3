"""How many stories a second are told and sent: words alone, and with a photograph of 4 MB.

Ours is the whole way over the pages: begin (with the code's slow hash, as in production), the words, the photograph by
the plain form, the permissions, Send. The bare view is one Django view, behind the same handler and client, that saves
the same words and the same file: one row, one file, synced. Both in this process, in turns, without a network.
"""

import os
import secrets
import statistics
import time
import types
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from PIL import Image

from archive_site.settings import base
from benchmarks.archive import filled
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
            times: dict[str, list[float]] = {"ours": [], "bare": []}
            for _round in range(ROUNDS):
                for whose, act in (("ours", ours), ("bare", bare)):
                    times[whose].append(timed(act))
            rates = {whose: 1 / statistics.median(taken) for whose, taken in times.items()}
            found[f"submission.{name}_per_second"] = rates["ours"]
            found[f"submission.{name}_bare_per_second"] = rates["bare"]
            found[f"submission.{name}_ratio_to_bare"] = rates["ours"] / rates["bare"]
    return found


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
