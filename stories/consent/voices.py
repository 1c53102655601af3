"""In whose voice a recording may be heard, after what its narrator chose. Pure.

Whether anything is heard at all is the use `voice`, and the door's to say: a reading by another person or by a machine
needs that yes as much as the narrator's own voice. In which voice lies in the sealed answers, where no database rule
can read it; so whoever makes a version asks here, and the narrator hears every version before saying yes to it.
"""

from collections.abc import Mapping

# Another's voice tells least of all: either may stand for the other, where no person or no machine speaks the language.
_ANOTHERS = frozenset({"respoken", "synthetic"})
# Who chose nothing chose no voice of their own (R2).
NOT_CHOSEN = ""
_AFTER: Mapping[str, frozenset[str]] = {
    NOT_CHOSEN: _ANOTHERS,
    "words": frozenset(),
    "respoken": _ANOTHERS,
    "synthetic": _ANOTHERS,
    "altered": _ANOTHERS | {"altered"},
    "own": _ANOTHERS | {"altered", "own"},
}


# From what tells nothing of a voice to what tells all.
_LEAST_FIRST = ("words", "respoken", "synthetic", "altered", "own")


def chosen_for(sitting: int, *, chosen: Mapping[int, str]) -> str:
    """What was chosen for a recording of this sitting, of what was chosen in each ("": nothing): the choice made with
    it; where there is none, the least telling of the others.
    """
    own = chosen.get(sitting, NOT_CHOSEN)
    others = [each for each in chosen.values() if each in _LEAST_FIRST]
    return own or min(others, key=_LEAST_FIRST.index, default=NOT_CHOSEN)


def may_be_heard(voice: str, *, chosen: str) -> bool:
    """Whether `voice` tells no more of its narrator than what was `chosen` ("": nothing). The unknown is refused."""
    return voice in _AFTER.get(chosen, frozenset())


def only_read(chosen: str) -> bool:
    """Whether its narrator wants it read and not heard."""
    return not _AFTER.get(chosen, frozenset())
