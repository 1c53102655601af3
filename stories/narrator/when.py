"""A date as people write it, read as EDTF: "marzo de 2018" is 2018-03. What is not understood is left alone. Pure."""

import re

from stories.pages.dates_in_words import GRAMMARS

_MONTHS = {
    name.casefold(): number for grammar in GRAMMARS.values() for number, name in enumerate(grammar.months, start=1)
}
_YEAR = re.compile(r"(?<![\d/.-])(1[89]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_MONTH_AND_YEAR = re.compile(r"(?<!\d)(\d{1,2})[/.-](1[89]\d\d|20\d\d)(?!\d)")
_DECADE = re.compile(r"\b(?:años|anos|década de|decada de|the)\s+(?:los\s+)?(1[89]\d0|20\d0)s?\b", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th)?(?!\d)")


def loosely(text: str) -> str:
    """The EDTF date behind the words, as exact as they are; "" when there is not exactly one year in them."""
    if exact := _ISO.search(text):
        return _made(exact[1], int(exact[2]), int(exact[3] or 0))
    if decade := _DECADE.search(text):
        return f"{decade[1][:3]}X"
    if both := _MONTH_AND_YEAR.search(text):
        return _made(both[2], int(both[1]), 0)
    years = set(_YEAR.findall(text))
    if len(years) != 1:
        return ""
    year = years.pop()
    months = [number for word in re.findall(r"[^\W\d_]+", text.casefold()) if (number := _MONTHS.get(word))]
    if len(set(months)) != 1:
        return str(year)
    days = [int(day) for day in _DAY.findall(text.replace(year, " ")) if 1 <= int(day) <= 31]
    return _made(year, months[0], days[0] if len(days) == 1 else 0)


def _made(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"
