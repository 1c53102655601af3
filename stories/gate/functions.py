"""What the door's triggers ask about bytes: hashes, and whether a manifest, a part or the facts name something.

On SQLite these are connection functions; `postgres_door` has the same in SQL. Every answer to something that cannot be
read is no.
"""

import hashlib
import json
from typing import Any

from stories.redaction.named import files_of

# Each part begins with this many random bytes, so that an unpublished hash confirms no guess.
SALT_BYTES = 32


def sha256_hex(data: Any) -> str:
    """The SHA-256 of `data` in lower-case hexadecimal; empty, like no hash, for what is not bytes."""
    return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else ""


def words_digest(words: Any) -> str | None:
    """The SHA-256 of a text in lower-case hexadecimal; None, like no answer, for what is no text."""
    return hashlib.sha256(words.encode()).hexdigest() if isinstance(words, str) else None


def said_json(words: Any) -> str | None:
    """JSON in one spelling, so that the same words are the same text; None for what is no JSON."""
    if not isinstance(words, str):
        return None
    try:
        return json.dumps(json.loads(words), ensure_ascii=False, sort_keys=True)
    except (ValueError, RecursionError):
        return None


def read_manifest(manifest: Any) -> dict[str, Any]:
    """The manifest as a mapping; an empty one when it cannot be read."""
    if not isinstance(manifest, bytes):
        return {}
    try:
        value = json.loads(manifest.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def read_part(body: Any) -> dict[str, Any]:
    """What a part says, without the random bytes before it."""
    return read_manifest(body[SALT_BYTES:]) if isinstance(body, bytes) else {}


def manifest_says(
    manifest: bytes, record: str, kind: str, language: str, place_step: int, date_step: int, name_id: str
) -> bool:
    """Whether the manifest names this record, kind, language, these steps and this name."""
    said = read_manifest(manifest)
    return (
        said.get("record") == record
        and said.get("kind") == kind
        and said.get("language") == language
        and said.get("place_step") == place_step
        and said.get("date_step") == date_step
        and said.get("name_id") == name_id
    )


def manifest_lists(manifest: bytes, position: int, name: str, kind: str, use: str, sha256: str) -> bool:
    """Whether the part at `position` (from 0) of the manifest has this name, kind, use and hash."""
    parts = read_manifest(manifest).get("parts")
    if not isinstance(parts, list) or not 0 <= position < len(parts):
        return False
    part = parts[position]
    return (
        isinstance(part, dict)
        and part.get("id") == name
        and part.get("kind") == kind
        and part.get("use") == use
        and part.get("sha256") == sha256
    )


def part_says(body: bytes, name: str, kind: str) -> bool:
    """Whether a part's own words give it this name and kind."""
    said = read_part(body)
    return said.get("id") == name and said.get("kind") == kind


def part_names_file(body: bytes, sha256: str, media_type: str, size: int) -> bool:
    """Whether a part names a file with this hash, type and size in bytes."""
    return any(
        file.get("sha256") == sha256 and file.get("type") == media_type and file.get("bytes") == size
        for file in files_of(read_part(body))
    )


def facts_name_term(body: bytes, slug: str) -> bool:
    """Whether the facts name this term, as a theme or as the place."""
    facts = read_part(body)
    terms = facts.get("terms")
    return facts.get("place") == slug or (isinstance(terms, list) and slug in terms)
