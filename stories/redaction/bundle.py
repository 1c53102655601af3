"""What is sealed beside an edition: its key, manifest, parts, and where each of its files lies."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from stories.redaction.parts import SALT_BYTES


class Damaged(ValueError):
    """A sealed edition that is not the one its fingerprint names."""


@dataclass(frozen=True, repr=False)
class Bundle:
    """An opened edition. `files` maps a file's SHA-256 to its id in the sealed store, opened with `key`."""

    key: bytes
    manifest: bytes
    parts: tuple[bytes, ...]
    files: Mapping[str, str]

    def to_bytes(self) -> bytes:
        return json.dumps(
            {
                "key": base64.b64encode(self.key).decode(),
                "manifest": self.manifest.decode(),
                "parts": [base64.b64encode(part).decode() for part in self.parts],
                "files": dict(self.files),
            }
        ).encode()

    @classmethod
    def from_bytes(cls, data: bytes, *, fingerprint: str) -> "Bundle":
        """Open and prove: the manifest has this fingerprint, and each part the hash that the manifest lists."""
        kept = json.loads(data)
        bundle = cls(
            key=base64.b64decode(kept["key"]),
            manifest=kept["manifest"].encode(),
            parts=tuple(base64.b64decode(part) for part in kept["parts"]),
            files=kept["files"],
        )
        if hashlib.sha256(bundle.manifest).hexdigest() != fingerprint:
            raise Damaged("manifest")
        listed = json.loads(bundle.manifest)["parts"]
        if [part["sha256"] for part in listed] != [hashlib.sha256(part).hexdigest() for part in bundle.parts]:
            raise Damaged("parts")
        return bundle

    def contents(self) -> list[dict[str, Any]]:
        """What each part says, to be read and not written into: it is taken apart once."""
        return list(self._contents)

    @cached_property
    def _contents(self) -> tuple[dict[str, Any], ...]:
        return tuple(json.loads(part[SALT_BYTES:]) for part in self.parts)


def bundle_context(edition_id: str) -> str:
    """The context an edition's bundle is sealed under."""
    return f"edition {edition_id}"
