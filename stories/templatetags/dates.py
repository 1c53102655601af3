"""Dates in the language of the page: `{{ page.date|in_words }}` of an EDTF date, `{{ row.day|day }}` of a day."""

import datetime

from django import template
from django.utils.formats import date_format

from stories.consent.reading import reading_language
from stories.pages.dates_in_words import date_in_words

register = template.Library()


@register.filter
def in_words(edtf: str) -> str:
    """`2006-03-25` -> "25 de marzo de 2006"."""
    return date_in_words(edtf, language=reading_language())


@register.filter
def day(value: datetime.date | None) -> str:
    """`13 dic 2026`, `13 Dec 2026`; months have a small letter in Spanish. Empty for none."""
    return date_format(value, "j M Y" if reading_language() == "en" else "j b Y") if value else ""


@register.filter
def near_day(value: datetime.date | None) -> str:
    """The same without its year, for days that are near."""
    return date_format(value, "j M" if reading_language() == "en" else "j b") if value else ""
