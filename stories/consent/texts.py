"""The words of consent, in every version ever shown (R4). A version is final: a changed word is a new version.

The words lie in `texts/<version>.<language>.json`; a grant is bound to the SHA-256 of the text its narrator read.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

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


def every_text() -> tuple[ConsentText, ...]:
    """Every text in every version and language, oldest first."""
    return tuple(_by_hash().values())


def whole_text(version: int, language: str) -> str:
    """All that is agreed to: introduction, then each use. Paragraphs parted by empty lines; "" if there is no such."""
    shown = [text for text in every_text() if (text.version, text.language) == (version, language)]
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
