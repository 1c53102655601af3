"""The rows that meet a frequent clause, kept until the next commit.

To look up which rows have a word that a third of all parts holds is most of a search for it, and such words are asked
again and again. Only they are kept: what many stories say tells of none of them, and of nobody who asks. A clause is
known here by a keyed digest, so no word of a query stays behind.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from search.catalogue import Matched
from search.weighing import Alike

# Frequent is what so many rows meet, and one in so many of all.
AT_LEAST, ONE_IN = 1_000, 50
MOST_BYTES = 32 * 1024 * 1024


class Frequent:
    """Of one moment and one catalogue, for all threads of a process; the longest unused leave first."""

    def __init__(self, *, most_bytes: int = MOST_BYTES) -> None:
        self._key = secrets.token_bytes(16)
        self._kept: OrderedDict[bytes, Matched] = OrderedDict()
        self._lock = threading.Lock()
        self._most, self._size = most_bytes, 0

    def __len__(self) -> int:
        return len(self._kept)

    def matched(self, ways: Sequence[Alike], look_up: Callable[[Sequence[Alike]], Matched], *, of: int) -> Matched:
        """What meets any of these ways, as `look_up` tells; of so many rows in all."""
        name = hashlib.blake2b(repr(ways).encode(), key=self._key).digest()
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
        found = look_up(ways)
        if len(found.places) >= max(AT_LEAST, of / ONE_IN):
            self._keep(name, found)
        return found

    def _keep(self, name: bytes, found: Matched) -> None:
        for column in found:
            column.setflags(write=False)
        with self._lock:
            if name not in self._kept:
                self._kept[name] = found
                self._size += _bytes(found)
            while self._size > self._most:
                _name, unused = self._kept.popitem(last=False)
                self._size -= _bytes(unused)


def _bytes(matched: Matched) -> int:
    return matched.places.nbytes + matched.scores.nbytes
