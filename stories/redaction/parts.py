"""Parts and manifest: what an edition is made of, byte for byte. Pure but for the random bytes before each part."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785

from stories.consent.uses import Use

SALT_BYTES = 32
USE_OF_KIND = {
    "facts": Use.WEB,
    "passage": Use.WEB,
    "index": Use.WEB,
    "picture": Use.PHOTO,
    "sound": Use.VOICE,
    "video": Use.VOICE,
}


@dataclass(frozen=True)
class Made:
    """An edition before it is sealed: manifest bytes, its SHA-256, and the parts' bytes in the manifest's order."""

    manifest: bytes
    fingerprint: str
    parts: tuple[bytes, ...]


def passage(
    *,
    place: int,
    lang: str,
    runs: Sequence[tuple[str, str]],
    speaker: str = "",
    heading: str = "",
    start: float | None = None,
    of: str = "",
) -> dict[str, Any]:
    """One passage; `runs` as `spans.runs` returns them. `of` is the id of the recording that it is heard in."""
    said: dict[str, Any] = {
        "id": f"p{place}",
        "kind": "passage",
        "lang": lang,
        "speaker": speaker,
        "start": start,
        "heading": heading,
        "runs": [list(run) for run in runs],
    }
    return said | ({"of": of} if of else {})


def index(points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The index of a record's recordings: `points` with start (seconds), of, title and synopsis by language, terms."""
    return {"id": "index", "kind": "index", "points": list(points)}


def make(
    *,
    record: str,
    kind: str,
    language: str,
    place_step: int,
    date_step: int,
    name_id: str,
    contents: Iterable[dict[str, Any]],
) -> Made:
    """Salt and hash every part, and list them in a canonical manifest."""
    listed, bodies = [], []
    for content in contents:
        body = secrets.token_bytes(SALT_BYTES) + rfc8785.dumps(content)
        bodies.append(body)
        listed.append(
            {
                "id": content["id"],
                "kind": content["kind"],
                "use": str(USE_OF_KIND[content["kind"]]),
                "sha256": hashlib.sha256(body).hexdigest(),
            }
        )
    manifest = rfc8785.dumps(
        {
            "amparo": 1,
            "record": record,
            "kind": kind,
            "language": language,
            "place_step": int(place_step),
            "date_step": int(date_step),
            "name_id": name_id,
            "parts": listed,
        }
    )
    return Made(manifest=manifest, fingerprint=hashlib.sha256(manifest).hexdigest(), parts=tuple(bodies))
