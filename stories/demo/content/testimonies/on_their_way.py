"""Stories that are not public: begun, waiting, hidden, taken back, declined."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import PUBLIC_USES, Marked, ToldStory

PARADA = ToldStory(
    key="parada",
    kind="testimony",
    language="es",
    state="hidden",
    title="El chofer no abrió",
    story=Marked("""
        Tomo {el 754 en la Vermont y Santa Mónica|loose: el camión} a las cinco y diez. A esa hora somos los mismos:
        la de la panadería, los dos señores de la obra, una muchacha enfermera que se duerme parada. No nos sabemos
        los nombres. Nos sabemos las bajadas.

        Un viernes de junio, en {la parada de la Pico|loose: una parada}, había tres hombres con chaleco y la cara
        tapada. No estaban esperando el camión. Estaban esperando quién se bajaba del camión. El chofer, {Desmond|cut:
        un nombre}, un moreno grandote que nunca dice nada, frenó como siempre. Pero no abrió.

        Se quedó con la mano en la palanca. Uno de los hombres tocó el vidrio con un anillo. El chofer señaló el
        tablero, como diciendo que estaba descompuesto, y prendió las intermitentes. Adentro nadie se movió. La de la
        panadería, que es la más chaparrita, se puso delante de los dos señores de la obra como si los pudiera tapar.

        Luego dijo por la bocina, en español, con un acento horrible y precioso: «Próxima parada, la que sigue». Y
        arrancó. Dos cuadras más adelante bajó la rampa, la de las sillas de ruedas, y por ahí se bajaron todos,
        despacito, como reyes.

        Yo llegué tarde a {la clínica dental del doctor Park|loose: mi trabajo}. Dije que se había descompuesto la
        puerta.
    """),
    help=Marked("""
        Entre todos le compramos una tarjeta. Pusimos solo las bajadas: la de la Octava, los de la Olympic, la de la
        Adams. Él la trae pegada junto al espejo.
    """),
    wish=Marked("""
        Nunca nos hemos dicho los nombres. Ya no hace falta, o hace más falta que nunca, no sé.
    """),
    contact="A Desmond lo pueden correr. Si alguien de la compañía lo lee, saben qué ruta y qué hora.",
    chosen_name="La que baja en la Adams",
    place="koreatown",
    place_as_told="Koreatown y la Vermont",
    place_step=PlaceStep.AREA,
    date="2025-06-20",
    date_as_told="un viernes de junio de 2025",
    date_step=DateStep.YEAR,
    terms=("camion", "la-migra", "trabajo", "vecinos"),
    uses=("web", "quote", "teach"),
)

SOPA = ToldStory(
    key="sopa",
    kind="testimony",
    language="es",
    state="withdrawn",
    title="Me conocen por la sopa",
    story=Marked("""
        Llevo {dieciocho años en la cocina del Magnolia, en Echo Park|loose: muchos años en una cocina}. Entré lavando
        ollas y ahora la sopa de los jueves es mía. Hay gente que maneja una hora por esa sopa y no sabe mi cara,
        porque la ventanita por donde sale el plato me queda a la altura del pecho. Conocen mis manos y mi caldo.

        Cuando empezó lo de las redadas, el dueño nos juntó a los {seis|loose: de la cocina}. Dijo que si venían no
        los iba a dejar pasar de las mesas, que la cocina era privada, que había preguntado. Puso un letrero en la
        puerta de vaivén. Lo mandó a imprimir bien, con letra de restaurante caro: SOLO EMPLEADOS. Yo le pregunté si
        eso los detenía. Me contestó que no sabía, pero que él se iba a parar enfrente.

        Vinieron un jueves, a mediodía, con el comedor lleno. Dos, de civil. Él se paró enfrente. Yo oía su voz y no
        las palabras. Seguí picando cilantro, porque las manos no saben parar. Un señor de la mesa {cuatro|loose: de
        junto} se levantó, luego su esposa, luego otra mesa, y se pusieron de pie con la servilleta en la mano, sin
        decir nada, nomás parados entre la entrada y la puerta de vaivén. Unas veinte personas de pie con hambre.

        Se fueron. Todos se volvieron a sentar y pidieron la sopa. Se acabó. Tuve que hacer otra con lo que había.
    """),
    help=Marked("""
        {Teresita, la mesera|cut: un nombre}, salió a contar mesas y regresó llorando a decirme: señora, era por
        usted. Yo no les había visto la cara nunca y ellos a mí tampoco.
    """),
    wish=Marked("""
        Desde entonces mandaron bajar la ventanita. Ahora me ven.
    """),
    contact="Me pueden reconocer por la sopa. Si se complica, la quito.",
    chosen_name="La de la sopa",
    place="echo-park",
    place_as_told="Echo Park",
    place_step=PlaceStep.AREA,
    date="2025-07",
    date_as_told="julio de 2025",
    date_step=DateStep.YEAR,
    terms=("trabajo", "comida", "la-migra", "redada-en-el-trabajo"),
    uses=PUBLIC_USES,
)

ESE_DIA = ToldStory(
    key="ese-dia",
    kind="testimony",
    language="es",
    state="with_narrator",
    title="Ese día no salí",
    story=Marked("""
        Ese día {mi prima Lety|loose: una familiar} me llamó y me dijo que no saliera. Yo ya tenía la bolsa en la mano
        y el lonche hecho. Dejé {el mandado de la señora de Lafayette Park, la que cuido|cut: un lugar de trabajo} y
        me quedé sentada en la cocina hasta que se hizo de noche, con el celular en la mesa, boca abajo, para no
        estarlo viendo.

        Una cree que tener miedo es correr. No. Es quedarse quieta. Es oír el refrigerador. Es que el niño pregunte si
        hoy es domingo y una le diga que sí, y que se ponga feliz.

        Como a las tres tocaron. No me paré. Después vi por debajo de la puerta que habían metido un papel. Era de la
        vecina de abajo, {doña Carmen la del 4|cut: un nombre}, con lápiz: «Voy al pan. ¿Cuántos?» Le contesté en el
        mismo papel: seis. Y lo volví a meter por debajo de la puerta, hacia afuera, como quien manda una carta.

        Así estuvimos nueve días. Pan, leche, huevos, una aspirina. Nunca abrí y nunca me faltó nada.
    """),
    wish=Marked("""
        El décimo día bajé yo y le pasé el papel por debajo de la suya. Decía: «Voy al pan. ¿Cuántos?»
    """),
    contact="La señora que cuido no sabe nada. Lety tampoco.",
    chosen_name="Luz",
    place="lincoln-heights",
    place_as_told="El lado este",
    place_step=PlaceStep.AREA,
    date="2025-06-11",
    date_as_told="junio de 2025",
    date_step=DateStep.YEAR,
    terms=("miedo", "vecinos", "comida", "ninez"),
    uses=("web", "translate", "quote"),
    asked="¿Está bien decir «un lugar de trabajo», o prefiere que no se diga que trabaja?",
)

CARTA = ToldStory(
    key="carta",
    kind="testimony",
    language="en",
    state="asked",
    title="The envelope came thin",
    story=Marked("""
        You learn to weigh mail. A thick envelope is a booklet and a thin one is an answer. Mine came {on the
        sixteenth of October|loose: in the fall}, thin, and I put it on the piano and we ate dinner around it.

        I had {come at four through San Ysidro asleep in the back of my uncle’s Aerostar|cut: when and how she
        arrived}, which is to say that I don’t remember coming from anywhere. I remember {Mrs. Feinberg’s kindergarten
        at Hoover Street|loose: kindergarten}, and a rug with the alphabet on it, and that I sat on Q.

        My brother was born here. So at our table there was always one person who could be loud. He said, open it. My
        father said, after. My mother said nothing and moved the salt to where the envelope had been on the other
        nights, when there was no envelope.

        It said yes. It said yes for two years. I put the card in a plastic sleeve and the sleeve in a book, and for
        two years I did not lend that book to anyone. When I am asked what I felt, people want me to say relief. I
        felt a date.
    """),
    wish=Marked("""
        I have renewed it {six|loose: several} times. I am a nurse now. I can tell you what two years weighs; it
        weighs about as much as a thin envelope.
    """),
    contact="My brother's unit is at Fort Irwin. I work at County. My status is in here, please cut it if you need to.",
    chosen_name="Q",
    place="koreatown",
    place_as_told="Koreatown",
    place_step=PlaceStep.AREA,
    date="2012-10-16",
    date_as_told="October 2012",
    date_step=DateStep.YEAR,
    terms=("juventud", "cartas", "defender-daca"),
    uses=PUBLIC_USES,
    asked="You tell how you arrived. We would cut it, because it could be used against you or your uncle. Is that all right?",
)

TROCA = ToldStory(
    key="troca",
    kind="testimony",
    language="es",
    state="redacted",
    title="Mi papá dejó la troca prendida",
    story=Marked("""
        La encontró mi hermano, en {la gasolinera de la Firestone|loose: una gasolinera}, con la puerta abierta y la
        música sonando. Mi papá no deja la troca prendida ni para bajar a abrir el portón: dice que la gasolina es la
        sangre del pobre. En el asiento estaba su lonche y en el piso su gorra. Adentro de la gorra, con plumón, trae
        escrito su nombre, {Genaro|cut: el nombre de su papá}, como niño de kínder.

        Mi hermano apagó la música y no pudo apagar el motor. Dice que sintió que si lo apagaba era como cerrarle los
        ojos. Se vino manejando despacio, con la troca de él atrás, en segunda, yo creo que es la cuadra más larga que
        ha manejado nadie.

        La estacionamos en su lugar. Mi mamá salió, vio la gorra, y la colgó en el clavo. Luego se fue a calentar la
        comida.
    """),
    help=Marked("""
        Los de la obra, {los de la cuadrilla de Zaragoza|loose: sus compañeros}, vinieron el sábado y le terminaron el
        techo a la vecina, que era lo que él tenía pendiente. No cobraron. Dijeron que era de él.
    """),
    contact="No digan la ciudad. Mi papá está en proceso y lo lleva una licenciada de la clínica.",
    chosen_name="Lupita",
    place="south-gate",
    place_as_told="South Gate",
    place_step=PlaceStep.STATE,
    date="2025-08-05",
    date_as_told="agosto de 2025",
    date_step=DateStep.YEAR,
    terms=("detencion", "trabajo", "separacion-familiar"),
    uses=("web", "quote"),
    tier="high",
)

LLAMADA = ToldStory(
    key="llamada",
    kind="testimony",
    language="es",
    state="received",
    title="Contesté yo",
    story=Marked("""
        Era el teléfono de mi mamá y contesté yo porque ella se estaba bañando. Preguntaron por Hilda Marroquín. Dije:
        no está. Dijeron: ¿y a qué hora sale a trabajar? Tengo catorce años y ya sé que eso no lo pregunta nadie que
        la quiera. Dije que no sabía, que yo nada más cuidaba al gato. No tenemos gato.

        Cuando salió del baño le conté. Me preguntó qué había dicho exactamente. Se lo repetí dos veces. Luego se
        sentó en la orilla de la cama, con la toalla en la cabeza, y se empezó a reír del gato, y no podía parar. Nos
        reímos las dos. Esa noche dormimos en casa de mi tía.

        El domingo mi tía nos regaló un gato. Para que ya no fuera mentira, dijo.
    """),
    contact="Soy menor. Mi tía sabe que estoy escribiendo esto. El número era 213 555 0187.",
    chosen_name="",
    place="lynwood",
    place_as_told="Lynwood",
    place_step=PlaceStep.STATE,
    date="2025-09",
    date_as_told="septiembre",
    date_step=DateStep.YEAR,
    terms=("ninez", "madres", "la-migra"),
    uses=("web",),
    tier="high",
)

BORRADOR = ToldStory(
    key="borrador",
    kind="testimony",
    language="es",
    state="draft",
    title="",
    story=Marked("""
        No sé por dónde empezar. Fue un miércoles. Estaba haciendo fila para el bus en San Fernando Road y oí que
        alguien decía mi nombre, Evaristo, bien pronunciado, como lo dice mi mamá.

        Mañana le sigo.
    """),
    place="pacoima",
    place_as_told="",
    date="",
)

AJENA = ToldStory(
    key="ajena",
    kind="testimony",
    language="es",
    state="declined",
    title="Lo que le pasó a mi vecina",
    story=Marked("""
        Mi vecina Rosalba Quintanilla, del 1127 de la calle Budlong, no quiere contar lo que le pasó, pero a mí me
        parece que se tiene que saber, así que lo cuento yo. Llegaron por su esposo a las seis de la mañana del 3 de
        mayo y ella salió en bata.

        Yo lo vi todo por la ventana y no hice nada. Creo que por eso lo escribo.
    """),
    contact="Ella no sabe que lo mandé.",
    place="exposition-park",
    place_as_told="Por la Budlong",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2025-05-03",
    date_as_told="3 de mayo de 2025",
    date_step=DateStep.DAY,
    terms=("vecinos",),
    uses=PUBLIC_USES,
    tier="high",
    asked="Gracias por escribirnos. Esta historia es de su vecina, y solo ella puede decidir contarla. No la publicaremos. "
    "Lo último que usted escribió sí es suyo: si quiere, cuéntenos eso.",
)

ON_THEIR_WAY = (PARADA, SOPA, ESE_DIA, CARTA, TROCA, LLAMADA, BORRADOR, AJENA)
