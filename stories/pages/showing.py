"""From the door to what templates draw: which documents may be shown now, with which uses, parts and files.

Every public exit comes through here. Nothing is remembered from one request to the next.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from stories.consent.uses import Use
from stories.gate.models import Visible
from stories.pages.documents import PublicDocument, PublicFile, PublicPart
from stories.pages.labels import labels
from stories.pages.reading import SALT_BYTES, Story, TermLabel, read

# Lists draw a title, the first words and the first picture: these parts, and nothing that lies further down.
BRIEF = Q(kind__in=["facts", "picture", "sound"]) | Q(position__lte=2)


@dataclass(frozen=True)
class Shown:
    """One document that may be seen now: its uses in force, and the parts and files that may be seen with it."""

    document: PublicDocument
    uses: frozenset[str]
    parts: Mapping[str, bytes]
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return str(self.document.language)

    @property
    def translated(self) -> bool:
        """Whether it was made from a document in another language."""
        return is_translation(self.document)

    @property
    def seal(self) -> tuple[str, list[str], list[str]]:
        """Everything that what is drawn of it depends on."""
        return f"{self.document.pk}:{self.document.fingerprint}", sorted(self.uses), sorted(self.parts)

    @property
    def facts(self) -> dict[str, Any]:
        """What the facts say; empty without them."""
        body = self.parts.get("facts")
        said: dict[str, Any] = json.loads(body[SALT_BYTES:]) if body else {}
        return said

    @property
    def contents(self) -> list[dict[str, Any]]:
        """What each part that may be seen says."""
        return [json.loads(body[SALT_BYTES:]) for body in self.parts.values()]

    @property
    def slugs(self) -> list[str]:
        """The terms and the place that the facts name."""
        facts = self.facts
        return [*facts.get("terms", ()), *filter(None, [facts.get("place")])]

    def story(self, *, language: str, terms: Mapping[str, TermLabel]) -> Story:
        """The document in the interface language `language`."""
        return read(
            manifest=bytes(self.document.manifest),
            parts=self.parts,
            language=language,
            terms=terms,
            uses=self.uses,
            address=self.address,
        )

    def address(self, sha256: str) -> str:
        """Where a file of this document is served."""
        return reverse("media", args=[self.files.get(sha256, sha256[:20])])


def documents(*, uses: Collection[Use] = (Use.WEB,)) -> QuerySet[PublicDocument]:
    """Documents that may be used for all of this now, each with `source_language`: of what it was made, or None."""
    return _question(frozenset(uses)).all()


@cache
def _question(uses: frozenset[Use]) -> QuerySet[PublicDocument]:
    """The question itself, never its answer: Django takes longer to write it than the database to answer it."""
    found: QuerySet[PublicDocument] = PublicDocument.objects.visible(use=Use.WEB)
    for use in sorted(uses - {Use.WEB}):
        found = found & PublicDocument.objects.visible(use=use)
    return found.annotate(source_language=F("edition__made_from__language"))


def is_translation(document: PublicDocument) -> bool:
    source = getattr(document, "source_language", None)
    return source is not None and source != document.language


def gather(found: Iterable[PublicDocument], *, brief: bool = False) -> list[Shown]:
    """What of these documents may be seen now, in their order, without files. As many questions for one as for many."""
    rows = list(found)
    keys = [document.pk for document in rows]
    if not keys:
        return []
    uses: dict[str, set[str]] = {key: set() for key in keys}
    for key, use in Visible.objects.filter(document_id__in=keys).values_list("document_id", "use"):
        uses[key].add(use)
    parts: dict[str, dict[str, bytes]] = {key: {} for key in keys}
    wanted = PublicPart.objects.visible().filter(document_id__in=keys)
    for key, name, body in (wanted.filter(BRIEF) if brief else wanted).values_list("document_id", "name", "body"):
        parts[key][name] = bytes(body)
    return [
        Shown(document, frozenset(uses[document.pk]), parts[document.pk])
        for document in rows
        if Use.WEB in uses[document.pk]
    ]


def with_files(shown: Collection[Shown]) -> list[Shown]:
    """The same, with the ids of their files. The media view asks the door again for each of them."""
    files: dict[str, dict[str, str]] = {one.document.pk: {} for one in shown}
    rows = PublicFile.objects.filter(document_id__in=files).values_list("document_id", "sha256", "pk")
    for key, sha256, pk in rows:
        files[key][sha256] = pk
    return [replace(one, files=files[one.document.pk]) for one in shown]


def stories(found: Iterable[PublicDocument], *, language: str) -> list[Story]:
    """These documents as lists draw them, in their order."""
    shown = with_files(gather(found, brief=True))
    terms = labels(slugs=[slug for one in shown for slug in one.slugs])
    return [one.story(language=language, terms=terms) for one in shown]


def best_for(language: str, found: Collection[PublicDocument]) -> PublicDocument:
    """Of one record's documents the one in the reader's language, else the original."""
    same = [document for document in found if document.language.split("-")[0] == language]
    return min(same or found, key=lambda document: (is_translation(document), document.language))
