"""The sentences behind the reason codes of `rules.decide`, for the desk and the narrator."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "withdrawn": _("La historia fue retirada. Es definitivo."),
    "held": _("La historia está oculta."),
    "never_asked": _("Este permiso no se ha dado."),
    "refused": _("Quien narra no permite este uso."),
    "embargo": _("Quien narra pidió que no se publique antes de una fecha."),
    "expired": _("El permiso terminó en la fecha que eligió quien narra."),
    "web_never_asked": _("No hay permiso para mostrarla en este sitio."),
    "web_refused": _("Quien narra no permite mostrarla en este sitio."),
    "web_embargo": _("Quien narra pidió que no se publique antes de una fecha."),
    "web_expired": _("El permiso para mostrarla terminó."),
}
