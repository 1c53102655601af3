"""Finding one story by what people call it: its call number, or the first letters of its number on the desk."""

from stories.intake.models import Submission
from stories.pages.records import SPINE, SPINE_OF_NEWS

# Fewer letters of an opaque number could mean any of many.
SHORTEST = 6


def story_called(words: str) -> Submission | None:
    """The one that was sent and is meant by `TES LPR6`, `lpr6` or `TES · 3kmxni`; None for none or several."""
    said = "".join(words.split()).lower()
    for prefix in (*SPINE.values(), SPINE_OF_NEWS):
        said = said.removeprefix(prefix.lower())
    said = said.strip("·-")
    sent = Submission.objects.filter(sent_on__isnull=False)
    found = list(sent.filter(record=said)) or (
        list(sent.filter(pk__startswith=said)[:2]) if len(said) >= SHORTEST else []
    )
    return found[0] if len(found) == 1 else None
