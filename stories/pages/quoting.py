"""Records quoted in editorial pages: by call number alone, and only while their narrators allow it."""

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.reading import Story
from stories.pages.showing import best_for, documents, stories


def quoted(*, call_number: str) -> Story | None:
    """The record as a list draws it, in the language of the page; None unless it may be quoted now."""
    language = reading_language()
    found = list(documents(uses=[Use.WEB, Use.QUOTE]).filter(record_id=call_number.strip().lower()))
    made = stories([best_for(language, found)], language=language) if found else []
    return made[0] if made else None
