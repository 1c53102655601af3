"""What there is of one theme, one place or one campaign: its records, its public facts, and the words it goes by.

A term is editorial text and may always be seen; what bears it is asked of the door at every request.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.pages.addresses import alternates
from stories.pages.browsing import PER_PAGE, Listed, drawn, listed
from stories.pages.directory import entries_with
from stories.pages.documents import PublicTerm
from stories.pages.reservations import reserve, robots
from stories.pages.showing import documents
from stories.pages.terms import Term, places_around

# The name of the list's address by kind of term, and of one term's.
LISTS = {"theme": "themes", "place": "places", "hashtag": "campaigns"}
ONE = {"theme": "theme", "place": "place", "hashtag": "campaign"}
TITLES: dict[str, Promise] = {"theme": _("Temas"), "place": _("Lugares"), "hashtag": _("Campañas")}
LEADS: dict[str, Promise] = {
    "theme": _("De qué hablan las historias, los murales y las vigilias."),
    "place": _("Zonas de Los Ángeles y de sus alrededores, tan exactas como quiso quien contó."),
    "hashtag": _("Una página por cada lema: lo que pasó, quién convocó y quién lo cuenta."),
}


@dataclass(frozen=True)
class Branch:
    """A term in a list: how many records that may be seen bear it or a narrower one, and the narrower ones."""

    term: Term
    count: int
    narrower: tuple["Branch", ...] = ()

    @property
    def url(self) -> str:
        return address_of_term(self.term)


def address_of_term(term: Term) -> str:
    return reverse(ONE[term.kind], args=[term.slug])


@require_safe
def term_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Every term of a kind that a record bears, wider ones first, with how many do; campaigns without any, too."""
    terms = list(Term.objects.filter(kind=kind))
    branches = tree(terms, bearers([one.slug for one in terms]))
    context = {
        "kind": kind,
        "heading": TITLES[kind],
        "lead": LEADS[kind],
        "branches": branches if kind == Term.Kind.HASHTAG else borne(branches),
        "section": LISTS[kind],
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/terms.html", context)
    reserve(response, "")
    return response


@require_safe
def term_page(request: HttpRequest, kind: str, term: str) -> HttpResponse:
    """One term. 404 for a word that the vocabulary does not have."""
    language = reading_language()
    terms = {one.slug: one for one in Term.objects.all()}
    named = terms.get(term)
    if named is None or named.kind != kind:
        raise Http404
    below = with_narrower(term, terms)
    rows = listed(language=language, terms=below)
    page: Any = Paginator[Listed](rows, PER_PAGE).get_page(request.GET.get("p"))
    found = drawn(page.object_list, language=language)
    words = robots([story.uses for story in found])
    counts = bearers(below if rows else None)
    context = {
        "term": named,
        "synonyms": _other_words(named),
        "wider": [(terms[slug], address_of_term(terms[slug])) for slug in reversed(_around(named, terms))],
        "narrower": borne(tree([one for one in terms.values() if one.parent_id == term], counts, all_terms=terms)),
        "page": page,
        "total": len(rows),
        "gathered": {
            each: [story for story in found if story.kind == each] for each in ("testimony", "mural", "vigil")
        },
        "entries": entries_with(slug=term, language=language) if kind == Term.Kind.HASHTAG else [],
        "neighbours": _neighbours(named, terms, counts) if not rows else [],
        "list_url": reverse(LISTS[kind]),
        "list_words": TITLES[kind],
        "search_url": f"{reverse('search')}?{'l' if kind == 'place' else 't'}={term}",
        "feed_url": reverse("term_feed", args=[term]),
        "rss_url": reverse("term_rss", args=[term]),
        "section": LISTS[kind],
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/term.html", context)
    reserve(response, words)
    return response


def bearers(slugs: Collection[str] | None = None) -> dict[str, set[str]]:
    """Slug -> the records that may be seen and name it; of these slugs alone, where some are given."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = PublicTerm.objects.filter(document_id__in=documents().values("pk"))
    rows = rows if slugs is None else rows.filter(slug__in=slugs)
    for slug, record in rows.values_list("slug", "document__record_id"):
        found[slug].add(record)
    return found


def borne(branches: Iterable[Branch]) -> list[Branch]:
    """Without those that no record bears: a list of closed doors leads nobody anywhere."""
    return [replace(one, narrower=tuple(borne(one.narrower))) for one in branches if one.count]


def tree(terms: list[Term], counts: dict[str, set[str]], *, all_terms: dict[str, Term] | None = None) -> list[Branch]:
    """These terms as branches in the order of the alphabet; those whose parent is among them stand below it."""
    known = all_terms or {one.slug: one for one in terms}
    among = {one.slug for one in terms}
    below: dict[str, list[Term]] = defaultdict(list)
    for one in terms:
        below[one.parent_id if one.parent_id in among else ""].append(one)

    def branch(one: Term, seen: frozenset[str]) -> Branch:
        slugs = with_narrower(one.slug, known)
        records = set().union(*(counts.get(slug, set()) for slug in slugs))
        children = [each for each in below.get(one.slug, []) if each.slug not in seen]
        ordered = sorted(children, key=lambda each: _alphabetical(each.label))
        return Branch(one, len(records), tuple(branch(each, seen | {one.slug}) for each in ordered))

    return [branch(one, frozenset()) for one in sorted(below[""], key=lambda each: _alphabetical(each.label))]


def with_narrower(slug: str, terms: dict[str, Term]) -> list[str]:
    """The term and all below it, each once (an editor may have made a circle)."""
    found, waiting = [slug], [slug]
    while waiting:
        wider = waiting.pop()
        new = [one.slug for one in terms.values() if one.parent_id == wider and one.slug not in found]
        found += new
        waiting += new
    return found


def _around(term: Term, terms: dict[str, Term]) -> list[str]:
    if term.kind == Term.Kind.PLACE:
        return [slug for slug in places_around(term.slug) if slug in terms]
    return [term.parent_id] if term.parent_id in terms else []


def _other_words(term: Term) -> dict[str, list[str]]:
    """Language -> what else it is called there; the label of the page's own language is the heading."""
    labels = {
        "es": [term.label_es, *term.synonyms_es.splitlines()],
        "en": [term.label_en, *term.synonyms_en.splitlines()],
    }
    said: Counter[str] = Counter([term.label.casefold()])
    found: dict[str, list[str]] = {}
    for code, words in labels.items():
        for word in filter(None, map(str.strip, words)):
            if not said[word.casefold()]:
                found.setdefault(code, []).append(word)
            said[word.casefold()] += 1
    return found


def _neighbours(term: Term, terms: dict[str, Term], counts: dict[str, set[str]]) -> list[dict[str, str]]:
    """Terms of the same kind that some record bears: those with the same parent first."""
    others = [one for one in terms.values() if one.kind == term.kind and one.slug != term.slug and counts.get(one.slug)]
    others.sort(key=lambda one: (one.parent_id != term.parent_id, -len(counts[one.slug]), one.slug))
    return [{"label": one.label, "url": address_of_term(one)} for one in others[:6]]


def _alphabetical(label: str) -> str:
    return label.lstrip("#").casefold()
