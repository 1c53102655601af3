"""Going back to every address that was ever given out, and looking for words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_plus, urlsplit

from tests.browser.wire import Heard, Wire


def found_in(heard: Heard, words: Iterable[str]) -> list[str]:
    """Those of the words that an answer holds, in any letter case; less what its address says, which pages repeat."""
    asked, said = unquote_plus(heard.address).casefold(), heard.everything.casefold()
    return [word for word in words if word.casefold() in said and word.casefold() not in asked]


def own_part(page: Heard) -> Heard:
    """A record's page without the records near it."""
    return replace(page, body=page.body.partition(b"</article>")[0])


@dataclass
class Rounds:
    """Every address ever given out. `showing` are those at which the story itself could be seen; they only grow."""

    wire: Wire
    record: str
    public: tuple[str, ...]
    private: tuple[str, ...]
    showing: set[str] = field(default_factory=set)
    everything: set[str] = field(default_factory=set)

    def own(self, address: str) -> bool:
        """Whether an address is the record's own: its pages, or a file of its parts."""
        path = urlsplit(address).path
        # An answer to it is begun where any story is begun; without it, the page is the one for all stories.
        # Who appears in something asks on a page that is the same whether it is there, hidden, gone or never was.
        begun = path.startswith(("/es/contar/", "/en/tell/", "/es/sale-usted/", "/en/are-you-in-it/"))
        return (f"/{self.record}/" in path and not begun) or (path.startswith("/medios/") and address in self.showing)

    def remember(self) -> None:
        """While the story may be seen: which addresses show it, and what those name. None shows a private word."""
        fresh = self.wire.given_out()
        while fresh := fresh - self.everything:
            self.everything |= fresh
            named: set[str] = set()
            for address in fresh:
                answer = self.wire.get(address)
                assert found_in(answer, self.private) == [], address
                if answer.status == 200 and (found_in(answer, self.public) or self.own(address)):
                    self.showing.add(address)
                if self.own(address):
                    # Whoever looks at the record is given these as well; its files hold no words.
                    here = {other for other in answer.addresses() if other.startswith(f"{self.wire.base}/")}
                    if address in self.pages():
                        # Pictures of the records near this one are shown by its page too, in a list of their own.
                        here = own_part(answer).addresses()
                    self.showing |= {other for other in here if urlsplit(other).path.startswith("/medios/")}
                    named |= {other for other in here if self.own(other)}
            fresh = named

    def pages(self) -> list[str]:
        return [f"{self.wire.base}/es/testimonios/{self.record}/", f"{self.wire.base}/en/testimonies/{self.record}/"]

    def check(self, *, gone: tuple[int, ...]) -> None:
        """Where the story could be seen it is no more: its own addresses say so, the others do without it."""
        assert any("/medios/" in address for address in self.showing)
        # Its own first: they are the very next requests.
        for address in sorted(self.showing, key=lambda address: not self.own(address)):
            answer = self.wire.get(address)
            if self.own(address):
                assert answer.status in gone, (address, answer.status)
            assert found_in(answer, (*self.public, *self.private)) == [], address

    def check_everywhere(self, *, cookies: Iterable[str]) -> int:
        """Every address given out, also to people with these cookies. Returns how many there are."""
        everything = {address for address in self.everything | self.wire.given_out() if "/static/" not in address}
        for cookie in cookies:
            for address in everything:
                # Each side's cookie means something on that side's addresses only.
                if cookie and not urlsplit(address).path.startswith(("/admin/", "/es/mi-historia/", "/es/contar/")):
                    continue
                answer = self.wire.get(address, cookies=cookie)
                assert answer.status < 500, (address, answer.status)
                assert found_in(answer, (*self.public, *self.private)) == [], (address, bool(cookie))
        return len(everything)
