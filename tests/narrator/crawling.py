"""A telephone that remembers every page it was given, and one that follows every link of a narrator's pages."""

import gzip
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.narrator.reading_level import Lines, grade, szigriszt_pazos

# The beginnings of a narrator's addresses, in both languages; what they change is not followed.
OURS = re.compile(r"^/(?:es/(?:contar|mi-historia|sale-usted)|en/(?:tell|my-story|are-you-in-it))/")
NOT_FOLLOWED = re.compile(r"/(?:salir|leave)/")
_FILES = re.compile(r"""<(?:link|script)\b[^>]*\b(?:href|src)="(/static/[^"]+\.(?:css|js))\"""")
_IMPORTS = re.compile(r"""\bfrom\s+"(\./[^"]+)"|\bimport\s+"(\./[^"]+)\"""")
_ANY = re.compile(r"""\b(?:href|src|srcset|action|poster|data-library)="([^"]*)\"""")


@dataclass(frozen=True)
class Page:
    """A page as it was given: in which language, and where."""

    language: str
    address: str
    response: HttpResponse

    @property
    def html(self) -> str:
        return self.response.content.decode()

    @property
    def text(self) -> str:
        return Lines(self.html, language=self.language).text

    @property
    def level(self) -> float:
        """How far it is from what is asked: below 0 it is too hard. Spanish from 65 up, English from grade 7 down."""
        text = self.text
        return szigriszt_pazos(text) - 65 if self.language == "es" else 7 - grade(text)

    @property
    def weight(self) -> int:
        """Bytes over the line with an empty cache: the page as it is, style sheets and scripts compressed."""
        return len(self.response.content) + sum(map(compressed, files_of(self.html)))

    @property
    def elsewhere(self) -> list[str]:
        """Addresses of other hosts that a browser would ask, or a finger could."""
        named = [unescape(address) for address in _ANY.findall(self.html)]
        return [address for address in named if urlsplit(address).netloc or address.startswith(("//", "data:"))]


class Remembering(Client):
    """Django's client, with form tokens checked; every page that it shows is kept in `pages`."""

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True)
        self.pages: list[Page] = []

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if response.status_code != 303 and "text/html" in response.get("Content-Type", ""):
            language = response.get("Content-Language", "es")
            self.pages.append(Page(language, request["PATH_INFO"], response))
        return response

    def follow_all(self) -> None:
        """Every link from every page kept to a page of a narrator, in any language, until nothing is new."""
        asked: set[str] = {page.address for page in self.pages}
        waiting = list(self.pages)
        while waiting:
            page = waiting.pop()
            links = re.findall(r'<a\b[^>]*href="([^"#]+)', page.html)
            for address in (urljoin(page.address, unescape(link)) for link in links):
                if address not in asked and OURS.match(address) and not NOT_FOLLOWED.search(address):
                    asked.add(address)
                    before = len(self.pages)
                    self.get(address, follow=True)
                    waiting += self.pages[before:]


def files_of(html: str) -> set[Path]:
    """The style sheets and scripts that a page loads, and what those import."""
    found: set[Path] = set()
    waiting = [Path(settings.BASE_DIR) / address.lstrip("/") for address in _FILES.findall(html)]
    while waiting:
        path = waiting.pop().resolve()
        if path not in found:
            found.add(path)
            if path.suffix == ".js":
                waiting += [path.parent / (one or other) for one, other in _IMPORTS.findall(path.read_text())]
    return found


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
