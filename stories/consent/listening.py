"""The consent texts to be heard (R4): a person's recording where the steward has put one, else a machine's voice.

In the folder `CONSENT_AUDIO_DIR`: `machine/<SHA-256 of the text>.mp3`, so that no recording can say another text than
the one on the page; `people/<version>.<language>.<use>.mp3` (or .m4a, .ogg, .wav), bound as well, since a version never
changes.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from stories.consent.speech import mp3, speak
from stories.consent.texts import ConsentText, by_hash, every_text, of_version, spoken, text_sha256, versions

ENDINGS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav"}
LANGUAGES = ("es", "en")


@dataclass(frozen=True)
class Reading:
    """A text read aloud: the file, its type and size in bytes, and whether it is a person's voice."""

    path: Path
    media_type: str
    size: int
    by_person: bool


def people() -> Path:
    """The folder for recordings of people."""
    return Path(settings.CONSENT_AUDIO_DIR) / "people"


def machine() -> Path:
    """The folder of what the machine said."""
    return Path(settings.CONSENT_AUDIO_DIR) / "machine"


def reading_of(text: ConsentText) -> Reading | None:
    """The recording of this very text; None while there is none."""
    for ending, media_type in ENDINGS.items():
        if found := _reading(people() / f"{name_of(text)}{ending}", media_type, by_person=True):
            return found
    return _reading(_made(text), "audio/mpeg", by_person=False)


def reading_by_hash(sha: str) -> Reading | None:
    """The recording of the text with this hash; None for a text that we never showed."""
    text = by_hash(sha)
    return reading_of(text) if text is not None else None


def name_of(text: ConsentText) -> str:
    """How a person's recording of it is to be called, without its ending: "2.es.web"."""
    return f"{text.version}.{text.language}.{text.use}"


def missing() -> list[ConsentText]:
    """Texts of the newest version that cannot be heard yet."""
    newest = versions()[-1]
    return [text for language in LANGUAGES for text in of_version(newest, language) if reading_of(text) is None]


def make() -> Iterator[ConsentText]:
    """Let the machine read what cannot be heard yet; yields each text once its file is whole. Raises NoVoice."""
    machine().mkdir(parents=True, exist_ok=True)
    people().mkdir(parents=True, exist_ok=True)
    for text in missing():
        data = mp3(speak(spoken(text), language=text.language))
        with tempfile.NamedTemporaryFile(dir=machine(), suffix=".part", delete=False) as part:
            part.write(data)
        whole = Path(part.name)
        # Nothing secret: another process, of another account, serves it.
        whole.chmod(0o644)
        whole.replace(_made(text))
        yield text


def misnamed() -> list[str]:
    """Files in the people's folder that no text of ours answers to, so that they are never heard."""
    known = {f"{name_of(text)}{ending}" for text in every_text() for ending in ENDINGS}
    return sorted(path.name for path in people().glob("*") if path.name not in known)


def _made(text: ConsentText) -> Path:
    return machine() / f"{text_sha256(text)}.mp3"


def _reading(path: Path, media_type: str, *, by_person: bool) -> Reading | None:
    try:
        size = path.stat().st_size
    except OSError:
        return None
    return Reading(path, media_type, size, by_person) if size else None
