"""`{% listen "web" %}`: a player for the consent text about a use, in the language of the page, where there is one."""

from typing import Any

from django import template
from django.urls import reverse

from stories.consent.listening import reading_of
from stories.consent.reading import reading_language
from stories.consent.texts import INTRO, ConsentText, current, of_version, text_sha256

register = template.Library()


def player(text: ConsentText | None) -> dict[str, Any]:
    """What `components/listen.html` draws; nothing where the text cannot be heard."""
    reading = reading_of(text) if text is not None else None
    if text is None or reading is None:
        return {"audio": None}
    return {
        "audio": {
            "url": reverse("tell:heard", args=[text_sha256(text)]),
            "type": reading.media_type,
            "size": reading.size,
            "by_person": reading.by_person,
            "title": text.title,
        }
    }


@register.inclusion_tag("components/listen.html")
def listen(use: str = INTRO) -> dict[str, Any]:
    """The text that is shown today about a use, or the introduction."""
    return player(current(use, reading_language()))


@register.inclusion_tag("components/listen.html")
def listen_to_version(version: int, use: str = INTRO) -> dict[str, Any]:
    """The same in any version, under its title."""
    language = reading_language()
    text = next((text for text in of_version(version, language) if text.use == use), None)
    return {**player(text), "titled": True}
