"""In which of the archive's two languages a page is read."""

from django.utils.translation import get_language


def reading_language() -> str:
    """`es` or `en`: the language of whoever reads this page; Spanish where nobody has said."""
    return (get_language() or "es")[:2]
