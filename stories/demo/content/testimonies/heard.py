"""Told by voice: a cart, a cookie tin, a radio, a market, a barber’s, an airport."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, Marked, ToldStory

PALETA = ToldStory(
    key="paleta",
    kind="testimony",
    language="es",
    state="published",
    title="Trescientas paletas y ningún paletero",
    story=Marked("""
        Yo iba saliendo de la farmacia cuando vi el carrito solo en {Long Beach y Josephine|cut: una
        esquina}. El paletero es un señor que todos conocemos por la campanita, y la campanita todavía se estaba
        moviendo. Había una camioneta dando la vuelta y dos muchachas llorando en la banqueta. Nadie sabía ni cómo se
        llamaba. Tantos años y le decíamos «oiga».

        Hacía mucho calor. Abrí la tapa y vi las paletas, filas y filas, de limón, de tamarindo, de nuez. Me dio una
        cosa muy rara, porque pensé: se le van a derretir, y luego pensé: a quién. Entonces una de las muchachas dijo
        que las vendiéramos. Sacamos un cartón de una caja de pañales y escribimos: DE EL SEÑOR, LO QUE PUEDA.

        A las tres horas no quedaba ninguna. Hubo gente que pagó veinte por una de limón. Un policía de la ciudad se
        paró, leyó el cartón, compró dos y no dijo nada. Juntamos {cuatrocientos setenta y un|loose: varios cientos de}
        dólares en una bolsa del pan.
    """),
    help=Marked("""
        La familia la encontró la muchacha que trabaja en la lavandería, porque él guardaba ahí el carrito. Su esposa
        vino con un hermano. No quiso agarrar la bolsa hasta que le dijimos los nombres de todos los sabores que se
        habían vendido. Eso sí lo quiso oír.
    """),
    wish=Marked("""
        Se llama {Eusebio|cut: un nombre}. Ya lo sé. Ahora cuando pasa cualquiera vendiendo le pregunto cómo se llama,
        aunque no le compre.
    """),
    title_translated="Three hundred popsicles and no popsicle man",
    translation=Marked("""
        I was coming out of the drugstore when I saw the cart alone at {cut: a corner}. The paletero is
        a man we all know by his little bell, and the bell was still moving. A van was turning the corner and two girls
        were crying on the sidewalk. Nobody even knew his name. All those years and we called him “excuse me.”

        It was very hot. I opened the lid and saw the paletas, rows and rows, lime, tamarind, pecan. I had a strange
        feeling, because I thought: they’re going to melt on him, and then I thought: on whom. Then one of the girls
        said we should sell them. We tore a piece from a diaper box and wrote: THE GENTLEMAN’S, PAY WHAT YOU CAN.

        In three hours there were none left. Some people paid twenty for a lime one. A city policeman stopped, read the
        cardboard, bought two and said nothing. We collected {loose: several hundred} dollars in a bread bag.

        It was the girl from the laundromat who found the family, because that is where he kept the cart. His wife came
        with a brother. She would not take the bag until we told her the names of all the flavors that had been sold.
        That she did want to hear.

        His name is {cut: a name}. I know it now. These days when anyone goes by selling I ask what their name is, even
        if I don’t buy.
    """),
    contact="No pongan la esquina ni cuánto se juntó.",
    chosen_name="La de la farmacia",
    place="lynwood",
    place_as_told="Lynwood",
    place_step=PlaceStep.AREA,
    date="2025-06-18",
    date_as_told="junio de 2025",
    date_step=DateStep.MONTH,
    terms=("venta-en-la-calle", "redada", "vecinos", "comida"),
    uses=(*OPEN_USES, "voice"),
    voice="own",
)

LATA = ToldStory(
    key="lata",
    kind="testimony",
    language="en",
    state="published",
    title="What fit in a cookie tin",
    story=Marked("""
        The judge said {eight thousand five hundred|loose: a number} and everybody in the row behind me breathed in. A
        bond has to be paid whole. It is not like the movies, where you pay a tenth of it and a man in a hat does the
        rest. So somebody got out a butter-cookie tin, the blue one that in every house I know has thread in it, and
        took the thread out.

        I kept the list because I have neat handwriting. Forty from the tamale lady. Eleven dollars and a bus token.
        The soccer moms sent an envelope that said “raffle” because they did not know what else to write. {My uncle
        Fermín|loose: A relative of mine} put in his watch, and I wrote it down: one watch. Nobody took the watch to be
        sold. It stayed at the bottom the whole time like a fish.

        On day nineteen we had it. I carried the tin on my lap on {the 720|loose: the bus}, and I was more afraid of that
        bus than of anything since. At the window the clerk told us they don’t take cash. I remember exactly how the lid
        sounded when I put it back on. A woman we did not know, behind us in line, walked with us to a bank and stood
        there for an hour while they counted the ones.
    """),
    help=Marked("""
        The fund at the legal office covered the last of it and asked for nothing but a photocopy of my list. They told
        us most people come back for every hearing. I said of course they do, there is a tamale lady waiting.
    """),
    wish=Marked("""
        He came out on a Thursday. He read the list out loud, all of it, standing in the parking lot. Then we gave
        {Fermín|cut: a name} his watch.
    """),
    title_translated="Lo que cupo en una lata de galletas",
    translation=Marked("""
        El juez dijo {loose: una cantidad} y toda la fila de atrás aspiró al mismo tiempo. La fianza se paga completa. No
        es como en las películas, que uno paga la décima parte y lo demás lo arregla un señor de sombrero. Así que
        alguien sacó una lata de galletas de mantequilla, la azul, la que en todas las casas que conozco tiene hilo, y le
        sacó el hilo.

        La lista la llevé yo, porque tengo bonita letra. Cuarenta de la señora de los tamales. Once dólares y una ficha
        del camión. Las mamás del fútbol mandaron un sobre que decía «rifa» porque no sabían qué más ponerle. {loose: Un
        pariente mío} puso su reloj, y lo apunté: un reloj. Nadie lo llevó a vender. Se quedó en el fondo todo el tiempo,
        como un pez.

        El día diecinueve ya estaba completo. Me llevé la lata en las piernas en {loose: el camión}, y le tuve más miedo
        a ese viaje que a nada desde entonces. En la ventanilla nos dijeron que no aceptan efectivo. Me acuerdo
        exactamente de cómo sonó la tapa cuando la volví a poner. Una mujer que no conocíamos, que venía atrás en la
        fila, caminó con nosotros al banco y se estuvo ahí una hora mientras contaban los billetes de a uno.

        El fondo de la oficina legal puso lo último y no pidió más que una copia de mi lista. Nos dijeron que casi todos
        regresan a cada audiencia. Les dije que claro que regresan, si hay una señora de los tamales esperando.

        Salió un jueves. Leyó la lista en voz alta, toda, parado en el estacionamiento. Luego le dimos a {cut: un nombre}
        su reloj.
    """),
    chosen_name="The one with neat handwriting",
    place="este-de-los-angeles",
    place_as_told="East LA",
    place_step=PlaceStep.AREA,
    date="2019-11",
    date_as_told="fall 2019",
    date_step=DateStep.YEAR,
    terms=("fianza", "corte", "vecinos", "ayuda-legal"),
    uses=(*OPEN_USES, "voice"),
    voice="synthetic",
    tier="middle",
)

CABINA = ToldStory(
    key="cabina",
    kind="testimony",
    language="es",
    state="published",
    title="A las seis, en nuestra lengua",
    story=Marked("""
        La cabina es un clóset con cartones de huevo. Desde ahí hablamos una hora diaria en zapoteco y media en español,
        para que los hijos también entiendan. Ponemos bandas de {Zoogocho|cut: un pueblo}, saludos, a
        quién se le casa la hija. Nunca pensé que fuera peligroso saludar.

        Cuando empezaron las redadas la gente llamaba para preguntar qué calle. Nosotros no decimos calles: se puede uno
        equivocar, y por un rumor una señora dejó de ir a su diálisis. Lo que hicimos fue leer los derechos, uno por
        día, despacio, en zapoteco. Y ahí vino el problema, porque en zapoteco no hay palabra para «orden firmada por un
        juez». Mi mamá, que nunca fue a la escuela, dijo: digan «el papel que habla con la boca del que manda a los que
        mandan». Así lo dijimos y todos entendieron.

        Una mañana llamó un muchacho al aire. Dijo que estaban en su puerta y que quería que su abuela lo oyera. Yo no
        sabía qué hacer. Le leí la frase otra vez, la del papel, y él la repitió para afuera, en las dos lenguas. Se oyó
        un rato de nada. Luego dijo: ya bajaron. Puse una banda, porque no podía hablar.
    """),
    help=Marked("""
        Una abogada vino a grabar con nosotros. No habla la lengua, pero aprendió a decir buenos días, y la gente le
        contesta desde la cocina, aunque no los pueda oír.
    """),
    wish=Marked("""
        Que se guarde que también tuvimos miedo en zapoteco, y que también nos reímos.
    """),
    title_translated="At six, in our language",
    translation=Marked("""
        The booth is a closet lined with egg cartons. From there we speak for an hour a day in Zapotec and half an hour
        in Spanish, so that the children understand too. We play bands from {cut: a town}, send greetings, say whose
        daughter is getting married. I never thought that greeting people could be dangerous.

        When the raids began people called to ask which street. We don’t say streets: you can be wrong, and because of a
        rumor a woman stopped going to her dialysis. What we did was read the rights, one a day, slowly, in Zapotec. And
        that was the difficulty, because in Zapotec there is no word for “order signed by a judge.” My mother, who never
        went to school, said: say “the paper that speaks with the mouth of the one who commands those who command.” That
        is how we said it and everyone understood.

        One morning a boy called in, live. He said they were at his door and he wanted his grandmother to hear him. I
        didn’t know what to do. I read him the sentence again, the one about the paper, and he repeated it toward the
        outside, in both languages. There was a while of nothing. Then he said: they’ve gone down. I put on a band,
        because I couldn’t speak.

        A lawyer came to record with us. She doesn’t speak the language, but she learned to say good morning, and people
        answer her from their kitchens, although she can’t hear them.

        Let it be kept that we were afraid in Zapotec too, and that we laughed in it too.
    """),
    chosen_name="Una voz de la mañana",
    place="koreatown",
    place_as_told="Koreatown",
    place_step=PlaceStep.AREA,
    date="2025-06/2025-07",
    date_as_told="junio y julio de 2025",
    date_step=DateStep.YEAR,
    terms=("lenguas-indigenas", "conozca-sus-derechos", "agentes-en-la-puerta", "interpretes", "canto"),
    uses=(*OPEN_USES, "voice"),
    voice="own",
)

TIANGUIS = ToldStory(
    key="tianguis",
    kind="testimony",
    language="es",
    state="published",
    title="El domingo que no hubo puestos",
    story=Marked("""
        Mi puesto es de ropa de bautizo. Blanco, todo blanco, y por eso lo pongo al fondo, lejos de las carnitas. Llevo
        {diecinueve|loose: muchos} años en el mismo número. Un domingo normal no se puede caminar: la música de uno se
        mete en la música del otro y los niños se pierden y se encuentran.

        Ese domingo llegué a las cinco y estaba el guardia solo, comiéndose un pan. Puse dos mesas. Enfrente {la Güera de
        las plantas|loose: la de las plantas} puso una. De trescientos, éramos {siete|loose: un puñado}. Se oía el
        freeway. En tantos años nunca había oído el freeway desde ahí.

        A las diez vino una pareja con un niño en brazos. Tenían el bautizo a la una. Ella dijo: no íbamos a venir. Él
        dijo: pero ya le dijimos al padre. Les saqué tres trajecitos y ninguno de los tres quería escoger, estaban
        volteando para la entrada. Entonces la de las plantas se fue a parar a la puerta, y el guardia también, y el de
        los elotes, que ni había abierto. Se pararon ahí los tres, como si estuvieran esperando a alguien. Y el niño
        escogió: agarró el de en medio y no lo soltó.

        No les cobré. Vendí cero ese día. Fue mi mejor domingo.
    """),
    help=Marked("""
        A las pocas semanas unas muchachas hicieron una lista de quién faltaba y qué vendía. La gente compraba de la lista
        y ellas iban a dejar. Me pidieron nueve trajes. Uno era para adulto, y no pregunté.
    """),
    wish=Marked("""
        Ya se llenó otra vez, casi. El número de junto al mío sigue vacío. Lo barro yo.
    """),
    title_translated="The Sunday without stalls",
    translation=Marked("""
        My stall is christening clothes. White, everything white, and that is why I set up at the back, far from the
        carnitas. I have had the same number for {loose: many} years. On a normal Sunday you can’t walk: one man’s music
        gets into the other’s and children get lost and get found.

        That Sunday I arrived at five and the guard was alone, eating a roll. I set up two tables. Across from me {loose:
        the plant woman} set up one. Out of three hundred, we were {loose: a handful}. You could hear the freeway. In all
        those years I had never heard the freeway from there.

        At ten a couple came with a child in their arms. The christening was at one. She said: we weren’t going to come.
        He said: but we’d told the priest. I took out three little suits and none of the three wanted to choose, they kept
        looking back at the entrance. Then the plant woman went and stood at the gate, and so did the guard, and the man
        with the corn, who hadn’t even opened. The three of them stood there as if they were waiting for somebody. And the
        child chose: he took hold of the middle one and wouldn’t let go.

        I didn’t charge them. I sold nothing that day. It was my best Sunday.

        A few weeks later some girls made a list of who was missing and what they sold. People bought from the list and
        they went and delivered. They asked me for nine suits. One was for an adult, and I didn’t ask.

        It has filled up again, almost. The number next to mine is still empty. I sweep it.
    """),
    chosen_name="La de los bautizos",
    place="paramount",
    place_as_told="Paramount",
    place_step=PlaceStep.AREA,
    date="2025-06-22",
    date_as_told="un domingo de junio de 2025",
    date_step=DateStep.MONTH,
    terms=("venta-en-la-calle", "miedo", "vecinos", "ninez"),
    uses=(*OPEN_USES, "voice"),
    voice="synthetic",
)

CORTE_DE_PELO = ToldStory(
    key="corte-de-pelo",
    kind="testimony",
    language="en",
    state="published",
    title="Free haircuts before court",
    story=Marked("""
        It started with one kid. He was nineteen and he had a hearing at eight-thirty the next morning, and he sat down
        in my chair and said, make me look like I live here. I said, you do live here. He said, I know, but make me look
        like it.

        So I put a card in the window: COURT TOMORROW? NO CHARGE. I figured two or three a month. The first week it was
        {fourteen|loose: more than I could count on my hands}. A man came with his whole file in a grocery bag and asked
        whether the judge would see the back of his head. Nobody had ever told him which way you face.

        I am not a lawyer. But you learn things when people’s eyes are closed. I learned that you can ask for more time.
        That you can ask for the interpreter even if your English is good, because it is good until it isn’t. That the
        worst thing is not to go. {Lorena from the legal clinic|loose: A woman from the legal clinic} noticed that her
        clients were coming in with straight necklines, and she brought me a stack of flyers, and now they hang where the
        hair models used to be.

        The kid won. He brought his mother in and she wanted to pay for every cut he ever had. We agreed on a plate of
        pupusas. I have cut {Walter’s|cut: a young man’s} hair for his wedding since.
    """),
    help=Marked("""
        The other barbers took Thursdays and Fridays. One of them does beards only, because he says a judge looks at the
        jaw. I don’t know if that’s true. It is true that a person who has just been shaved sits up straighter.
    """),
    wish=Marked("""
        The card is still in the window. The corner has gone yellow. I won’t change it.
    """),
    title_translated="Corte gratis si mañana tiene corte",
    translation=Marked("""
        Empezó con un muchacho. Tenía diecinueve años y audiencia a las ocho y media de la mañana siguiente, y se sentó en
        mi silla y me dijo: déjeme como que vivo aquí. Le dije: pues si aquí vives. Me dijo: ya sé, pero que se me note.

        Así que puse un cartelito en la ventana: ¿CORTE MAÑANA? NO SE COBRA. Calculé dos o tres al mes. La primera semana
        fueron {loose: más de los que podía contar con las manos}. Vino un señor con todo su expediente en una bolsa del
        mandado y me preguntó si el juez le iba a ver la nuca. Nadie le había dicho para qué lado se pone uno.

        Yo no soy abogado. Pero uno aprende cosas cuando la gente tiene los ojos cerrados. Aprendí que se puede pedir más
        tiempo. Que se puede pedir intérprete aunque uno hable bien inglés, porque uno lo habla bien hasta que ya no. Que
        lo peor es no ir. {loose: Una muchacha de la clínica legal} notó que sus clientes llegaban con la nuca derechita,
        y me trajo un montón de hojas, y ahora cuelgan donde antes estaban los modelos de peinado.

        El muchacho ganó. Trajo a su mamá y ella quería pagar todos los cortes de su vida. Quedamos en un plato de pupusas.
        Después le corté el pelo {cut: a un joven} para su boda.

        Los otros peluqueros agarraron los jueves y los viernes. Uno hace nada más barbas, porque dice que el juez se fija
        en la quijada. No sé si sea cierto. Lo cierto es que uno recién rasurado se sienta más derecho.

        El cartelito sigue en la ventana. Ya se le puso amarilla una esquina. No lo voy a cambiar.
    """),
    chosen_name="The barber",
    place="north-hollywood",
    place_as_told="North Hollywood",
    place_step=PlaceStep.AREA,
    date="2017",
    date_as_told="since 2017",
    date_step=DateStep.YEAR,
    terms=("corte", "ayuda-legal", "trabajo", "vecinos", "juventud"),
    uses=(*OPEN_USES, "voice"),
    voice="altered",
)

LLEGADAS = ToldStory(
    key="llegadas",
    kind="testimony",
    language="es",
    state="published",
    title="Dieciséis años en la puerta de llegadas",
    story=Marked("""
        A mi mamá la vi por última vez en una central de camiones, con un vestido de flores. Yo tenía {diecinueve|loose:
        menos de veinte} años y le dije que en dos volvía. Pasaron dieciséis. Cuando por fin le dieron permiso de venir a
        visitarme, lo primero que pensé fue: no la voy a reconocer. Lo segundo: ella a mí tampoco.

        Éramos {cuarenta y tres|loose: unas cuarenta} familias, porque los trajeron a todos juntos en el mismo vuelo, los
        papás y las mamás ya grandes, cada uno con un paliacate rojo al cuello para que no se perdieran. Los de la
        organización nos pidieron que no corriéramos. Quién iba a correr. A mí no me respondían las piernas.

        Se abrió la puerta y salieron en fila, agarrados de una cuerda, como niños de kínder. Todos con sombrero o con
        trenza. Todos se parecían. Y entonces una de ellas sacó de la bolsa el vestido de flores y lo levantó, así, con
        las dos manos, arriba de su cabeza, como una bandera. Lo había traído para eso. Dijo luego que había pensado lo
        mismo: no me va a conocer.
    """),
    help=Marked("""
        Estuvo {veintiún días|loose: unas semanas}. Me enseñó otra vez a hacer las tortillas, porque dijo que se me había
        olvidado el ruido. Tenía razón: tienen un ruido. Lo grabé en el teléfono y a veces lo pongo mientras manejo.
    """),
    wish=Marked("""
        El vestido se quedó aquí. Le queda a mi hija.
    """),
    title_translated="Sixteen years at the arrivals door",
    translation=Marked("""
        The last time I saw my mother was at a bus station, in a flowered dress. I was {loose: not yet twenty} and I told
        her I would be back in two years. Sixteen went by. When at last she was given leave to come and visit me, the
        first thing I thought was: I won’t recognize her. The second: she won’t recognize me.

        There were {loose: some forty} families of us, because they brought them all on the same flight, the mothers and
        fathers, old now, each with a red kerchief around the neck so they wouldn’t get lost. The people from the
        organization asked us not to run. Who was going to run? My legs would not answer.

        The door opened and they came out in a line, holding on to a rope, like children in kindergarten. All of them with
        a hat or a braid. They all looked alike. And then one of them took the flowered dress out of her bag and held it
        up, like this, with both hands, above her head, like a flag. She had brought it for that. She said later that she
        had thought the same: she won’t know me.

        She stayed {loose: a few weeks}. She taught me to make tortillas again, because she said I had forgotten the sound.
        She was right: they have a sound. I recorded it on my phone, and sometimes I play it while I drive.

        The dress stayed here. It fits my daughter.
    """),
    chosen_name="Una hija",
    place="el-monte",
    place_as_told="El Monte",
    place_step=PlaceStep.AREA,
    date="2022-08",
    date_as_told="agosto de 2022",
    date_step=DateStep.YEAR,
    terms=("reencuentro", "separacion-familiar", "madres", "memoria"),
    uses=(*OPEN_USES, "voice"),
    voice="own",
)

HEARD: tuple[ToldStory, ...] = (PALETA, LATA, CABINA, TIANGUIS, CORTE_DE_PELO, LLEGADAS)
