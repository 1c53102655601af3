"""The door, as search asks it: which parts and documents may be shown at this moment."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from search.listed import listed
from search.matches import Match
from stories.pages.documents import PublicPart

K = TypeVar("K", bound=Hashable)


class Shown:
    """Which parts the door shows. Answers are kept for one query, never longer."""

    def __init__(self) -> None:
        self._asked: set[str] = set()
        self._shown: set[str] = set()

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
        found: dict[K, Match] = {}
        waiting = {key: list(reversed(matches)) for key, matches in wanted.items()}
        while waiting:
            heads = {key: rest.pop() for key, rest in waiting.items() if rest}
            visible = self.among(match.part_id for match in heads.values())
            found.update({key: match for key, match in heads.items() if match.part_id in visible})
            waiting = {key: waiting[key] for key in heads if key not in found}
        return found
