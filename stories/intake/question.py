"""What a question is, and those that several kinds of telling share. Every one can be skipped (R25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from stories.consent.voice_figures import FIGURES

Choices = tuple[tuple[str, str | Promise], ...]
ALL_THAT_IS_ASKED: tuple[str, tuple[str, ...]] = ("", ())


@dataclass(frozen=True)
class Question:
    """One page: its key in the answers, what is asked, a hint, why, and the kind of field.

    `field` is "line", "text", "date" (EDTF-like, loosely written), "place" (words), "choice" (see `choices`), "files",
    "themes" (slugs of terms) or "credit" (see `helping`).
    `public` answers become passages of the record; the rest are facts or stay in the vault. `only` names another
    question and the answers after which this one is asked.
    """

    key: str
    label: str | Promise
    hint: str | Promise
    why: str | Promise
    field: str = "text"
    public: bool = False
    choices: Choices = ()
    only: tuple[str, tuple[str, ...]] = ALL_THAT_IS_ASKED

    def is_asked(self, answers: Mapping[str, Any]) -> bool:
        """Whether this page has a place on the way, after what was answered so far."""
        key, values = self.only
        return not key or answers.get(key) in values


def when(label: str | Promise, why: str | Promise) -> Question:
    return Question("when", label, _("Puede ser solo el año. Por ejemplo: 2018, o marzo de 2018."), why, field="date")


WHEN = when(
    _("¿Cuándo pasó?"), _("Para que quien lea entienda el momento. Usted decide después qué tan exacto se muestra.")
)


def where(label: str | Promise) -> Question:
    return Question(
        "where",
        label,
        _("Un barrio o una ciudad. No escriba una dirección exacta."),
        _("Para que se encuentre junto a otras historias del mismo lugar. Usted decide si se muestra."),
        field="place",
    )


WHERE = where(_("¿En qué zona pasó?"))
TITLE = Question(
    "title",
    _("¿Cómo le pondría a su historia?"),
    _("Una frase suya. Si no se le ocurre, la buscamos con usted."),
    _("Es lo primero que se lee. Preferimos sus palabras a las nuestras."),
    field="line",
)
FILES = Question(
    "files",
    _("¿Quiere mandar fotos?"),
    _("Una por una. Puede mandarlas otro día, con sus siete palabras."),
    _("Antes de mostrar una foto tapamos caras y borramos los datos escondidos en el archivo."),
    field="files",
)
VOICE = Question(
    "voice",
    _("Si se publica su grabación, ¿con qué voz?"),
    _(
        "Lo más seguro es que otra persona, o una máquina, diga sus palabras. Cambiar la voz no impide que la "
        "reconozcan."
    ),
    format_lazy(
        _(
            "Una voz es como una cara. Hicimos la prueba con una computadora. De 100 grabaciones supo de quién era la "
            "voz en {own}. Con la voz cambiada, en {altered}; y en {altered_knowing} si sabía cómo se cambia. "
            "Adivinando acierta en {chance}. Usted oye cómo queda antes de que salga."
        ),
        **FIGURES,
    ),
    field="choice",
    choices=(
        ("words", _("Que solo se lea; la grabación no se publica")),
        ("respoken", _("Que otra persona diga mis palabras")),
        ("synthetic", _("Que una máquina lea mis palabras")),
        ("altered", _("Que se oiga mi voz, cambiada. Sé que podrían reconocerla")),
        ("own", _("Que se oiga mi voz, como es")),
    ),
    only=("recorded", ("yes",)),
)
CONTACT = Question(
    "contact",
    _("¿Hay algo que debamos saber y no publicar?"),
    _("Lo lee quien modera su historia, nadie más."),
    _("Por ejemplo, de qué tenemos que cuidarnos al tapar su identidad."),
)
THEMES = Question(
    "themes",
    _("¿De qué habla su historia?"),
    _("Estos temas los tiene la historia a la que contesta. Marque los que también sean de la suya, o ninguno."),
    _("Así quien lea una puede encontrar la otra. Nadie sabrá por esto quién contestó a quién."),
    field="themes",
    only=("has_themes", ("yes",)),
)
INTERVIEWER = Question(
    "interviewer",
    _("¿Se dice quién le ayudó a contar?"),
    _("Hacen falta los dos permisos. Si falta uno, no se dice."),
    _("Quien escucha también trabaja, y merece crédito si lo quiere. Pero un nombre puede llevar a otro."),
    field="credit",
    only=("helped", ("yes",)),
)

# Photographs of walls and of people: whose they are (R3: a licence is not consent) and who can be seen in them (R27).
NOT_ASKED = "not_asked"
_GIVEN = ("photographer", ("me", "agreed"))
PHOTOGRAPHER = Question(
    "photographer",
    _("¿Quién tomó las fotos?"),
    _("Si fueron varias personas, piense en todas."),
    _("Una foto es de quien la tomó. Sin su permiso no la publicamos, aunque usted la tenga."),
    field="choice",
    choices=(
        ("none", _("No mandé fotos")),
        ("me", _("Las tomé yo")),
        ("agreed", _("Otra persona, y está de acuerdo en que se publiquen")),
        (NOT_ASKED, _("Otra persona, y no le he preguntado")),
    ),
)
CREDIT = Question(
    "credit",
    _("¿A quién se le da crédito por las fotos?"),
    _("Un nombre, varios, o un grupo. Si no quiere que se diga, déjelo en blanco."),
    _("Para decir de quién son, solo si así lo quiere quien las tomó."),
    field="line",
    only=_GIVEN,
)
LICENCE = Question(
    "licence",
    _("¿Pueden usarse las fotos fuera de este archivo?"),
    _("Esto es aparte de los permisos que vienen después. Aquí decide quien tomó las fotos."),
    _("Una escuela o un periódico puede pedirlas. Si no contesta, se quedan aquí y nada más."),
    field="choice",
    choices=(
        ("none", _("No. Solo aquí")),
        ("by-nc", _("Sí, con crédito y sin ganar dinero (licencia CC BY-NC 4.0)")),
        ("by", _("Sí, con crédito (licencia CC BY 4.0)")),
    ),
    only=_GIVEN,
)
PEOPLE = Question(
    "people",
    _("¿Se ve a personas en las fotos?"),
    _("También quien pasa por la calle, o se refleja en un vidrio."),
    _("Tapamos las caras de quien no dio permiso. Estar en la calle no es dar permiso."),
    field="choice",
    choices=(
        ("none", _("No se ve a nadie")),
        ("agreed", _("Sí, y todas las personas están de acuerdo")),
        (NOT_ASKED, _("Sí, y no a todas les pregunté")),
    ),
    only=("photographer", ("me", "agreed", NOT_ASKED)),
)
PHOTOGRAPHS = (FILES, VOICE, PHOTOGRAPHER, CREDIT, LICENCE, PEOPLE)
