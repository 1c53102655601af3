"""Seven more walls, each with its life: a braid, a quetzal, a rose, palms, a set table, a second flight, a cornfield."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, Marked, Picture, ToldStory, WallEvent

TRENZA = ToldStory(
    key="trenza",
    kind="mural",
    language="es",
    state="published",
    title="La trenza de todas",
    story=Marked("""
        Es una mujer de espaldas. No se le ve la cara porque es cualquiera de nosotras, y también porque así nadie
        puede venir a preguntar quién es. Tiene el pelo partido en dos y unas manos que se lo trenzan; las manos no son
        de ella, vienen de abajo, de la banqueta. Cada listón de la trenza lo pintó una familia de {la calle
        Sunnyside|loose: la cuadra}.

        En 2024 le rayaron letras plateadas en el hombro. Las señoras se juntaron a ver si lo borraban. Ganó dejarlo
        hasta que hubiera dinero para la pintura buena. Mientras, alguien le colgó encima una cortina de cuentas los
        domingos, para las fotos de quinceañera.
    """),
    title_translated="Everybody’s braid",
    translation=Marked("""
        It is a woman from behind. You don’t see her face because she is any one of us, and also because that way
        nobody can come and ask who she is. Her hair is parted in two and there are hands braiding it; the hands are
        not hers, they come from below, from the sidewalk. Each ribbon of the braid was painted by a family from
        {loose: the block}.

        In 2024 someone wrote silver letters on her shoulder. The women met to see whether to paint them out. The vote
        was to leave them until there was money for good paint. Meanwhile somebody hangs a bead curtain over it on
        Sundays, for the quinceañera pictures.
    """),
    place="el-sereno",
    place_as_told="El Sereno",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2019",
    date_as_told="2019",
    date_step=DateStep.YEAR,
    terms=("mural", "madres", "vecinos"),
    uses=OPEN_USES,
    artist="Las Listonas",
    condition="tagged",
    events=(WallEvent("2019", "painted"), WallEvent("2024", "tagged")),
    pictures=(
        Picture(
            key="muro-trenza-tagged",
            alt_es="Mural: una mujer de espaldas con una trenza, corona de flores y golondrinas; hay letras plateadas y rojas encima.",
            alt_en="Mural: a woman from behind with a braid, a crown of flowers and swallows; silver and red letters are sprayed over it.",
            caption_es="Desde 2024.",
            caption_en="Since 2024.",
        ),
        Picture(
            key="muro-trenza-whole",
            alt_es="El mismo mural entero: dos manos morenas trenzan el pelo de una mujer de espaldas, sobre rayos rojos.",
            alt_en="The same mural whole: two brown hands braid the hair of a woman seen from behind, over red rays.",
            caption_es="En 2019, el día de los listones.",
            caption_en="In 2019, on the day of the ribbons.",
        ),
    ),
    tier="low",
)

QUETZAL = ToldStory(
    key="quetzal",
    kind="mural",
    language="es",
    state="published",
    title="El quetzal que volvió",
    story=Marked("""
        Dicen que el quetzal no vive encerrado. Por eso {don Efraín|cut: un nombre}, que estuvo dieciséis meses
        adentro, pidió que fuera ese y no otro. Lo pintaron saliendo del sol, con la cola tan larga que cruza los
        edificios del centro y acaba en la esquina, donde paran los camiones.

        El dueño nuevo lo mandó tapar de gris en 2021, sin avisar. Quedó arriba un pedazo de ala. Un domingo
        aparecieron ahí unas flores, como si el muro fuera una tumba, y luego más. A los dos años el dueño dijo que ya,
        que lo pintaran otra vez, pero que él ponía la escalera. La segunda vez la cola salió más larga.
    """),
    title_translated="The quetzal that came back",
    translation=Marked("""
        They say a quetzal does not live locked in. That is why {cut: a name}, who was inside for sixteen months, asked
        for that bird and no other. They painted it coming out of the sun, with a tail so long that it crosses the
        downtown buildings and ends at the corner, where the buses stop.

        The new owner had it covered in gray in 2021, without a word. A piece of wing was left at the top. One Sunday
        there were flowers there, as if the wall were a grave, and then more. After two years the owner said all right,
        paint it again, but he would bring the ladder. The second time, the tail came out longer.
    """),
    place="south-gate",
    place_as_told="South Gate",
    place_step=PlaceStep.AREA,
    date="2014",
    date_as_told="2014",
    date_step=DateStep.YEAR,
    terms=("mural", "detencion", "reencuentro"),
    uses=OPEN_USES,
    artist="Colectivo Cola Larga",
    condition="restored",
    events=(WallEvent("2014", "painted"), WallEvent("2021", "whitewashed"), WallEvent("2023-10", "restored")),
    pictures=(
        Picture(
            key="muro-quetzal-restored",
            alt_es="Mural: un quetzal verde sale de un sol rosa y su cola larga cruza una ciudad de noche.",
            alt_en="Mural: a green quetzal comes out of a pink sun and its long tail crosses a city at night.",
            caption_es="Pintado otra vez en 2023.",
            caption_en="Painted again in 2023.",
        ),
        Picture(
            key="muro-quetzal-whitewashed",
            alt_es="La pared tapada de gris y blanco; arriba queda la cabeza del pájaro y la punta de un ala.",
            alt_en="The wall covered in gray and white; the bird’s head and the tip of a wing are left at the top.",
            caption_es="De 2021 a 2023.",
            caption_en="From 2021 to 2023.",
        ),
    ),
    tier="low",
)

ROSA = ToldStory(
    key="rosa",
    kind="mural",
    language="en",
    state="published",
    title="A rose window for a parking lot",
    story=Marked("""
        Our church does not have a rose window. It is a former tire shop. So we painted one, on the wall that faces the
        parking lot, because that is where people actually wait: for a ride, for news, for the lawyer who comes on
        Tuesdays.

        In the middle there is somebody sitting with their back to you, in a shawl. {Sister Agnes|loose: One of the
        sisters} cut the pattern out of pizza boxes. When the sun goes down the tiles around it seem to go on after the
        light does. People started to leave their car doors open to listen to each other.
    """),
    title_translated="Un rosetón para un estacionamiento",
    translation=Marked("""
        Nuestra iglesia no tiene rosetón. Antes era una llantera. Así que pintamos uno, en la pared que da al
        estacionamiento, porque ahí es donde la gente de veras espera: el aventón, la noticia, a la abogada que viene
        los martes.

        En medio hay alguien sentado de espaldas, con rebozo. {loose: Una de las hermanas} recortó el molde de cajas de
        pizza. Cuando se mete el sol, los mosaicos parece que siguen después de la luz. La gente empezó a dejar abiertas
        las puertas del carro para oírse unos a otros.
    """),
    place="lynwood",
    place_as_told="Lynwood",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2020",
    date_as_told="2020",
    date_step=DateStep.YEAR,
    terms=("mural", "iglesia", "ayuda-legal", "santuario"),
    uses=OPEN_USES,
    artist="Parish painting circle",
    condition="whole",
    events=(WallEvent("2020", "painted"),),
    pictures=(
        Picture(
            key="muro-rosa-whole",
            alt_es="Mural: un rosetón de vidrio pintado sobre mosaicos azules; en el centro, una persona de espaldas con trenza.",
            alt_en="Mural: a painted rose window on blue tiles; in its center a person with a braid, seen from behind.",
            caption_es="La pared que da al estacionamiento.",
            caption_en="The wall that faces the parking lot.",
        ),
    ),
    tier="low",
)

PALMAS = ToldStory(
    key="palmas",
    kind="mural",
    language="es",
    state="published",
    title="Las velas debajo de las palmas",
    story=Marked("""
        Se pintó en una semana, después de una vigilia muy grande. Las velas de abajo son las que de verdad hubo esa
        noche: cada quien pintó la suya y por eso ninguna es igual. {Mi sobrina Yaretzi|loose: Una niña} pintó la suya
        de lado, porque dijo que había viento.

        La bardita la tumbaron en 2022 para hacer departamentos. Antes de que llegara la máquina fuimos a tomarle fotos
        con luz de mañana. Lo que se ve ahora es la pared nueva. Si uno sabe dónde pararse, todavía se adivinan las
        llamas.
    """),
    title_translated="The candles under the palms",
    translation=Marked("""
        It was painted in a week, after a very big vigil. The candles at the bottom are the ones that were really there
        that night: each person painted their own, and that is why no two are alike. {loose: A girl} painted hers
        leaning, because she said there was wind.

        The little wall was knocked down in 2022 to build apartments. Before the machine came we went to photograph it
        in the morning light. What you see now is the new wall. If you know where to stand you can still guess the
        flames.
    """),
    place="echo-park",
    place_as_told="Echo Park",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2018",
    date_as_told="2018",
    date_step=DateStep.YEAR,
    terms=("mural", "vigilia", "duelo", "memoria"),
    uses=OPEN_USES,
    artist="Quienes estuvieron esa noche",
    condition="gone",
    events=(WallEvent("2018", "painted"), WallEvent("2022", "gone")),
    pictures=(
        Picture(
            key="muro-palmas-whole",
            alt_es="Mural: palmeras rosas y verdes ante una luna enorme, y abajo muchas velas encendidas, todas distintas.",
            alt_en="Mural: pink and green palms before a huge moon, and below them many lit candles, all different.",
            caption_es="La última mañana, 2022.",
            caption_en="The last morning, 2022.",
        ),
        Picture(
            key="muro-palmas-gone",
            alt_es="Una pared lisa color arena en el mismo lugar; abajo se adivinan unas llamas.",
            alt_en="A plain sand-colored wall in the same place; faint flames can be guessed near the ground.",
            caption_es="La pared de ahora.",
            caption_en="The wall as it is now.",
        ),
    ),
    tier="low",
)

MESA = ToldStory(
    key="mesa",
    kind="mural",
    language="es",
    state="published",
    title="El lugar de mi papá no se quita",
    story=Marked("""
        Mi hermana y yo lo pintamos en la pared de {la taquería de mi tío Lalo|loose: un negocio de la familia}. Es la
        mesa de la casa, tal cual, con el mantel de cuadros y el florero. Hay un plato servido y una silla vacía con el
        suéter de él. La ventana tiene cortinas abiertas y la luna adentro.

        La gente pregunta de quién es la silla y cada cliente contesta otra cosa: que de su hermano, que de su
        compadre, que de ella misma, cuando estuvo lejos. Mi mamá dice que así está bien, que una silla alcanza para
        muchos.
    """),
    title_translated="My father’s place stays set",
    translation=Marked("""
        My sister and I painted it on the wall of {loose: a family business}. It is the table at home, just as it is,
        with the tiled cloth and the vase. There is a plate set out and an empty chair with his sweater. The window has
        its curtains open and the moon inside.

        People ask whose chair it is and every customer answers something else: my brother’s, my compadre’s, mine,
        when I was far away. My mother says that is fine, one chair is enough for many.
    """),
    place="north-hollywood",
    place_as_told="North Hollywood",
    place_step=PlaceStep.AREA,
    date="2021",
    date_as_told="2021",
    date_step=DateStep.YEAR,
    terms=("mural", "separacion-familiar", "comida", "memoria"),
    uses=OPEN_USES,
    artist="",
    condition="whole",
    events=(WallEvent("2021", "painted"),),
    pictures=(
        Picture(
            key="muro-mesa-whole",
            alt_es="Mural: una mesa puesta con flores, pan, una taza y velas; una silla vacía con un suéter, y la luna en la ventana.",
            alt_en="Mural: a set table with flowers, bread, a cup and candles; an empty chair with a sweater, and the moon in the window.",
            caption_es="La mesa de la casa.",
            caption_en="The table at home.",
        ),
    ),
    tier="middle",
)

ALAS = ToldStory(
    key="alas",
    kind="mural",
    language="en",
    state="published",
    title="The second flight",
    story=Marked("""
        There was another wall with monarchs and it got painted over, so the kids who had learned to count on it, who
        are in high school now, did their own. They made the bars thinner on purpose. {Bryan, who is taller than all of
        us,|loose: One of them} said that in ten years you remember a fence thinner than it was.

        The big one is exactly as wide as the bus stop across the street. They measured it lying down, heads to shoes:
        eleven students and a backpack. They wrote that on the back of the wall, with nobody’s name.
    """),
    title_translated="El segundo vuelo",
    translation=Marked("""
        Había otra pared con monarcas y la taparon, así que los niños que aprendieron a contar con ella, que ya van en
        la preparatoria, hicieron la suya. Los barrotes los hicieron más delgados a propósito. {loose: Uno de ellos}
        dijo que a los diez años uno se acuerda de una reja más delgada de lo que era.

        La grande mide lo mismo que la parada del camión de enfrente. La midieron acostados, cabezas con zapatos: once
        estudiantes y una mochila. Lo escribieron atrás de la pared, sin el nombre de nadie.
    """),
    place="maywood",
    place_as_told="Maywood",
    place_step=PlaceStep.AREA,
    date="2024-05",
    date_as_told="May 2024",
    date_step=DateStep.YEAR,
    terms=("mural", "juventud", "escuela", "ninez"),
    uses=OPEN_USES,
    artist="An art class",
    condition="whole",
    events=(WallEvent("2024", "painted"),),
    pictures=(
        Picture(
            key="muro-alas-whole",
            alt_es="Mural: de una cortina de barrotes doblados salen mariposas; una monarca grande abre las alas delante de un sol.",
            alt_en="Mural: butterflies leave a curtain of bent bars; one large monarch opens its wings before a sun.",
            caption_es="Once estudiantes y una mochila de ancho.",
            caption_en="Eleven students and a backpack wide.",
        ),
    ),
    tier="low",
)

ELOTE = ToldStory(
    key="elote",
    kind="mural",
    language="es",
    state="published",
    title="Un maizal en la barda de la yarda",
    story=Marked("""
        Es la barda de la yarda donde guardamos los carritos. El maíz lo pintamos entre los vendedores, con brocha de
        casa. Las raíces salen por abajo, porque {el finado Chema|cut: un nombre} decía que uno se planta donde lo dejan
        trabajar.

        Lo rayaron un mes después. Nos dolió, pero luego salió quién: un muchacho de la otra cuadra, que vino con su
        mamá a pedir disculpas y se quedó a vender. Ya no lo borró, porque le dijimos que primero aprendiera a preparar
        un elote. Ahí sigue la raya y ahí sigue él.
    """),
    title_translated="A cornfield on the yard’s wall",
    translation=Marked("""
        It is the wall of the yard where we keep the carts. We vendors painted the corn ourselves, with house brushes.
        The roots come out at the bottom, because {cut: a name} used to say that you take root where they let you work.

        It was tagged a month later. It hurt us, but then we learned who: a boy from the next block, who came with his
        mother to say he was sorry and stayed to sell. He never painted it out, because we told him to learn to make an
        elote first. The tag is still there and so is he.
    """),
    place="watts",
    place_as_told="Watts",
    place_step=PlaceStep.AREA,
    date="2023",
    date_as_told="2023",
    date_step=DateStep.YEAR,
    terms=("mural", "venta-en-la-calle", "comida", "trabajo"),
    uses=OPEN_USES,
    artist="Vendedoras y vendedores de la yarda",
    condition="tagged",
    events=(WallEvent("2023-04", "painted"), WallEvent("2023-05", "tagged")),
    pictures=(
        Picture(
            key="muro-elote-tagged",
            alt_es="Mural: un maizal con mazorcas y raíces a la vista; encima hay letras plateadas y rayas rojas y azules.",
            alt_en="Mural: a cornfield with ears and bare roots; silver letters and red and blue lines are sprayed over it.",
            caption_es="Con la raya, que se quedó.",
            caption_en="With the tag, which stayed.",
        ),
    ),
    tier="low",
)

FURTHER: tuple[ToldStory, ...] = (TRENZA, QUETZAL, ROSA, PALMAS, MESA, ALAS, ELOTE)
