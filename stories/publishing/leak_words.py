"""Where something that was taken out can still be read, in words by which a moderator finds it. Never what it was."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.publishing.leaks import Leak
from stories.redaction.part_words import where

# In which dress it is told again; the very same words need no other.
DRESSES: dict[str, str | Promise] = {
    "word": _("la misma palabra en minúsculas; si no es el nombre, déjela a la vista en el relato"),
    "spelled": _("letra por letra, o pegado"),
    "number": _("el mismo número, escrito de otra manera"),
    "nickname": _("un apodo o un nombre de la misma persona"),
    "initials": _("sus iniciales"),
}
# A sentence names so many.
A_FEW = 3


def places(leaks: Iterable[Leak]) -> list[str]:
    """Each place once: `el párrafo 3`, `el pie de la foto 2: sus iniciales`."""
    return list(dict.fromkeys(_place(leak) for leak in leaks))


def a_few(leaks: Iterable[Leak]) -> str:
    """The first of them, for a sentence."""
    return "; ".join(places(leaks)[:A_FEW])


def _place(leak: Leak) -> str:
    found = where(leak.part, leak.field)
    return f"{found}: {DRESSES[leak.how]}" if leak.how in DRESSES else found
