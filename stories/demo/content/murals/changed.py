"""Walls that changed or are gone, and two that are not public."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, Marked, Picture, ToldStory, WallEvent

MARIPOSAS = ToldStory(
    key="mariposas",
    kind="mural",
    language="es",
    state="published",
    title="Por donde pasan",
    story=Marked("""
        A la izquierda va una reja de barrotes altos, torcidos, como si alguien los hubiera abierto con las manos. Por
        en medio salen las monarcas, primero chiquitas, luego más grandes, hasta una que ocupa media pared y tapa el
        sol. Los niños de {la primaria de la calle Miles|loose: la escuela} aprendieron a contar con ellas, y nunca
        les salía el mismo número.

        Lo blanquearon en 2020, cuando todos estábamos encerrados y nadie pudo salir a reclamar. Los de la brigada
        dejaron arriba una franja que no alcanzaron. Ahí se ve todavía un pedazo de ala. Las madres que pasan con la
        carriola la enseñan con el dedo.
    """),
    title_translated="Where they get through",
    translation=Marked("""
        On the left is a fence of tall bars, bent, as if someone had opened them with their hands. The monarchs come
        out through the middle, small at first, then bigger, up to one that takes half the wall and covers the sun.
        The children of {loose: the school} learned to count with them, and never got the same number twice.

        It was whitewashed in 2020, when we were all shut in and nobody could go out to complain. The crew left a
        strip at the top that they didn’t reach. You can still see a piece of wing there. Mothers going by with the
        stroller point it out.
    """),
    place="huntington-park",
    place_as_told="Huntington Park, atrás de una llantera",
    place_step=PlaceStep.AREA,
    date="2016",
    date_as_told="2016",
    date_step=DateStep.YEAR,
    terms=("mural", "ninez", "memoria"),
    uses=OPEN_USES,
    artist="Las del Callejón",
    condition="whitewashed",
    events=(WallEvent("2016", "painted"), WallEvent("2020", "whitewashed")),
    pictures=(
        Picture(
            key="muro-mariposas-whole",
            alt_es="Mural: una reja de barrotes abiertos por la que salen mariposas, y una monarca enorme delante de un sol.",
            alt_en="Mural: a fence with its bars pulled apart, butterflies coming through, and one huge monarch before a sun.",
            caption_es="Antes de 2020.",
            caption_en="Before 2020.",
        ),
        Picture(
            key="muro-mariposas-whitewashed",
            alt_es="La pared blanqueada; arriba queda una franja con barrotes y un pedazo de ala.",
            alt_en="The whitewashed wall; a strip with bars and a piece of wing is left at the top.",
            caption_es="Lo que quedó.",
            caption_en="What was left.",
        ),
    ),
    tier="low",
)

CAMION = ToldStory(
    key="camion-con-alas",
    kind="mural",
    language="en",
    state="published",
    title="The bus that left on time",
    story=Marked("""
        It is a city bus with wings. Everybody who waits at that stop has the same joke, that this is the only one
        that comes on time. The wings are sarape stripes, and if you stand close you can see that each feather has a
        bus route painted into it, the old numbers from before they changed them.

        It got tagged in 2022, big silver letters across the wheels. The painters came and looked at it and decided to
        leave it for a while. {Chuco|cut: a name} said that kid waits for the bus too. A week later somebody had
        added, very small, in the same silver, a wheelchair ramp.
    """),
    title_translated="El camión que salió a tiempo",
    translation=Marked("""
        Es un camión de la ciudad, con alas. Todos los que esperan en esa parada hacen el mismo chiste: que es el
        único que llega a tiempo. Las alas son rayas de sarape, y de cerca se ve que cada pluma lleva pintada una
        ruta, los números viejos, de antes de que los cambiaran.

        En 2022 le pintaron firmas encima, letras grandes y plateadas por arriba de las llantas. Los pintores
        vinieron, lo miraron y decidieron dejarlo así un tiempo. {cut: un nombre} dijo que ese muchacho también espera
        el camión. A la semana alguien le había agregado, muy chiquita, con el mismo plateado, una rampa para sillas
        de ruedas.
    """),
    place="macarthur-park",
    place_as_told="Westlake, near the park",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2015",
    date_as_told="2015",
    date_step=DateStep.YEAR,
    terms=("mural", "camion", "trabajo"),
    uses=OPEN_USES,
    artist="Colectivo Parada Nueve",
    condition="tagged",
    events=(WallEvent("2015", "painted"), WallEvent("2022", "tagged")),
    pictures=(
        Picture(
            key="muro-camion-tagged",
            alt_es="Mural: un camión con alas de colores vuela sobre la ciudad al atardecer; encima, firmas plateadas y negras.",
            alt_en="Mural: a bus with striped wings flies over the city at sunset; over it, silver and black tags.",
            caption_es="Con las firmas.",
            caption_en="With the tags.",
        ),
        Picture(
            key="muro-camion-whole",
            alt_es="El mismo mural, sin firmas.",
            alt_en="The same mural, without tags.",
            caption_es="El primer año.",
            caption_en="The first year.",
        ),
    ),
    tier="low",
)

PUERTA = ToldStory(
    key="puerta",
    kind="mural",
    language="es",
    state="published",
    title="La puerta que había",
    story=Marked("""
        Era una puerta pintada en una pared sin puertas. Estaba abierta. Adentro se veía un camino, un río y el sol
        saliendo. Los trabajadores del puerto pasaban por ahí a las cinco, y más de uno, ya de regreso y cansado, hizo
        como que entraba.

        Tiraron el enjarre en 2023 para poner aislante. No avisaron. Queda la pared lisa, color arena, y una marca en
        el piso donde {la señora Paulina|cut: un nombre} ponía su silla para ver la puerta. Tenemos una foto del año
        en que se pintó y una de ahora. Mandamos las dos, porque la segunda también es del mural.
    """),
    title_translated="The door there was",
    translation=Marked("""
        It was a door painted on a wall that had no doors. It stood open. Inside you could see a road, a river and the
        sun coming up. The port workers went by there at five, and more than one, on his way back and tired, made as
        if to go in.

        They tore off the plaster in 2023 to put in insulation. They gave no notice. What is left is a smooth,
        sand-colored wall, and a mark on the ground where {cut: a name} used to set her chair to look at the door. We
        have a photo from the year it was painted and one from now. We are sending both, because the second one is of
        the mural too.
    """),
    place="wilmington",
    place_as_told="Wilmington",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2009",
    date_as_told="2009",
    date_step=DateStep.YEAR,
    terms=("mural", "memoria", "trabajo"),
    uses=OPEN_USES,
    artist="Taller Marea",
    condition="gone",
    events=(WallEvent("2009", "painted"), WallEvent("2023", "gone")),
    pictures=(
        Picture(
            key="muro-puerta-whole",
            alt_es="Mural: una puerta abierta en un muro morado; adentro, un camino, cerros y el sol que sale.",
            alt_en="Mural: an open door in a purple wall; inside it a road, hills and the rising sun.",
            caption_es="El año en que se pintó.",
            caption_en="The year it was painted.",
        ),
        Picture(
            key="muro-puerta-gone",
            alt_es="Una pared lisa de color arena, sin nada.",
            alt_en="A smooth sand-colored wall with nothing on it.",
            caption_es="La misma pared, ahora.",
            caption_en="The same wall, now.",
        ),
    ),
    tier="low",
)

SARAPE = ToldStory(
    key="sarape",
    kind="mural",
    language="es",
    state="expired",
    title="El sol de la tía Socorro",
    story=Marked("""
        Es un sol hecho de franjas de sarape, con magueyes abajo. Le decimos el sol de {mi tía Socorro Anzaldo|cut: un
        nombre}, porque ella prestó el sarape y no se lo devolvieron: lo usaron de modelo y se llenó de pintura. Está
        enmarcado en la pulquería. Hay permiso de mostrar las fotos hasta que termine el año.
    """),
    place="el-monte",
    place_as_told="El Monte",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2010",
    date_as_told="2010",
    date_step=DateStep.YEAR,
    terms=("mural", "memoria"),
    uses=OPEN_USES,
    artist="Los Prestados",
    condition="whole",
    events=(WallEvent("2010", "painted"),),
    pictures=(
        Picture(
            key="muro-sarape-whole",
            alt_es="Mural: un sol de franjas de sarape de muchos colores, con magueyes abajo.",
            alt_en="Mural: a sun made of sarape stripes in many colors, with agaves below.",
        ),
    ),
    tier="low",
)

FLORES = ToldStory(
    key="rio-de-flores",
    kind="mural",
    language="es",
    state="claimed",
    title="El río que sí se puede cruzar",
    story=Marked("""
        Un río de flor de cempasúchil baja de los cerros. Lo pintó mi sobrino Iván Cervantes con los de su escuela.
        Está atrás de mi casa, en el callejón de la Gladys, y de noche lo alumbra la luz del vecino.
    """),
    place="long-beach",
    place_as_told="Long Beach",
    place_step=PlaceStep.AREA,
    date="2022",
    date_as_told="2022",
    date_step=DateStep.YEAR,
    terms=("mural", "altar"),
    uses=OPEN_USES,
    condition="whole",
    events=(WallEvent("2022", "painted"),),
    pictures=(
        Picture(
            key="muro-rio-flores-whole",
            alt_es="Mural: un camino de flores naranjas baja entre cerros verdes y morados, con el sol que sale atrás.",
            alt_en="Mural: a path of orange flowers comes down between green and purple hills, the sun rising behind.",
        ),
    ),
)

CHANGED = (MARIPOSAS, CAMION, PUERTA, SARAPE, FLORES)
