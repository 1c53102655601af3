"""Dates as people say them, from EDTF, in Spanish and English. What we do not understand is left unsaid."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Grammar:
    """How one language says dates. Templates take `day`, `month`, `season`, `year`, `first`, `last`, `words`."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    day: str
    month: str
    season: str
    decade: str
    century: str
    between: str
    since: str
    until: str
    about: str
    perhaps: str


GRAMMARS: Mapping[str, Grammar] = {
    "es": Grammar(
        months=(
            "enero", "febrero", "marzo", "abril", "mayo", "junio",
            "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        ),
        seasons=("primavera", "verano", "otoño", "invierno"),
        day="{day} de {month} de {year}",
        month="{month} de {year}",
        season="{season} de {year}",
        decade="década de {year}",
        century="entre {first} y {last}",
        between="entre {first} y {last}",
        since="desde {words}",
        until="hasta {words}",
        about="hacia {words}",
        perhaps="quizá {words}",
    ),
    "en": Grammar(
        months=(
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        seasons=("spring", "summer", "fall", "winter"),
        day="{month} {day}, {year}",
        month="{month} {year}",
        season="{season} {year}",
        decade="the {year}s",
        century="between {first} and {last}",
        between="between {first} and {last}",
        since="since {words}",
        until="until {words}",
        about="around {words}",
        perhaps="perhaps {words}",
    ),
}  # fmt: skip

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_DECADE = re.compile(r"(\d{3})[Xx]")
_CENTURY = re.compile(r"(\d{2})[Xx]{2}")
_MONTH_UNKNOWN = re.compile(r"(\d{4})(?:-[Xx]{2})+")
_DAY_UNKNOWN = re.compile(r"(\d{4}-\d{2})-[Xx]{2}")
_FIRST_SEASON, _LAST_SEASON = 21, 24


def date_in_words(edtf: str, *, language: str) -> str:
    """`2017-21` -> "primavera de 2017", `201X` -> "década de 2010"; empty where there is nothing we can say well."""
    grammar = GRAMMARS.get(language, GRAMMARS["es"])
    text = edtf.strip()
    if "/" in text:
        first, _, last = text.partition("/")
        return _between(first.strip(), last.strip(), grammar)
    return _one(text, grammar)


def year_of(edtf: str) -> str:
    """The four digits of a year, or of a decade's first year; empty if the date is not one year or one decade."""
    text = edtf.strip().rstrip("?~%")
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}0"
    if "/" not in text and (match := re.match(r"\d{4}(?!\d)", text)):
        return match[0]
    return ""


def _between(first: str, last: str, grammar: Grammar) -> str:
    open_ends = ("", "..")
    from_words = "" if first in open_ends else _one(first, grammar)
    to_words = "" if last in open_ends else _one(last, grammar)
    if from_words and to_words:
        return from_words if first == last else grammar.between.format(first=from_words, last=to_words)
    if from_words:
        return grammar.since.format(words=from_words)
    if to_words:
        return grammar.until.format(words=to_words)
    return ""


def _one(text: str, grammar: Grammar) -> str:
    bare = text.rstrip("?~%")
    words = _plain(bare, grammar)
    if words and bare != text:
        return (grammar.perhaps if text.endswith("?") else grammar.about).format(words=words)
    return words


def _plain(text: str, grammar: Grammar) -> str:
    if decade := _DECADE.fullmatch(text):
        return grammar.decade.format(year=f"{decade[1]}0")
    if century := _CENTURY.fullmatch(text):
        return grammar.century.format(first=f"{century[1]}00", last=f"{century[1]}99")
    if unknown := (_DAY_UNKNOWN.fullmatch(text) or _MONTH_UNKNOWN.fullmatch(text)):
        return _plain(unknown[1], grammar)
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        return year
    number = int(month)
    if 1 <= number <= len(grammar.months):
        name = grammar.months[number - 1]
        if day is None:
            return grammar.month.format(month=name, year=year)
        return grammar.day.format(day=int(day), month=name, year=year) if 1 <= int(day) <= 31 else ""
    if day is None and _FIRST_SEASON <= number <= _LAST_SEASON:
        return grammar.season.format(season=grammar.seasons[number - _FIRST_SEASON], year=year)
    return ""
