"""Going back to every address that was ever given out, and looking for words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote_plus, urlsplit

from tests.browser.wire import Heard, Wire


def found_in(heard: Heard, words: Iterable[str]) -> list[str]:
    """Those of the words that an answer holds, in any letter case; less what the address itself says, which pages repeat."""
    asked, said = unquote_plus(heard.address).casefold(), heard.everything.casefold()
    return [word for word in words if word.casefold() in said and word.casefold() not in asked]


@dataclass
class Rounds:
    """Every address ever given out. `showing` are those at which the story itself could be seen; they only grow."""

    wire: Wire
    record: str
    words: tuple[str, ...]
    showing: set[str] = field(default_factory=set)
    everything: set[str] = field(default_factory=set)

    def own(self, address: str) -> bool:
        """Whether an address is the record's own: its pages, or a file of its parts."""
        path = urlsplit(address).path
        return f"/{self.record}/" in path or path.startswith("/medios/")

    def remember(self) -> None:
        """While the story may be seen: which addresses show it, and what further ones those name."""
        fresh = self.wire.given_out() - self.everything
        while fresh:
            self.everything |= fresh
            named: set[str] = set()
            for address in fresh:
                answer = self.wire.get(address)
                shows = bool(found_in(answer, self.words)) or self.record in urlsplit(address).path
                if shows and answer.status == 200:
                    self.showing.add(address)
                    # Whoever looks at the story is given these as well.
                    named |= {other for other in answer.addresses() if other.startswith(self.wire.base + "/")}
            # Files of the story: pictures are bytes and hold no words.
            self.showing |= {other for other in named if self._file_of_the_story(other)}
            fresh = {other for other in named if self.own(other)} - self.everything

    def _file_of_the_story(self, address: str) -> bool:
        if not urlsplit(address).path.startswith("/medios/"):
            return False
        pages = [self.wire.get(f"{self.wire.base}{path}") for path in self.pages()]
        return any(address in page.addresses() for page in pages)

    def pages(self) -> list[str]:
        return [f"/es/testimonios/{self.record}/", f"/en/testimonies/{self.record}/"]

    def check(self, *, gone: tuple[int, ...], cookies: Iterable[str] = ("",), forbidden: tuple[str, ...]) -> int:
        """Ask again for all of them, as a stranger and with each of the cookies. Returns how many were asked for."""
        assert any(urlsplit(address).path.startswith("/medios/") for address in self.showing)
        for address in sorted(self.showing, key=lambda address: not self.own(address)):
            answer = self.wire.get(address)
            if self.own(address):
                assert answer.status in gone, (address, answer.status)
            assert found_in(answer, forbidden) == [], address
        everything = self.everything | self.wire.given_out()
        for cookie in cookies:
            for address in sorted(everything - (self.showing if not cookie else set())):
                answer = self.wire.get(address, cookies=cookie)
                assert answer.status < 500, (address, answer.status)
                assert found_in(answer, forbidden) == [], (address, bool(cookie))
        return len(everything)
