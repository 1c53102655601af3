"""The engines behind a search server. The server finds and counts; the door decides; the database tells.

Three things make the server's counts the door's. Every change of what is visible puts its record on a list in the
same statement (`search.marking`); records on the list are left out of the question and answered from the database.
What changes with the date is found by the comparison of the day, and before that the server is not asked at all. And
each record of the page is compared with the view: one entry that is not what the door shows now, and the whole answer
is the database's.
"""

import datetime
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db import connection

from search.asking import Clause, clauses
from search.catalogue import COLUMNS, Catalogue, Numbers
from search.elastic import bodies, keeping
from search.elastic.definition import version
from search.elastic.entries import seal
from search.elastic.fitting import Read, fitting
from search.elastic.server import Server
from search.elastic.transports import ServerDown
from search.embedded import EmbeddedEngine, every_term
from search.engine import embedded_engine
from search.hits import choose, tell
from search.interface import PAGE_SIZE, Document, Page, Query
from search.ladder import go_down
from search.listed import listed
from search.matches import Match
from search.models import Settled
from search.settling import ByRecord, by_frequency, settle
from search.shown import Shown
from search.synonyms import Thesaurus, begins
from search.weighing import Alike
from stories.pages.terms import Term

# Entries that are built anew in a few seconds, and in a few minutes.
FEW, MANY = 1000, 50_000
# Longer than a server keeps what was deleted when nothing else is written (30 s); then it is built anew if it can be.
LONGEST_KEPT = 120.0
# Above this the database answers alone, until the worker has caught up.
MOST_PENDING = 1000


# The list, below an empty line that is there once the comparison of the day is done.
LISTED = """SELECT '' WHERE EXISTS (SELECT 1 FROM search_settled WHERE day = archive_today())
    UNION ALL SELECT * FROM (SELECT record FROM search_pending LIMIT %s) AS listed"""


class NotInStep(Exception):
    """The server may not be asked now: it is behind the public view, or says something else."""


@dataclass
class Answer:
    """Records that fit: those on the list, worked out here, and then the server's."""

    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)
    far: dict[str, str] = field(default_factory=dict)
    loose: bool = False


