"""The place that somebody wrote, found in the vocabulary, so that each step of precision can be shown in its words."""

import unicodedata

from stories.consent.precision import PlaceStep
from stories.pages.terms import Term, depth, place_at


def folded(text: str) -> str:
    """Lower case, no accents, one space between words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def found(written: str) -> str:
    """The slug of the most exact place of the vocabulary that is named in these words; "" for none."""
    words = f" {folded(written)} "
    named = [
        (len(name), term.pk)
        for term in Term.objects.filter(kind=Term.Kind.PLACE)
        for name in map(folded, term.words())
        if name and f" {name} " in words
    ]
    return max(named, default=(0, ""))[1]


def examples(written: str) -> dict[int, str]:
    """What would be shown at each step, in the language of the page; a step without an example is left out."""
    slug = found(written)
    shown: dict[int, str] = {}
    for step in (PlaceStep.STATE, PlaceStep.AREA, PlaceStep.NEIGHBOURHOOD):
        term = Term.objects.filter(pk=place_at(slug, step)).first() if slug else None
        if term is not None and term.label not in shown.values():
            shown[int(step)] = term.label
    return shown


def offered() -> list[tuple[str, str]]:
    """The wider areas of the vocabulary, by name, for those who would rather choose than write."""
    areas = [
        term
        for term in Term.objects.filter(kind=Term.Kind.PLACE).select_related("parent__parent")
        if depth(term) in (1, 2)
    ]
    return sorted(((term.pk, term.label) for term in areas), key=lambda area: folded(area[1]))
