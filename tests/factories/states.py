"""Records in every state on the way, built from the other factories."""

from collections.abc import Iterable
from typing import Any

from stories.vault.ids import new_id
from tests.factories.clearing import approve, clear, publish, record, say_yes, version
from tests.factories.parts import facts, passage, picture, sound
from tests.factories.shapes import ALL_USES, Part, Story, Version
from tests.factories.telling import told


def prepared_record(
    *,
    kind: str = "testimony",
    high_risk: bool = False,
    uses: Iterable[str] = ALL_USES,
    consent: dict[str, Any] | None = None,
    pictures: int = 0,
    sounds: int = 0,
    name: str = "",
    text: str = "Eran como las cinco. Tocaron la puerta y cantamos.",
    parts: list[Part] | None = None,
    **steps: Any,
) -> Story:
    """Redacted: a record and its first edition with hands, approved by nobody yet."""
    name_id = new_id() if name else ""
    submission = told(kind=kind, high_risk=high_risk, uses=uses, name_id=name_id, consent=consent)
    made = record(submission)
    if parts is None:
        parts = [facts(kind=kind, name=name), passage(1, text)]
        parts += [picture(number) for number in range(1, pictures + 1)]
        parts += [sound(number) for number in range(1, sounds + 1)]
    return Story(submission, made, version(made, parts=parts, name_id=name_id, **steps))


def reviewed_record(**traits: Any) -> Story:
    """Approved by the people and by the narrator; not cleared."""
    story = prepared_record(**traits)
    approve(story.version)
    say_yes(story.version)
    return story


def cleared_record(**traits: Any) -> Story:
    """Cleared, and nothing more."""
    story = reviewed_record(**traits)
    clear(story.version)
    return story


def published_record(*, translation: bool = False, **traits: Any) -> Story:
    """Public: document, parts, files, terms and a live page; with `translation`, an English one beside it."""
    story = reviewed_record(**traits)
    publish(story.version)
    if translation:
        translated(story)
    return story


def translated(
    story: Story, *, language: str = "en", text: str = "It was around five. They knocked and we sang."
) -> Version:
    """A public translation of the story's version, approved by everybody."""
    source = story.version.edition
    made = version(
        story.record,
        parts=[facts(kind=story.record.kind, language=language), passage(1, text, language=language)],
        language=language,
        place_step=source.place_step,
        date_step=source.date_step,
        name_id=source.name_id,
        made_from=source,
    )
    approve(made)
    say_yes(made)
    publish(made)
    story.translation = made
    return made


def newer_version(story: Story, **changes: Any) -> Version:
    """Another edition of the story in its language, reviewed by everybody, not cleared."""
    source = story.version.edition
    columns = {"language": source.language, "place_step": source.place_step, "date_step": source.date_step}
    made = version(story.record, **{**columns, "name_id": source.name_id, **changes})
    approve(made)
    say_yes(made)
    return made