class ServerEngine(EmbeddedEngine):
    """An engine whose index is on a search server. The database's own stays, and answers where the server cannot."""

    kind = ""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._inside: EmbeddedEngine = embedded_engine()
        self.server = Server(self.kind)
        self._clock = clock
        self._kept_since: float | None = None

    # --- Writing: the transaction writes rows, triggers the list; the worker does the rest ---

    def add(self, *, document: Document) -> None:
        self._inside.add(document=document)

    def forget(self, *, document_id: str) -> None:
        self._inside.forget(document_id=document_id)
        if records := self.server.records_with(document_id):
            keeping.mark(records)
            keeping.work_off(self.server)

    def verify_forgotten(self, *, document_id: str) -> bool:
        return self._inside.verify_forgotten(document_id=document_id) and not self.server.records_with(document_id)

    def holds_record(self, *, record: str) -> bool:
        return self._inside.holds_record(record=record) or self.server.holds(record)

    def tidy(self) -> None:
        self._inside.tidy()
        self.server.expunge()
        if not (left := self.server.deleted_entries()):
            self._kept_since = None
            return
        # The server keeps what was deleted for a copy that might lag behind, for half a minute, whatever it is told.
        # A new index is sooner where there is little to build, and surer where so much changes that it never lets go.
        self._kept_since = self._kept_since or self._clock()
        waited, entries = self._clock() - self._kept_since, self.server.entries()
        if entries > FEW and (waited < LONGEST_KEPT or entries > MANY):
            raise ServerDown(f"{left} deleted entries are still on its disk")
        keeping.rebuild(self.server, at=keeping.settled_on(index=self.server.index_of(self.server.alias)))
        self._kept_since = None

    def keep_in_step(self, *, at: datetime.date) -> None:
        index = self.server.index_of(self.server.alias)
        if not index or not index.startswith(f"{self.server.alias}-{version()}-"):
            keeping.rebuild(self.server, at=at)
            return
        keeping.work_off(self.server)
        if not Settled.objects.filter(pk=index, day=at).exists():
            keeping.compare(self.server)
            keeping.settle(index=index, at=at)

    def rebuild(self, *, at: datetime.date, progress: Callable[[int], None] = keeping.no_progress) -> None:
        keeping.rebuild(self.server, at=at, progress=progress)

    def compare(self) -> tuple[int, int]:
        compared = keeping.compare(self.server)
        return compared.records, compared.differing

    # --- Asking ---

    def rows_meeting(self, several: Sequence[Alike]) -> Sequence[Numbers]:
        return self._inside.rows_meeting(several)

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]:
        return self._inside.rows_with(beginning=beginning, ending=ending)

    def find(self, query: Query) -> Page:
        try:
            return self._find(query)
        except ServerDown:
            return replace(self._inside.find(query), standing_in=True)
        except NotInStep:
            return self._inside.find(query)

    def _find(self, query: Query) -> Page:
        shown = Shown()
        terms = shown.once("terms", every_term)
        thesaurus = shown.once("thesaurus", lambda: Thesaurus.of(terms))
        asked = clauses(query.text, thesaurus=thesaurus)
        if query.text.strip() and not asked:
            return Page((), 0, 1, by_frequency({}))
        asking = Asking(self.server, query, terms, pending=shown.once("pending", pending_records), shown=shown)
        came = go_down(asked, asks=asking, rows=self, shown=asking.shown, thesaurus=thesaurus)
        answer = came.answer
        matches = asking.matches_of(came.asked, answer)
        page = [*answer.near, *answer.far]
        chosen = choose(page, matches, languages=asking.languages, language=query.language, shown=asking.shown)
        return Page(
            hits=tell(chosen, clauses=came.asked, language=query.language, terms=terms),
            total=answer.total,
            number=asking.number,
            facets=by_frequency(answer.counts),
            also=came.also,
            loose=answer.loose,
            suggestions=() if answer.total else self._neighbours(query, terms, asking.shown),
        )

    def _terms_beginning(self, prefix: str, language: str, shown: Shown) -> list[str]:
        begin = [term for term in Term.objects.all() if any(begins(name, prefix) for name in term.words())]
        try:
            borne = self._borne() if begin else {}
        except (ServerDown, NotInStep):
            return super()._terms_beginning(prefix, language, shown)
        return [
            term.label_en if language == "en" else term.label_es
            for term in begin
            if borne.get(f"term:{term.slug}") or borne.get(f"place:{term.slug}")
        ]

    def _borne(self) -> Mapping[str, int]:
        """Facets that a visible record has."""
        return Asking(self.server, Query(), [], pending=pending_records(), shown=Shown()).ask(()).counts


