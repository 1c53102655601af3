"""What a test asks of the archive's own code, in a process of its own: `python -m tests.lines.inside WHAT ARGS`."""

import datetime
import hashlib
import json
import sys

import django

django.setup()

from stories.intake import arriving, telling  # noqa: E402
from stories.intake.models import Original  # noqa: E402
from stories.vault import sessions  # noqa: E402
from stories.vault.files import SealedReader, stored_ids  # noqa: E402


def begin() -> dict[str, str]:
    """A story that has just begun, and the cookie of its visit."""
    now = datetime.datetime.now(datetime.UTC)
    begun = telling.begin(kind="testimony", language="es", at=now.date())
    telling.open_sitting(secrets=begun.secrets)
    return {"visit": sessions.start(secrets=begun.secrets, words=None, at=now), "code": begun.code}


def begin_many(count: str) -> list[dict[str, str]]:
    """So many of them."""
    return [begin() for _ in range(int(count))]


def arrived(code: str) -> dict[str, object]:
    """What arrived of a story, opened with its words: type, size, length, digest of its bytes read anew, scan."""
    secrets = telling.enter(code=code)
    files = []
    for label in arriving.arrived(secrets=secrets):
        place = {"file_id": label.file_id, "submission_id": secrets.submission_id}
        with SealedReader(**place, key=secrets.sitting_key(label.sitting)) as reader:
            digest = hashlib.sha256()
            for piece in reader.chunks():
                digest.update(piece)
        files.append([label.media_type, label.size, label.seconds, digest.hexdigest(), label.scanned, label.words])
    return {"files": files, "rows": Original.objects.count(), "stored": len(stored_ids())}


def visit(code: str) -> dict[str, str]:
    """A new visit of a story."""
    secrets = telling.enter(code=code)
    return {"visit": sessions.start(secrets=secrets, words=None, at=datetime.datetime.now(datetime.UTC)), "code": code}


ANSWERS = {"begin": begin, "begin_many": begin_many, "arrived": arrived, "visit": visit}

if __name__ == "__main__":
    print(json.dumps(ANSWERS[sys.argv[1]](*sys.argv[2:])))  # noqa: T201
