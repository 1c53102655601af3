"""What is asked of the server, written with `elasticsearch.dsl`: the same for Elasticsearch and OpenSearch. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search.asking import Clause
from search.interface import Query
from search.settling import wanted
from search.weights import AS_IT_STANDS, CLAUSE_WEIGHT, STEM

MOST_FACETS = 5000
MOST_RESULTS = 10_000

FIRST_TOLD = {"told": {"order": "desc", "missing": "_last"}}
LAST_TOLD = {"told": {"order": "asc", "missing": "_last"}}
STEADY = {"record": {"order": "desc"}}


def any_way(clause: Clause) -> Any:
    """Any way to say it will do."""
    words = " ".join(clause.words)
    ways = []
    if words:
        ways = [
            Q("match", text={"query": words, "boost": AS_IT_STANDS}),
            Q(
                "dis_max",
                queries=[
                    Q("match", spanish={"query": words, "boost": STEM}),
                    Q("match", **{"spanish.light": {"query": words, "boost": STEM}}),
                    Q("match", **{"spanish.accented": {"query": " ".join(clause.spanish), "boost": STEM}}),
                ],
            ),
            Q("match", english={"query": words, "boost": STEM}),
        ]
    ways += [
        Q("match_phrase", text={"query": " ".join(sequence), "boost": AS_IT_STANDS}) for sequence in clause.sequences
    ]
    if clause.facets:
        ways.append(Q("constant_score", filter=Q("terms", facets=list(clause.facets)), boost=AS_IT_STANDS))
    return Q("bool", should=ways, minimum_should_match=1) if ways else Q("match_none")


def search(
    asked: Sequence[Clause],
    query: Query,
    *,
    without: Sequence[str],
    start: int,
    size: int,
    any_of_them: bool = False,
) -> dict[str, Any]:
    """The records that meet every clause (or any) and every filter, counted, narrowed, one page of them in order."""
    filters = [Q("term", facets=value) for value in sorted(wanted(query.filters))]
    not_these = [Q("terms", record=list(without))] if without else []
    met = [any_way(clause) for clause in asked]
    if any_of_them:
        # Each clause that is met counts before how well it is.
        met = [Q("bool", must=[one, Q("constant_score", filter=one, boost=CLAUSE_WEIGHT)]) for one in met]
        found = Q("bool", should=met, minimum_should_match=1, filter=filters, must_not=not_these)
    else:
        found = Q("bool", must=met, filter=filters, must_not=not_these)
    asking = Search().query(found).extra(track_total_hits=True, size=size, from_=start)
    # What an entry is called is its record too, and read from columns: so the server opens no entry.
    asking = asking.extra(_source=False, stored_fields="_none_", docvalue_fields=["record", "seal"])
    asking.aggs.bucket("facets", A("terms", field="facets", size=MOST_FACETS))
    body: dict[str, Any] = asking.sort(*order(query, asked=bool(asked))).to_dict()
    body["from"] = body.pop("from_", start)
    return body


def order(query: Query, *, asked: bool) -> list[Any]:
    """As `search.settling.Found.in_order` does it: the next best decides between equals."""
    best = ["_score", FIRST_TOLD, STEADY]
    wanted_order = query.order if asked or query.order != "relevance" else "newest"
    if wanted_order == "newest":
        return [FIRST_TOLD, *best]
    if wanted_order == "oldest":
        return [LAST_TOLD, *best]
    if wanted_order == "place":
        return [{f"place_{'en' if query.language == 'en' else 'es'}": {"order": "asc", "missing": "_last"}}, *best]
    return best


def with_document(document_id: str) -> dict[str, Any]:
    """The entries that hold words of this document."""
    body: dict[str, Any] = Search().filter("term", documents=document_id).extra(size=100, _source=False).to_dict()
    return {**body, "docvalue_fields": ["record"]}


def page_of_seals(*, after: str, size: int) -> dict[str, Any]:
    """The next entries by record, with their seals."""
    body: dict[str, Any] = Search().extra(size=size, _source=False).sort("record").to_dict()
    return {**body, "docvalue_fields": ["record", "seal"], **({"search_after": [after]} if after else {})}


def fields_of(hit: Mapping[str, Any]) -> tuple[str, str]:
    """(record, seal) of a hit."""
    fields = hit["fields"]
    return fields["record"][0], fields.get("seal", [""])[0]
