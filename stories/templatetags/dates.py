"""`{{ page.date|in_words }}`: an EDTF date in the language of the page."""

from django import template

from stories.consent.reading import reading_language
from stories.pages.dates_in_words import date_in_words

register = template.Library()


@register.filter
def in_words(edtf: str) -> str:
    """`2006-03-25` -> "25 de marzo de 2006"."""
    return date_in_words(edtf, language=reading_language())
