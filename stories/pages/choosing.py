"""Of one record's documents, which are read and in what order: the original, and a translation beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from stories.pages.reading import Story, TermLabel, beside
from stories.pages.record_words import language_word
from stories.pages.showing import Shown, documents, gather, with_files


@dataclass(frozen=True)
class Reading:
    """How a record is read now: the document that leads, perhaps one beside it, and the languages there are."""

    leading: Shown
    second: Shown | None
    languages: tuple[str, ...]
    chosen: str

    @property
    def drawn(self) -> list[Shown]:
        return [self.leading, *([self.second] if self.second else [])]

    @property
    def uses(self) -> frozenset[str]:
        """What every document that is drawn may be used for."""
        return self.leading.uses & self.second.uses if self.second else self.leading.uses

    @property
    def slugs(self) -> list[str]:
        return [slug for shown in self.drawn for slug in shown.slugs]

    def story(self, *, language: str, terms: Mapping[str, TermLabel]) -> Story:
        """What templates draw."""
        story, *others = [shown.story(language=language, terms=terms) for shown in with_files(self.drawn)]
        return beside(story=story, translation=others[0]) if others else story

    def tongues(self) -> list[dict[str, Any]]:
        """The languages to choose from; none where there is one."""
        if len(self.languages) < 2:
            return []
        each = [
            {"language_word": language_word(tag), "lang": tag, "url": f"?lang={tag}", "current": self.chosen == tag}
            for tag in self.languages
        ]
        return [*each, {"language_word": _("los dos"), "url": "?", "current": not self.chosen, "both": True}]


def reading_of(*, kind: str, record: str, language: str, chosen: str = "") -> Reading | None:
    """How this record is read now in the interface language `language`; None where it may not be seen.

    `chosen` is one of the record's languages, to be read alone; anything else counts as no choice.
    """
    shown = gather(documents().filter(record_id=record, kind=kind))
    if not shown:
        return None
    shown.sort(key=lambda one: (one.translated, one.language))
    languages = tuple(one.language for one in shown)
    alone = next((one for one in shown if one.language == chosen), None)
    if alone is not None:
        return Reading(alone, None, languages, chosen if len(shown) > 1 else "")
    first, *others = shown
    # Beside the original stands the reader's own language, where there is a translation into it.
    others.sort(key=lambda one: one.language.split("-")[0] != language)
    return Reading(first, others[0] if others else None, languages, "")
