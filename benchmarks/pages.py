"""A record page among 1,000 records, and its *not modified*, against a bare Django view that returns the same bytes.

The bare view stands behind Django's own handler and a URL map of one line, without middleware, database, template: the
least that Django does to send this page. Both are asked in turns, in one process, by the same caller; the answers are
compared byte for byte.
"""

import random
import statistics
import time
import types
from collections.abc import Callable
from typing import NamedTuple

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory, override_settings
from django.urls import path, reverse

from benchmarks.archive import RECORDS, filled
from stories.pages.documents import PublicDocument

PAGES = 40
ROUNDS = 12

Ask = Callable[[HttpRequest], HttpResponseBase]


class Taken(NamedTuple):
    """Milliseconds by the clock, and of work: the second hardly depends on what else the machine does."""

    clock: float
    work: float


def run() -> dict[str, float]:
    """Milliseconds (p50, p95), requests a second of one process, and the ratio of the medians."""
    with filled() as records, override_settings(ROOT_URLCONF="archive_site.urls.public"):
        # The database stays open between requests, as it does between those of a server's thread.
        request_finished.disconnect(close_old_connections)
        try:
            times, size = _measured(_addresses(records))
        finally:
            request_finished.connect(close_old_connections)
    found = {"record_page.records": float(RECORDS), "record_page.bytes": float(size)}
    for name, values in times.items():
        clock = [taken.clock for taken in values]
        found[f"record_page.{name}_p50_ms"] = statistics.median(clock)
        found[f"record_page.{name}_p95_ms"] = statistics.quantiles(clock, n=20)[-1]
        found[f"record_page.{name}_per_second"] = 1000 / statistics.mean(clock)
        found[f"record_page.{name}_work_ms"] = statistics.median(taken.work for taken in values)
    bare = found["record_page.bare_p50_ms"]
    found["record_page.ratio_to_bare"] = found["record_page.page_p50_ms"] / bare
    work = found["record_page.bare_work_ms"]
    found["record_page.work_ratio_to_bare"] = found["record_page.page_work_ms"] / work
    found["record_page.not_modified_ratio_to_bare"] = found["record_page.not_modified_p50_ms"] / bare
    return found


def _addresses(records: list[str]) -> list[str]:
    kinds = dict(PublicDocument.objects.visible(use="web").values_list("record_id", "kind"))
    return [reverse(kinds[record], args=[record]) for record in random.Random(0).sample(records, PAGES)]


def _measured(addresses: list[str]) -> tuple[dict[str, list[Taken]], int]:
    ask = _handler()
    first = {address: ask(_request(address)) for address in addresses}
    tags = {address: answer["ETag"] for address, answer in first.items()}
    bodies = {address: bytes(answer.content) for address, answer in first.items()}  # type: ignore[attr-defined]
    times: dict[str, list[Taken]] = {"page": [], "not_modified": [], "bare": []}
    for _round in range(ROUNDS):
        for address in addresses:
            page, taken = _timed(ask, _request(address))
            times["page"].append(taken)
            same, taken = _timed(ask, _request(address, tags[address]))
            times["not_modified"].append(taken)
            bare, taken = _bare(address, bodies[address])
            times["bare"].append(taken)
            if not page.content == bare.content == bodies[address] or same.status_code != 304:
                raise RuntimeError(f"{address} is not the same twice")
    return times, round(statistics.mean(map(len, bodies.values())))


def _handler() -> Ask:
    handler: BaseHandler = WSGIHandler()
    return handler.get_response


def _bare(address: str, body: bytes) -> tuple[HttpResponse, Taken]:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(body)

    urls = types.ModuleType("bare_urls")
    urls.urlpatterns = [path(address[1:], view)]  # type: ignore[attr-defined]
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF=urls):
        ask = _handler()
        ask(_request(address))
        return _timed(ask, _request(address))


def _request(address: str, tag: str = "") -> HttpRequest:
    return RequestFactory().get(address, headers={"If-None-Match": tag} if tag else {})


def _timed(ask: Ask, request: HttpRequest) -> tuple[HttpResponse, Taken]:
    started, worked = time.perf_counter(), time.thread_time()
    answer = ask(request)
    answer.close()
    taken = Taken((time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000)
    if not isinstance(answer, HttpResponse):
        raise TypeError("a page is not a stream")
    return answer, taken
