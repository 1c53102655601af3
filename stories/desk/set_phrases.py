"""Sentences for what has to be said often to narrators: plain, in both languages. Each is a beginning to change."""

from dataclasses import dataclass
from typing import Literal

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

Use = Literal["question", "message", "decline"]


@dataclass(frozen=True)
class SetPhrase:
    """One of them: what it is called on the desk, and the Spanish words that are also the key to the English ones."""

    key: str
    use: Use
    called: Promise
    source: str

    def words(self, language: str) -> str:
        """In Spanish or English."""
        with translation.override(language):
            return gettext(self.source)


SET_PHRASES = (
    SetPhrase(
        "person",
        "question",
        _("Preguntar por otra persona"),
        gettext_noop(
            "En su relato aparece otra persona. ¿Sabe ella que usted lo contó? Si prefiere, podemos llamarla "
            "con otro nombre, o no nombrarla."
        ),
    ),
    SetPhrase(
        "place",
        "question",
        _("Preguntar por el lugar"),
        gettext_noop("¿Está bien que se lea en qué barrio pasó? Podemos decir solo la ciudad, o no decir el lugar."),
    ),
    SetPhrase(
        "face",
        "question",
        _("Preguntar por una cara en una foto"),
        gettext_noop(
            "En una foto se ve una cara. ¿Quiere que la tapemos? Si esa persona no está de acuerdo, la foto no "
            "se publica."
        ),
    ),
    SetPhrase(
        "danger",
        "question",
        _("Proponer que se quite algo que puede traer problemas"),
        gettext_noop(
            "Hay algo en su relato que puede traerle problemas a alguien: cómo entró, qué papeles tiene o qué "
            "le pasó en la corte. Le proponemos quitarlo. ¿Está de acuerdo?"
        ),
    ),
    SetPhrase(
        "unclear",
        "question",
        _("Preguntar por algo que no se entiende"),
        gettext_noop(
            "Hay una parte que no entendimos bien, y no queremos cambiar lo que quiso decir. ¿Nos la puede "
            "contar con otras palabras?"
        ),
    ),
    SetPhrase(
        "thanks",
        "message",
        _("Dar las gracias"),
        gettext_noop(
            "Ya leímos su relato. Gracias por confiarnos algo tan suyo. Por ahora no tiene que hacer nada más."
        ),
    ),
    SetPhrase(
        "slow",
        "message",
        _("Decir que tardamos"),
        gettext_noop(
            "Vamos más despacio de lo que le dijimos. Perdone. Su relato sigue bien guardado, y le escribiremos"
            " por aquí."
        ),
    ),
    SetPhrase(
        "help",
        "message",
        _("Decir dónde hay ayuda"),
        gettext_noop(
            "Lo que cuenta pesa mucho. Si quiere hablar con alguien, en la página de ayuda de este sitio hay a "
            "quién llamar."
        ),
    ),
    SetPhrase(
        "version",
        "message",
        _("Decir que hay una versión por leer"),
        gettext_noop(
            "Ya está la versión que leería el público. Léala con calma: puede pedir cambios, o decir que no. Si"
            " no contesta, no se publica."
        ),
    ),
    SetPhrase(
        "not_ours",
        "decline",
        _("No es para este archivo"),
        gettext_noop(
            "Gracias por contarlo. Este archivo guarda lo que la comunidad vivió y resistió frente a las "
            "redadas; por eso no vamos a publicar su relato. Sigue siendo suyo: puede llevárselo o borrarlo "
            "cuando quiera."
        ),
    ),
    SetPhrase(
        "recognized",
        "decline",
        _("Alguien podría reconocerle"),
        gettext_noop(
            "Gracias por confiarnos su relato. No encontramos cómo contarlo sin que alguien pueda reconocerle, "
            "y no queremos ponerle en riesgo. Por eso no lo publicamos. Sigue siendo suyo: puede llevárselo o "
            "borrarlo cuando quiera."
        ),
    ),
)


def language_for(told_in: str) -> str:
    """In which of the two languages to write to somebody who told in this one."""
    return "en" if told_in.partition("-")[0] == "en" else "es"


def phrases_for(*uses: Use) -> list[SetPhrase]:
    """Those for these uses, in order."""
    return [one for one in SET_PHRASES if one.use in uses]


def chosen(*, key: str, language: str) -> str:
    """The words of one of them; "" when there is none of this name."""
    found = next((one for one in SET_PHRASES if one.key == key), None)
    return found.words(language if language in ("es", "en") else "es") if found is not None else ""
