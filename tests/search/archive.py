"""Public records with the words a test is about, in the index."""

from typing import Any

from search.engine import get_engine
from search.interface import Page, Query
from stories.pages.terms import Term
from tests import factories

engine = get_engine


def record(
    *texts: str,
    title: str = "Sin más",
    language: str = "es",
    facts: dict[str, Any] | None = None,
    parts: tuple[factories.Part, ...] = (),
    **traits: Any,
) -> factories.Story:
    """A public record with these passages, indexed as publishing does."""
    said = {"title": {"lang": language, "text": title}, "terms": [], "place": "", "date": "", **(facts or {})}
    said["name"] = traits.get("name", "")
    kind = traits.get("kind", "testimony")
    all_parts = [factories.facts(kind=kind, language=language, **said)]
    all_parts += [factories.passage(number, text, language=language) for number, text in enumerate(texts, start=1)]
    story = factories.published_record(parts=[*all_parts, *parts], language=language, **traits)
    index(story.version)
    return story


def index(version: factories.Version) -> None:
    """What publishing does in its transaction."""
    assert version.document is not None
    engine().add(document=version.document)


def translated(story: factories.Story, text: str) -> factories.Version:
    """An English translation of the record, indexed too."""
    version = factories.translated(story, text=text)
    index(version)
    return version


def term(slug: str, spanish: str, english: str, **columns: Any) -> Term:
    """An entry of the vocabulary; `synonyms_es` and `synonyms_en` have one a line."""
    columns = {"kind": "theme", **columns}
    return Term.objects.update_or_create(slug=slug, defaults={"label_es": spanish, "label_en": english, **columns})[0]


def find(text: str = "", **asked: Any) -> Page:
    """What a visitor gets."""
    return engine().find(Query(text, **asked))


def found(text: str = "", **asked: Any) -> list[str]:
    """The call numbers on the first page, in order."""
    return [hit.record for hit in find(text, **asked).hits]


def counts(page: Page, facet: str) -> dict[str, int]:
    """Value -> how many records."""
    return {value.value: value.count for value in page.facets[facet]}
