"""Resumable uploads from a browser's side: the protocol's requests, one by one."""

import base64
from typing import Any

from django.http import HttpResponse

from tests.narrator.walking import Narrator

BODY = "application/offset+octet-stream"


class Sender:
    """Somebody on the page of files, whose browser speaks tus."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        narrator.open("tell:question", "files")
        self.token = narrator.token()["csrfmiddlewaretoken"]

    def request(self, method: str, address: str, data: bytes = b"", **headers: str) -> HttpResponse:
        given = {"Tus-Resumable": "1.0.0", "X-CSRFToken": self.token}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.narrator.client.generic(
            method,
            address,
            data,
            content_type=given.pop("Content-Type", BODY if data else ""),
            headers={name: value for name, value in given.items() if value},
        )

    def create(self, length: int | str, **metadata: str) -> HttpResponse:
        said = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in metadata.items())
        return self.request(
            "POST", self.narrator.address("tell:uploads"), Upload_Length=str(length), Upload_Metadata=said
        )

    def begin(self, length: int, **metadata: str) -> str:
        """The address of a new upload."""
        made = self.create(length, **metadata)
        assert made.status_code == 201, made.content
        return made["Location"]

    def patch(self, address: str, data: bytes, *, at: int, **headers: str) -> HttpResponse:
        return self.request("PATCH", address, data, Upload_Offset=str(at), **headers)

    def offset(self, address: str) -> int:
        answer = self.request("HEAD", address)
        assert answer.status_code == 200
        return int(answer["Upload-Offset"])

    def send(self, data: bytes, *, piece: int = 1 << 20, **metadata: str) -> HttpResponse:
        """A whole file; the answer to its last bytes."""
        address = self.begin(len(data), **metadata)
        answer = HttpResponse()
        for at in range(0, len(data), piece):
            answer = self.patch(address, data[at : at + piece], at=at)
        return answer

    def coming(self) -> list[dict[str, Any]]:
        return self.narrator.client.get(self.narrator.address("tell:uploads")).json()["coming"]
