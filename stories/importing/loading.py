"""Importing a folder: looked through first, then sealed and written some hundreds at a time. Stopped, it goes on.

A record's identifier where it comes from, as a keyed hash, is what is known of it again: what is here already, or was
taken back, is passed over. Wraps and sealed files are durable before the rows that name them; so a kill leaves wraps of
nobody, which the next run removes, and files of nobody, which `tend` does.
"""

import datetime
import fcntl
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from stories.importing.folders import About, Folder, in_words
from stories.importing.records import Line, Mistake
from stories.intake import bringing
from stories.intake.bringing import EVIDENCE, Brought, BroughtFile
from stories.intake.examining import examine
from stories.intake.imported import ImportedCollection
from stories.intake.models import Submission
from stories.intake.refusing import Reason, Refused
from stories.intake.scanning import Scan, Verdict
from stories.moderation.models import User
from stories.vault import disk, without_code

TOGETHER = 500
# How much a sealed file is larger than what it holds, at most: frames and padding.
SEALED = 140_000


class Busy(Exception):
    """Another import is going on."""


@dataclass
class Progress:
    """How far it is. `skipped` were here before, `left` have a file that cannot be taken."""

    total: int
    done: int = 0
    skipped: int = 0
    left: list[Mistake] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return self.done + self.skipped + len(self.left)


def mistakes(folder: Folder) -> tuple[int, Iterator[Mistake]]:
    """How many records there are, and everything that is wrong. Nothing is written. Raises FileNotFoundError."""
    found: list[Mistake] = []
    about = folder.about()
    if isinstance(about, Mistake):
        found.append(about)
    ids: dict[str, int] = {}
    looked: dict[str, tuple[str, int]] = {}
    total, size = 0, 0
    for line in folder.lines():
        total += 1
        if not isinstance(line, Line):
            found += line
            continue
        if (first := ids.setdefault(line.id, line.number)) != line.number:
            found.append(Mistake(line.number, "id", _("ya está en la línea %(first)s.") % {"first": first}))
        for where, path in _paths(line):
            if path not in looked:
                looked[path] = folder.first_look(path)
            why_not, bytes_of_it = looked[path]
            if why_not:
                found.append(Mistake(line.number, f"{where} {path}", why_not))
            else:
                size += bytes_of_it + SEALED
    if not total:
        found.append(Mistake(0, "records.jsonl", _("está vacío.")))
    if not disk.has_room_for(size):
        found.append(Mistake(0, "", _("no cabe en el disco. Haga lugar antes de importar.")))
    return total, iter(found)


def _paths(line: Line) -> Iterator[tuple[str, str]]:
    yield "evidence", line.evidence
    for file in line.files:
        yield "files", file.path


def load(*, folder: Folder, person: User, total: int, at: datetime.date, say: Callable[[Progress], None]) -> Progress:
    """Import every record that is not here yet; `say` is called after each lot. Raises Busy.

    Call it when `mistakes` found none.
    """
    about = folder.about()
    if isinstance(about, Mistake):
        raise ValueError(str(about))
    marks = without_code.Marks()
    with _alone(), _what_is_here_stays(), bringing.room_for_many():
        without_code.remove_unfinished(known=set(Submission.objects.values_list("pk", flat=True)))
        collection = _collection(about, marks, person=person, at=at)
        progress = Progress(total)
        sealing = Sealing(folder, collection, marks, at)
        for lot in _lots(folder):
            sealing.take(lot, progress)
            say(progress)
    return progress


def _lots(folder: Folder) -> Iterator[list[Line]]:
    lot: list[Line] = []
    for line in folder.lines():
        if isinstance(line, Line):
            lot.append(line)
        if len(lot) == TOGETHER:
            yield lot
            lot = []
    if lot:
        yield lot


def _collection(about: About, marks: without_code.Marks, *, person: User, at: datetime.date) -> ImportedCollection:
    mark = marks.of("collection", about.key.encode())
    found, _made = ImportedCollection.objects.get_or_create(
        mark=mark, defaults={"name": about.name, "person": person, "day": at}
    )
    return found


class Sealing:
    """Takes lot after lot of lines into one collection."""

    def __init__(
        self, folder: Folder, collection: ImportedCollection, marks: without_code.Marks, at: datetime.date
    ) -> None:
        self.folder, self.collection, self.marks, self.at = folder, collection, marks, at
        self.report = without_code.report_half_of_nobody()

    def take(self, lot: Iterable[Line], progress: Progress) -> None:
        """Seal those that are not here, make that last, then write their rows."""
        marked = {self.mark(line): line for line in lot}
        known = bringing.known_marks(marked)
        progress.skipped += len(known)
        looked_at = (self._looked_at(line, mark, progress) for mark, line in marked.items() if mark not in known)
        if not (brought := [each for each in looked_at if each]):
            return
        with without_code.all_at_once():
            rows = bringing.seal(brought, report=self.report, at=self.at)
        bringing.insert(rows)
        progress.done += len(brought)

    def mark(self, line: Line) -> str:
        return self.marks.of("record", self.collection.pk.encode(), line.id.encode())

    def _looked_at(self, line: Line, mark: str, progress: Progress) -> Brought | None:
        """The record with its files looked at; None where one of them cannot be taken, and then it is said which."""
        try:
            return self._brought(line, mark)
        except (Refused, FileNotFoundError) as error:
            words = in_words(error) if isinstance(error, Refused) else _("no está en la carpeta. Revise cómo se llama.")
            progress.left.append(Mistake(line.number, "", words))
            return None

    def _brought(self, line: Line, mark: str) -> Brought:
        """The record with its files looked at as those that are sent here. Raises Refused, FileNotFoundError."""
        looked = self.folder.look(line.evidence)
        return Brought(
            kind=line.kind,
            language=line.language,
            answers=line.answers,
            allowed=line.allowed,
            evidence=BroughtFile(
                looked.pieces(),
                looked.media_type,
                EVIDENCE,
                scanned=self._scanned(line.evidence),
            ),
            collection_id=self.collection.pk,
            mark=mark,
            evidence_mark=self.marks.of("evidence", self.collection.pk.encode(), looked.sha256),
            files=tuple(self._file(file.path, file.words, file.agreed) for file in line.files),
            name=line.name,
            minor=line.minor,
        )

    def _file(self, path: str, words: str, agreed: bool) -> BroughtFile:
        file = self.folder.file(path)
        found = examine(file)
        return BroughtFile(
            pieces=file.pieces(),
            media_type=found.media_type,
            words=words,
            agreed=agreed,
            width=found.width,
            height=found.height,
            seconds=round(found.seconds, 1),
            scanned=self._scanned(path),
        )

    def _scanned(self, path: str) -> str:
        """What the scanner says, where a steward wants one. Raises Refused."""
        scan = Scan()
        if not scan.asked:
            return ""
        for piece in self.folder.file(path).pieces():
            scan.feed(piece)
        verdict = scan.verdict()
        if verdict == Verdict.INFECTED:
            raise Refused(Reason.INFECTED)
        return verdict.value


@contextmanager
def _what_is_here_stays() -> Iterator[None]:
    """What was made before the import lives on after it: the collector need not walk through all of it for each lot."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _alone() -> Iterator[None]:
    """One import at a time on this machine. Raises Busy."""
    with (Path(settings.AMPARO_HOME) / ".importing").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield
