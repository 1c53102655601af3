"""The door, as search asks it: which parts and documents may be shown at this moment."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from search.listed import listed
from search.matches import Match
from stories.pages.documents import PublicPart
from stories.pages.keeping import Moment, moment

K = TypeVar("K", bound=Hashable)
MOST_IDS = 500_000


class Answered:
    """What the door said at one moment about parts: their opaque ids alone, no words and nothing of a query."""

    def __init__(self, at: Moment | None) -> None:
        self.at = at
        self.asked: set[str] = set()
        self.shown: set[str] = set()


class Shown:
    """Which parts the door shows.

    Answers are kept for one query; for the next ones only if nothing at all was committed since before the first of
    them (`stories.gate.commits`), for then the door would say the same.
    """

    _last = Answered(None)

    def __init__(self) -> None:
        # Before the first question.
        now = moment()
        answered = Shown._last
        if now is None or answered.at != now or len(answered.asked) > MOST_IDS:
            answered = Answered(now)
            if now is not None:
                Shown._last = answered
        self._asked, self._shown = answered.asked, answered.shown

    def among(self, part_ids: Iterable[str]) -> set[str]:
        """Those of `part_ids` that are visible now."""
        wanted = set(part_ids)
        if new := wanted - self._asked:
            self._shown.update(PublicPart.objects.visible().filter(pk__in=listed(new)).values_list("pk", flat=True))
            self._asked |= new
        return wanted & self._shown

    def best(self, wanted: Mapping[K, Sequence[Match]]) -> dict[K, Match]:
        """The first visible match of each sequence. Asks for the heads first: mostly everything is visible, and then a
        word that every record holds costs one question a record, not one a passage."""
        return {key: found[0] for key, found in self.first(wanted, most=1).items()}

    def first(self, wanted: Mapping[K, Sequence[Match]], *, most: int) -> dict[K, list[Match]]:
        """The first visible matches of each sequence, `most` at most; without those that have none."""
        found: dict[K, list[Match]] = {}
        waiting = {key: list(reversed(matches)) for key, matches in wanted.items()}
        while waiting:
            heads = {key: [rest.pop() for _one in range(min(most, len(rest)))] for key, rest in waiting.items()}
            visible = self.among(match.part_id for several in heads.values() for match in several)
            for key, several in heads.items():
                found.setdefault(key, []).extend(match for match in several if match.part_id in visible)
            waiting = {key: rest for key, rest in waiting.items() if rest and len(found[key]) < most}
        return {key: matches[:most] for key, matches in found.items() if matches}
