"""The words of consent, in every version ever shown (R4). A version is final: a changed word is a new version.

The words lie in `texts/<version>.<language>.json`; a grant is bound to the SHA-256 of the text its narrator read. A
version holds what it changed, and says again nothing of the rest: nobody is asked again about words that are the same.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import rfc8785

INTRO = "intro"
"""The text about consent as a whole, shown before the nine uses."""

_FOLDER = Path(__file__).with_name("texts")


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """What was shown about one use, or about all (`use` is "intro"), in one language and version.

    `body` is one or two sentences beside the question; `means` tells the rest, its paragraphs parted by empty lines.
    """

    version: int
    use: str
    language: str
    title: str
    body: str
    means: str


def text_sha256(text: ConsentText) -> str:
    """The SHA-256 (hex) of the text as canonical JSON (RFC 8785)."""
    return hashlib.sha256(rfc8785.dumps(asdict(text))).hexdigest()


def current(use: str, language: str) -> ConsentText:
    """The newest text about `use` ("intro" or a use). A language we do not write in reads Spanish. Raises KeyError."""
    written = "en" if language.startswith("en") else "es"
    return max((text for text in _for(use) if text.language == written), key=lambda text: text.version)


def by_hash(sha: str) -> ConsentText | None:
    """The text with this SHA-256, in whatever version it was shown; None if we never showed it."""
    return _by_hash().get(sha)


class Shown(Protocol):
    """What is read of a grant: its use, its answer and the text that was on the screen."""

    use: str
    allowed: bool
    text_sha256: str


def older_than_shown(grant: Shown) -> bool:
    """Whether this yes was said to an older text than the one that is shown today. A no needs no newer text."""
    read = by_hash(grant.text_sha256)
    return grant.allowed and (read is None or read.version < current(grant.use, read.language).version)


def uses_to_ask_again(grants: Iterable[Shown]) -> tuple[str, ...]:
    """The uses whose yes was said to an older text, in the order given. Pass the grants that count today."""
    return tuple(grant.use for grant in grants if older_than_shown(grant))


def replaced() -> frozenset[str]:
    """The SHA-256 of every text that a newer one about the same use has replaced."""
    return frozenset(sha for sha, text in _by_hash().items() if text.version < current(text.use, text.language).version)


def every_text() -> tuple[ConsentText, ...]:
    """Every text in every version and language, oldest first."""
    return tuple(_by_hash().values())


def versions() -> tuple[int, ...]:
    """Every version there has been, oldest first."""
    return tuple(sorted({text.version for text in every_text()}))


def of_version(version: int, language: str) -> tuple[ConsentText, ...]:
    """All that stood in a language once this version came, introduction first; nothing where there is no such version.

    A text that the version did not change is the older one.
    """
    if version not in versions():
        return ()
    standing: dict[str, ConsentText] = {}
    for text in every_text():
        if text.language == language and text.version <= version:
            standing[text.use] = text
    return tuple(standing.values())


def spoken(text: ConsentText) -> str:
    """What somebody who listens hears: title, sentence and the rest. Paragraphs parted by empty lines."""
    return "\n\n".join((f"{text.title}.", text.body, text.means))


def whole_text(version: int, language: str) -> str:
    """All that is agreed to: introduction, then each use. Paragraphs parted by empty lines; "" if there is no such."""
    shown = of_version(version, language)
    return "\n\n".join(f"{text.title}\n\n{text.body}\n\n{text.means}" for text in shown)


def _for(use: str) -> tuple[ConsentText, ...]:
    found = tuple(text for text in every_text() if text.use == use)
    if not found:
        raise KeyError(use)
    return found


@cache
def _by_hash() -> dict[str, ConsentText]:
    found: dict[str, ConsentText] = {}
    for path in sorted(_FOLDER.glob("*.json"), key=lambda path: (int(path.name.split(".")[0]), path.name)):
        version, language, _suffix = path.name.split(".")
        for use, words in json.loads(path.read_text(encoding="utf-8")).items():
            text = ConsentText(version=int(version), use=use, language=language, **words)
            found[text_sha256(text)] = text
    return found
