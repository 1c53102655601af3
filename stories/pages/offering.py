"""What a record's page offers besides its words: subtitles, other forms, citations, links for elsewhere.

Each only where its use is in force; the views ask again, so a link that is left over leads nowhere.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from stories.consent.uses import Use
from stories.pages.choosing import Reading
from stories.pages.citing import apa, bibtex, chicago, citation_of
from stories.pages.record_words import language_word
from stories.pages.story import Story

VIEWER = "vendor/openseadragon.min.js"
NAMES = {"bib": "BibTeX", "json": "CSL-JSON"}


def offered(request: HttpRequest, *, reading: Reading, story: Story) -> dict[str, Any]:
    """What pages/record.html and its components need for it."""
    kind, record, uses = story.kind, story.record, reading.uses
    page_url = request.build_absolute_uri(reverse(kind, args=[record]))
    context: dict[str, Any] = {"page_url": page_url, "tracks": _tracks(reading, story), "forms": _forms(reading, story)}
    if Use.QUOTE in uses:
        said = citation_of(story=story, url=page_url)
        context |= {
            "card_url": request.build_absolute_uri(reverse(f"{kind}_card", args=[record])),
            "citations": [
                {"style": "Chicago", "words": chicago(said)},
                {"style": "APA", "words": apa(said)},
                {"style": "BibTeX", "words": bibtex(said)},
            ],
            "cite_files": [
                {"url": reverse(f"{kind}_citation", args=[record, ending]), "words": words}
                for ending, words in NAMES.items()
            ],
        }
    if kind == "mural":
        context |= {"map_url": reverse("mural_map"), "viewer_url": viewer_url(), "closely_url": f"/iiif/{record}/"}
        context["manifest_url"] = reverse("mural_manifest", args=[record]) if Use.HARVEST in uses else ""
    return context


def _tracks(reading: Reading, story: Story) -> list[dict[str, str]]:
    """Subtitles of each recording, in each language that is drawn."""
    return [
        {
            "of": recording.id,
            "lang": shown.language,
            "label": language_word(shown.language),
            "url": f"{reverse(f'{story.kind}_subtitles', args=[story.record, recording.id])}?lang={shown.language}",
            "keep_url": f"{reverse(f'{story.kind}_subtitles_to_keep', args=[story.record, recording.id])}"
            f"?lang={shown.language}",
        }
        for recording in story.recordings
        if story.timed(recording.id)
        for shown in reading.drawn
        if recording.id in shown.parts
    ]


def _forms(reading: Reading, story: Story) -> list[dict[str, str]]:
    kind, record, uses = story.kind, story.record, reading.uses
    found = []
    if kind == "mural" and Use.QUOTE in uses:
        found.append({"url": reverse("mural_wall_sheet", args=[record]), "words": _("Hoja con código para la pared")})
    if Use.HARVEST in uses:
        found.append(
            {
                "url": reverse(f"{kind}_data", args=[record]),
                "words": _("Datos enlazados (JSON-LD)"),
                "type": "application/ld+json",
            }
        )
        if kind == "testimony":
            address = reverse("testimony_ohms", args=[record])
            found.append({"url": address, "words": _("Para sistemas de historia oral (OHMS)"), "type": "text/xml"})
        if kind == "mural" and story.pictures:
            address = reverse("mural_manifest", args=[record])
            found.append({"url": address, "words": _("Para visores de bibliotecas (IIIF)"), "type": "application/json"})
    return found


@cache
def viewer_url() -> str:
    """Where the viewer for looking closely lies; empty where it was not fetched at set-up. Asked once a process."""
    try:
        there = staticfiles_storage.exists(VIEWER) or (settings.STATICFILES_DIRS and finders.find(VIEWER))
        return staticfiles_storage.url(VIEWER) if there else ""
    except ValueError:  # the manifest of static files does not know it
        return ""
