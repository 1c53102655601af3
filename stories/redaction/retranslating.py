"""What of an older translation still serves for a newer source: passages whose source says the same. Pure."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stories.redaction.comparing import Piece, compared, said

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Served:
    """For one passage of the newer source: the older translation of it, and what its source says otherwise now.

    `runs` is None where nothing was translated; `pieces` is empty where the source did not change.
    """

    runs: Sequence[Sequence[str]] | None = None
    pieces: tuple[Piece, ...] = ()
    heading: str = ""

    @property
    def same(self) -> bool:
        """Whether the older translation still says what the source says."""
        return self.runs is not None and not self.pieces


def named(*, source_before: Sequence[Content], made_before: Sequence[Content]) -> tuple[str, dict[str, str]]:
    """The older title, and what each speaker of the source was called in the older translation."""
    translated = {content["id"]: content for content in made_before}
    title = next((one["title"]["text"] for one in made_before if one["kind"] == "facts"), "")
    speakers = {
        content["speaker"]: translated[content["id"]].get("speaker", "")
        for content in source_before
        if content.get("speaker") and content["id"] in translated
    }
    return title, speakers


def served(
    *, source_before: Sequence[Content], made_before: Sequence[Content], source_now: Sequence[Content]
) -> dict[str, Served]:
    """By passage id of the newer source. Passages are found by what they say, since their numbers shift."""
    old = [content for content in source_before if content["kind"] == "passage"]
    new = [content for content in source_now if content["kind"] == "passage"]
    translated = {content["id"]: content for content in made_before if content["kind"] == "passage"}
    found: dict[str, Served] = {content["id"]: Served() for content in new}
    matcher = difflib.SequenceMatcher(
        None, [said(one["runs"]) for one in old], [said(one["runs"]) for one in new], False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        for before, now in zip(old[a:b], new[c:d], strict=False) if tag in ("equal", "replace") else ():
            if (made := translated.get(before["id"])) is not None:
                pieces = () if tag == "equal" else compared(said(before["runs"]), said(now["runs"]))
                found[now["id"]] = Served(made["runs"], pieces, made.get("heading", ""))
    return found
