"""Told for somebody else: by a grandmother for a child, by a niece for an uncle who died; and one that answers another."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import PUBLIC_USES, Marked, ToldStory

MOCHILA = ToldStory(
    key="mochila",
    kind="testimony",
    language="es",
    state="reviewed",
    title="Guardé la mochila debajo de la cama",
    story=Marked("""
        Mi abuelita escribe, yo digo. Cuando se llevaron a mi papá yo estaba en {la primaria Encino Azul|cut: una
        escuela}. Nadie me dijo. Vi que vino mi tía y no era su día.

        En mi mochila puse su gorra, una foto y unas galletas, por si me tocaba irme a mí también. La guardé debajo de
        la cama. {Dani|loose: mi hermano} puso la suya al lado. Dormimos con los zapatos puestos muchos días.
    """),
    help=Marked("""
        Mi maestra me dejó sentarme junto a la ventana. No me preguntó nada. Eso me ayudó.
    """),
    wish=Marked("""
        Que las personas grandes digan las cosas. Uno de todos modos se da cuenta.
    """),
    contact="Es mi nieto. Tiene maestra nueva y no queremos que sepa.",
    place="boyle-heights",
    place_as_told="En el este de Los Ángeles",
    place_step=PlaceStep.AREA,
    date="2019",
    date_as_told="2019",
    date_step=DateStep.DECADE,
    terms=("escuela", "ninez"),
    note_es="Un niño cuenta el día en que se llevaron a su papá.",
    note_en="A child tells of the day his father was taken.",
    uses=("web", "translate"),
    tier="high",
    minor=True,
    others={"age": "child", "guardian": "both"},
)

TIO = ToldStory(
    key="tio",
    kind="testimony",
    language="es",
    state="published",
    title="Mi tío silbaba antes de llegar",
    story=Marked("""
        Mi tío {Anselmo|cut: su nombre} silbaba antes de llegar, para que no nos asustáramos. Vivía solo en {un cuarto
        de la calle Cedro|loose: un cuarto que rentaba}, y los domingos traía pan dulce y lo partía en cuatro aunque
        fuéramos cinco. Decía que él ya había comido. Nunca había comido.

        Ponía pisos. Tenía las rodillas como dos piedras, y en la bolsa de la camisa un lápiz gordo, de carpintero,
        con el que nos dibujaba caballos en las cajas de cartón. A todos nos salían burros. A él no.

        Lo recogieron una mañana, camino al trabajo. Estuvo {cuatro meses y medio|loose: unos meses} adentro. Llamaba
        los jueves, y lo primero que hacía era silbar, para que supiéramos que era él y que estaba bien. Un jueves no
        llamó. El viernes nos habló una persona que no sabía decir su nombre.

        Lo enterramos donde él quería, con su hermana. Mi mamá metió el lápiz. El padre preguntó quién quería decir
        algo y nadie pudo, así que silbamos. Primero uno, luego todos, mal, como podíamos. Los del otro entierro se
        quitaron el sombrero.

        Después vinieron a la casa unos muchachos que habían trabajado con él. Traían una carpeta con recibos. Le
        debían tres semanas y ellos las habían cobrado por él, yendo a tocar la puerta del patrón hasta que abrió.
        Uno de ellos dijo: esto era suyo y no se iba a quedar ahí.
    """),
    wish=Marked("""
        Quiero que se le recuerde por el silbido. Cómo murió ya está escrito en un papel del gobierno. Cómo silbaba
        no está escrito en ningún lado, más que aquí.
    """),
    contact="La familia está de acuerdo, sin nombre. Yo soy su sobrina. Me ayudó a contarlo una señora de la parroquia.",
    place="pacoima",
    place_as_told="En el Valle",
    place_step=PlaceStep.AREA,
    date="2016",
    date_as_told="2016",
    date_step=DateStep.YEAR,
    terms=("duelo", "detencion", "trabajo"),
    note_es="Se recuerda a una persona que murió detenida. No se describe cómo.",
    note_en="A person who died in detention is remembered. How is not described.",
    uses=PUBLIC_USES,
    tier="high",
    others={
        "age": "adult",
        "about": "died",
        "relation": "mi tío",
        "family": "no_name",
        "helped": "yes",
        "interviewer": {"name": "Una vecina de la parroquia", "wants": True, "agrees": True},
    },
)

RADIO = ToldStory(
    key="radio",
    kind="testimony",
    language="en",
    state="received",
    title="We turned the radio up",
    story=Marked("""
        I read the one about the window and the singing. On our block nobody sang. We had a radio. My father put it on
        the sill, facing out, as loud as it went, and the man across the way found the same station, and then the
        whole street was one song with a delay in it.

        They sat in the van for a while. Then they drove off, slowly, the way you leave a party you were not asked to.
    """),
    wish=Marked("""
        I wanted whoever opened that window to know that it was not only them.
    """),
    place_as_told="South Central",
    date_as_told="2008",
    uses=PUBLIC_USES,
    others={"age": "adult", "about": "mine"},
    answers_to="ventana",
    themes=("vecinos",),
)

FOR_OTHERS: tuple[ToldStory, ...] = (MOCHILA, TIO, RADIO)
