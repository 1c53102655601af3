"""Eight more nights: at a laundry, on steps, at a fence, on wheels, by a lake, at an oven, on a field, under bells."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, Picture, ToldStory

ZAPATOS = ToldStory(
    key="zapatos",
    kind="vigil",
    language="en",
    state="published",
    title="Shoes on the courthouse steps",
    story=Marked("""
        Everyone brought a pair that somebody had left behind. Work boots, church heels, one blue rain boot from a boy
        who is {in Usulután|cut: a place} now. We set them on the steps with the toes pointing in, as if people had
        gone up to ask for something.

        Nobody spoke into anything. If you wanted to, you stood next to a pair and said who walked in it and where to.
        “The laundromat, Tuesdays.” “My recital.” “To the bus, running.” The security guard came out at nine to say we
        had to clear the steps. He waited until the last one had been said.
    """),
    title_translated="Zapatos en los escalones de la corte",
    translation=Marked("""
        Cada quien trajo un par que alguien dejó. Botas de trabajo, tacones de ir a misa, una bota de lluvia azul de un
        niño que ahora está {cut: en un lugar}. Los pusimos en los escalones con la punta para adentro, como si la
        gente hubiera subido a pedir algo.

        No hubo micrófono. El que quería se paraba junto a un par y decía quién caminaba con él y a dónde. «A la
        lavandería, los martes». «A mi recital». «Al camión, corriendo». A las nueve salió el guardia a decir que había
        que despejar. Esperó a que se dijera el último.
    """),
    place="centro-civico",
    place_as_told="Downtown, by the court",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2018-06-30",
    date_as_told="June 2018",
    date_step=DateStep.MONTH,
    terms=("vigilia", "corte", "separacion-familiar", "memoria"),
    uses=OPEN_USES,
    remembered="Those who used to walk in these shoes",
    family="agreed",
    called_by="Families and a parish choir",
    tier="middle",
)

SERENATA = ToldStory(
    key="serenata",
    kind="vigil",
    language="es",
    state="published",
    title="Serenata del otro lado de la reja",
    story=Marked("""
        Fuimos en dos camionetas y un carro que se calentaba. Llevábamos un guitarrón, dos violines y una trompeta con
        sordina, porque no sabíamos si nos iban a correr. Desde el estacionamiento se ven unas ventanas muy angostas.
        Tocamos para las ventanas.

        A la tercera canción, una luz se prendió y se apagó. Luego otra. {Mi prima Nayeli|loose: Una mujer},
        que tiene a su esposo adentro, dijo que así contestan: con el apagador. Tocamos lo que
        nos iban pidiendo con la luz, aunque no sabíamos qué pedían.

        Nos fuimos cuando ya no contestó ninguna. No por tristes: ya era hora de dormir y adentro se levantan temprano.
    """),
    title_translated="A serenade from this side of the fence",
    translation=Marked("""
        We went in two vans and a car that kept overheating. We had a guitarrón, two violins and a trumpet with a mute,
        because we didn’t know whether they would send us away. From the parking lot you see some very narrow windows.
        We played for the windows.

        At the third song a light went on and off. Then another. {loose: A woman}, whose husband is inside, said that is
        how they answer: with the switch. We played whatever they asked for with the light, although we didn’t know
        what they were asking for.

        We left when none of them answered any more. Not because we were sad: it was bedtime, and in there they get up
        early.
    """),
    place="adelanto",
    place_as_told="Adelanto",
    place_step=PlaceStep.AREA,
    date="2019-12",
    date_as_told="una noche de diciembre",
    date_step=DateStep.YEAR,
    terms=("vigilia", "espera-afuera", "detencion", "canto"),
    uses=OPEN_USES,
    remembered="Quienes pasaban la Navidad adentro",
    family="agreed",
    called_by="Músicos y familias de visita",
    tier="middle",
)

RODADA = ToldStory(
    key="rodada",
    kind="vigil",
    language="es",
    state="published",
    title="Una rodada despacio",
    story=Marked("""
        Se hizo en bicicleta porque él repartía en bicicleta. Salimos cincuenta y tantos, muy despacio, por la ruta de
        sus entregas: {la Parthenia|cut: una calle}, luego por la orilla del canal. En cada puerta donde
        él tocaba, alguien salía y nos daba una luz de las que se amarran.

        Al final parecíamos una serpiente de foquitos. Su mamá iba en un triciclo de carga, sentada en una silla, y era
        la única que iba delante. Pidió que no lo llamáramos por el apellido. Dijo: «Él ya llegó. Ustedes síganle, pero
        sin correr».
    """),
    title_translated="A slow ride",
    translation=Marked("""
        It was done on bicycles because he made deliveries by bicycle. Some fifty of us set out, very slowly, along the
        route of his deliveries: {cut: a street}, then along the edge of the canal. At every door where he used to
        knock, somebody came out and gave us one of those lights you tie on.

        By the end we looked like a snake made of little bulbs. His mother rode in a cargo trike, sitting on a chair,
        and she was the only one in front. She asked us not to use his last name. She said: “He got there already. You
        keep going, but don’t hurry.”
    """),
    place="panorama-city",
    place_as_told="Panorama City",
    place_step=PlaceStep.AREA,
    date="2022-03",
    date_as_told="marzo de 2022",
    date_step=DateStep.YEAR,
    terms=("vigilia", "duelo", "trabajo", "juventud"),
    uses=PUBLIC_USES,
    remembered="Un repartidor que saludaba con el timbre",
    family="agreed",
    called_by="Sus compañeros de reparto",
    tier="middle",
)

LAGO = ToldStory(
    key="lago",
    kind="vigil",
    language="en",
    state="published",
    title="Names across the water",
    story=Marked("""
        Half of us stood on one side of the lake and half on the other. One side called out a first name and the other
        side answered, “Here.” It took a while to get the timing right, because sound crosses water later than you
        expect.

        There were names in Spanish, in K’iche’, in Tagalog, in Korean. When we came to {Óscar Manuel|cut: a name}
        nobody answered at first, and then his little brother did, from our own side, because he had been standing with
        the wrong half on purpose, to hear it come.
    """),
    title_translated="Nombres de orilla a orilla",
    translation=Marked("""
        La mitad nos paramos de un lado del lago y la mitad del otro. De un lado decían un nombre de pila y del otro
        contestaban: «Aquí». Tardamos en agarrar el ritmo, porque el sonido cruza el agua más tarde de lo que uno cree.

        Hubo nombres en español, en k’iche’, en tagalo, en coreano. Cuando tocó {cut: un nombre}, primero no contestó
        nadie, y luego contestó su hermanito, desde nuestro propio lado, porque se había puesto en la mitad que no era,
        a propósito, para oírlo llegar.
    """),
    place="macarthur-park",
    place_as_told="Westlake, the lake in the park",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2025-07-20",
    date_as_told="July 2025",
    date_step=DateStep.MONTH,
    terms=("vigilia", "memoria", "lenguas-indigenas", "familias-unidas"),
    uses=OPEN_USES,
    remembered="Neighbors who were taken in June",
    family="agreed",
    called_by="A tenants’ committee and two churches",
    pictures=(
        Picture(
            key="vigilia-patio",
            alt_es="Grabado a colores: círculos de flores anaranjadas y velas sobre baldosas oscuras, vistos desde arriba.",
            alt_en="Color print: circles of orange flowers and candles on dark paving, seen from above.",
            caption_es="Lo que quedó en el piso al final. Lo grabó una vecina.",
            caption_en="What was left on the ground at the end. Printed by a neighbor.",
        ),
    ),
    tier="middle",
)

HORNO = ToldStory(
    key="horno",
    kind="vigil",
    language="es",
    state="published",
    title="El horno se quedó prendido",
    story=Marked("""
        Al panadero lo detuvieron cuando iba a abrir. Esa noche prendimos su horno entre varios que no sabíamos hacer
        pan. {Doña Chelo|loose: Una vecina} leía la receta de una libreta y los demás obedecíamos. Salieron unas conchas
        chuecas y las repartimos calientes, una vela por concha.

        No era para pedir nada. Era para que la cuadra oliera como huele a las cuatro de la mañana. Se estuvo hasta que
        amaneció. Su hija se comió la primera y dijo que estaba cruda, y nos reímos, que también se puede en una vigilia.
    """),
    title_translated="The oven stayed lit",
    translation=Marked("""
        The baker was arrested on his way to open. That night we lit his oven, several of us who did not know how to
        make bread. {loose: A neighbor} read the recipe from a notebook and the rest of us obeyed. The conchas came out
        crooked and we handed them around hot, one candle for each.

        It was not to ask for anything. It was so that the block would smell the way it smells at four in the morning.
        We stayed until dawn. His daughter ate the first one and said it was raw, and we laughed, which you can also do
        at a vigil.
    """),
    place="bell",
    place_as_told="Bell",
    place_step=PlaceStep.AREA,
    date="2025-06-14",
    date_as_told="junio de 2025",
    date_step=DateStep.MONTH,
    terms=("vigilia", "comida", "vecinos", "detencion"),
    uses=OPEN_USES,
    remembered="Un panadero, que está vivo",
    family="agreed",
    called_by="La cuadra",
    tier="middle",
)

CANCHA = ToldStory(
    key="cancha",
    kind="vigil",
    language="es",
    state="published",
    title="Un minuto con diez jugadores",
    story=Marked("""
        El domingo salimos a la cancha con diez. El árbitro ya sabía. Pitó, y los dos equipos nos quedamos parados un
        minuto, cada quien en su posición, y la portería sola.

        {El Chaparro Núñez|cut: un nombre} no era bueno. Le metían goles de lejos. Pero llegaba una hora antes a pintar
        las rayas, y esa mañana no había rayas. A medio minuto un niño del otro equipo caminó hasta la portería y se
        paró ahí, con los brazos abiertos, como si alguien fuera a tirar. Nadie tiró. Luego jugamos.
    """),
    title_translated="One minute with ten players",
    translation=Marked("""
        On Sunday we went out on the field with ten. The referee knew. He blew his whistle and both teams stood still
        for a minute, each of us in position, and the goal alone.

        {cut: A name} was not good. They scored on him from far away. But he came an hour early to paint the lines, and
        that morning there were no lines. Half a minute in, a boy from the other team walked to the goal and stood
        there with his arms open, as if someone were about to shoot. Nobody did. Then we played.
    """),
    place="el-sereno",
    place_as_told="El Sereno",
    place_step=PlaceStep.AREA,
    date="2017-10",
    date_as_told="octubre de 2017",
    date_step=DateStep.YEAR,
    terms=("vigilia", "vecinos", "juventud", "memoria"),
    uses=OPEN_USES,
    remembered="Un portero de la liga de los domingos",
    family="agreed",
    called_by="Los dos equipos",
    tier="middle",
)

CAMPANAS = ToldStory(
    key="campanas",
    kind="vigil",
    language="en",
    state="published",
    title="Seven churches, one bell at a time",
    story=Marked("""
        We wanted all the bells in the harbor at once, and it turned out that no two churches agree on what time it is.
        So we did the opposite: one after the other, from the hill down to the water, each waiting for the last to stop.

        It took eleven minutes. People came out on their steps to work out where it was coming from. The last was not a
        bell but a ship; {a pilot named Renner|loose: a harbor pilot} had asked his captain. It was for the families
        who had been told that day that there would be no more visits.
    """),
    title_translated="Siete iglesias, una campana a la vez",
    translation=Marked("""
        Queríamos todas las campanas del puerto al mismo tiempo, y resultó que no hay dos iglesias que tengan la misma
        hora. Así que hicimos lo contrario: una tras otra, del cerro al agua, cada una esperando a que callara la
        anterior.

        Duró once minutos. La gente salió a sus escalones a ver de dónde venía. La última no fue campana sino barco;
        {loose: un piloto del puerto} se lo había pedido a su capitán. Fue por las familias a las que ese día les
        dijeron que ya no habría visitas.
    """),
    place="san-pedro",
    place_as_told="San Pedro",
    place_step=PlaceStep.AREA,
    date="2020-03",
    date_as_told="March 2020",
    date_step=DateStep.MONTH,
    terms=("vigilia", "iglesia", "espera-afuera", "separacion-familiar"),
    uses=OPEN_USES,
    remembered="Families whose visits ended",
    family="agreed",
    called_by="Seven congregations",
    tier="low",
)

PAPEL = ToldStory(
    key="papel",
    kind="vigil",
    language="es",
    state="published",
    title="Papel picado con agujeros de llave",
    story=Marked("""
        El altar lo pusimos en el taller de costura, sobre las mesas de corte, un dos de noviembre. El papel picado lo
        hizo {la señora Amparo Leal|loose: una compañera} con las tijeras de ojal y en vez de calaveras le salieron
        cerraduras. Las fotos las volteamos: en cada marco pusimos una flor, porque las familias así lo quisieron.

        Se prendió una vela por cada máquina que se quedó sin nadie. Eran catorce. A la hora de apagarlas ninguna quiso
        ser la primera, así que se quedaron hasta que se acabaron solas, y nosotras también.
    """),
    title_translated="Cut paper with keyholes",
    translation=Marked("""
        We set up the altar in the sewing shop, on the cutting tables, one second of November. {loose: A coworker} made
        the cut paper with buttonhole scissors, and instead of skulls it came out as keyholes. We turned the photographs
        around: in each frame we put a flower, because that is what the families wanted.

        A candle was lit for each machine that was left without anyone. There were fourteen. When it was time to blow
        them out nobody wanted to be the first, so they stayed until they ended by themselves, and so did we.
    """),
    place="distrito-de-la-moda",
    place_as_told="El distrito de la moda",
    place_step=PlaceStep.AREA,
    date="2025-11-02",
    date_as_told="noviembre de 2025",
    date_step=DateStep.MONTH,
    terms=("vigilia", "altar", "costura", "redada-en-el-trabajo"),
    uses=PUBLIC_USES,
    remembered="Compañeras y compañeros del taller",
    family="no_name",
    called_by="Costureras del turno de la mañana",
    pictures=(
        Picture(
            key="vigilia-papel",
            alt_es="Grabado a colores: un altar de tres pisos con velas, papel picado y marcos que guardan una flor en vez de un retrato.",
            alt_en="Color print: an altar of three tiers with candles, cut paper and frames that hold a flower instead of a portrait.",
            caption_es="Flores en vez de retratos, como lo quisieron las familias.",
            caption_en="Flowers instead of portraits, as the families wished.",
        ),
    ),
    tier="middle",
)

FURTHER_VIGILS: tuple[ToldStory, ...] = (ZAPATOS, SERENATA, RODADA, LAGO, HORNO, CANCHA, CAMPANAS, PAPEL)
