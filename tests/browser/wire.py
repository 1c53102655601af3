"""A line between browser and archive that hears every byte, remembers every address given out, and can be cut."""

import http.client
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}
_ATTRIBUTE = re.compile(r"""(?:href|src|action|poster|data|cite)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SRCSET = re.compile(r"""srcset\s*=\s*"([^"]*)\"""")
_ADDRESS = re.compile(r"""https?://[^\s"'<>()\\]+""")
# Style sheets and scripts, the same for every test of a run: heard once, they need not be asked for again.
STATIC: dict[str, "Heard"] = {}
_TEXTUAL = ("text/", "application/xml", "application/atom+xml", "application/ld+json", "application/json")


@dataclass(frozen=True)
class Heard:
    """One answer."""

    method: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def media_type(self) -> str:
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")

    @property
    def everything(self) -> str:
        """Headers and body, with what is escaped in either read as it is meant."""
        written = "\n".join(f"{name}: {value}" for name, value in self.headers) + "\n" + self.text
        return unescape(unescape(written)) + "\n" + unquote(written)

    def addresses(self) -> set[str]:
        """Every address in it: links, pictures, forms, redirects, feeds; also inside a document in an attribute."""
        found = {value for name, value in self.headers if name.lower() in ("location", "content-location", "link")}
        if self.media_type.startswith(_TEXTUAL):
            text = unescape(unescape(self.text))
            found |= {double or single for double, single in _ATTRIBUTE.findall(text)}
            found |= {part.split()[0] for each in _SRCSET.findall(text) for part in each.split(",") if part.split()}
            found |= set(_ADDRESS.findall(text))
        # Words in a form that only look like one have spaces.
        return {urljoin(self.address, address).partition("#")[0] for address in found if re.fullmatch(r"\S+", address)}


@dataclass
class Cut:
    """At the next POST to an address that ends so: pass on a share of it, wait, call `then`, and answer nothing."""

    ending: str
    share: float
    seconds: float
    then: Callable[[], None]
    done: bool = False


@dataclass
class Wire:
    """The line. `base` is what the browser calls the archive."""

    archive_port: int
    heard: list[Heard] = field(default_factory=list)
    cut: Cut | None = None

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def hang_up(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def given_out(self) -> set[str]:
        """Every address of the archive that was asked for or named in an answer."""
        everything = {heard.address for heard in self.heard}
        for heard in list(self.heard):
            everything |= heard.addresses()
        return {address for address in everything if address.startswith(self.base + "/")}

    def get(self, address: str, *, cookies: str = "") -> Heard:
        """Ask for one address as a stranger would (or with cookies), following nothing."""
        parts = urlsplit(address)
        connection = http.client.HTTPConnection("127.0.0.1", self.archive_port, timeout=60)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(
            "GET",
            quote(path, safe="/?&=%+:,;@~-._"),
            headers={"Host": urlsplit(self.base).netloc, **({"Cookie": cookies} if cookies else {})},
        )
        answer = connection.getresponse()
        heard = Heard("GET", address, answer.status, tuple(answer.getheaders()), answer.read())
        connection.close()
        return heard


def _handler(wire: Wire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on the terminal."""

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.command == "GET" and self.path in STATIC:
                return self.hand_over(replace(STATIC[self.path], address=f"{wire.base}{self.path}"))
            connection = http.client.HTTPConnection("127.0.0.1", wire.archive_port, timeout=120)
            try:
                self._pass_on(connection, body)
            except OSError:
                # Nobody answers, or nobody listens any more: as on a real line, the browser sees it break.
                self.close_connection = True
            finally:
                connection.close()
            return None

        def _pass_on(self, connection: http.client.HTTPConnection, body: bytes) -> None:
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("connection", "accept-encoding"):
                    connection.putheader(name, value)
            cut = wire.cut
            if cut is not None and self.command == "POST" and self.path.partition("?")[0].endswith(cut.ending):
                wire.cut = None
                connection.endheaders(body[: int(len(body) * cut.share)])
                threading.Event().wait(cut.seconds)
                cut.then()
                cut.done = True
                raise ConnectionResetError
            connection.endheaders(body)
            answer = connection.getresponse()
            address = f"{wire.base}{self.path}"
            heard = Heard(self.command, address, answer.status, tuple(answer.getheaders()), answer.read())
            if heard.status == 200 and self.path.startswith("/static/"):
                STATIC[self.path] = heard
            self.hand_over(heard)

        def hand_over(self, heard: Heard) -> None:
            wire.heard.append(heard)
            self.send_response_only(heard.status)
            for name, value in heard.headers:
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            if heard.status not in (204, 304):
                self.send_header("Content-Length", str(len(heard.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(heard.body)

    # The names that the standard library looks for.
    for method in ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.pass_on)
    return Handler
