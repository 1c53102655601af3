"""What both embedded engines do alike. They differ in how a row is looked up: see `sqlite` and `postgres`.

A query runs in this order. Rows that fit, clause by clause, from the index. Records that meet every clause. What the
door shows of them: nothing is counted, listed or suggested that was not asked of the door. Facets. One page of hits,
read from the parts themselves.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search import narrowing, spelling
from search.asking import Clause, clauses, respelled
from search.hits import choose, tell
from search.interface import PAGE_SIZE, Document, Page, Query
from search.matches import Match
from search.models import Pending, Row
from search.rows import row_of
from search.shown import Shown
from search.synonyms import Thesaurus, begins, core, keys
from search.words import words_of
from stories.pages.terms import Term

# record -> clause by clause -> what fits, best first
ByRecord = dict[str, list[list[Match]]]


@dataclass(frozen=True)
class Found:
    """Records that may be shown, how well each fits, and what is known of them."""

    scores: Mapping[str, float]
    traits: Mapping[str, narrowing.Traits]
    matches: ByRecord
    loose: bool = False


class EmbeddedEngine:
    """Rows in the archive's own database, indexed by it, deleted by it. Stateless."""

    # --- What an engine supplies ---

    def matches(self, clause: Clause) -> list[Match]:
        """Every row that meets the clause, best first."""
        raise NotImplementedError

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]:
        """Some (part id, words) of rows with a word that begins or ends so. Both are letters and digits."""
        raise NotImplementedError

    def tidy(self) -> None:
        """Rewrite the index so that no deleted word is left in it."""
        raise NotImplementedError

    # --- Writing ---

    def add(self, *, document: Document) -> None:
        self.forget(document_id=document.pk)
        shared = {"kind": document.kind, "record": document.record_id, "language": document.language}
        Row.objects.bulk_create(
            Row(document_id=document.pk, part_id=part.pk, **shared, **row_of(**shared, body=part.body))
            for part in document.parts.order_by("position")
        )

    def forget(self, *, document_id: str) -> None:
        Row.objects.filter(document_id=document_id).delete()

    def verify_forgotten(self, *, document_id: str) -> bool:
        return not Row.objects.filter(document_id=document_id).exists()

    def holds_record(self, *, record: str) -> bool:
        return Row.objects.filter(record=record).exists()

    def keep_in_step(self, *, at: datetime.date) -> None:
        """This index is part of the transactions that change it: the list for a search server is not needed."""
        Pending.objects.all().delete()

    # --- Asking ---

    def find(self, query: Query) -> Page:
        terms = list(Term.objects.all())
        thesaurus = Thesaurus.of(terms)
        asked = clauses(query.text, thesaurus=thesaurus)
        shown = Shown()
        if query.text.strip() and not asked:
            return Page((), 0, 1, narrowing.counted([]))
        found, asked, also = self._found(asked, query, shown, thesaurus)
        records = in_order(found, query, asked=bool(asked), terms=terms)
        number = max(1, min(query.page, -(-len(records) // PAGE_SIZE)))
        page = records[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        chosen = choose(
            page, found.matches, languages=_languages(found.matches, page), language=query.language, shown=shown
        )
        return Page(
            hits=tell(chosen, clauses=asked, language=query.language, terms=terms),
            total=len(records),
            number=number,
            facets=narrowing.counted(found.traits[record] for record in records),
            also=also,
            loose=found.loose,
            suggestions=() if records else self._neighbours(query, terms, shown),
        )

    def suggest(self, *, prefix: str, language: str = "es", limit: int = 6) -> tuple[str, ...]:
        words = words_of(prefix)
        if not words:
            return ()
        shown = Shown()
        named = self._terms_beginning(" ".join(words), language, shown)
        held = spelling.beginning_with(words[-1], rows=self, shown=shown, limit=limit) if len(words) == 1 else {}
        return tuple(dict.fromkeys([*named, *spelling.as_written(held)]))[:limit]

    def _found(
        self, asked: tuple[Clause, ...], query: Query, shown: Shown, thesaurus: Thesaurus
    ) -> tuple[Found, tuple[Clause, ...], tuple[str, ...]]:
        """With all words; else with the nearest spelling of those that nothing holds; else with some of the words."""
        per_clause = [self.matches(clause) for clause in asked] if asked else [_heads()]
        found = settle(per_clause, query, shown)
        also = called_otherwise(asked)
        if found.scores or not asked:
            return found, asked, also
        held_by: dict[str, str] = {}
        named: list[str] = []
        held = [bool(shown.best({0: matches})) for matches in per_clause]
        for number, clause in enumerate(asked):
            if held[number]:
                continue
            told = spelling.nearest(clause.typed, rows=self, shown=shown)
            names = spelling.nearest_named(clause.typed, names=thesaurus.words)
            if told or names:
                held_by |= told
                named += names
                asked = (
                    *asked[:number],
                    respelled(clause, [*told, *names], thesaurus=thesaurus),
                    *asked[number + 1 :],
                )
                per_clause[number] = self.matches(asked[number])
        if held_by or named:
            found = settle(per_clause, query, shown)
            also = tuple(dict.fromkeys([*spelling.as_written(held_by), *called_otherwise(asked)]))[:NEIGHBOURS]
        if not found.scores and len(asked) > 1:
            found = settle(per_clause, query, shown, any_of_them=True)
        return found, asked, also

    def _neighbours(self, query: Query, terms: Iterable[Term], shown: Shown) -> tuple[str, ...]:
        """What begins like the last word, and what the newest visible records are about."""
        begun = self.suggest(prefix=(words_of(query.text) or [""])[-1], language=query.language)
        rows = Row.objects.filter(is_facts=True).order_by("-pk").values_list("record", flat=True)[:RECENT]
        traits = narrowing.traits_of(narrowing.visible(narrowing.facet_rows(set(rows)), shown=shown))
        labels = {term.slug: term.label_en if query.language == "en" else term.label_es for term in terms}
        about = [labels[facet.value] for facet in narrowing.counted(traits.values())["term"] if facet.value in labels]
        return tuple(dict.fromkeys([*begun, *about]))[:NEIGHBOURS]

    def _terms_beginning(self, prefix: str, language: str, shown: Shown) -> list[str]:
        """Labels of the vocabulary that begin so and that a visible record bears."""
        found = []
        for term in Term.objects.all():
            label = term.label_en if language == "en" else term.label_es
            if any(begins(name, prefix) for name in term.words()):
                clause = Clause("", facets=(f"term:{term.slug}", f"place:{term.slug}"))
                if shown.best({0: self.matches(clause)}):
                    found.append(label)
        return found


RECENT = 200
NEIGHBOURS = 6


def called_otherwise(asked: Iterable[Clause]) -> tuple[str, ...]:
    """Labels of what was asked for that are other words, not the same one in the plural."""
    labels = []
    for clause in asked:
        typed = set(keys(core(clause.typed.split())))
        labels += [label for label in clause.labels if typed.isdisjoint(keys(core(words_of(label))))]
    return tuple(dict.fromkeys(labels))[:NEIGHBOURS]


def settle(per_clause: Sequence[Sequence[Match]], query: Query, shown: Shown, *, any_of_them: bool = False) -> Found:
    """The records that visibly meet every clause (or any) and every filter."""
    by_record: ByRecord = defaultdict(lambda: [[] for _clause in per_clause])
    for number, matches in enumerate(per_clause):
        for match in matches:
            by_record[match.record][number].append(match)
    meets = any if any_of_them else all
    possible = {record for record, lists in by_record.items() if meets(lists)}
    filters = narrowing.wanted(query.filters)
    rows = narrowing.facet_rows(possible)
    if filters:
        possible &= {record for record, traits in narrowing.traits_of(rows).items() if filters <= traits.facets}
    best = shown.first(
        {
            (record, number): matches
            for record in possible
            for number, matches in enumerate(by_record[record])
            if matches
        },
        most=len(SHARES),
    )
    met: dict[str, list[float]] = defaultdict(list)
    for (record, _number), matches in best.items():
        met[record].append(sum(match.score * share for match, share in zip(matches, SHARES, strict=False)))
    needed = 1 if any_of_them else len(per_clause)
    fitting = {record: scores for record, scores in met.items() if len(scores) >= needed}
    traits = narrowing.traits_of(narrowing.visible((row for row in rows if row.record in fitting), shown=shown))
    return Found(
        # More of the words before better words.
        scores={
            record: len(scores) * CLAUSE_WEIGHT + sum(scores)
            for record, scores in fitting.items()
            if filters <= traits.get(record, NOTHING).facets
        },
        traits={record: traits.get(record, NOTHING) for record in fitting},
        matches=by_record,
        loose=any_of_them,
    )


CLAUSE_WEIGHT = 1000.0
# What the best, the second and the third passage of a record add: it is about what it says more than once.
SHARES = (1.0, 0.5, 0.25)
NOTHING = narrowing.Traits()


def _heads() -> list[Match]:
    """Every document by its facts: what there is when nothing was asked for."""
    rows = Row.objects.filter(is_facts=True).values_list("part_id", "document_id", "record")
    return [Match(part, document, record, 0.0) for part, document, record in rows]


def in_order(found: Found, query: Query, *, asked: bool, terms: Iterable[Term]) -> list[str]:
    """The records in the order that is wanted; the next best decides between equals. Where nothing was asked, no record
    is better than another: newest first."""
    scores, traits = found.scores, found.traits
    best = sorted(scores, key=lambda record: (scores[record], traits[record].told, record), reverse=True)
    order = query.order if asked or query.order != "relevance" else "newest"
    if order == "newest":
        return sorted(best, key=lambda record: traits[record].told, reverse=True)
    if order == "oldest":
        return sorted(best, key=lambda record: (not traits[record].told, traits[record].told))
    if order == "place":
        names = {f"place:{term.slug}": term.label_en if query.language == "en" else term.label_es for term in terms}
        where = {record: min((names[f] for f in traits[record].facets if f in names), default="") for record in best}
        return sorted(best, key=lambda record: (not where[record], words_of(where[record])))
    return best


def _languages(matches: ByRecord, records: Iterable[str]) -> dict[str, str]:
    """The language of every document of these records."""
    ids = {match.document_id for record in records for clause in matches[record] for match in clause}
    return dict(Row.objects.filter(document_id__in=ids).values_list("document_id", "language").distinct())
