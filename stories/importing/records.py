"""One line of `records.jsonl`: what it may say, and every mistake in it with what to do. Pure.

What is not in `FIELDS` is a mistake: nothing is taken in that nobody described, a person's status least of all.
"""

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from stories.consent.precision import DateStep, PlaceStep
from stories.consent.uses import Use
from stories.importing.answers import mistakes_in
from stories.intake.bringing import Allowed
from stories.intake.imported import CHANNELS
from stories.intake.models import TOLD

PLACE_STEPS = {"none": PlaceStep.NONE, "state": PlaceStep.STATE, "area": PlaceStep.AREA} | {
    "neighbourhood": PlaceStep.NEIGHBOURHOOD
}
DATE_STEPS = {"none": DateStep.NONE, "decade": DateStep.DECADE, "year": DateStep.YEAR} | {
    "month": DateStep.MONTH,
    "day": DateStep.DAY,
}
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
FIELDS = {"id", "kind", "language", "title", "text", "date", "place", "terms", "note", "answers", "private", "name"} | {
    "minor",
    "consent",
    "evidence",
    "files",
}
OF_CONSENT = {"channel", "uses", "place", "date", "embargo_until", "expires_on"}
OF_FILE = {"path", "words", "agreed"}
# Asked of their classes once: of each line they would be gathered anew.
USES, OFFERED, TO_TELL = tuple(Use.values), tuple(map(str, CHANNELS)), tuple(map(str, TOLD))
# Most dates; the grammar of all others is slow.
PLAIN = re.compile(r"\d{4}(-\d{2}){0,2}")
LONGEST, LONGEST_TEXT = 200, 400_000


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one line, and what to do. `line` is counted from 1; 0 is the folder as a whole."""

    line: int
    where: str
    words: str

    def __str__(self) -> str:
        place = _("línea %(line)s") % {"line": self.line} if self.line else _("carpeta")
        return f"{place}, {self.where}: {self.words}" if self.where else f"{place}: {self.words}"


@dataclass(frozen=True)
class Vocabulary:
    """The slugs that the archive knows."""

    places: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True)
class File:
    path: str
    words: str = ""
    agreed: bool = False


@dataclass(frozen=True)
class Line:
    """One record as it stands in its line, whole and without a mistake."""

    number: int
    id: str
    kind: str
    language: str
    answers: Mapping[str, Any]
    allowed: Allowed
    evidence: str
    files: tuple[File, ...]
    name: str
    minor: bool


@dataclass
class Reader:
    """Reads one line and gathers its mistakes."""

    number: int
    vocabulary: Vocabulary
    said: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, where: str, words: str) -> None:
        self.mistakes.append(Mistake(self.number, where, words))

    def words(self, name: str, *, most: int = LONGEST, needed: bool = False) -> str:
        """A text of the line, stripped."""
        value = self.said.get(name, "")
        if not isinstance(value, str):
            self.wrong(name, _("debe ser texto entre comillas."))
            return ""
        value = value.strip()
        if needed and not value:
            self.wrong(name, _("falta."))
        if len(value) > most:
            self.wrong(name, _("es demasiado largo: caben %(most)s letras.") % {"most": most})
        return str(value)

    def choice(self, name: str, values: Any, *, said: Mapping[str, Any] | None = None, default: str = "") -> str:
        value = (self.said if said is None else said).get(name, default)
        if not isinstance(value, str) or value not in values:
            self.wrong(
                name if said is None else f"consent.{name}",
                _("debe ser una de estas palabras: %(values)s.") % {"values": ", ".join(values)},
            )
            return default
        return str(value)

    def listed(self, name: str) -> list[str]:
        value = self.said.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(name, _("debe ser una lista de textos, entre corchetes."))
            return []
        return value

    def only(self, said: Mapping[str, Any], known: set[str], *, where: str = "") -> None:
        for name in sorted(set(said) - known):
            self.wrong(f"{where}{name}", _("no se conoce este campo. Quítelo, o vea en la guía cómo se llama."))

    def yes_or_no(self, name: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self.wrong(name, _("debe ser true o false."))
            return False
        return value


def read(text: str, *, number: int, vocabulary: Vocabulary) -> Line | list[Mistake]:
    """The record in this line, or everything that is wrong with it."""
    reader = Reader(number, vocabulary)
    try:
        said = json.loads(text)
    except ValueError:
        reader.wrong("", _("no es JSON. Cada línea es un registro entero, entre llaves."))
        return reader.mistakes
    if not isinstance(said, dict):
        reader.wrong("", _("no es un registro: debe ir entre llaves."))
        return reader.mistakes
    reader.said = said
    reader.only(said, FIELDS)
    line = Line(
        number=number,
        id=reader.words("id", needed=True),
        kind=reader.choice("kind", TO_TELL, default="testimony"),
        language=_language(reader),
        answers=_answers(reader),
        allowed=_allowed(reader),
        evidence=_path(reader, "evidence", said.get("evidence")),
        files=_files(reader),
        name=reader.words("name", most=80),
        minor=reader.yes_or_no("minor", said.get("minor", False)),
    )
    return reader.mistakes or line


def _language(reader: Reader) -> str:
    language = reader.words("language", most=20, needed=True)
    if language and not LANGUAGE.fullmatch(language):
        reader.wrong("language", _("debe ser un código de idioma, como es, en o quc."))
    return language


def _answers(reader: Reader) -> dict[str, Any]:
    """The line's words as answers to the questions that are asked here, so that the desk works on them as on any."""
    text, place = reader.words("text", most=LONGEST_TEXT), reader.words("place")
    if place and place not in reader.vocabulary.places:
        reader.wrong("place", _("no está entre los lugares del vocabulario: escriba su clave, o déjelo vacío."))
    terms = reader.listed("terms")
    for slug in terms:
        if slug not in reader.vocabulary.terms:
            reader.wrong(
                "terms", _("«%(slug)s» no está en el vocabulario. Quítelo o agréguelo antes.") % {"slug": slug}
            )
    note, also = reader.said.get("note", {}), reader.said.get("answers", {})
    if (
        not isinstance(note, dict)
        or not set(note) <= {"es", "en"}
        or not all(isinstance(n, str) for n in note.values())
    ):
        reader.wrong("note", _('debe tener la nota en dos idiomas: {"es": "...", "en": "..."}.'))
        note = {}
    if not isinstance(also, dict) or not all(isinstance(one, str) for one in also.values()):
        reader.wrong("answers", _("debe ir entre llaves, y cada respuesta entre comillas."))
        also = {}
    kind = str(reader.said.get("kind", "testimony"))
    for name, words in mistakes_in(also, kind=kind):
        reader.wrong(f"answers.{name}", words)
    title, date = reader.words("title", needed=True), _date(reader, "date")
    if not text and not also and not reader.said.get("files"):
        reader.wrong("text", _("falta: no hay nada que contar, ni archivos."))
    brought = {"id": reader.said.get("id", ""), "place": place, "date": date, "note": note, "terms": terms}
    told = {
        "story": text,
        "title": title,
        "when": date,
        "where": place,
        "contact": reader.words("private", most=10_000),
    }
    return {**{name: said for name, said in told.items() if said}, **also, "themes": terms, "brought": brought}