class Asking:
    """One visitor's search: what was asked of the door for it is remembered until it is answered, no longer."""

    def __init__(
        self, server: Server, query: Query, terms: Sequence[Term], *, pending: Sequence[str], shown: Shown
    ) -> None:
        self.shown = shown
        self.number = 1
        self.languages: dict[str, str] = {}
        self._server, self._query, self._terms, self._pending = server, query, terms, pending
        self._rows: dict[str, list[Read]] = self._read(pending)
        listed_rows = (row for rows in self._rows.values() for row in rows)
        self._waiting = Catalogue.of([tuple(getattr(row, name) for name in COLUMNS) for row in listed_rows])

    def ask(self, asked: tuple[Clause, ...], *, any_of_them: bool = False) -> Answer:
        """The page of the answer that the query is for. Raises ServerDown and NotInStep."""
        names, counts = self._answer_here(asked, any_of_them) if self._pending else ([], {})
        wanted = max(1, min(self._query.page, bodies.MOST_RESULTS // PAGE_SIZE))
        number, answer = wanted, self._ask_server(asked, names, wanted, any_of_them)
        last = max(1, -(-answer.total // PAGE_SIZE))
        if number > last:
            number, answer = last, self._ask_server(asked, names, last, any_of_them)
        self.number = number
        for facet, count in counts.items():
            answer.counts[facet] = answer.counts.get(facet, 0) + count
        return answer

    def _answer_here(self, asked: tuple[Clause, ...], any_of_them: bool) -> tuple[list[str], dict[str, int]]:
        """Those on the list that fit, in order, and how many of them have each facet."""
        here = self._waiting
        fit = [here.matched(matches) for matches in self._here(asked, self._pending)]
        near = settle(fit, self._query, catalogue=here, shown=self.shown, any_of_them=any_of_them)
        return near.called(near.in_order(self._query, asked=bool(asked), terms=self._terms)), near.counts()

    def _ask_server(self, asked: Sequence[Clause], here: list[str], number: int, any_of_them: bool) -> Answer:
        first = (number - 1) * PAGE_SIZE
        near = here[first : first + PAGE_SIZE]
        said = self._server.search(
            bodies.search(
                asked,
                self._query,
                without=self._pending,
                start=max(0, first - len(here)),
                size=PAGE_SIZE - len(near),
                any_of_them=any_of_them,
            )
        )
        counts = {bucket["key"]: bucket["doc_count"] for bucket in said["aggregations"]["facets"]["buckets"]}
        far = dict(bodies.fields_of(hit) for hit in said["hits"]["hits"])
        total = len(here) + said["hits"]["total"]["value"]
        return Answer(total=total, counts=counts, near=near, far=far, loose=any_of_them)

    def anything_at_all(self, clause: Clause) -> bool:
        """Whether a visible record meets this clause, whatever the filters."""
        bare = replace(self._query, filters={}, page=1)
        asking = Asking(self._server, bare, self._terms, pending=self._pending, shown=self.shown)
        return bool(asking.ask((clause,)).total)

    def matches_of(self, asked: Sequence[Clause], answer: Answer) -> ByRecord:
        """Which parts of the page's records meet which clause. Raises NotInStep where the server spoke of something
        else than what the door shows now."""
        far = self._read(list(answer.far), in_order=any(clause.sequences for clause in asked))
        self.shown.among(row.part_id for rows in far.values() for row in rows)
        for record, sealed in answer.far.items():
            parts = self.shown.among(row.part_id for row in far.get(record, ()))
            if seal(parts) != sealed:
                raise NotInStep
        self._rows |= far
        page = [*answer.near, *answer.far]
        by_record: ByRecord = defaultdict(lambda: [[] for _clause in asked or (None,)])
        for number, matches in enumerate(self._here(asked, page)):
            for match in matches:
                by_record[match.record][number].append(match)
        for record in page:
            if not any(by_record[record]):
                # The server takes words apart a little differently: then the record is told by its beginning.
                by_record[record][0] = _any_part(self._rows[record], self.shown)
            self.languages |= {row.document_id: row.language for row in self._rows[record]}
        return by_record

    def _here(self, asked: Sequence[Clause], records: Sequence[str]) -> list[list[Match]]:
        rows = [row for record in records for row in self._rows[record]]
        if asked:
            return fitting(asked, rows)
        return [[Match(row.part_id, row.document_id, row.record, 0.0) for row in rows if row.is_facts]]

    def _read(self, records: Sequence[str], *, in_order: bool = True) -> dict[str, list[Read]]:
        found: dict[str, list[Read]] = {record: [] for record in records}
        for row in rows_of(records, in_order=in_order) if records else ():
            found[row.record].append(row)
        return found


def _any_part(rows: Sequence[Read], shown: Shown) -> list[Match]:
    parts = shown.among(row.part_id for row in rows)
    return [Match(row.part_id, row.document_id, row.record, 0.0) for row in rows if row.part_id in parts][:1]


def rows_of(records: Sequence[str], *, in_order: bool = True) -> Iterator[Read]:
    """What the index has of these records; their words in order only where phrases are looked for. A statement of its
    own: every search reads a hundred rows and more, and Django would look at each value of each."""
    columns = ", ".join(name if in_order or name != "words" else "'' AS words" for name in Read._fields)
    if connection.vendor == "postgresql":
        # It knows of an array how long it is, and works out a shorter way for a page of records in a third of the time.
        among, params = "= ANY(%s)", [list(records)]
    else:
        wanted = listed(records)
        among, params = f"IN ({wanted.sql})", list(wanted.params)
    reading = f"SELECT {columns} FROM search_row WHERE record {among} ORDER BY id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(reading, params)
        yield from map(Read._make, cursor.fetchall())


def pending_records() -> list[str]:
    """Records on the list. Raises NotInStep when there are too many, or the day's comparison is not done."""
    with connection.cursor() as cursor:
        cursor.execute(LISTED, [MOST_PENDING + 1])
        listed_now = [record for (record,) in cursor.fetchall()]
    pending = [record for record in listed_now if record]
    if len(pending) == len(listed_now) or len(pending) > MOST_PENDING:
        raise NotInStep
    return pending


class ElasticsearchEngine(ServerEngine):
    """Elasticsearch 8."""

    kind = "elasticsearch"


class OpenSearchEngine(ServerEngine):
    """OpenSearch 2 or 3."""

    kind = "opensearch"
