"""Somebody who tells with a telephone: only what a browser without scripts can do, on pages as they are served."""

import io
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override
from PIL import Image

from stories.intake.models import Submission


class Texts(HTMLParser):
    """The words of a page as they are read, without scripts and head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@dataclass
class Narrator:
    """A browser with a language. `page` is what it shows now."""

    client: Client
    language: str
    page: HttpResponse = field(default_factory=HttpResponse)

    # --- What a browser does ---------------------------------------------------------------------------------------

    def address(self, name: str, *args: object) -> str:
        with override(self.language):
            return reverse(name, args=args)

    def get(self, address: str, **headers: str) -> HttpResponse:
        self.page = self.client.get(address, follow=True, headers=headers or None)
        return self.page

    def open(self, name: str, *args: object) -> HttpResponse:
        return self.get(self.address(name, *args))

    def post(self, **fields: Any) -> HttpResponse:
        """Send the page's form back to where it came from, with its token."""
        return self.post_to(self.where, **fields)

    def post_to(self, address: str, **fields: Any) -> HttpResponse:
        self.page = self.client.post(address, {**self.token(), **fields}, follow=True)
        return self.page

    def token(self) -> dict[str, str]:
        """The hidden fields by which a form shows that it is ours."""
        found = re.findall(r'name="(csrfmiddlewaretoken|form_token)" value="([^"]+)"', self.html)
        return dict(found)

    @property
    def where(self) -> str:
        request = self.page.request  # type: ignore[attr-defined]
        return request["PATH_INFO"] + (f"?{request['QUERY_STRING']}" if request["QUERY_STRING"] else "")

    @property
    def html(self) -> str:
        return self.page.content.decode()

    @property
    def words(self) -> str:
        """Everything on the page, in one line."""
        return " ".join(unescape(" ".join(Texts(self.html).said)).split())

    @property
    def at(self) -> str:
        """The name of the address that answered, such as "tell:question"."""
        with override(self.language):
            return resolve(self.page.request["PATH_INFO"]).view_name  # type: ignore[attr-defined]

    @property
    def step(self) -> str:
        with override(self.language):
            return resolve(self.page.request["PATH_INFO"]).kwargs.get("step", "")  # type: ignore[attr-defined]

    @property
    def visit(self) -> str:
        """The token in the cookie."""
        return self.client.cookies["visit"].value if "visit" in self.client.cookies else ""

    # --- What somebody does ----------------------------------------------------------------------------------------

    def begin(self, kind: str = "testimony") -> str:
        """Choose what to tell, keep the words, go on. Returns the words."""
        self.open("tell:start")
        self.post(kind=kind)
        code = self.shown_words()
        self.post(saved="1")
        return code

    def shown_words(self) -> str:
        listed = re.search(r'<ol[^>]*id="palabras".*?</ol>', self.html, re.DOTALL)
        assert listed is not None
        return " ".join(unescape(word) for word in re.findall(r"<li>(.*?)</li>", listed[0]))

    def answer(self, **answers: Any) -> None:
        """Answer the pages named, each at its own address, in order."""
        for step, said in answers.items():
            self.open("tell:question", step)
            self.post(answer=said)
            if "noticed" in self.html and self.step == step:
                noticed = re.search(r'name="noticed" value="([^"]*)"', self.html)
                assert noticed is not None
                self.post(answer=said, noticed=noticed[1])

    def tell(self, kind: str = "testimony", *, preset: str = "public_no_name", **answers: Any) -> str:
        """A whole story, sent. Returns its words."""
        code = self.begin(kind)
        self.answer(**{"language": "es", "age": "adult", "story": "Tocaron la puerta. No abrimos.", **answers})
        self.open("tell:permits")
        self.post(preset=preset)
        self.open("tell:review")
        self.post(send="1")
        assert self.at == "tell:sent"
        return code

    def upload(self, data: bytes, *, name: str = "IMG_Rosario.jpg", **fields: Any) -> HttpResponse:
        self.open("tell:question", "files")
        return self.post(**fields, file=SimpleUploadedFile(name, data))

    def enter(self, code: str) -> HttpResponse:
        self.open("space:enter")
        return self.post(words=code)

    @property
    def submission(self) -> Submission:
        return Submission.objects.latest("pk") if Submission.objects.count() == 1 else self._by_visit()

    def _by_visit(self) -> Submission:
        from stories.vault.models import NarratorSession
        from stories.vault.sessions import _hash

        return Submission.objects.get(pk=NarratorSession.objects.get(pk=_hash(self.visit)).submission_id)


def photograph(*, color: tuple[int, int, int] = (200, 120, 60), form: str = "JPEG") -> bytes:
    """A small picture whose hidden data names somebody."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Rosario at home"
    Image.new("RGB", (640, 480), color).save(out, form, exif=exif)
    return out.getvalue()
