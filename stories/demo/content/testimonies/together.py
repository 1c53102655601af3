"""Those who stood beside: a parish hall, a march, a road to the desert, a classroom, a microphone."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, Picture, ToldStory

SANTUARIO = ToldStory(
    key="santuario",
    kind="testimony",
    language="en",
    state="published",
    title="We learned to cook for one more",
    story=Marked("""
        The council voted on a Sunday after the ten o’clock, fourteen to three. {Pastor Lundgren|loose: Our pastor}
        had been clear that it was not a symbol. It meant somebody would live in the nursery, and that the toddlers
        would move to the choir room, and that the choir would have opinions.

        She came in at night with a suitcase and a rice cooker. I’ll call her {Mirna|cut: her name}; she had {a
        check-in at the federal building on Los Angeles Street and a one-way ticket they had told her to buy|cut:
        something about her case}. Her two boys came on weekends. For {one hundred and forty-one days|loose: some
        months} she did not cross the parking lot.

        I had imagined we would be brave. Mostly we were plumbers. The shower was meant for one Easter play a year.
        {Ed, who used to run the boiler at Van Nuys High,|loose: A retired custodian} took it apart four times.
        Someone always slept over, on a cot under the coats, because of the rule we had made that she should never
        wake up alone in a building that size.

        What nobody tells you about a church at night is that it ticks. The second week she asked what the sound was,
        and none of us knew, so she went through all the rooms with a broom handle, tapping, until she found it. It
        was the exit sign. She said it was good to know which one it was.

        On Fridays she cooked. First for us, to say thank you, and then because we kept coming. We learned to set one
        more place than we counted.
    """),
    help=Marked("""
        Her lawyer worked from a card table in the library, between the hymnals. When the stay came through, she read
        it out in Spanish first. The choir was rehearsing across the hall and stopped in the middle of a word.
    """),
    wish=Marked("""
        She lives in {Sylmar|cut: a place} now. She still has the key to the nursery. We never asked for it back, and
        it is the only key we have ever given anyone on purpose.
    """),
    title_translated="Aprendimos a cocinar para una persona más",
    translation=Marked("""
        El consejo votó un domingo después del servicio de las diez, catorce contra tres. {loose: Nuestro pastor}
        había dicho claro que no era un símbolo. Quería decir que alguien iba a vivir en la guardería, que los más
        chiquitos se iban a mudar al salón del coro, y que el coro iba a opinar.

        Llegó de noche con una maleta y una olla para arroz. La voy a llamar {cut: su nombre}; traía {cut: algo de su
        caso}. Sus dos niños venían los fines de semana. Por {loose: unos meses} no cruzó el estacionamiento.

        Yo me había imaginado que íbamos a ser valientes. Más que nada fuimos plomeros. La regadera era para una obra
        de Pascua al año. {loose: Un conserje jubilado} la desarmó cuatro veces. Siempre se quedaba alguien a dormir,
        en un catre debajo de los abrigos, porque pusimos la regla de que ella nunca despertara sola en un edificio de
        ese tamaño.

        Lo que nadie cuenta de una iglesia de noche es que hace tic, tic. La segunda semana preguntó qué era ese ruido
        y nadie sabía, así que fue por todos los cuartos con el palo de la escoba, dando golpecitos, hasta que dio con
        él. Era el letrero de la salida. Dijo que era bueno saber cuál era.

        Los viernes cocinaba. Primero para darnos las gracias, y luego porque seguíamos llegando. Aprendimos a poner
        un lugar más de los que contábamos.

        Su abogada trabajaba en una mesa de baraja, en la biblioteca, entre los himnarios. Cuando llegó la suspensión
        la leyó primero en español. El coro ensayaba del otro lado del pasillo y se quedó callado a media palabra.

        Ahora vive en {cut: un lugar}. Todavía tiene la llave de la guardería. Nunca se la pedimos, y es la única
        llave que le hemos dado a alguien a propósito.
    """),
    contact="She read this before I sent it and agreed. Leave out the church, the pastor and the length of the stay.",
    chosen_name="A member of the council",
    place="van-nuys",
    place_as_told="San Fernando Valley",
    place_step=PlaceStep.AREA,
    date="2018-02/2018-07",
    date_as_told="February to July 2018",
    date_step=DateStep.YEAR,
    terms=("santuario", "iglesia", "comida", "ayuda-legal", "vecinos"),
    uses=OPEN_USES,
    pictures=(
        Picture(
            key="relato-puerta-abierta",
            alt_es="Grabado a colores: una puerta abierta en una pared roja, una vela encendida sobre una mesa, dos macetas y un pájaro.",
            alt_en="Color print: an open door in a red wall, a lit candle on a table, two potted plants and a bird.",
            caption_es="Un lugar más de los que contábamos.",
            caption_en="One more place than we counted.",
        ),
    ),
)

UNIFORME = ToldStory(
    key="uniforme",
    kind="testimony",
    language="es",
    state="published",
    title="Marché con el uniforme puesto",
    story=Marked("""
        El primero de mayo del 2017 cayó en lunes. Yo limpio oficinas en {el piso 31 de la torre de la Figueroa|loose:
        una torre del centro}, entro a las seis de la tarde y salgo cuando todavía no amanece. Desde arriba había
        visto las marchas: se ven como un río que alguien pinta. Nunca había estado adentro.

        Mi supervisora, {la Irma Quiñónez|cut: un nombre}, nos dijo: yo no las vi y ustedes no me vieron. Y se puso a
        caminar con nosotras. Íbamos {nueve|loose: varias}, con el uniforme puesto, el azul del escudito, porque
        alguien dijo que si nos iban a ver que vieran quiénes limpian. Yo llevé el palo del trapeador, con un letrero
        de cartón. Decía: SIN NOSOTRAS NO BRILLA.

        Salimos del parque MacArthur. Hacía calor y olía a bloqueador y a fruta con chile. Había coreanos con
        tambores, muchachas filipinas, maestros, un señor con un burro de papel. Mucha gente que el presidente nuevo
        había puesto en la misma lista sin preguntarle si se conocía. Ese día nos conocimos.

        En {la Sexta y Grand|loose: una bocacalle} pasamos por abajo de mi edificio. Levanté la cara y conté las
        ventanas hasta la mía. Estaba limpia. Desde la calle se reflejaba toda la marcha en los vidrios que yo había
        limpiado, y me dio por llorar de coraje y de gusto, las dos cosas, como cuando uno pica cebolla para una
        fiesta.
    """),
    help=Marked("""
        La unión nos dio agua y un papel con un teléfono escrito a mano, para apuntárnoslo en el brazo. A la semana
        todavía no se me quitaba. Mi hijo le preguntó a su maestra si era tatuaje.
    """),
    wish=Marked("""
        Hay quien dice que marchar no sirve. A mí me sirvió para saber cuántos éramos. De noche, sola, con la
        aspiradora, una cree que es una.
    """),
    title_translated="I marched in my uniform",
    translation=Marked("""
        May first of 2017 fell on a Monday. I clean offices in {loose: a downtown tower}; I go in at six in the
        evening and come out when it is not yet light. From up there I had seen the marches: they look like a river
        somebody is painting. I had never been inside one.

        My supervisor, {cut: a name}, told us: I didn’t see you and you didn’t see me. And she started walking with
        us. There were {loose: several} of us, in uniform, the blue one with the little crest, because somebody said
        that if they were going to see us they should see who does the cleaning. I carried the mop handle, with a
        cardboard sign. It said: WITHOUT US IT DOESN’T SHINE.

        We set out from MacArthur Park. It was hot and it smelled of sunscreen and of fruit with chile. There were
        Koreans with drums, Filipina girls, teachers, a man with a paper donkey. A lot of people whom the new
        president had put on the same list without asking whether they knew each other. That day we met.

        At {loose: a crossing} we passed underneath my building. I looked up and counted the windows to mine. It was
        clean. From the street you could see the whole march reflected in the glass that I had cleaned, and I started
        to cry from anger and from joy, both of them, the way you do when you chop onions for a party.

        The union gave us water and a paper with a telephone number written by hand, to copy onto our arms. A week
        later it still hadn’t come off. My son asked his teacher if it was a tattoo.

        Some people say that marching is no use. It was of use to me for knowing how many we were. At night, alone,
        with the vacuum cleaner, you think you are one.
    """),
    contact="Irma sigue de supervisora. No pongan la torre.",
    chosen_name="Chayo",
    place="macarthur-park",
    place_as_told="Del parque MacArthur al centro",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2017-05-01",
    date_as_told="1 de mayo de 2017",
    date_step=DateStep.DAY,
    terms=("marcha", "trabajo", "sindicato", "memoria", "un-dia-sin-inmigrantes", "no-ban-no-wall"),
    uses=OPEN_USES,
    tier="low",
)

DESIERTO = ToldStory(
    key="desierto",
    kind="testimony",
    language="es",
    state="published",
    title="El camión de los miércoles",
    story=Marked("""
        De la {parroquia de la Asunción|loose: parroquia} sale un camioncito los miércoles a las cuatro y media de la
        mañana. Va al desierto, donde está el centro de detención. Lleva a la gente que tiene a alguien adentro y no
        puede ir: porque no tiene carro, o porque {no le conviene acercarse a un edificio donde piden
        identificación|cut: un motivo}. Los que no pueden entrar mandan a alguien que sí. Yo soy de los que sí.

        Visito a quien me toque. Un papelito dice el nombre, y {el número, que empieza con A|cut: un dato del
        expediente}, y una cosa que debo preguntar. Las cosas son así: que si le llegó el dinero. Que dónde dejó las
        llaves del mueble. Que la niña ya camina. Lo digo por un teléfono, enfrente de un vidrio, a un desconocido, y
        veo cómo le cambia la cara. Nunca he dado una noticia tan grande como «la niña ya camina».

        Afuera hay una banca de cemento y un árbol que no da sombra. Ahí esperan las que vinieron hasta la orilla y no
        se animaron. {Doña Ofelia|loose: Una señora} lleva {tres años|loose: mucho tiempo} yendo a la banca. No entra.
        Su marido sabe a qué hora llega ella y a esa hora sale al patio. No se ven, hay un muro. Pero él sabe que ella
        está, y ella sabe que él sabe. Luego se toma su café y nos venimos.

        En el camino de regreso nadie habla hasta {el puente de la 15|loose: la bajada}. Ahí alguien saca los
        burritos.
    """),
    help=Marked("""
        El chofer, {don Nacho Villaseñor|cut: un nombre}, maneja de gratis. Dice que él ya se jubiló de llevar
        turistas a Las Vegas y que es la misma carretera, nada más que ahora sí sabe a qué va.
    """),
    wish=Marked("""
        No hace falta ser familia. Hace falta levantarse temprano y saber decir un recado.
    """),
    title_translated="The Wednesday bus",
    translation=Marked("""
        From the {loose: parish} a little bus leaves on Wednesdays at four thirty in the morning. It goes to the
        desert, where the detention center is. It carries people who have somebody inside and cannot go: because they
        have no car, or because {cut: a reason}. Those who cannot go in send someone who can. I am one of those who
        can.

        I visit whoever I am given. A slip of paper has the name, and {cut: a detail of the file}, and one thing I
        must ask. The things are like this: did the money reach you. Where did you leave the keys to the cabinet. The
        baby is walking. I say it over a telephone, in front of a pane of glass, to a stranger, and I watch his face
        change. I have never given news as big as “the baby is walking.”

        Outside there is a concrete bench and a tree that gives no shade. That is where the women wait who came as far
        as the edge and did not dare. {loose: One lady} has been going to the bench for {loose: a long time}. She
        doesn’t go in. Her husband knows what time she gets there, and at that time he goes out to the yard. They
        don’t see each other, there is a wall. But he knows she is there, and she knows that he knows. Then she drinks
        her coffee and we come home.

        On the road back nobody speaks until {loose: the way down}. Then somebody takes out the burritos.

        The driver, {cut: a name}, drives for free. He says he already retired from taking tourists to Las Vegas, and
        that it is the same highway, only now he knows what he is going for.

        You don’t have to be family. You have to get up early and know how to carry a message.
    """),
    contact="Si sale la parroquia se acaba el camión. El teléfono de don Nacho es 213 555 0164.",
    chosen_name="Rocío",
    place="adelanto",
    place_as_told="Adelanto, el centro de detención",
    place_step=PlaceStep.AREA,
    date="2019",
    date_as_told="2019, casi todo el año",
    date_step=DateStep.YEAR,
    terms=("espera-afuera", "detencion", "iglesia", "camion", "separacion-familiar"),
    note_es="Visitas a un centro de detención.",
    note_en="Visits to a detention center.",
    uses=PUBLIC_USES,
    tier="high",
    pictures=(
        Picture(
            key="relato-camion-alba",
            alt_es="Grabado a colores: un autobús blanco con las luces prendidas, postes de luz, y el sol que sale detrás de la ciudad.",
            alt_en="Color print: a white bus with its lights on, utility poles, and the sun rising behind the city.",
            caption_es="Las cuatro y media.",
            caption_en="Half past four.",
        ),
    ),
)

SILENCIO = ToldStory(
    key="silencio",
    kind="testimony",
    language="en",
    state="published",
    title="We practiced the silence",
    story=Marked("""
        I was sixteen and I got volunteer hours for it. The workshop was in the {multipurpose room at Gage|loose:
        multipurpose room of a school}, Thursdays, after the English classes. My job was to be the agent.

        They picked me because I have a big voice and because nobody is afraid of me. I wore my cousin’s {security
        jacket from the Plaza México|loose: work jacket} and I knocked on a classroom door, and on the other side was
        someone’s mother, pretending it was her house. The first time she opened right away. She opened because I
        knocked. She laughed and put her hand over her mouth, and everybody laughed, and we did it again.

        It took {señora Amparo|cut: a name} five tries not to open. The hardest part, she said, is that she was raised
        to open. To say come in, have you eaten. So {the lawyer, Ms. Takahashi,|loose: the lawyer} said: then say it
        in your head. Say it to yourself, come in, have you eaten, and keep your hand off the lock.

        After that we practiced the silence. I asked questions in the jacket: where are you from, when did you come,
        who else lives here. All they had to do was look at me and say one sentence, the one on the red card, or hand
        me the card, or nothing. You would not believe how long ten seconds is. One man, {a welder from the yard on
        Alameda|loose: a welder}, sweated through his shirt. Then I asked him if his mother was alive, which was not
        in the script, I don’t know why I asked it, and he said: I am going to remain silent. And the room clapped.
    """),
    help=Marked("""
        We printed the cards at the library, ten cents a page, until the librarian started leaving the machine
        unlocked.
    """),
    wish=Marked("""
        Two years later someone did knock at {our place, the back house on Saturn Avenue|loose: our place}. My
        grandmother went to the door. I heard her stand there. I heard her not open it. I have never been so proud of
        anyone for doing nothing.
    """),
    title_translated="Practicamos el silencio",
    translation=Marked("""
        Tenía dieciséis años y me contaban las horas de servicio. El taller era en el {loose: salón de usos múltiples
        de una escuela}, los jueves, después de las clases de inglés. A mí me tocaba ser el agente.

        Me escogieron porque tengo la voz grande y porque nadie me tiene miedo. Me ponía la {loose: chamarra de
        trabajo} de mi primo y tocaba la puerta de un salón, y del otro lado estaba la mamá de alguien, haciendo como
        que era su casa. La primera vez abrió luego luego. Abrió porque toqué. Se rio y se tapó la boca, y todos se
        rieron, y lo hicimos otra vez.

        A {cut: un nombre} le tomó cinco veces no abrir. Lo más difícil, dijo, es que la criaron para abrir. Para
        decir pase, ¿ya comió? Entonces {loose: la abogada} le dijo: dígalo en la cabeza. Dígaselo usted, pase, ¿ya
        comió?, y no toque el seguro.

        Después practicamos el silencio. Yo hacía las preguntas con la chamarra puesta: de dónde es, cuándo llegó,
        quién más vive aquí. Ellos nada más tenían que mirarme y decir una frase, la de la tarjeta roja, o darme la
        tarjeta, o nada. No se imagina lo largos que son diez segundos. Un señor, {loose: un soldador}, sudó toda la
        camisa. Entonces le pregunté si vivía su mamá, que no estaba en el guion, no sé por qué lo pregunté, y dijo:
        voy a guardar silencio. Y el salón aplaudió.

        Imprimíamos las tarjetas en la biblioteca, a diez centavos la hoja, hasta que la bibliotecaria empezó a dejar
        la máquina sin llave.

        Dos años después sí tocaron en {loose: la casa}. Mi abuela fue a la puerta. Oí que se quedó ahí parada. Oí que
        no abrió. Nunca he estado tan orgulloso de alguien por no hacer nada.
    """),
    contact="I still live there. Please take the street and my cousin's job.",
    chosen_name="Nico",
    place="huntington-park",
    place_as_told="Huntington Park",
    place_step=PlaceStep.AREA,
    date="2019-03",
    date_as_told="spring of 2019",
    date_step=DateStep.YEAR,
    terms=("conozca-sus-derechos", "escuela", "juventud", "agentes-en-la-puerta", "miedo"),
    uses=PUBLIC_USES,
)

MICROFONO = ToldStory(
    key="microfono",
    kind="testimony",
    language="es",
    state="published",
    title="Un minuto de micrófono",
    story=Marked("""
        En las asambleas de la ciudad le dan a uno un minuto para hablar. Yo llevaba tres hojas. Había pedido el día
        en {la empacadora|loose: el trabajo}, me había planchado la blusa, y en la fila me dijo el muchacho de
        adelante que no iba a alcanzar ni para la mitad de la primera.

        Iban a votar si {el sheriff podía|loose: las autoridades podían} seguir dejando entrar a la migra. Adentro
        hacía frío de oficina. Había gente con camisetas rojas y gente con camisetas blancas, y los regidores allá
        arriba, tomando agua.

        Mientras esperaba fui tachando. Taché lo de {mi cuñado Saúl y los once meses que estuvo en Adelanto|cut: lo
        que le pasó a un familiar}. Taché las gracias. Taché dónde nací. Quedaron cuatro renglones. Cuando dijeron mi
        número, el {ochenta y siete|cut: un número}, me temblaban las rodillas y pensé: que tiemblen, no se ven, hay
        barandal.

        Dije: Buenas tardes. Yo empaco las uvas que ustedes tienen en esa mesa. En mi casa somos cinco y dormimos con
        los zapatos puestos. Quisiera dormir descalza. Es todo.

        Me sobraron veinte segundos. Nadie supo qué hacer con ellos. El señor del reloj lo dejó correr, y los veinte
        segundos se oyeron.
    """),
    help=Marked("""
        Afuera había unas jóvenes que ayudaban a escribir en dos idiomas. Una, {la Jazmín, de Bell|cut: un nombre}, se
        sentó en el piso conmigo a contar palabras. Me dijo que los minutos son como las maletas: primero lo que no se
        puede comprar allá.

        Votamos con los pies hasta la medianoche. Por nosotros hablaron {ciento doce|loose: más de cien} personas.
        Ganamos por uno.
    """),
    wish=Marked("""
        Guardo las tres hojas. Lo tachado también es mío. Algún día voy a pedir otro minuto.
    """),
    title_translated="One minute at the microphone",
    translation=Marked("""
        At the city’s meetings they give you one minute to speak. I had three pages. I had asked for the day off at
        {loose: work}, I had ironed my blouse, and in the line the boy in front told me I wouldn’t get through even
        half of the first one.

        They were going to vote on whether {loose: the authorities} could go on letting la migra in. Inside it was
        office cold. There were people in red shirts and people in white shirts, and the council members up there,
        drinking water.

        While I waited I kept crossing out. I crossed out the part about {cut: what happened to a relative}. I crossed
        out the thank yous. I crossed out where I was born. Four lines were left. When they called my number, {cut: a
        number}, my knees were shaking and I thought: let them shake, they can’t be seen, there’s a railing.

        I said: Good afternoon. I pack the grapes you have on that table. There are five of us at home and we sleep
        with our shoes on. I would like to sleep barefoot. That is all.

        I had twenty seconds left over. Nobody knew what to do with them. The man with the clock let it run, and the
        twenty seconds were heard.

        Outside there were some young women who helped people write in two languages. One of them, {cut: a name}, sat
        on the floor with me to count words. She told me that minutes are like suitcases: first what can’t be bought
        over there.

        We voted with our feet until midnight. {loose: More than a hundred} people spoke for us. We won by one.

        I keep the three pages. What is crossed out is mine too. Some day I am going to ask for another minute.
    """),
    contact="Mi cuñado Saúl todavía tiene corte. La empacadora es la Del Valle, de Vernon.",
    chosen_name="La del minuto",
    place="bell",
    place_as_told="Una ciudad del sureste",
    place_step=PlaceStep.AREA,
    date="2018-05",
    date_as_told="mayo de 2018",
    date_step=DateStep.YEAR,
    terms=("asamblea", "trabajo", "la-migra", "miedo", "santuario"),
    uses=PUBLIC_USES,
)

TOGETHER = (SANTUARIO, UNIFORME, DESIERTO, SILENCIO, MICROFONO)
