"""From two worksheets, one saved after the other, to the decisions taken between them. Pure."""

from collections.abc import Iterable, Mapping

from stories.redaction.equal import key
from stories.redaction.worksheet import Kept, Step, Worksheet

Taken = tuple[str, str, str]


def steps(
    *, before: Worksheet, after: Worksheet, passages: Mapping[str, str], person_id: int, day: str
) -> tuple[Step, ...]:
    """What one person decided on `day`; equal words decided alike are one step that counts its places."""

    def words(stretch: Kept) -> str:
        return passages.get(stretch.place, "")[stretch.start : stretch.stop]

    was = {Kept(span.place, span.start, span.stop): (span.how, span.shown) for span in before.spans}
    now = {Kept(span.place, span.start, span.stop): (str(span.how), span.shown) for span in after.spans}
    taken: list[Taken] = [
        (how, words(at), shown) for at, (how, shown) in sorted(now.items()) if was.get(at) != (how, shown)
    ]
    taken += [("back", words(at), "") for at in sorted(was) if at not in now and not _covered(at, now)]
    taken += [("kept", words(at), "") for at in after.kept if at not in before.kept]
    named = {one.names[0]: one.shown for one in before.people}
    taken += [("named", one.names[0], one.shown) for one in after.people if named.get(one.names[0]) != one.shown]
    still = {name for one in after.people for name in one.names}
    taken += [("unnamed", name, "") for name in named if name not in still]
    return tuple(_counted(taken, person_id=person_id, day=day))


def _covered(at: Kept, spans: Iterable[Kept]) -> bool:
    """Whether other words around it hide it now."""
    return any(at.place == span.place and span.start <= at.start and at.stop <= span.stop for span in spans)


def _counted(taken: Iterable[Taken], *, person_id: int, day: str) -> list[Step]:
    first: dict[Taken, str] = {}
    times: dict[Taken, int] = {}
    for what, words, shown in taken:
        alike = (what, key(words), shown)
        first.setdefault(alike, words)
        times[alike] = times.get(alike, 0) + 1
    return [
        Step(person_id, day, what, first[(what, folded, shown)], shown, times[(what, folded, shown)])
        for what, folded, shown in first
    ]
