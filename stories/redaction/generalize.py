"""Dates made coarser by a step. Pure. Places are made coarser by the vocabulary's own tree (`pages.terms`)."""

import re

from stories.consent.precision import DateStep

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def date_at(date: str, step: int) -> str:
    """The EDTF date no more exact than `step`: "2017-05-03" at year is "2017", at decade "201X"; "" for none.

    What is not a plain date (an interval, a season, a decade) passes only where it is no more exact than the step.
    """
    if step == DateStep.NONE or not date:
        return ""
    match = _DATE.fullmatch(date)
    if match is None:
        return _coarse(date, step)
    year, month, day = match["year"], match["month"], match["day"]
    if step == DateStep.DECADE:
        return f"{year[:3]}X"
    if step == DateStep.YEAR or month is None:
        return year
    # EDTF seasons (21 to 24) stand where a month does.
    if step == DateStep.MONTH or day is None or int(month) > 12:
        return f"{year}-{month}"
    return date


def _coarse(date: str, step: int) -> str:
    if re.fullmatch(r"\d{3}X", date):
        return date
    first = re.match(r"\d{4}", date)
    if step == DateStep.DECADE:
        return f"{date[:3]}X" if first else ""
    if re.fullmatch(r"\d{4}/\d{4}", date) or step >= DateStep.MONTH:
        return date
    return first[0] if first else ""
