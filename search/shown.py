"""The door, as search asks it: which parts and documents may be shown at this moment."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from search.catalogue import Catalogue, Numbers, Truths
from search.frequent import Frequent
from stories.pages.documents import PublicPart
from stories.pages.keeping import KEPT_SECONDS, SWEPT_EVERY, Moment, moment

T = TypeVar("T")
MOST_IDS = 5_000_000
# The door tells of all parts together ten times as fast as of as many one by one; of a few it is asked one by one.
FEW, AS_DEAR = 500, 10
UNKNOWN, HIDDEN, SEEN = 0, 1, 2


class Answered:
    """What the door said at one moment about parts: their opaque ids alone, and no words."""

    def __init__(self, at: Moment | None) -> None:
        self.at = at
        self.asked: set[str] = set()
        self.shown: set[str] = set()
        self.of_all = False
        # What else was read at this moment, by its name.
        self.read: dict[str, Any] = {}
        # The same by the places of a catalogue; what was known of rows at an earlier moment saves reading them again.
        self.earlier: Catalogue | None = None
        self.catalogue: Catalogue | None = None
        self.flags: npt.NDArray[np.uint8] = np.zeros(0, np.uint8)
        self.frequent = Frequent()


class Shown:
    """Which parts the door shows.

    Answers are kept for one query; for the next ones only if nothing at all was committed since before the first of
    them (`stories.gate.commits`), for then the door would say the same.
    """

    _last = Answered(None)
    _lock = threading.Lock()
    used = 0.0
    sweeper: threading.Thread | None = None

    def __init__(self) -> None:
        Shown.used = time.monotonic()
        # Before the first question.
        now = moment()
        answered = Shown._last
        if now is None or answered.at != now or len(answered.asked) > MOST_IDS:
            earlier, answered = answered, Answered(now)
            if now is not None:
                answered.earlier = earlier.catalogue or earlier.earlier
                Shown._last = answered
                _let_go_in_time()
        self._answered = answered

    def catalogue(self) -> Catalogue:
        """All rows of the index as they are at this moment."""
        answered = self._answered
        with Shown._lock:
            if answered.catalogue is None:
                found, answered.earlier = Catalogue.read(answered.earlier), None
                answered.flags = np.zeros(len(found), np.uint8)
                answered.catalogue = found
        return answered.catalogue

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` tells of the database, which does not depend on the query: read once at each moment."""
        if name not in self._answered.read:
            self._answered.read[name] = read()
        found: T = self._answered.read[name]
        return found

    @property
    def frequent(self) -> Frequent:
        """Which rows of the catalogue meet what many meet."""
        return self._answered.frequent

    def among(self, part_ids: Iterable[str]) -> set[str]:
        """Those of `part_ids` that are visible now."""
        wanted, answered = set(part_ids), self._answered
        if not answered.of_all and (new := wanted - answered.asked):
            answered.shown.update(PublicPart.objects.ids_visible_among(new))
            answered.asked |= new
        return wanted & answered.shown

    def rows(self, catalogue: Catalogue, places: Numbers) -> Truths:
        """For rows of a catalogue, whether their parts are visible now."""
        kept = catalogue is self._answered.catalogue
        flags = self._answered.flags if kept else np.zeros(len(catalogue), np.uint8)
        unknown = np.unique(places[flags[places] == UNKNOWN])
        if len(unknown):
            if catalogue.whole and len(unknown) > FEW and len(unknown) * AS_DEAR > len(catalogue):
                self._ask_of_all()
                unknown = np.flatnonzero(flags == UNKNOWN)
            parts = [catalogue.parts[place] for place in unknown.tolist()]
            visible = self._answered.shown if self._answered.of_all else self.among(parts)
            flags[unknown] = np.fromiter((SEEN if part in visible else HIDDEN for part in parts), np.uint8, len(parts))
        seen: Truths = flags[places] == SEEN
        return seen

    @classmethod
    def let_go(cls, *, now: float) -> bool:
        """Forget everything, unless somebody has searched a moment ago."""
        if now - cls.used < KEPT_SECONDS:
            return False
        cls._last = Answered(None)
        return True

    def _ask_of_all(self) -> None:
        """What is not among these is not visible, whatever is asked for at this moment."""
        if not self._answered.of_all:
            self._answered.shown = set(PublicPart.objects.ids_visible())
            self._answered.of_all = True


def _let_go_in_time() -> None:
    """What is known of rows leaves the memory of the process when nobody has searched for a while."""
    if Shown.sweeper is None or not Shown.sweeper.is_alive():
        Shown.sweeper = threading.Thread(target=_sweep, name="sweep-search", daemon=True)
        Shown.sweeper.start()


def _sweep() -> None:
    while not Shown.let_go(now=time.monotonic()):
        time.sleep(SWEPT_EVERY)
