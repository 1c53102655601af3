"""Voices of the demo: a machine says what an invented narrator told, as the recording that came from a telephone.

Because the machine knows when it said what, the transcript has its moments and every word that is taken out its stretch
of silence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stories.consent.speech import Speech, mp3, speak
from stories.demo.content.shapes import Cut, Marked, ToldStory
from stories.redaction.spans import Span
from stories.redaction.stretches import Stretch
from stories.redaction.transcripts.transcript import Cue, Point, Transcript, place_of
from stories.redaction.worksheet import RecordingChoice

NAME, MEDIA_TYPE = "mensaje-de-voz.mp3", "audio/mpeg"
# Between two paragraphs, and around what is silenced, in seconds.
BREATH, MARGIN = 0.6, 0.15
ALT = {"es": "Una voz que cuenta, grabada en un teléfono.", "en": "A voice telling, recorded on a telephone."}


@dataclass(frozen=True)
class Recorded:
    """A recording of a story: its bytes, and when each paragraph begins."""

    data: bytes
    starts: tuple[float, ...]


def recorded(story: ToldStory) -> Recorded:
    """Say the story aloud. Raises NoVoice where this machine has no synthesizer."""
    samples, starts, rate = bytearray(), [], 0
    for paragraph in paragraphs(story):
        said = speak(paragraph, language=story.language)
        rate = said.rate
        starts.append(round(len(samples) / 2 / rate, 2))
        samples += said.samples + bytes(2 * int(BREATH * rate))
    return Recorded(mp3(Speech(bytes(samples), rate)), tuple(starts))


def paragraphs(story: ToldStory) -> list[str]:
    """What is said, with everything that is taken out later: all three answers in one breath."""
    return [text for answer in spoken(story).values() for text in answer.told().split("\n\n") if text]


def spoken(story: ToldStory) -> dict[str, Marked]:
    """The answers that are told by voice, by the key of their question."""
    return {"story": story.story, "help": story.help, "wish": story.wish}


def cuts(story: ToldStory) -> Iterator[tuple[int, Cut]]:
    """Every redaction with the number of its paragraph in the recording."""
    before = 0
    for key, answer in spoken(story).items():
        for cut in answer.cuts(key=key):
            yield before + int(cut.place.split(":")[1]), cut
        before += len(answer.paragraphs())


def transcript(story: ToldStory, *, original: str, starts: Sequence[float]) -> Transcript:
    """What was said, with its moments; the first paragraph opens the index."""
    cues = tuple(Cue(text, start) for text, start in zip(paragraphs(story), starts, strict=True))
    title = {story.language: story.title}
    if story.title_translated:
        title[story.translation_language] = story.title_translated
    return Transcript(original=original, cues=cues, points=(Point(0.0, title, terms=story.terms[:1]),))


def spans(story: ToldStory, *, original: str) -> tuple[Span, ...]:
    """The redactions of the story where they are in the transcript."""
    return tuple(
        Span(place_of(original, number), cut.start, cut.stop, cut.how, cut.shown) for number, cut in cuts(story)
    )


def choice(story: ToldStory, *, original: str, starts: Sequence[float]) -> RecordingChoice:
    """How it may be heard: in the voice that was chosen, with every redacted word silent."""
    texts = paragraphs(story)
    stretches = []
    for number, cut in cuts(story):
        begins = starts[number] + seconds(texts[number][: cut.start], story.language)
        stretches.append(Stretch(max(0.0, begins - MARGIN), begins + seconds(cut.find, story.language) + MARGIN))
    return RecordingChoice(original=original, show="sound", voice=story.voice, alt=ALT, stretches=tuple(stretches))


def seconds(words: str, language: str) -> float:
    """How long the machine takes to say this."""
    return speak(words, language=language).seconds if words.strip() else 0.0
