"""The folder that is imported: `collection.json`, `records.jsonl`, and the files that its lines name."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from stories.importing.records import Line, Mistake, Vocabulary, read
from stories.intake.examining import refuse_at_once
from stories.intake.looking.mixed import is_mixed
from stories.intake.looking.source import Blocks
from stories.intake.refusing import Refused
from stories.intake.sniffing import HEAD, TYPES, media_type_of
from stories.pages.terms import Term

ABOUT, RECORDS = "collection.json", "records.jsonl"
PIECE = 1 << 18
LONGEST_LINE = 2_000_000
# A deed for many records is read once, and so many others are held, if they are small: 16 MiB at most.
KEPT, FEW = 256, 1 << 16


@dataclass(frozen=True)
class About:
    """What `collection.json` says: the collection's key where it comes from, and the name that the desk shows."""

    key: str
    name: str


class OnDisk:
    """A file of the folder, any stretch of it."""

    def __init__(self, path: Path) -> None:
        self.path, self.size = path, path.stat().st_size

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        with self.path.open("rb") as opened:
            opened.seek(start)
            return opened.read((self.size if stop is None else stop) - start)

    def pieces(self) -> Iterator[bytes]:
        with self.path.open("rb") as opened:
            while piece := opened.read(PIECE):
                yield piece


@dataclass(frozen=True)
class Looked:
    """What a file of the folder is, by its first bytes: media type, and the SHA-256 of all of it.

    `whole` are its bytes where they are few: then what is sealed is what was looked at, and is read once.
    """

    file: OnDisk
    media_type: str
    sha256: bytes
    whole: bytes | None

    def pieces(self) -> Iterable[bytes]:
        return self.file.pieces() if self.whole is None else (self.whole,)


class Folder:
    """One folder on this machine. Nothing outside of it is read, whatever a line or a link says."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._inside = os.path.join(self.root, "")  # noqa: PTH118 - with a stroke at its end
        self.vocabulary = Vocabulary(
            places=frozenset(Term.objects.filter(kind=Term.Kind.PLACE).values_list("pk", flat=True)),
            terms=frozenset(Term.objects.exclude(kind=Term.Kind.PLACE).values_list("pk", flat=True)),
        )
        self.look = lru_cache(maxsize=KEPT)(self._look)

    def about(self) -> About | Mistake:
        """The collection, or what is wrong with its description."""
        try:
            said = json.loads((self.root / ABOUT).read_text("utf-8"))
            key, name = str(said["id"]).strip(), str(said["name"]).strip()
        except (OSError, ValueError, KeyError, TypeError):
            return Mistake(
                0, ABOUT, _('debe decir {"id": "...", "name": "..."}: la clave de la colección y su nombre.')
            )
        if not key or not name or len(name) > 120:
            return Mistake(0, ABOUT, _("la clave y el nombre no pueden faltar, y el nombre cabe en 120 letras."))
        return About(key, name)

    def lines(self) -> Iterator[Line | list[Mistake]]:
        """Each record in order, or its mistakes. Empty lines are passed over. Raises FileNotFoundError."""
        with (self.root / RECORDS).open("rb") as opened:
            number = 0
            while raw := opened.readline(LONGEST_LINE):
                number += 1
                if raw.strip():
                    yield self._read(raw, number)

    def _read(self, raw: bytes, number: int) -> Line | list[Mistake]:
        try:
            return read(raw.decode("utf-8-sig" if number == 1 else "utf-8"), number=number, vocabulary=self.vocabulary)
        except UnicodeDecodeError:
            return [Mistake(number, "", _("no está en UTF-8. Guarde el archivo otra vez con esa codificación."))]

    def file(self, path: str) -> OnDisk:
        """A file that a line names. Raises FileNotFoundError, also for a link that leads out of the folder."""
        # `Path.resolve` and `is_relative_to` take four times as long, and this is asked for every record.
        found = os.path.realpath(self._inside + path)
        if not found.startswith(self._inside) or not (file := Path(found)).is_file():
            raise FileNotFoundError(path)
        return OnDisk(file)

    def _look(self, path: str) -> Looked:
        """What it is, from its first bytes and its whole. Raises FileNotFoundError, Refused."""
        file = self.file(path)
        whole = file.read() if file.size <= FEW else None
        head = file.read(0, HEAD) if whole is None else whole[:HEAD]
        refuse_at_once(head, length=file.size)
        digest = hashlib.sha256()
        for piece in file.pieces() if whole is None else (whole,):
            digest.update(piece)
        return Looked(file, media_type_of(head), digest.digest(), whole)

    def first_look(self, path: str) -> tuple[str, int]:
        """Why this file cannot be taken, and what to do, "" when it can; and its bytes. Reads its beginning alone."""
        try:
            file = self.file(path)
            head = file.read(0, HEAD)
            refuse_at_once(head, length=file.size)
        except FileNotFoundError:
            return _("no está en la carpeta. Revise cómo se llama."), 0
        except OSError:
            return _("no se puede leer."), 0
        except Refused as refusal:
            return in_words(refusal), 0
        if TYPES[media_type_of(head)].media_type != "text/plain" and is_mixed(
            Blocks(file), media_type=media_type_of(head)
        ):
            return _("parece dos cosas a la vez. Guárdelo otra vez como foto, PDF o grabación."), 0
        return "", file.size


def in_words(refusal: Refused) -> str:
    """Why a file is not taken, for an archivist."""
    words = {
        "empty": _("está vacío."),
        "too_large": _("es demasiado grande para su clase."),
        "unknown": _("no es de una clase que se reciba: foto, sonido, video, PDF o texto."),
    }
    return words.get(str(getattr(refusal.reason, "value", refusal.reason)), _("está roto o no se puede abrir."))
