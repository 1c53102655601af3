"""The questions of a testimony: one's own, or told for a child, for a person who was deported, or for one who died."""

from django.utils.translation import gettext_lazy as _

from stories.intake.question import (
    CONTACT,
    FILES,
    INTERVIEWER,
    THEMES,
    TITLE,
    VOICE,
    WHEN,
    WHERE,
    Question,
)

MINE, DEPORTED, DIED, FOR_A_CHILD = "mine", "deported", "died", "child"

ABOUT = Question(
    "about",
    _("¿De quién es la historia?"),
    _("Si es de varias personas, elija la que está más en el centro."),
    _("Para hacerle las preguntas que van con lo que va a contar."),
    field="choice",
    choices=(
        (MINE, _("Mía, o de mi familia")),
        (DEPORTED, _("De una persona que fue deportada o está detenida")),
        (DIED, _("De una persona que murió")),
    ),
)
HELP = Question(
    "help",
    _("¿Quién estuvo con usted, o qué le ayudó?"),
    _("No hacen falta nombres."),
    _("Porque otras personas pueden necesitar esa misma ayuda."),
    public=True,
)
WISH = Question(
    "wish",
    _("¿Qué quisiera que supiera quien lea esto?"),
    _("Una frase basta."),
    _("A veces es lo que más se recuerda."),
    public=True,
)
RELATION = Question(
    "relation",
    _("¿Qué es esa persona para usted?"),
    _("Por ejemplo: mi papá, una vecina, un compañero. Sin nombres."),
    _("Para entender quién habla. No se publica si usted no lo escribe en su historia."),
    field="line",
)
AFTER = Question(
    "after",
    _("¿Cómo ha sido la vida desde entonces?"),
    _("Lo que cambió en la casa, en la cuadra, en usted."),
    _("Lo que viene después casi nunca se cuenta."),
    public=True,
)

TESTIMONIES: dict[str, tuple[Question, ...]] = {
    MINE: (
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
        HELP,
        WISH,
    ),
    FOR_A_CHILD: (
        Question(
            "story",
            _("¿Qué quiere contar la niña, el niño o el joven?"),
            _("Con sus propias palabras, si se puede. Sin su nombre, su escuela ni su edad exacta."),
            _("Porque la historia es suya. Usted la cuida."),
            public=True,
        ),
        Question(
            "help",
            _("¿Quién le acompañó, o qué le ayudó?"),
            _("No hacen falta nombres."),
            _("Porque otras familias pueden necesitar esa misma ayuda."),
            public=True,
        ),
        Question(
            "wish",
            _("¿Qué quisiera que supiera la gente grande?"),
            _("Una frase basta. También puede ser un dibujo: se manda como foto."),
            _("A veces es lo que más se recuerda."),
            public=True,
        ),
    ),
    DEPORTED: (
        RELATION,
        Question(
            "knows",
            _("¿Esa persona está de acuerdo en que usted lo cuente?"),
            _("Si no lo sabe, dígalo: entonces nada de lo que se muestre dirá quién es."),
            _("Es su vida, aunque esté lejos. Quien cuenta por otra persona no decide en su lugar."),
            field="choice",
            choices=(
                ("agreed", _("Sí, con el nombre que ella o él elija")),
                ("no_name", _("Sí, sin nombre")),
                ("unknown", _("No le he podido preguntar")),
            ),
        ),
        Question(
            "story",
            _("¿Qué pasó con esa persona?"),
            _("Lo que usted vio o le contaron. Sin el lugar donde está ahora."),
            _("Para que no se pierda. No hace falta decir cómo ni cuándo entró al país, ni nada de tribunales."),
            public=True,
        ),
        AFTER,
        Question(
            "wish",
            _("¿Qué quisiera esa persona que se supiera?"),
            _("Una frase basta. Si no lo sabe, sáltela."),
            _("Para que también hable quien no está."),
            public=True,
        ),
    ),
    DIED: (
        RELATION,
        Question(
            "family",
            _("¿Qué quiere la familia que se diga de quien murió?"),
            _("Si usted es de la familia, conteste por ella. Si no lo sabe, no se muestra el nombre."),
            _("La familia decide cómo se recuerda a los suyos."),
            field="choice",
            choices=(
                ("agreed", _("Que se recuerde aquí, con su nombre")),
                ("no_name", _("Que se recuerde aquí, sin nombre")),
                ("unknown", _("No le he preguntado")),
            ),
        ),
        Question(
            "person",
            _("¿Cómo era esa persona?"),
            _("Lo que hacía, lo que le daba risa, lo que cocinaba. Puede ser una sola cosa."),
            _("Para que se le recuerde por su vida."),
            public=True,
        ),
        Question(
            "story",
            _("¿Qué pasó?"),
            _("Solo lo que quiera contar. Puede saltarla."),
            _("Porque alguien tiene que decirlo. Y porque usted decide hasta dónde."),
            public=True,
        ),
        AFTER,
        Question(
            "wish",
            _("¿Cómo quiere que se le recuerde?"),
            _("Una frase basta."),
            _("A veces es lo que más se queda."),
            public=True,
        ),
    ),
}
BEFORE = (INTERVIEWER,)
AFTERWARDS = (WHEN, WHERE, TITLE, FILES, VOICE, THEMES, CONTACT)
