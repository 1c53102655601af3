"""The words of the vocabulary by which lists and records name terms."""

from collections.abc import Iterable, Mapping

from stories.pages.reading import TermLabel
from stories.pages.terms import Term


def labels(*, slugs: Iterable[str]) -> Mapping[str, TermLabel]:
    """The labels, in both languages, of those slugs that the vocabulary has."""
    rows = Term.objects.filter(pk__in=set(slugs)).values_list("slug", "label_es", "label_en", "kind")
    return {slug: TermLabel(slug, es, en, kind) for slug, es, en, kind in rows}
