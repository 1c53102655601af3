"""What a new version of the consent texts changed, in plain words, for those who said yes to an older one.

Said per version, and per use where that use changed in more than its wording. A version without an entry fails a test.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.consent.uses import Use

CHANGED: Mapping[int, str | Promise] = {
    2: _(
        "Dice lo mismo con palabras más cortas. Lo nuevo: usted puede poner un día en que todo se cierra, "
        "y ese día le preguntamos otra vez."
    ),
    3: _("Cambió un solo permiso: el de que su historia se oiga. Los demás dicen lo mismo."),
    4: _("Cambió un solo permiso: el de dar copias a bibliotecas y universidades. Los demás dicen lo mismo."),
}
CHANGED_OF_USE: Mapping[tuple[int, str], str | Promise] = {
    (2, Use.VOICE): _("Ahora dice también que una voz cambiada se puede volver a como era."),
    (3, Use.VOICE): _(
        "Ahora dice que su propia voz se oye solo si usted la eligió, y que sin este permiso no se oye nada, "
        "tampoco leído por otra persona o por una máquina."
    ),
    (2, Use.HARVEST): _("Ahora dice más claro que las copias de otros lugares no las podemos borrar."),
    (2, Use.INDEXING): _("Ahora dice que un buscador puede tardar en olvidarla."),
    (4, Use.HARVEST): _(
        "Ahora dice que, si usted retira su historia, su página aquí dice que ya no está, "
        "y que lo que pase con las copias depende de quien las tiene."
    ),
}


def since(version: int, *, newest: int) -> list[str | Promise]:
    """What every version after `version` changed, oldest first."""
    return [CHANGED[each] for each in range(version + 1, newest + 1) if each in CHANGED]


def of_use_since(version: int, use: str, *, newest: int) -> list[str | Promise]:
    """What changed about one use."""
    return [CHANGED_OF_USE[each, use] for each in range(version + 1, newest + 1) if (each, use) in CHANGED_OF_USE]
