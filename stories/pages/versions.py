"""ETags of record pages, from everything their bytes depend on, so that *not modified* needs no drawing."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

# What turns rows into bytes: a new release changes some of it.
DRAWN_BY = ("templates", "locale", "static", "stories/pages", "stories/templatetags")


@cache
def release() -> str:
    """A hash of templates, translations, styles and the code that draws. Read once a process."""
    digest = hashlib.sha256()
    for folder in DRAWN_BY:
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".po"):
                digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def etag(*facts: Any) -> str:
    """A strong ETag of these JSON values and of the release."""
    said = json.dumps([release(), *facts], ensure_ascii=False, sort_keys=True, default=str)
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:40]}"'
