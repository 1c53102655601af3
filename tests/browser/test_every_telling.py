"""Every kind of telling at 320 px, in both languages, with and without scripts, looked at page by page."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.accessible import source, violations
from tests.browser.inspected import too_small_for_large_letters, unheard
from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.tellings import Telling
from tests.browser.watched import PHONE, Browsers

TELLINGS: dict[str, tuple[str, dict[str, str]]] = {
    "testimony": ("testimony", {}),
    "child": ("testimony", {"age": "child"}),
    "deported": ("testimony", {"about": "deported", "knows": "no_name"}),
    "died": ("testimony", {"about": "died"}),
    "mural": ("mural", {}),
    "vigil": ("vigil", {}),
}
MET = {
    "testimony": {"about", "story", "help", "wish", "when", "where", "title", "files", "contact"},
    "child": {"guardian", "story", "files", "title"},
    "deported": {"relation", "knows", "story", "after", "wish", "files"},
    "died": {"relation", "family", "person", "story", "after", "wish", "files"},
    "mural": {"story", "artist", "artist_wish", "condition", "photographer", "licence", "people", "where", "files"},
    "vigil": {"remembered", "family", "story", "words", "called_by", "photographer", "when", "where", "files"},
}
# A slow third-generation network: 400 kbit a second each way, 400 ms to the archive and back.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


# Every kind, both languages, with and without scripts; one over the slow network with an empty cache.
WAYS = [
    ("testimony", "es", "plain"),
    ("testimony", "en", "scripts"),
    ("died", "en", "scripts"),
    ("child", "es", "scripts"),
    ("child", "en", "plain"),
    ("deported", "en", "plain"),
    ("mural", "es", "slow"),
    ("mural", "en", "plain"),
    ("vigil", "es", "plain"),
    ("vigil", "en", "scripts"),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("telling", "language", "how"), WAYS)
def test_every_telling_is_sent_and_no_page_of_it_stands_in_the_way(
    browsers: Browsers, served: Archive, tmp_path: Path, telling: str, language: str, how: str
) -> None:
    """Names, order of headings and large letters are looked at on all; the checker reads pages with scripts."""
    scripts = how != "plain"
    checker = source() if scripts else ""
    found: list[str] = []

    def at_each(narrator: Narrator) -> None:
        found.extend(unheard(narrator.page) + too_small_for_large_letters(narrator.page))
        if checker:
            found.extend(violations(narrator.page, checker))

    before = set(served.ask("submissions"))
    kind, own = TELLINGS[telling]
    narrator = Narrator(browsers.window(size=PHONE, scripts=scripts, language=language, dark=scripts), language)
    if how == "slow":
        session: Any = narrator.page.context.new_cdp_session(narrator.page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    way = Telling(narrator, kind, tmp_path, own, at_each)
    way.whole()
    narrator.leave()
    assert MET[telling] <= set(way.met)
    assert found == [], "\n".join(found)
    (submission,) = set(served.ask("submissions")) - before
    kept = served.ask("received", submission)
    assert kept["sends"] == 1
    assert kept["answers"]["story"] == way.words("story")
    assert len(kept["files"]) == 1
