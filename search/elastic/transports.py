"""How a server is spoken to: one call, over the client that its makers publish. Words of a search never leave it.

Clients write requests and answers into their logs and errors; so whatever goes wrong is raised again as `ServerDown`,
which names the kind of failure and nothing else (archive_site/settings/logs.py closes their loggers).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit, urlunsplit

from django.conf import settings


class ServerDown(OSError):
    """The search server did not answer, or not as it should. Work for it waits; searches are answered without it."""


class Transport(Protocol):
    """Speaks to one server."""

    def call(self, method: str, path: str, body: Any = None, *, wait: float | None = None) -> dict[str, Any]:
        """The parsed answer; {} where the server says 404. `wait` is in seconds. Raises ServerDown."""

    def bulk(self, lines: Sequence[Mapping[str, Any]], *, wait: float) -> dict[str, Any]:
        """Many writes in one call: action and document in turn, each on a line. Raises ServerDown."""


class Elasticsearch:
    """Elasticsearch 8 or 9."""

    def __init__(self, *, url: str, user: str, password: str, ca: str, wait: float) -> None:
        import elasticsearch

        self._failures = (elasticsearch.ApiError, elasticsearch.TransportError)
        more: Any = {"ca_certs": ca} if ca else {}
        self._client = elasticsearch.Elasticsearch(
            url,
            basic_auth=(user, password) if user else None,
            request_timeout=wait,
            max_retries=0,
            retry_on_timeout=False,
            **more,
        )

    def call(self, method: str, path: str, body: Any = None, *, wait: float | None = None) -> dict[str, Any]:
        return self._send(method, path, body, "application/json", wait)

    def bulk(self, lines: Sequence[Mapping[str, Any]], *, wait: float) -> dict[str, Any]:
        return self._send("POST", "/_bulk", list(lines), "application/x-ndjson", wait)

    def _send(self, method: str, path: str, body: Any, kind: str, wait: float | None) -> dict[str, Any]:
        client = self._client.options(request_timeout=wait) if wait else self._client
        headers = {"accept": "application/json"} | ({"content-type": kind} if body is not None else {})
        try:
            answer = client.perform_request(method, path, body=body, headers=headers).body
        except self._failures as error:
            if getattr(error, "status_code", None) == 404:
                return {}
            raise ServerDown(said(error)) from None
        return answer if isinstance(answer, dict) else {"answer": answer}


class OpenSearch:
    """OpenSearch 2 or 3."""

    def __init__(self, *, url: str, user: str, password: str, ca: str, wait: float) -> None:
        import opensearchpy

        self._failures = (opensearchpy.exceptions.OpenSearchException,)
        self._client = opensearchpy.OpenSearch(
            [url],
            http_auth=(user, password) if user else None,
            ca_certs=ca or None,
            timeout=wait,
            max_retries=0,
            retry_on_timeout=False,
        )

    def call(self, method: str, path: str, body: Any = None, *, wait: float | None = None) -> dict[str, Any]:
        return self._send(method, path, body, wait)

    def bulk(self, lines: Sequence[Mapping[str, Any]], *, wait: float) -> dict[str, Any]:
        serialize = self._client.transport.serializer.dumps
        return self._send("POST", "/_bulk", "".join(f"{serialize(line)}\n" for line in lines), wait)

    def _send(self, method: str, path: str, body: Any, wait: float | None) -> dict[str, Any]:
        params = {"request_timeout": wait} if wait else {}
        try:
            answer = self._client.transport.perform_request(method, path, params=params, body=body)
        except self._failures as error:
            if getattr(error, "status_code", None) == 404:
                return {}
            raise ServerDown(said(error)) from None
        return answer if isinstance(answer, dict) else {"answer": answer}


def said(error: Exception) -> str:
    """The kind of failure and its status: never the request, which holds what somebody looked for."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if isinstance(status, int) else type(error).__name__


KINDS: Mapping[str, type[Elasticsearch] | type[OpenSearch]] = {"elasticsearch": Elasticsearch, "opensearch": OpenSearch}


def get_transport(kind: str) -> Transport:
    """The transport to settings.SEARCH_URL, kept open between requests."""
    return _transport(kind, settings.SEARCH_URL, settings.SEARCH_CA, settings.SEARCH_TIMEOUT)


@cache
def _transport(kind: str, url: str, ca: str, wait: float) -> Transport:
    parts = urlsplit(url)
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return KINDS[kind](url=bare, user=user, password=password, ca=ca, wait=wait)
