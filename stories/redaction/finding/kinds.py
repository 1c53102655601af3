"""The kinds of things that identify, and the reasons for a proposal, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.redaction.finding.proposals import Proposal


@dataclass(frozen=True)
class Kind:
    """`label` for lists, `looks` a sentence for one proposal; `direct` when it alone leads to a person."""

    code: str
    label: Promise
    looks: Promise
    direct: bool = False


_ALL = (
    Kind("person", _("persona"), _("Parece el nombre de una persona."), direct=True),
    Kind("place", _("lugar"), _("Parece el nombre de un lugar.")),
    Kind("organization", _("organización"), _("Parece el nombre de una organización.")),
    Kind("school", _("escuela"), _("Parece el nombre de una escuela.")),
    Kind("employer", _("lugar de trabajo"), _("Parece el nombre de un lugar de trabajo.")),
    Kind("proper", _("nombre propio"), _("Puede ser un nombre de algo o de alguien.")),
    Kind("date", _("fecha"), _("Parece una fecha.")),
    Kind("age", _("edad"), _("Parece una edad.")),
    Kind("phone", _("teléfono"), _("Parece un teléfono."), direct=True),
    Kind("email", _("correo electrónico"), _("Parece un correo electrónico."), direct=True),
    Kind("handle", _("cuenta en redes"), _("Parece una cuenta en redes sociales."), direct=True),
    Kind("web", _("dirección en internet"), _("Parece una dirección en internet."), direct=True),
    Kind("address", _("dirección exacta"), _("Parece una dirección exacta."), direct=True),
    Kind("a_number", _("número A"), _("Parece un número A de inmigración."), direct=True),
    Kind("receipt", _("número de recibo"), _("Parece un número de recibo de inmigración."), direct=True),
    Kind("court_case", _("número de caso"), _("Parece un número de caso."), direct=True),
    Kind("ssn", _("seguro social"), _("Parece un número de seguro social."), direct=True),
    Kind("itin", _("ITIN"), _("Parece un número ITIN, el de los impuestos."), direct=True),
    Kind("document", _("documento"), _("Parece el número de un documento."), direct=True),
    Kind("number", _("número"), _("Es un número que puede llevar a alguien."), direct=True),
    Kind("plate", _("placa"), _("Parece la placa de un carro."), direct=True),
    Kind("entry", _("entrada al país"), _("Parece decir cómo o cuándo entró alguien al país.")),
    Kind("conviction", _("antecedente penal"), _("Parece hablar de una condena o un arresto.")),
    Kind("removal", _("deportación"), _("Parece hablar de una orden de deportación.")),
    Kind("relative_status", _("estatus de un familiar"), _("Parece decir el estatus migratorio de alguien.")),
    Kind("quasi", _("seña particular"), _("Sola no dice quién es. Junto con otras señas, sí puede decirlo.")),
)

KINDS: dict[str, Kind] = {kind.code: kind for kind in _ALL}

REASONS: dict[str, Promise] = {
    "shape": _("Tiene esa forma."),
    "plan": _("Es un número posible en el plan telefónico de un país."),
    "spelled": _("Está escrito con palabras en vez de cifras."),
    "cue": _("Lo anuncian las palabras de al lado."),
    "list": _("Está en una lista de nombres conocidos."),
    "learned": _("Se usa como los nombres de otros textos."),
    "faint": _("Se parece un poco a lo que otros textos ocultan."),
    "capitals": _("Lleva mayúscula en medio de una frase."),
    "repeat": _("Ya se encontró en otra parte de esta historia."),
    "phrase": _("La frase lo cuenta."),
}


def sentence(proposal: Proposal) -> str:
    """Why this was proposed, in the language of the screen; without a word of the text itself."""
    return f"{KINDS[proposal.kind].looks} {REASONS[proposal.reason]}"
