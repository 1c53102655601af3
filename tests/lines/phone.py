"""A telephone on a real line: sockets, cookies, and everything that can happen to them."""

import base64
import http.client
import json
import re
import socket
from collections.abc import Iterator
from typing import Any

FILES = "/es/contar/pregunta/files/"
UPLOADS = "/es/contar/subir/"
BODY = "application/offset+octet-stream"


class Phone:
    """One narrator's browser, with a visit that is open. `code` has the seven words."""

    def __init__(self, port: int, *, visit: str, code: str) -> None:
        self.port, self.code = port, code
        self.cookies = {"visit": visit}
        self.token = ""

    def ask(self, method: str, address: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of one answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.request(method, address, body, self.headers(**headers))
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _equals, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def headers(self, **more: str) -> dict[str, str]:
        given = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Tus-Resumable": "1.0.0",
        }
        given |= {"X-CSRFToken": self.token} if self.token else {}
        return given | {name.replace("_", "-"): value for name, value in more.items()}

    def look(self) -> str:
        """The page of files, with a fresh token."""
        status, _headers, body = self.ask("GET", FILES)
        assert status == 200, status
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', body)
        assert found is not None
        self.token = found[1].decode()
        return body.decode()

    def create(self, length: int, **metadata: str) -> str:
        """The address of a new upload."""
        if not self.token:
            self.look()
        said = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in metadata.items())
        status, headers, body = self.ask("POST", UPLOADS, Upload_Length=str(length), Upload_Metadata=said)
        assert status == 201, (status, body)
        return headers["location"]

    def offset(self, address: str) -> int:
        status, headers, _body = self.ask("HEAD", address)
        assert status == 200, status
        return int(headers["upload-offset"])

    def patch(self, address: str, data: bytes, *, at: int, **headers: str) -> tuple[int, dict[str, str], bytes]:
        return self.ask("PATCH", address, data, Content_Type=BODY, Upload_Offset=str(at), **headers)

    def half_a_patch(self, address: str, data: bytes, *, at: int, announced: int) -> socket.socket:
        """A line over which `data` was sent of `announced` bytes, and nothing more for now."""
        head = self.headers(Content_Type=BODY, Upload_Offset=str(at), Content_Length=str(announced), Host="localhost")
        return self.raw(f"PATCH {address} HTTP/1.1", head, data)

    def raw(self, request: str, headers: dict[str, str], data: bytes) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        said = "\r\n".join([request, *(f"{name}: {value}" for name, value in headers.items())])
        line.sendall(said.encode() + b"\r\n\r\n" + data)
        return line

    def form(self, pieces: Iterator[bytes], *, length: int, words: str = "") -> int:
        """Send a file with the plain form, as a browser without scripts does; the status."""
        self.look()
        edge = "----amparo"
        part = f"--{edge}\r\nContent-Disposition: form-data; name="
        fields = {"csrfmiddlewaretoken": self.token, "words": words}
        front = "".join(f'{part}"{name}"\r\n\r\n{value}\r\n' for name, value in fields.items())
        front += f'{part}"file"; filename="x"\r\nContent-Type: video/mp4\r\n\r\n'
        back = f"\r\n--{edge}--\r\n"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        line.putrequest("POST", FILES)
        sent = self.headers(
            Content_Type=f"multipart/form-data; boundary={edge}", Content_Length=str(len(front) + length + len(back))
        )
        for name, value in sent.items():
            line.putheader(name, value)
        line.endheaders()
        line.send(front.encode())
        for piece in pieces:
            line.send(piece)
        line.send(back.encode())
        status = line.getresponse().status
        line.close()
        return status

    def coming(self) -> list[dict[str, Any]]:
        return list(json.loads(self.ask("GET", UPLOADS)[2])["coming"])
