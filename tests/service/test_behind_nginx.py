"""A real nginx with our configuration: it keeps nothing of who came or what they sent; each side has its own name."""

import contextlib
import hashlib
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lines.conftest import Served, prepared
from tests.lines.phone import FILES, UPLOADS
from tests.lines.test_faults import plain_in, recording, until
from tests.service import proxied
from tests.service.proxied import DESK, PUBLIC, Nginx, ProxiedPhone, ask

pytestmark = [
    pytest.mark.line,
    pytest.mark.skipif(
        proxied.NGINX is None and not os.environ.get("CI"), reason="nginx is missing: install nginx-light"
    ),
]

SPOOLS = [Path(folder) for folder in ("/var/lib/nginx", "/var/cache/nginx", "/var/log/nginx")]


class Desk(Served):
    """The desk's process, which has no page for robots."""

    def _answers(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0


class House:
    """Both sides of one archive, and nginx before them."""

    def __init__(self, public: Served, desk: Desk, nginx: Nginx) -> None:
        self.public, self.desk, self.nginx = public, desk, nginx

    def phone(self) -> ProxiedPhone:
        return ProxiedPhone(self.nginx.https, **self.public.ask("begin"))


@pytest.fixture(scope="module")
def house(migrated_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("house")
    told = {"AMPARO_BEHIND_TLS_PROXY": "yes"}
    public = prepared(migrated_template, home / "amparo", **told)
    public.more = told | {"ARCHIVE_ROLE": "public"}
    desk = Desk(home / "amparo", **told, ARCHIVE_ROLE="staff")
    nginx = Nginx(home / "nginx", public=public.port, desk=desk.port)
    try:
        for one in (public, desk, nginx):
            one.start()
        yield House(public, desk, nginx)
    finally:
        nginx.stop()
        desk.kill()
        public.kill()


def test_nothing_plain_lies_anywhere_while_a_recording_comes_and_it_arrives_whole(house: House) -> None:
    phone, data, began = house.phone(), recording(), time.time()
    address = phone.create(len(data), filetype="audio/wav")
    half = len(data) // 2
    with phone.half_a_patch(address, data[:half], at=0, announced=len(data)) as line:
        # It comes through while it is being sent: the archive has frames of it before the rest is said.
        until(lambda: sum(path.stat().st_size for path in (house.public.home / "sealed").rglob("*")) > half // 2)
        assert house.nginx.open_files() == []
        assert plain_in(house.nginx.folder, house.public.home, Path("/tmp"), *SPOOLS, since=began) == []
        line.close()
    at = phone.offset(address)
    assert 0 < at <= half
    assert phone.patch(address, data[at:], at=at)[0] == 204
    files = house.public.arrived(phone)["files"]
    assert [(file[1], file[3]) for file in files] == [(len(data), hashlib.sha256(data).hexdigest())]
    assert plain_in(house.nginx.folder, house.public.home, Path("/tmp"), *SPOOLS, since=began) == []


def test_a_body_in_chunks_is_not_kept_either(house: House) -> None:
    phone, data = house.phone(), recording()
    address = phone.create(len(data), filetype="audio/wav")
    head = phone.headers(Content_Type="application/offset+octet-stream", Upload_Offset="0", Transfer_Encoding="chunked")
    half = len(data) // 2
    with phone.raw(f"PATCH {address} HTTP/1.1", head, b"%x\r\n" % half + data[:half] + b"\r\n"):
        time.sleep(1)
        assert house.nginx.open_files() == []
        assert plain_in(house.nginx.folder, house.public.home) == []


def test_with_nginxs_own_defaults_it_would_lie_there(house: House, tmp_path: Path) -> None:
    """So that the test above can fail: the same upload, looked at the same way."""
    nginx = Nginx(
        tmp_path / "careless",
        public=house.public.port,
        desk=house.desk.port,
        changed={"proxy_request_buffering off;": ""},
    )
    nginx.start()
    try:
        phone, data = ProxiedPhone(nginx.https, **house.public.ask("begin")), recording()
        address = phone.create(len(data), filetype="audio/wav")
        with phone.half_a_patch(address, data[: len(data) // 2], at=0, announced=len(data)):
            until(lambda: nginx.open_files() != [])
    finally:
        nginx.stop()


def test_it_writes_down_nobody_and_no_address(house: House, tmp_path: Path) -> None:
    """Whatever comes: pages, refusals, nonsense, upstreams that are gone."""
    secret = "siete-palabras-de-alguien"
    asked = (("GET", f"/es/?{secret}"), ("GET", f"/{secret}/"), ("TRACE", f"/{secret}"), ("POST", "/es/"))
    for method, address in asked:
        ask(house.nginx.https, PUBLIC, method, address, User_Agent=secret, X_Forwarded_For="203.0.113.77")
    for nonsense in (b"\x16\x03\x01", f"GET /{secret} HTTP/9.9\r\n\r\n".encode(), b"G" * 40_000):
        for port in (house.nginx.http, house.nginx.https):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                line.sendall(nonsense)
                line.settimeout(1)
                with contextlib.suppress(OSError):
                    line.recv(100)
    nginx = Nginx(tmp_path / "alone", public=proxied.free_port(), desk=proxied.free_port())
    nginx.start()
    try:
        status, headers, body = ask(nginx.https, PUBLIC, "GET", f"/es/?{secret}")
    finally:
        nginx.stop()
    # The archive is away, and that is said kindly, in both languages, by a page that asks nothing of anybody.
    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "60", "no-store")
    assert "no contesta" in body.decode()
    assert "does not answer" in body.decode()
    for folder in (house.nginx.folder, nginx.folder):
        said = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
        assert secret.encode() not in said
        assert b"203.0.113.77" not in said
        assert (folder / "said.log").read_bytes() == b""
        assert not list(folder.rglob("access*"))


def test_each_side_is_reached_by_its_own_name_alone(house: House) -> None:
    assert ask(house.nginx.https, PUBLIC, "GET", "/robots.txt")[0] == 200
    assert ask(house.nginx.https, DESK, "GET", "/admin/login/")[0] == 200
    assert ask(house.nginx.https, PUBLIC, "GET", "/admin/login/")[0] == 404
    assert ask(house.nginx.https, DESK, "GET", "/robots.txt")[0] == 404
    # One name for TLS and another inside: a connection that is shared must not lead to the other side.
    assert ask(house.nginx.https, PUBLIC, "GET", "/admin/login/", shown=DESK)[0] == 421
    assert ask(house.nginx.https, DESK, "GET", "/es/", shown=PUBLIC)[0] == 421
    with pytest.raises(OSError):
        proxied.line_to(house.nginx.https, "elsewhere.localhost")
    with socket.create_connection(("127.0.0.1", house.nginx.http), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere.localhost\r\n\r\n")
        assert line.recv(100) == b""
    for name in (PUBLIC, DESK):
        with socket.create_connection(("127.0.0.1", house.nginx.http), timeout=10) as line:
            line.sendall(f"GET /es/?a=1 HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
            answer = line.makefile("rb").read().decode()
        assert answer.startswith("HTTP/1.1 301")
        assert f"Location: https://{name}/es/?a=1\r\n" in answer


def test_headers_stand_once_and_cookies_are_for_tls(house: House) -> None:
    for name, address in ((PUBLIC, "/es/"), (PUBLIC, "/es/contar/"), (PUBLIC, "/nothing/"), (DESK, "/admin/login/")):
        _status, headers, _body = ask(house.nginx.https, name, "GET", address)
        names = [key.lower() for key in headers if key.lower() != "set-cookie"]
        assert sorted(names) == sorted(set(names)), names
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Content-Security-Policy" in headers
        assert headers["Server"] == "nginx"


def test_a_stretch_of_a_file_is_a_stretch_behind_nginx_too(house: House) -> None:
    """Static files have stretches as recordings have; nginx hands the question on and the answer back."""
    address = "/static/img/icon-32.png"
    whole_file = ask(house.nginx.https, PUBLIC, "GET", address)
    assert whole_file[0] == 200
    status, headers, body = ask(house.nginx.https, PUBLIC, "GET", address, Range="bytes=10-29")
    assert (status, body) == (206, whole_file[2][10:30])
    assert headers["Content-Range"] == f"bytes 10-29/{len(whole_file[2])}"


def test_a_file_that_is_too_large_is_refused_in_the_archives_own_words(house: House) -> None:
    phone = house.phone()
    phone.look()
    status, headers, body = phone.ask(
        "POST", UPLOADS, Upload_Length=str(10**12), Upload_Metadata="filetype dmlkZW8vbXA0"
    )
    assert status == 413
    assert headers["tus-resumable"] == "1.0.0"
    assert b"<html" not in body.lower() or b"nginx" not in body
    # As a browser without scripts sends it: the page comes back with words, not a broken line.
    data = b"\xff\xd8\xff\xe0" + recording(31_000_000)
    edge = "----amparo"
    part = f"--{edge}\r\nContent-Disposition: form-data; name="
    front = f'{part}"csrfmiddlewaretoken"\r\n\r\n{phone.token}\r\n'
    front += f'{part}"file"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    body = front.encode() + data + f"\r\n--{edge}--\r\n".encode()
    status, _headers, page = phone.ask("POST", FILES, body, Content_Type=f"multipart/form-data; boundary={edge}")
    assert status == 200
    assert "30 MB" in page.decode()
    assert plain_in(house.nginx.folder, house.public.home) == []
