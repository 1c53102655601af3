"""A visitor who follows every link and asks for everything that has an address."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils.translation import override

from stories.pages.documents import PublicFile, PublicTerm
from stories.redaction.models import Record
from tests.leaks.scanning import found_in

STARTS = ("/", "/es/", "/en/", "/sitemap.xml", "/robots.txt", "/tiempo/", "/weather/")
SECTIONS = {
    "testimony": ("/es/testimonios/", "/en/testimonies/"),
    "mural": ("/es/murales/", "/en/murals/"),
    "vigil": ("/es/vigilias/", "/en/vigils/"),
}
# The forms in which a record's page is handed on.
IN_FORMS = {"es": ("hoja", "texto", "datos"), "en": ("sheet", "text", "data")}
# A page of a term that no document names is drawn like all others of its kind: two of each are enough.
OF_A_TERM = re.compile(r"(/\w\w/(?:temas|themes|lugares|places|campanas|campaigns)/)([\w-]+)/")
OF_EACH = 2
LINK = re.compile(rb"""(?:href|src|srcset|content|action|poster)=["']([^"']+)["']|<loc>([^<]+)</loc>""")


@dataclass
class Crawl:
    """Every answer that was had: address to (status, headers, body)."""

    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)

    def holding(self, canaries: list[str]) -> list[tuple[str, str]]:
        """(address, canary) for every answer whose headers or body hold one."""
        return sorted(
            (address, canary)
            for address, (_status, headers, body) in self.answers.items()
            for canary in found_in(headers.encode() + b"\n" + body, canaries)
        )


def addresses(pattern: URLResolver, namespace: str = "") -> Iterator[str]:
    """The names of every address below a resolver, with their namespaces."""
    for entry in pattern.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry, inner)
        else:
            yield f"{namespace}{entry.name or str(entry.pattern)}"


def public_addresses() -> set[str]:
    """The names of all addresses that the public process answers."""
    with override("es"):
        return set(addresses(get_resolver("archive_site.urls.public")))


def known_addresses() -> list[str]:
    """Addresses that a visitor may have kept from before: records in every form, files, sections, feeds."""
    found = list(STARTS)
    for sections in SECTIONS.values():
        found += sections
    for record in Record.objects.all():
        for section in SECTIONS[record.kind]:
            page, words = f"{section}{record.pk}/", IN_FORMS["en" if section.startswith("/en/") else "es"]
            found += [page, *(f"{page}{word}/" for word in words)]
        found += [f"/es/{record.pk}/", f"/es/registros/{record.pk}/"]
    found += [f"/medios/{file}" for file in PublicFile.objects.values_list("pk", flat=True)]
    return [*found, "/es/archivo.xml", "/en/feed.xml", "/es/buscar/", "/en/search/", "/admin/", "/api/v2/pages/"]


def crawl(*, also: tuple[str, ...] = ()) -> Crawl:
    """Ask for everything known and everything linked from it, once each, as somebody without a session."""
    client = Client(raise_request_exception=False)
    done = Crawl()
    named = set(PublicTerm.objects.values_list("slug", flat=True))
    unnamed: dict[str, set[str]] = defaultdict(set)
    queue = deque([*known_addresses(), *also])
    while queue:
        address = queue.popleft().split("#")[0]
        if address in done.answers or not address.startswith("/") or address.startswith(("//", "/static/")):
            continue
        if match := OF_A_TERM.match(address):
            unnamed[match[1]] |= {match[2]} - named
            if match[2] not in named and match[2] not in sorted(unnamed[match[1]])[:OF_EACH]:
                continue
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        done.answers[address] = (response.status_code, headers, body)
        if response.get("Content-Type", "").startswith(("text/html", "application/xml", "application/atom")):
            for match in LINK.finditer(body):
                link = (match[1] or match[2]).decode(errors="replace").replace("&amp;", "&")
                queue.extend(
                    part.split()[0] for part in re.sub(r"https?://[^/]+", "", link).split(", ") if part.split()
                )
    return done
