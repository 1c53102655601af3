"""The questions of each kind of telling, one a page. Every one can be skipped (R25); none asks for status or an
address.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """One page: its key in the answers, what is asked, a hint, why, and the kind of field.

    `field` is "line", "text", "date" (EDTF-like, loosely written), "place" (words), "choice" (see `choices`) or
    "files".
    `public` answers become passages of the record; the rest are facts or stay in the vault.
    """

    key: str
    label: str | Promise
    hint: str | Promise
    why: str | Promise
    field: str = "text"
    public: bool = False
    choices: tuple[tuple[str, str | Promise], ...] = ()


_WHEN = Question(
    "when",
    _("¿Cuándo pasó?"),
    _("Puede ser solo el año. Por ejemplo: 2018, o marzo de 2018."),
    _("Para que quien lea entienda el momento. Usted decide después qué tan exacto se muestra."),
    field="date",
)
_WHERE = Question(
    "where",
    _("¿En qué zona pasó?"),
    _("Un barrio o una ciudad. No escriba una dirección exacta."),
    _("Para que su historia se encuentre junto a otras del mismo lugar. Usted decide si se muestra."),
    field="place",
)
_TITLE = Question(
    "title",
    _("¿Cómo le pondría a su historia?"),
    _("Una frase suya. Si no se le ocurre, la buscamos con usted."),
    _("Es lo primero que se lee. Preferimos sus palabras a las nuestras."),
    field="line",
)
_FILES = Question(
    "files",
    _("¿Quiere mandar fotos?"),
    _("Una por una. Puede mandarlas otro día, con sus siete palabras."),
    _("Antes de mostrar una foto tapamos caras y borramos los datos escondidos en el archivo."),
    field="files",
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "testimony": (
        Question(
            "story",
            _("¿Qué pasó?"),
            _("Cuéntelo como se lo contaría a alguien de confianza. Puede ser poco."),
            _(
                "Porque es el centro de su historia. No hace falta decir cómo ni cuándo entró al país, "
                "ni nada de tribunales."
            ),
            public=True,
        ),
        Question(
            "help",
            _("¿Quién estuvo con usted, o qué le ayudó?"),
            _("No hacen falta nombres."),
            _("Porque otras personas pueden necesitar esa misma ayuda."),
            public=True,
        ),
        Question(
            "wish",
            _("¿Qué quisiera que supiera quien lea esto?"),
            _("Una frase basta."),
            _("A veces es lo que más se recuerda."),
            public=True,
        ),
        _WHEN,
        _WHERE,
        _TITLE,
        _FILES,
        Question(
            "contact",
            _("¿Hay algo que debamos saber y no publicar?"),
            _("Lo lee quien modera su historia, nadie más."),
            _("Por ejemplo, de qué tenemos que cuidarnos al tapar su identidad."),
        ),
    ),
    "mural": (
        _FILES,
        Question(
            "story",
            _("¿Qué se ve en el mural, y qué significa para usted?"),
            _("Cuéntelo con sus palabras."),
            _("Hay quien no puede verlo, y el mural puede desaparecer."),
            public=True,
        ),
        Question(
            "artist",
            _("¿Sabe quién lo pintó?"),
            _("Si lo firma un grupo, el nombre del grupo. Si no lo sabe, sáltela."),
            _("Para darle crédito, si lo quiere."),
            field="line",
        ),
        Question(
            "when",
            _("¿Cuándo se pintó?"),
            _("Puede ser solo el año."),
            _("La vida de un mural también es historia."),
            field="date",
        ),
        _WHERE,
        Question(
            "condition",
            _("¿Cómo está hoy?"),
            _("Lo que usted vio la última vez."),
            _("Muchos murales se borran. Decirlo también es guardarlos."),
            field="choice",
            choices=(
                ("whole", _("Entero")),
                ("tagged", _("Rayado")),
                ("whitewashed", _("Blanqueado")),
                ("restored", _("Restaurado")),
                ("gone", _("Ya no está")),
            ),
        ),
        _TITLE,
    ),
    "vigil": (
        Question(
            "remembered",
            _("¿A quién o qué se recordó?"),
            _("Puede ser una persona, muchas, o algo que pasó."),
            _("Para no perder por quién se prendieron las velas."),
            field="line",
        ),
        Question(
            "family",
            _("¿La familia está de acuerdo en que se diga?"),
            _("Si no lo sabe, dígalo: entonces no se muestra el nombre."),
            _("La familia decide cómo se recuerda a los suyos."),
            field="choice",
            choices=(
                ("agreed", _("Sí, con su nombre")),
                ("no_name", _("Sí, sin nombre")),
                ("unknown", _("No lo sé")),
            ),
        ),
        Question(
            "story",
            _("¿Qué se hizo y qué se dijo?"),
            _("Cuéntelo como lo vivió."),
            _("Las palabras que se dijeron son lo que queda."),
            public=True,
        ),
        _WHEN,
        _WHERE,
        Question(
            "called_by",
            _("¿Quién convocó?"),
            _("Un grupo, una iglesia, la cuadra. No hacen falta nombres de personas."),
            _("Para dar crédito a quien juntó a la gente."),
            field="line",
        ),
        _TITLE,
        _FILES,
    ),
}


def questions(kind: str) -> tuple[Question, ...]:
    """The questions of a kind, in order."""
    return QUESTIONS[kind]


def passages(answers: dict[str, str], *, kind: str) -> list[tuple[str, str]]:
    """The paragraphs that may become public, each with its place ("story:0"), in the order of the questions."""
    found = []
    for question in questions(kind):
        if question.public:
            paragraphs = [
                part.strip() for part in str(answers.get(question.key, "")).replace("\r\n", "\n").split("\n\n")
            ]
            found += [(f"{question.key}:{at}", text) for at, text in enumerate(filter(None, paragraphs))]
    return found
