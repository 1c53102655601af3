"""Parts of a version, with real hashes and real canonical JSON, and their manifest."""

import secrets
from typing import Any

import rfc8785

from stories.consent.uses import Use
from stories.redaction.models import Edition
from tests.factories.shapes import USE_OF_PART, WIDTHS, Part, sha256


def part(said: dict[str, Any], *, files: dict[str, bytes] | None = None) -> Part:
    """The part that says this: 32 random bytes, then canonical JSON."""
    use = USE_OF_PART.get(said["kind"], Use.WEB)
    return Part(said["id"], said["kind"], str(use), secrets.token_bytes(32) + rfc8785.dumps(said), files or {})


def facts(*, kind: str = "testimony", language: str = "es", **changes: Any) -> Part:
    """The facts of an invented story."""
    mural = {"artist": "", "painted": "2011", "condition": "whole", "events": [{"date": "2011", "what": "painted"}]}
    vigil = {"remembered": "", "family": "agreed", "held": "2018-11", "called_by": "vecinas de la parroquia"}
    said = {
        "id": "facts",
        "kind": "facts",
        "type": kind,
        "title": {"lang": language, "text": "Abrimos la ventana y cantamos"},
        "name": "",
        "date": "2017",
        "place": "eastside",
        "terms": ["redada", "vecinos"],
        "note": {},
        "original_language": "es",
        "mural": mural if kind == "mural" else {},
        "vigil": vigil if kind == "vigil" else {},
    }
    return part({**said, **changes})


def passage(number: int, text: str, *, language: str = "es", **changes: Any) -> Part:
    """One passage in one run."""
    said = {"id": f"p{number}", "kind": "passage", "lang": language, "speaker": "", "start": None, "heading": ""}
    return part({**said, "runs": [["text", text]], **changes})


def picture(number: int, *, data: dict[int, bytes] | None = None, **changes: Any) -> Part:
    """One picture with three WebP files and a JPEG; `data` gives the WebP bytes by width."""
    made = [(width, "image/webp", (data or {}).get(width) or secrets.token_bytes(120)) for width in WIDTHS]
    made.append((960, "image/jpeg", secrets.token_bytes(120)))
    described = [
        {"sha256": sha256(data), "type": kind, "width": width, "height": width * 9 // 16, "bytes": len(data)}
        for width, kind, data in made
    ]
    said = {
        "id": f"f{number}",
        "kind": "picture",
        "alt": {"es": "Una mesa con mantel rojo.", "en": "A table with a red cloth."},
        "caption": {"es": "", "en": ""},
        "credit": "",
        "files": described,
    }
    return part({**said, **changes}, files={sha256(data): data for _width, _kind, data in made})


def sound(number: int, *, data: bytes = b"", **changes: Any) -> Part:
    """One sound with one file."""
    data = data or secrets.token_bytes(120)
    said = {
        "id": f"s{number}",
        "kind": "sound",
        "alt": {"es": "", "en": ""},
        "seconds": 63.2,
        "voice": "respoken",
        "files": [{"sha256": sha256(data), "type": "audio/mp4", "bytes": len(data)}],
    }
    return part({**said, **changes}, files={sha256(data): data})


def index(*points: tuple[float, str], of: str = "") -> Part:
    """An index of moments, each a time with a Spanish title."""
    said = [
        {"start": start, "of": of, "title": {"es": title, "en": ""}, "synopsis": {"es": "", "en": ""}, "terms": []}
        for start, title in points
    ]
    return part({"id": "index", "kind": "index", "points": said})


def manifest_of(edition: Edition, parts: list[Part]) -> bytes:
    """Canonical JSON that lists the parts (SHAPES: the public document)."""
    said = {
        "amparo": 1,
        "record": edition.record_id,
        "kind": edition.record.kind,
        "language": edition.language,
        "place_step": int(edition.place_step),
        "date_step": int(edition.date_step),
        "name_id": edition.name_id,
        "parts": [{"id": part.name, "kind": part.kind, "use": part.use, "sha256": part.sha256} for part in parts],
    }
    return rfc8785.dumps(said)
