"""Walls one can still see: whole, or restored."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, Marked, Picture, ToldStory, WallEvent

MANOS = ToldStory(
    key="manos",
    kind="mural",
    language="es",
    state="published",
    title="Manos que sostienen la casa",
    story=Marked("""
        La casa es la de enfrente: blanca, de techo rojo, con la puerta azul. La levantan dos manos morenas con los
        puños bordados, y detrás va un sol de colores con papel picado arriba. Los pintores dicen que trazaron las
        manos alrededor de las manos de la gente que pasaba mientras estuvo el andamio, y que a nadie le preguntaron
        el nombre.

        En 2019 un dueño nuevo mandó blanquear la pared en una mañana. Le pregunté a {Rubén, el de la llave|cut: un
        nombre}, que lo vio, y dijo que el rodillo se atoraba en los dedos, porque ahí la pintura era más gruesa.
        Durante dos años los vecinos prendimos una veladora en la banqueta cada vez que llovía, porque con la lluvia
        se transparentaba el azul.

        Lo taparon. Siguió estando.
    """),
    title_translated="Hands that hold the house",
    translation=Marked("""
        The house is the one across the street: white, red-roofed, with a blue door. Two brown hands with embroidered
        cuffs lift it, and behind it goes a sun of many colors with cut paper above. The painters say that they traced
        the hands around the hands of the people who came by while the scaffold was up, and that nobody was asked for
        a name.

        In 2019 a new owner had the wall whitewashed in one morning. I asked {cut: a name}, who saw it, and he said
        that the roller kept catching on the fingers, because there the paint was thicker. For two years we neighbors
        lit a candle on the sidewalk every time it rained, because with the rain the blue showed through.

        They covered it. It went on being there.
    """),
    contact="Rubén todavía trabaja para el dueño.",
    chosen_name="Una vecina de la cuadra",
    place="boyle-heights",
    place_as_told="Boyle Heights, a una cuadra de la panadería",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2011",
    date_as_told="2011",
    date_step=DateStep.YEAR,
    terms=("mural", "vecinos", "memoria"),
    uses=OPEN_USES,
    artist="Taller de la Esquina",
    condition="restored",
    events=(
        WallEvent("2011", "painted"),
        WallEvent("2014", "tagged"),
        WallEvent("2019", "whitewashed"),
        WallEvent("2021", "restored"),
    ),
    pictures=(
        Picture(
            key="muro-manos-restored",
            alt_es="Mural: dos manos morenas de puños bordados sostienen una casa blanca de techo rojo delante de un sol; arriba, papel picado.",
            alt_en="Mural: two brown hands with embroidered cuffs hold a white house with a red roof before a sun; cut paper above.",
            caption_es="Como está hoy, después de restaurarlo.",
            caption_en="As it is today, after it was restored.",
            credit="Taller de la Esquina",
        ),
        Picture(
            key="muro-manos-whitewashed",
            alt_es="La misma pared, blanqueada: arriba asoman el papel picado y el borde del sol; lo demás es pintura gris.",
            alt_en="The same wall, whitewashed: the cut paper and the rim of the sun show at the top; the rest is gray paint.",
            caption_es="La mañana en que lo blanquearon.",
            caption_en="The morning it was whitewashed.",
            credit="Taller de la Esquina",
        ),
        Picture(
            key="muro-manos-whole",
            alt_es="El mural recién pintado, con los colores más fuertes.",
            alt_en="The mural newly painted, its colors stronger.",
            caption_es="Recién terminado. Con esta foto lo volvieron a pintar.",
            caption_en="Just finished. It was repainted from this photograph.",
            credit="Taller de la Esquina",
        ),
    ),
    tier="low",
)

MAIZ = ToldStory(
    key="maiz",
    kind="mural",
    language="es",
    state="published",
    title="La milpa del lavado de carros",
    story=Marked("""
        Es la pared de un lavado de carros y lo que se ve es una milpa de mazorcas gordas, y abajo, como si cortaran
        la tierra con cuchillo, las raíces. Lo pintaron los mismos que lavan, con una maestra que vino {doce|loose:
        varios} domingos. Cada quien hizo su mata. La más alta es la mía, aunque yo soy el más chaparro.

        Cuando hay mucho sol el piso está mojado y la milpa se refleja. La gente que espera su carro se queda viendo
        para abajo. Un cliente me preguntó qué quería decir. Le dije que nada, que era de comer.
    """),
    title_translated="The cornfield at the car wash",
    translation=Marked("""
        It is the wall of a car wash and what you see is a cornfield with fat ears, and underneath, as if the ground
        had been cut with a knife, the roots. It was painted by the same people who do the washing, with a teacher who
        came for {loose: several} Sundays. Each of us made our own stalk. The tallest one is mine, though I am the
        shortest.

        When there is a lot of sun the ground is wet and the cornfield is reflected. People waiting for their cars
        stand looking down. A customer asked me what it meant. I told him nothing, that it was for eating.
    """),
    chosen_name="El de la mata más alta",
    place="pacoima",
    place_as_told="Pacoima",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2018",
    date_as_told="2018",
    date_step=DateStep.YEAR,
    terms=("mural", "trabajo", "comida"),
    uses=OPEN_USES,
    artist="Brigada del Agua",
    condition="whole",
    events=(WallEvent("2018", "painted"),),
    pictures=(
        Picture(
            key="muro-maiz-whole",
            alt_es="Mural: una fila de matas de maíz con mazorcas naranjas; abajo se ven las raíces blancas en la tierra.",
            alt_en="Mural: a row of corn plants with orange ears; below, the white roots in the soil.",
        ),
    ),
    tier="low",
)

COLCHA = ToldStory(
    key="colcha",
    kind="mural",
    language="es",
    state="published",
    title="Colcha para el que llegue",
    story=Marked("""
        Es una colcha tendida en un lazo, con pinzas, del tamaño de la pared entera. La diseñaron costureras: cada
        cuadro lo cortó primero una de ellas en tela y luego lo pasamos a la pintura. Hay casas, estrellas, cartas
        escritas con rayitas que no se leen. Las cartas no se leen a propósito. Lo que dicen lo sabe quien la cortó.

        Un cuadro de abajo, el de la casa de techo naranja, lo cortó {Nohemí|cut: un nombre}. Ella todavía no lo ha
        visto pintado. Cuando vuelva, que diga si la puerta iba así.
    """),
    title_translated="A quilt for whoever arrives",
    translation=Marked("""
        It is a quilt hung on a line, with clothespins, the size of the whole wall. Seamstresses designed it: each
        square was first cut by one of them in cloth and then we carried it over into paint. There are houses, stars,
        letters written in little strokes that can’t be read. The letters can’t be read on purpose. Whoever cut it
        knows what it says.

        One square near the bottom, the house with the orange roof, was cut by {cut: a name}. She has not seen it
        painted yet. When she comes back, let her say if that is how the door went.
    """),
    contact="Es la misma Nohemí del otro testimonio. Sigue detenida.",
    chosen_name="Puntada Derecha",
    place="distrito-de-la-moda",
    place_as_told="El centro, cerca de los callejones",
    place_step=PlaceStep.AREA,
    date="2019",
    date_as_told="2019",
    date_step=DateStep.YEAR,
    terms=("mural", "costura", "memoria", "cartas"),
    uses=OPEN_USES,
    artist="Puntada Derecha, círculo de costureras",
    condition="whole",
    events=(WallEvent("2019", "painted"),),
    pictures=(
        Picture(
            key="muro-colcha-whole",
            alt_es="Mural: una colcha de cuadros azules y ocres tendida en un lazo, con una flor redonda al centro.",
            alt_en="Mural: a quilt of blue and ochre squares hung on a line, with a round flower in the middle.",
        ),
    ),
)

AGUILA = ToldStory(
    key="aguila",
    kind="mural",
    language="en",
    state="published",
    title="When they meet",
    story=Marked("""
        An eagle from the north and a condor from the south, nose to nose with the sun between them. My uncle says it
        is a prophecy and my aunt says it is two birds arguing over an orange. It is on the side of {a muffler shop on
        Whittier|loose: a repair shop}, and it has been repainted so often that the birds have gotten fatter.

        In 2017 it was tagged the week before a march. Forty people came to clean it who had never cleaned a wall.
        They used toothbrushes. What I remember is the sound, forty toothbrushes, like a field of crickets.
    """),
    title_translated="Cuando se encuentran",
    translation=Marked("""
        Un águila del norte y un cóndor del sur, frente a frente, con el sol en medio. Mi tío dice que es una profecía
        y mi tía dice que son dos pájaros peleándose una naranja. Está al lado de {loose: un taller}, y lo han
        repintado tantas veces que los pájaros han engordado.

        En 2017 le pintaron firmas encima, la semana antes de una marcha. Vinieron a limpiarlo cuarenta personas que
        nunca habían limpiado una pared. Usaron cepillos de dientes. De lo que me acuerdo es del ruido: cuarenta
        cepillos, como un campo de grillos.
    """),
    place="este-de-los-angeles",
    place_as_told="East LA",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2003",
    date_as_told="2003",
    date_step=DateStep.YEAR,
    terms=("mural", "marcha", "vecinos"),
    uses=OPEN_USES,
    artist="Los Cepillos",
    condition="restored",
    events=(WallEvent("2003", "painted"), WallEvent("2017", "tagged"), WallEvent("2018", "restored")),
    pictures=(
        Picture(
            key="muro-aguila-restored",
            alt_es="Mural: un águila y un cóndor con las alas abiertas, frente a frente, con un sol naranja en medio.",
            alt_en="Mural: an eagle and a condor with open wings, face to face, an orange sun between them.",
            caption_es="Restaurado.",
            caption_en="Restored.",
        ),
        Picture(
            key="muro-aguila-tagged",
            alt_es="El mismo mural con firmas blancas y plateadas encima.",
            alt_en="The same mural with white and silver tags over it.",
            caption_es="La semana antes de la marcha.",
            caption_en="The week before the march.",
        ),
    ),
    tier="low",
)

RAICES = ToldStory(
    key="raices",
    kind="mural",
    language="es",
    state="published",
    title="Las calles tienen raíz",
    story=Marked("""
        La copa del árbol es un mapa: se ven las cuadras, los callejones, el parque. Debajo están las raíces, blancas,
        larguísimas. Si uno se acerca puede buscar su calle. La gente la encuentra y pone el dedo, y por eso en
        algunas cuadras ya se gastó la pintura.

        Se puede leer al revés, como todo por aquí. Que las calles salieron de la raíz, o que la raíz la echaron las
        calles.
    """),
    title_translated="Streets have roots",
    translation=Marked("""
        The crown of the tree is a map: you can see the blocks, the alleys, the park. Underneath are the roots, white,
        very long. If you come close you can look for your street. People find it and put a finger on it, and so on
        some blocks the paint has worn away.

        You can read it backwards, like everything around here. That the streets came from the root, or that it was
        the streets that put down the root.
    """),
    place="pico-union",
    place_as_told="Pico-Union",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2013",
    date_as_told="2013",
    date_step=DateStep.YEAR,
    terms=("mural", "vecinos", "memoria"),
    uses=OPEN_USES,
    artist="Colectivo Raíz Cuadrada",
    condition="whole",
    events=(WallEvent("2013", "painted"), WallEvent("2016", "tagged"), WallEvent("2016", "restored")),
    pictures=(
        Picture(
            key="muro-raices-whole",
            alt_es="Mural: un árbol cuya copa es un mapa de calles; debajo, raíces blancas en la tierra.",
            alt_en="Mural: a tree whose crown is a street map; below it, white roots in the earth.",
        ),
        Picture(
            key="muro-raices-tagged",
            alt_es="El mismo mural con firmas plateadas y negras encima.",
            alt_en="The same mural with silver and black tags over it.",
            caption_es="Unos meses, en 2016.",
            caption_en="For some months, in 2016.",
        ),
    ),
    tier="low",
)

PAJAROS = ToldStory(
    key="pajaros",
    kind="mural",
    language="es",
    state="published",
    title="Para los que van de paso",
    story=Marked("""
        Son pájaros de papel doblado que pasan por encima de los techos. Una enfermera de {la clínica de la
        Broadway|loose: una clínica} enseñó a doblarlos en la sala de espera, y quien esperaba doblaba. Los de verdad
        se colgaron del techo. Los de la pared los pintó después un muchacho que había venido por una tos.

        Cada pájaro es de papel de otro color. Es la manera de saber que no son el mismo. Hay uno casi blanco, el más
        grande. Preguntamos y el muchacho dijo: ese es para el que no ha llegado.
    """),
    title_translated="For those passing through",
    translation=Marked("""
        They are birds of folded paper flying over the roofs. A nurse from {loose: a clinic} taught people to fold
        them in the waiting room, and whoever was waiting folded. The real ones were hung from the ceiling. The ones
        on the wall were painted later by a young man who had come in about a cough.

        Each bird is of paper of another color. It is how you know they are not the same one. There is one almost
        white, the biggest. We asked, and the young man said: that one is for whoever has not arrived.
    """),
    place="florence-firestone",
    place_as_told="Sur de Los Ángeles",
    place_step=PlaceStep.AREA,
    date="2021",
    date_as_told="2021",
    date_step=DateStep.YEAR,
    terms=("mural", "salud", "memoria"),
    uses=OPEN_USES,
    artist="",
    condition="whole",
    events=(WallEvent("2021", "painted"),),
    pictures=(
        Picture(
            key="muro-pajaros-whole",
            alt_es="Mural: pájaros de papel doblado vuelan sobre techos de teja, delante de un sol pálido.",
            alt_en="Mural: birds of folded paper fly over tiled roofs, before a pale sun.",
        ),
    ),
    tier="low",
)

STANDING = (MANOS, MAIZ, COLCHA, AGUILA, RAICES, PAJAROS)
