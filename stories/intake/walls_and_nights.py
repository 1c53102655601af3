"""The questions of a mural, of a vigil, and of news of a mural that the archive knows already."""

from django.utils.translation import gettext_lazy as _

from stories.intake.question import (
    CONTACT,
    INTERVIEWER,
    PHOTOGRAPHS,
    THEMES,
    TITLE,
    Question,
    when,
    where,
)

CONDITION = Question(
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
)

MURAL = (
    INTERVIEWER,
    *PHOTOGRAPHS,
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
        "artist_wish",
        _("¿Qué quiere quien lo pintó?"),
        _("Si usted lo pintó, conteste por usted."),
        _(
            "Quien pinta puede pedir que no se diga su nombre, o que no se publique. "
            "Lo guardamos cerrado y lo cumplimos."
        ),
        field="choice",
        choices=(
            ("named", _("Que se publique, con su nombre")),
            ("no_name", _("Que se publique, sin su nombre")),
            ("objects", _("Que no se publique aquí")),
            ("unknown", _("No le he preguntado")),
        ),
    ),
    when(_("¿Cuándo se pintó?"), _("La vida de un mural también es historia.")),
    where(_("¿En qué zona está el mural?")),
    CONDITION,
    Question(
        "title",
        _("¿Cómo se llama el mural?"),
        _("Si no tiene nombre, póngale usted uno. Si no se le ocurre, lo buscamos juntos."),
        _("Es lo primero que se lee. Preferimos sus palabras a las nuestras."),
        field="line",
    ),
    THEMES,
    CONTACT,
)

WHEN_IT_WAS = when(
    _("¿Cuándo fue?"), _("Para que quien lea entienda el momento. Usted decide después qué tan exacto se muestra.")
)

VIGIL = (
    INTERVIEWER,
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
        _("¿Qué se hizo esa noche?"),
        _("Cuéntelo como lo vivió."),
        _("Lo que se hizo juntos es lo que queda."),
        public=True,
    ),
    Question(
        "words",
        _("¿Qué palabras se dijeron?"),
        _("Un rezo, una canción, una lista, un silencio. Sin decir quién las dijo, si no le preguntó."),
        _("Las palabras que se dijeron en voz alta también son historia."),
        public=True,
    ),
    WHEN_IT_WAS,
    where(_("¿En qué zona fue?")),
    Question(
        "called_by",
        _("¿Quién convocó?"),
        _("Un grupo, una iglesia, la cuadra. No hacen falta nombres de personas."),
        _("Para dar crédito a quien juntó a la gente."),
        field="line",
    ),
    TITLE,
    *PHOTOGRAPHS,
    THEMES,
    CONTACT,
)

REPORT = (
    CONDITION,
    when(_("¿Cuándo lo vio así?"), _("Para decir la fecha en la vida de esa pared. Basta el mes o el año.")),
    Question(
        "note",
        _("¿Quiere decirnos algo más?"),
        _("Por ejemplo, si lo taparon con otra pintura. No hacen falta nombres."),
        _("Lo lee quien cuida ese mural en el archivo. No se publica."),
    ),
    Question(
        "add",
        _("¿Lo agregamos a la página del mural?"),
        _("Solo se agregan la fecha y cómo está. Nada sobre usted."),
        _("Sin su sí, lo guardamos y no lo agregamos. Callar no es permitir."),
        field="choice",
        choices=(("yes", _("Sí, agréguenlo")), ("no", _("No. Solo quería que lo supieran"))),
    ),
)
