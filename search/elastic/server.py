"""The search server as the archive uses it: indexes behind an alias, entries in bulk, deletions verified by id."""

import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings

from search.elastic.bodies import fields_of, page_of_seals, with_document
from search.elastic.definition import SETTINGS, definition, version
from search.elastic.transports import ServerDown, Transport, get_transport

T = TypeVar("T")

BULK = 500
SEALS_AT_ONCE = 5000
PATIENT = 60.0
VERY_PATIENT = 600.0
# After a failure nobody asks again for so long: a visitor does not wait for a server that was down a moment ago.
PAUSE = 5.0
REFRESHED = "refresh_interval"


class Server:
    """One server and the archive's indexes on it. `kind` is "elasticsearch" or "opensearch"."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._rest_until = 0.0

    @property
    def alias(self) -> str:
        """What is searched."""
        return str(settings.SEARCH_INDEX)

    @property
    def next(self) -> str:
        """An index that is being built, which is told of every change as well."""
        return f"{self.alias}-next"

    @property
    def transport(self) -> Transport:
        return get_transport(self.kind)

    # --- Asking ---

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        """The answer to a visitor's search. Raises ServerDown, at once while the server rests."""
        if time.monotonic() < self._rest_until:
            raise ServerDown("resting")
        try:
            answer = self.transport.call("POST", f"/{self.alias}/_search", body)
        except ServerDown:
            self._rest_until = time.monotonic() + PAUSE
            raise
        if not answer or answer.get("timed_out") or answer["_shards"]["failed"]:
            raise ServerDown("incomplete answer")
        return answer

    def seals(self, index: str, *, size: int = SEALS_AT_ONCE) -> Iterator[list[tuple[str, str]]]:
        """Every entry of an index as (record, seal), page by page, by record."""
        after = ""
        while True:
            answer = self.transport.call(
                "POST", f"/{index}/_search", page_of_seals(after=after, size=size), wait=PATIENT
            )
            found = [fields_of(hit) for hit in answer.get("hits", {}).get("hits", ())]
            yield found
            if len(found) < size:
                return
            after = found[-1][0]

    def records_with(self, document_id: str) -> list[str]:
        """Records of which an entry holds words of this document, in any of the archive's indexes."""
        if not (indexes := self.indexes()):
            return []
        self.refresh()
        answer = self.transport.call("POST", f"/{','.join(indexes)}/_search", with_document(document_id), wait=PATIENT)
        return sorted({fields_of(hit)[0] for hit in answer.get("hits", {}).get("hits", ())})

    def holds(self, record: str) -> bool:
        """Whether any index has an entry of this record. Asked by id, which needs no refresh."""
        return any(self.transport.call("GET", f"/{index}/_doc/{record}", wait=PATIENT) for index in self.indexes())

    # --- Indexes ---

    def index_of(self, alias: str) -> str:
        """The index behind an alias; empty where there is none."""
        return next(iter(self.transport.call("GET", f"/_alias/{alias}", wait=PATIENT)), "")

    def indexes(self) -> list[str]:
        """Every index of the archive on this server, also one that was left half built."""
        found = self.transport.call("GET", f"/{self.alias}-*", wait=PATIENT)
        return sorted(found)

    def create(self) -> str:
        """A new empty index, told of every change from now on. Until it is put in place nobody searches it, and what is
        written there waits to be searched."""
        name = f"{self.alias}-{version()}-{secrets.token_hex(4)}"
        self.transport.call("PUT", f"/{name}", unsearched(definition(replicas=settings.SEARCH_REPLICAS)), wait=PATIENT)
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.next}}]
        if old := self.index_of(self.next):
            actions.insert(0, {"remove": {"index": old, "alias": self.next}})
        self.transport.call("POST", "/_aliases", {"actions": actions}, wait=PATIENT)
        return name

    def put_in_place(self, name: str) -> None:
        """From one moment to the next `name` is searched; every other index of the archive goes."""
        self.transport.call("PUT", f"/{name}/_settings", {"index": {REFRESHED: SETTINGS[REFRESHED]}}, wait=PATIENT)
        old = self.index_of(self.alias)
        actions: list[dict[str, Any]] = [
            {"add": {"index": name, "alias": self.alias}},
            {"remove": {"index": name, "alias": self.next}},
        ]
        if old:
            actions.insert(0, {"remove": {"index": old, "alias": self.alias}})
        self.transport.call("POST", "/_aliases", {"actions": actions}, wait=PATIENT)
        for other in self.indexes():
            if other != name:
                self.transport.call("DELETE", f"/{other}", wait=PATIENT)

    def refresh(self) -> None:
        """What was written is searched from now on."""
        self.transport.call("POST", f"/{self.alias}-*/_refresh", wait=PATIENT)

    def expunge(self) -> None:
        """Rewrite whatever holds deleted words, on the disk too. Waits until it is done."""
        for index in self.indexes():
            self.transport.call("POST", f"/{index}/_flush?force=true&wait_if_ongoing=true", wait=VERY_PATIENT)
            self.transport.call("POST", f"/{index}/_forcemerge?only_expunge_deletes=true", wait=VERY_PATIENT)
            self.transport.call("POST", f"/{index}/_flush?force=true&wait_if_ongoing=true", wait=VERY_PATIENT)
            self.transport.call("POST", f"/{index}/_refresh", wait=PATIENT)

    def deleted_entries(self) -> int:
        """How many entries are deleted and still lie on the server's disk."""
        return sum(self._counted("deleted"))

    def entries(self) -> int:
        """How many entries its indexes hold."""
        return sum(self._counted("count"))

    def _counted(self, what: str) -> Iterator[int]:
        answer = self.transport.call("GET", f"/{self.alias}-*/_stats/docs", wait=PATIENT)
        for described in answer.get("indices", {}).values():
            yield int(described["primaries"]["docs"][what])

    # --- Writing ---

    def fill(self, index: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Add entries to an index that is being built. One that the worker has written meanwhile is newer and stays."""
        self._bulk(
            [line for record, entry in entries.items() for line in ({"create": _at(index, record)}, entry)],
            forgiven=(409,),
        )

    def write(self, entries: Mapping[str, Mapping[str, Any]], *, gone: Iterable[str]) -> None:
        """Bring entries up to date and delete others, in every index, and see that what is gone is gone."""
        gone = list(gone)
        for index in {name for alias in (self.alias, self.next) if (name := self.index_of(alias))}:
            lines: list[Mapping[str, Any]] = [
                line for record, entry in entries.items() for line in ({"index": _at(index, record)}, entry)
            ]
            lines += [{"delete": _at(index, record)} for record in gone]
            self._bulk(lines, forgiven=(404,))
        self.refresh()
        for record in gone:
            if self.holds(record):
                raise ServerDown("an entry is still there")

    def _bulk(self, lines: list[Mapping[str, Any]], *, forgiven: tuple[int, ...]) -> None:
        if not lines:
            return
        answer = self.transport.bulk(lines, wait=PATIENT)
        for item in answer["items"]:
            (did,) = item.values()
            if did["status"] >= 300 and did["status"] not in forgiven:
                raise ServerDown(f"a write was refused with {did['status']}")


def unsearched(described: dict[str, Any]) -> dict[str, Any]:
    """The same index while it is filled: what was written is searched when it is asked for, not every second."""
    filled = {**described["settings"]["index"], REFRESHED: "-1"}
    return {**described, "settings": {**described["settings"], "index": filled}}


def _at(index: str, record: str) -> dict[str, str]:
    return {"_index": index, "_id": record}


def in_batches(items: Iterable[T], size: int = BULK) -> Iterator[list[T]]:
    """The items in lists of `size`."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
