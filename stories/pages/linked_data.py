"""A record in schema.org's words, for libraries. Pure."""

from typing import Any

from django.utils.text import Truncator

from stories.pages.story import Story

TYPES = {"testimony": "CreativeWork", "mural": "VisualArtwork", "vigil": "Event"}
WORDS = 30


def linked_data(*, story: Story, address: str) -> dict[str, Any]:
    """Title, language, terms and first words. What is handed over cannot be called back, so it is no more than that."""
    said = {
        "@context": "https://schema.org",
        "@type": TYPES.get(story.kind, "CreativeWork"),
        "@id": address.partition("?")[0],
        "identifier": str(story.call),
        "name": {"@value": str(story.title), "@language": story.title.lang},
        "inLanguage": story.language,
        "about": [term.label for term in story.terms],
        "spatial": story.place.label if story.place else "",
        "temporal": story.date,
        "creator": story.mural.artist if story.mural else story.name,
        "abstract": Truncator(story.opening).words(WORDS),
        "holdingArchive": {"@type": "ArchiveOrganization", "name": "Amparo"},
    }
    return {name: value for name, value in said.items() if value}
