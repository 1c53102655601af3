"""The words of the worksheet: what is asked, offered and hinted at. Spanish is the source."""

from django.utils.translation import gettext_lazy as _

HOW = (("cut", _("Tapar: no se dice")), ("loose", _("Contar en general: se dice otra cosa")))

# Offered while typing what a cut or a general word says.
USUAL_CUTS = (
    _("un nombre"),
    _("una dirección"),
    _("una ciudad"),
    _("un lugar de trabajo"),
    _("una escuela"),
    _("una fecha"),
    _("un parentesco"),
    _("un número"),
)
USUAL_LOOSE = (
    _("una ciudad de Honduras"),
    _("en la primavera"),
    _("un familiar"),
    _("una vecina"),
    _("un taller"),
    _("hace años"),
)

TIERS = (("low", _("Bajo")), ("middle", _("Medio")), ("high", _("Alto")))

# R11: what nobody should have to fear having told.
RISKS = (
    ("entry", _("Cómo o cuándo entró al país")),
    ("conviction", _("Una condena, un arresto o un cargo")),
    ("removal", _("Una orden de deportación o una salida anterior")),
    ("relatives", _("La situación migratoria de familiares")),
)

# R22: what identifies a person besides the name.
LOOKED_FOR = (
    ("names", _("Nombres y apodos")),
    ("addresses", _("Direcciones, lugares de trabajo, escuelas")),
    ("dates", _("Fechas que solo una persona tiene")),
    ("faces", _("Caras")),
    ("clothes", _("Ropa y uniformes")),
    ("tattoos", _("Tatuajes y marcas")),
    ("plates", _("Placas y números")),
    ("background", _("El fondo de las fotos")),
    ("voice", _("La manera de hablar")),
)

CONDITIONS = (
    ("", _("No se sabe")),
    ("whole", _("Entero")),
    ("tagged", _("Con firmas encima")),
    ("whitewashed", _("Blanqueado")),
    ("restored", _("Restaurado")),
    ("gone", _("Ya no está")),
)
EVENTS = (
    ("", _("Elija")),
    ("painted", _("Pintado")),
    ("tagged", _("Le pintaron firmas encima")),
    ("whitewashed", _("Blanqueado")),
    ("restored", _("Restaurado")),
    ("gone", _("Ya no está")),
)
FAMILY = (
    ("agreed", _("Está de acuerdo, con el nombre")),
    ("no_name", _("Está de acuerdo, sin el nombre")),
    ("unknown", _("No se sabe (no se muestra el nombre)")),
)