def _date(reader: Reader, name: str) -> str:
    date = reader.words(name, most=40).upper()
    try:
        if PLAIN.fullmatch(date):
            datetime.date.fromisoformat(f"{date}-01-01"[:10] if len(date) < 8 else date)
        elif date and (":" in date or "T" in date or not parse_edtf(date)):
            raise ValueError
    except (ValueError, EDTFParseException):
        reader.wrong(name, _("no es una fecha que se entienda. Escriba 2018, 2018-05, 2018-05-03, 201X o 2017/2018."))
    return date


def _day(reader: Reader, said: Mapping[str, Any], name: str) -> datetime.date | None:
    value = said.get(name)
    if value in (None, ""):
        return None
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        reader.wrong(f"consent.{name}", _("debe ser un día, como 2027-01-31."))
        return None


def _allowed(reader: Reader) -> Allowed:
    said = reader.said.get("consent")
    if not isinstance(said, dict):
        reader.wrong("consent", _("falta: diga en qué consta el permiso y qué permite."))
        return Allowed("", {})
    reader.only(said, OF_CONSENT, where="consent.")
    uses = said.get("uses")
    if not isinstance(uses, dict) or not uses:
        reader.wrong("consent.uses", _("falta: diga sí o no a cada uso de que hable la prueba. Lo que no diga es no."))
        uses = {}
    reader.only(uses, set(USES), where="consent.uses.")
    for use, yes in uses.items():
        reader.yes_or_no(f"consent.uses.{use}", yes)
    return Allowed(
        channel=reader.choice("channel", OFFERED, said=said),
        # In the order of the house, not of the line.
        uses={use: bool(uses[use]) for use in USES if use in uses},
        place_step=PLACE_STEPS[reader.choice("place", PLACE_STEPS, said=said, default="none")],
        date_step=DATE_STEPS[reader.choice("date", DATE_STEPS, said=said, default="none")],
        embargo_until=_day(reader, said, "embargo_until"),
        expires_on=_day(reader, said, "expires_on"),
    )


def _files(reader: Reader) -> tuple[File, ...]:
    said = reader.said.get("files", [])
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        reader.wrong("files", _("debe ser una lista de archivos, cada uno entre llaves."))
        return ()
    found = []
    for one in said:
        reader.only(one, OF_FILE, where="files.")
        words = one.get("words", "")
        if not isinstance(words, str):
            reader.wrong("files.words", _("debe ser texto entre comillas."))
            words = ""
        agreed = reader.yes_or_no("files.agreed", one.get("agreed", False))
        found.append(File(_path(reader, "files.path", one.get("path")), words[:500], agreed))
    return tuple(found)


def _path(reader: Reader, where: str, value: Any) -> str:
    """A path inside the folder: no line reaches outside of it."""
    if not isinstance(value, str) or not value.strip():
        reader.wrong(where, _("falta: diga qué archivo de la carpeta es."))
        return ""
    parts = value.split("/")
    if value.startswith("/") or "\\" in value or "\0" in value or any(part in ("", ".", "..") for part in parts):
        reader.wrong(where, _("debe ser un archivo de adentro de la carpeta, como evidence/0001.pdf."))
        return ""
    return value
