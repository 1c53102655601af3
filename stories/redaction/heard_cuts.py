"""From words that are hidden in a transcript to the stretches of sound in which they are said. Pure."""

from collections.abc import Iterable

from stories.redaction.spans import Span
from stories.redaction.stretches import Stretch, in_order
from stories.redaction.transcripts.transcript import Transcript, place_of

# A quick speaker; only where nothing says when a cue ends.
LETTERS_A_SECOND = 14.0
# So much before and after: people do not speak evenly, and half a name is a name.
AROUND_SECONDS = 0.7


def stretches_of(*, transcript: Transcript, spans: Iterable[Span], seconds: float) -> tuple[Stretch, ...]:
    """Where what is hidden is about to be heard, silenced: a proposal, to be listened to and set right by a person."""
    listed = list(spans)
    found = []
    for number, cue in enumerate(transcript.cues):
        if cue.start is None or not cue.text:
            continue
        later = (other.start for other in transcript.cues[number + 1 :] if other.start is not None)
        stop = next(later, min(seconds or float("inf"), cue.start + len(cue.text) / LETTERS_A_SECOND))
        each = max(0.0, stop - cue.start) / len(cue.text)
        for span in listed:
            if span.place == place_of(transcript.original, number):
                begin = max(cue.start, cue.start + span.start * each - AROUND_SECONDS)
                end = min(stop, cue.start + span.stop * each + AROUND_SECONDS)
                found.append(Stretch(round(begin, 1), round(max(end, begin + 0.2), 1)))
    return in_order(found)
