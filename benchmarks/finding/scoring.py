"""Scores by words and by entities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.finding.corpora import Labelled

# What stands between blanks, when a letter or a figure is in it: a link is one word, lone signs are none.
_WORD = re.compile(r"\S*\w\S*")

DIRECT = frozenset(
    [
        "NOMBRE_SUJETO_ASISTENCIA",
        "NOMBRE_PERSONAL_SANITARIO",
        "CALLE",
        "CORREO_ELECTRONICO",
        "NUMERO_TELEFONO",
        "NUMERO_FAX",
        "ID_SUJETO_ASISTENCIA",
        "ID_TITULACION_PERSONAL_SANITARIO",
        "ID_ASEGURAMIENTO",
        "ID_CONTACTO_ASISTENCIAL",
        "PER",
        "LEGAL_PROFESSIONAL",
        "CODE",
        "PERSON",
        "person",
        "STREET_ADDRESS",
        "CREDIT_CARD",
        "PHONE_NUMBER",
        "EMAIL_ADDRESS",
        "IBAN_CODE",
        "US_SSN",
        "US_DRIVER_LICENSE",
        "IP_ADDRESS",
        "DOMAIN_NAME",
        "NAME",
        "ANUM",
        "SSN",
        "ITIN",
        "PHONE",
        "EMAIL",
        "ADDR",
        "CASE",
        "PLATE",
        "HANDLE",
    ]
)


@dataclass
class Score:
    """Counts over texts; the figures are properties."""

    hit: int = 0
    missed: int = 0
    extra: int = 0
    kinds: dict[str, list[int]] = field(default_factory=dict)

    def add(self, text: Labelled, found: Iterable[tuple[int, int]]) -> None:
        """Counts one text. A word counts as found when a character of it was proposed."""
        gold = _cover(len(text.text), ((start, end) for start, end, _ in text.spans))
        seen = _cover(len(text.text), found)
        for match in _WORD.finditer(text.text):
            start, end = match.span()
            wanted, got = any(gold[start:end]), any(seen[start:end])
            self.hit += wanted and got
            self.missed += wanted and not got
            self.extra += got and not wanted
        for start, end, label in text.spans:
            words = [match.span() for match in _WORD.finditer(text.text, start, end)]
            whole = all(any(seen[first:last]) for first, last in words)
            counts = self.kinds.setdefault(label, [0, 0])
            counts[0] += whole
            counts[1] += 1

    @property
    def recall(self) -> float:
        return self.hit / max(1, self.hit + self.missed)

    @property
    def precision(self) -> float:
        return self.hit / max(1, self.hit + self.extra)

    def entities(self, *, direct: bool) -> float | None:
        """The share of entities found whole, of those that alone lead to a person or of the rest; None without any."""
        rows = [counts for label, counts in self.kinds.items() if (label in DIRECT) is direct]
        total = sum(count for _, count in rows)
        return sum(whole for whole, _ in rows) / total if total else None


def _cover(size: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    cover = bytearray(size)
    for start, end in spans:
        cover[start:end] = b"\x01" * (min(end, size) - start)
    return cover
