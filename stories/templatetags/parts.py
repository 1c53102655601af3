"""Parts of a version, in the words of the desk."""

from django import template

from stories.redaction.part_words import where

register = template.Library()


@register.filter
def part_in_words(part: str) -> str:
    """`{{ "p3"|part_in_words }}`: el párrafo 3."""
    return where(part)
