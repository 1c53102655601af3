"""At the door, at the school, at the court, far from a son and far from a grave."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, Picture, ToldStory

VENTANA = ToldStory(
    key="ventana",
    kind="testimony",
    language="es",
    state="published",
    title="No abrimos la puerta. Abrimos la ventana y cantamos.",
    story=Marked("""
        Eran como las cinco. Yo ya estaba despierta, porque entraba a las seis a la costura, en {Creaciones Halcón, en
        la calle Maple|loose: un taller del centro}. Tocaron como toca la policía: con el lado del puño. Mi hija
        {Yaretzi|cut: el nombre de su hija} se paró en el pasillo y me dijo: mami, no abras. Lo había aprendido en la
        escuela, de una tarjeta roja que les dieron. Tenía nueve años y hablaba bajito, como cuando uno no quiere
        despertar a un bebé.

        Y no abrí. Pregunté, con la puerta cerrada, si traían un papel firmado por un juez. Se quedaron callados.
        Luego dijeron que buscaban a {Ramiro Tlacuilo|cut: un nombre}, que nada más era una pregunta. Yo no dije ni sí
        ni no. El silencio también es una respuesta; ahora lo sé. Por debajo de la puerta se veía la sombra de cuatro
        zapatos.

        Entonces la señora de enfrente prendió la luz. Luego {don Eleuterio, el de los elotes|loose: un vecino que
        vende en la calle}. En diez minutos había luz en toda la cuadra. Alguien empezó a cantar, una de las de misa,
        y cantamos todos por la ventana, en pijama, desafinados. La del {2418|cut: un número de casa} golpeaba una
        olla. Mi hija cantaba con una mano en el vidrio.

        No los corrimos a gritos. Se fueron porque ya no estaban solos con nosotros. Eso fue todo lo que hicimos: no
        dejarlos solos con nosotros.
    """),
    help=Marked("""
        Mi esposo, que {cruzó por Sásabe en 1998|cut: cuándo y por dónde llegó}, ya no durmió en la casa {diecisiete
        noches|loose: unas semanas}. Pero los vecinos hicieron una lista de llamadas, en papel, sin apellidos, y cada
        quien la pegó en el refri. El primer número de la lista era el mío, {213 555 0118|cut: un teléfono}. Todavía
        la tengo. Ya vamos en el cuarto papel, porque se gasta de tanto que la tocan los niños.
    """),
    wish=Marked("""
        Si alguien lee esto y tiene miedo: yo también. El miedo no se quita. Se reparte. A cada quien le toca un
        pedacito, y así se puede cargar.
    """),
    title_translated="We didn’t open the door. We opened the window and sang.",
    translation=Marked("""
        It was around five. I was already up, because I started at six at the sewing, in {loose: a workshop downtown}.
        They knocked the way police knock: with the side of the fist. My daughter {cut: her daughter’s name} stood in
        the hallway and said to me: Mami, don’t open. She had learned it at school, from a red card they gave out. She
        was nine, and she spoke very low, the way you do when you don’t want to wake a baby.

        And I didn’t open. I asked, with the door shut, if they had a paper signed by a judge. They went quiet. Then
        they said they were looking for {cut: a name}, that it was only a question. I said neither yes nor no. Silence
        is an answer too; I know that now. Under the door you could see the shadow of four shoes.

        Then the lady across the street turned on her light. Then {loose: a neighbor who sells on the street}. In ten
        minutes there was light on the whole block. Somebody started singing, one of the ones from Mass, and we all
        sang out the windows, in pajamas, out of tune. The woman at {cut: a house number} was banging on a pot. My
        daughter sang with one hand on the glass.

        We didn’t chase them off with shouting. They left because they were no longer alone with us. That is all we
        did: we did not leave them alone with us.

        My husband, who {cut: when and where he arrived}, didn’t sleep at home for {loose: some weeks}. But the
        neighbors made a call list, on paper, no last names, and everyone stuck it on the fridge. The first number on
        the list was mine, {cut: a telephone number}. I still have it. We are on the fourth sheet by now, because it
        wears out from how much the children touch it.

        If somebody reads this and is afraid: so am I. The fear doesn’t go away. It gets shared out. Each one gets a
        little piece, and that way it can be carried.
    """),
    contact="Mi esposo es Ramiro. Vivimos en el 2416 de la calle Fickett. No quiero que salga nada de él.",
    chosen_name="Marisol",
    place="boyle-heights",
    place_as_told="Boyle Heights, cerca de la plaza de los mariachis",
    place_step=PlaceStep.AREA,
    date="2017-03-14",
    date_as_told="14 de marzo de 2017",
    date_step=DateStep.YEAR,
    terms=("agentes-en-la-puerta", "vecinos", "canto", "ninez", "lista-de-llamadas", "la-cuadra-despierta"),
    note_es="Se habla de agentes en la puerta de una casa con niños. No hay golpes.",
    note_en="Agents at the door of a home with children. Nobody is hit.",
    uses=PUBLIC_USES,
    pictures=(
        Picture(
            key="relato-mesa",
            alt_es="Grabado a colores: una mesa con mantel de cuadros bajo una lámpara, dos tazas que humean, un papel "
            "doblado y dos sillas vacías.",
            alt_en="Color print: a table with a checked cloth under a lamp, two steaming cups, a folded paper and two "
            "empty chairs.",
            caption_es="La mesa de la cocina, de noche.",
            caption_en="The kitchen table, at night.",
        ),
    ),
)

ESCUELA = ToldStory(
    key="escuela",
    kind="testimony",
    language="en",
    state="published",
    title="Nineteen backpacks",
    story=Marked("""
        I teach fourth grade. I have taught it for {eleven years at Calle Linda Elementary|loose: many years at a
        public school}, in the same room, with the same radiator that knocks in January as if someone wanted in.

        On the Monday after the raids I took attendance twice, because I thought I had made a mistake. I had
        twenty-eight names and nineteen backpacks. Nobody was sick. You learn to hear the difference between a room
        where children are sick and a room where children have been kept home. In the second one, nobody asks where
        anybody is.

        {Jocelyn|cut: a student’s name} raised her hand and asked if she could sit facing the door. Then three more
        asked. I said yes. So I taught long division to the backs of four heads, and I walked around to the door to do
        it, and by ten o’clock I had moved the whole board.

        At pickup, {Mr. Orozco, who drives for the bakery on Central Avenue,|loose: one of the fathers} came for six
        children, only one of them his. He had a list in his shirt pocket, six names and the word each family had
        chosen so that the child would know to go with him. Mango. Tortuga. Domingo. I checked the words the way you
        check a ticket at a theater. I have never been so careful about anything.
    """),
    help=Marked("""
        The district sent a letter saying that schools do not ask about papers and that an agent needs a judge’s
        warrant to come past the office. It was a good letter. The cafeteria ladies made it better: they taped it to
        the milk cooler, at the height of a nine-year-old, and {Mrs. Baltazar|cut: a name} read it out loud in Spanish
        every day for a week while she handed out the milk.
    """),
    wish=Marked("""
        It took until the {second week of November|loose: fall} to have twenty-eight again. One backpack never came
        back. I still have his spelling notebook. The last word in it is “neighborhood,” and he got it right.
    """),
    title_translated="Diecinueve mochilas",
    translation=Marked("""
        Doy cuarto grado. Lo he dado {loose: muchos años en una escuela pública}, en el mismo salón, con el mismo
        calentador que en enero da golpes como si alguien quisiera entrar.

        El lunes después de las redadas pasé lista dos veces, porque pensé que me había equivocado. Tenía veintiocho
        nombres y diecinueve mochilas. Nadie estaba enfermo. Una aprende a oír la diferencia entre un salón con niños
        enfermos y un salón con niños que no dejaron salir de su casa. En el segundo, nadie pregunta dónde está nadie.

        {cut: el nombre de una alumna} levantó la mano y preguntó si podía sentarse de cara a la puerta. Luego lo
        pidieron otros tres. Dije que sí. Así que enseñé la división larga a cuatro nucas, y me fui a la puerta para
        hacerlo, y a las diez ya había movido el pizarrón entero.

        A la salida, {loose: uno de los papás} llegó por seis niños, y solo uno era suyo. Traía una lista en la bolsa
        de la camisa: seis nombres, y la palabra que cada familia había escogido para que el niño supiera que podía
        irse con él. Mango. Tortuga. Domingo. Revisé las palabras como se revisa un boleto en el teatro. Nunca he sido
        tan cuidadosa con nada.

        El distrito mandó una carta que decía que las escuelas no preguntan por papeles y que un agente necesita la
        orden de un juez para pasar de la oficina. Era una buena carta. Las señoras de la cafetería la hicieron mejor:
        la pegaron en la hielera de la leche, a la altura de una niña de nueve años, y {cut: un nombre} la leyó en voz
        alta en español todos los días de una semana, mientras repartía la leche.

        Fue hasta el {loose: otoño} cuando volví a tener veintiocho. Una mochila no regresó nunca. Todavía guardo su
        cuaderno de ortografía. La última palabra es «vecindario», y la escribió bien.
    """),
    contact="My principal does not know I wrote this. The boy's family moved to Fresno.",
    chosen_name="Ms. R.",
    place="florence-firestone",
    place_as_told="South LA, off Central",
    place_step=PlaceStep.AREA,
    date="2025-06-09",
    date_as_told="Monday June 9, 2025",
    date_step=DateStep.YEAR,
    terms=("escuela", "ninez", "redada", "miedo", "vecinos"),
    note_es="Niñas y niños que faltan a la escuela por miedo. No hay violencia.",
    note_en="Children kept home from school by fear. There is no violence.",
    uses=OPEN_USES,
    pictures=(
        Picture(
            key="relato-banca",
            alt_es="Grabado a colores: una mochila roja sola en una banca, delante de una pared amarilla con dos ventanas.",
            alt_en="Color print: a red backpack alone on a bench, in front of a yellow wall with two windows.",
            caption_es="La que no volvió.",
            caption_en="The one that did not come back.",
        ),
    ),
)

HIJO = ToldStory(
    key="hijo",
    kind="testimony",
    language="es",
    state="published",
    title="Le mando los zapatos con quien va",
    story=Marked("""
        A mi hijo {Fermín|loose: mayor} lo agarraron un martes, saliendo de {la llantera de la Whittier|cut: su
        trabajo}. No corrió. Él siempre dijo que correr era aceptar algo. Me habló a los {nueve|loose: pocos} días
        desde {Tijuana|loose: una ciudad de la frontera}, y lo primero que me preguntó fue si le había dado de comer
        al perro.

        Tenía {una orden vieja, del 2009, de una audiencia a la que no le llegó la carta|cut: algo de sus papeles}. El
        número lo traigo de memoria, {A000 000 417|cut: un número de expediente}, y no me sé de memoria ni el de mi
        propio teléfono. Así se le queda a una lo que duele: en números.

        Yo no puedo ir. {Llevo veintiséis años aquí sin arreglar|cut: algo de sus papeles} y si salgo no vuelvo, y acá
        están las dos niñas de él. Entonces le mando cosas con quien va. En la {carnicería|loose: tienda} hay una
        señora que cruza cada quince días; le doy una bolsa y un billete. Le he mandado sus botas, la cobija azul, el
        molde de los panqueques. Calza del diez. Allá los zapatos de ese número no los halla, o eso me dice, para que
        yo sienta que todavía le hago falta.

        Las niñas le escriben en las suelas. Con pluma, por dentro, antes de mandarlos. La grande le pone la fecha. La
        chica le dibuja la casa, siempre con humo en la chimenea, aunque nosotros no tenemos chimenea. Él me cuenta
        que camina con cuidado, para no borrarlas.
    """),
    help=Marked("""
        Una abogada de una clínica gratis me explicó el caso en una hora, con dibujitos, y no me cobró ni me mintió.
        Me dijo: esto va a tardar. Fue la primera persona que no me dijo que todo iba a salir bien, y por eso le creí.
    """),
    wish=Marked("""
        Que no pregunten qué hizo. Pregunten qué número calza. Esa es la pregunta de una madre.
    """),
    contact="Mi hijo todavía tiene caso abierto con la licenciada Amezcua. No digan la ciudad ni el trabajo.",
    place="este-de-los-angeles",
    place_as_told="Este de Los Ángeles",
    place_step=PlaceStep.STATE,
    date="2019-08-20",
    date_as_told="agosto de 2019",
    date_step=DateStep.DECADE,
    terms=("deportacion", "separacion-familiar", "madres", "ninez", "ayuda-legal"),
    note_es="Una madre habla de su hijo, que fue sacado del país, y de las hijas de él.",
    note_en="A mother speaks of her son, who was removed from the country, and of his daughters.",
    uses=("web", "quote"),
    tier="high",
)

INTERPRETE = ToldStory(
    key="interprete",
    kind="testimony",
    language="en",
    state="published",
    title="I interpreted my own mother’s hearing",
    story=Marked("""
        I was twelve. The court had sent an interpreter, but the interpreter spoke Spanish, and my mother does not
        dream in Spanish, she shops in it. At home in {Zacualpa|loose: a town in the highlands of Guatemala} and at
        home on {South Bonnie Brae|cut: a street}, she speaks K’iche’. She greets you with your face: utz awach, is
        your face well?

        The judge asked if anyone could help. My mother looked at me the way she does when a jar won’t open. So I
        stood next to her, in my school polo, and {Judge Whitcomb|loose: the judge} asked me to raise my right hand.

        There are words nobody should learn in two languages at twelve. I knew “harm.” I knew “before” and “after.” I
        did not know how to say “persecution,” so I said: they came looking for you, and you had done nothing. My
        mother answered for a long time. She told about {her brother Diego and the well|cut: what happened to her
        family}, and I had not known any of it. I had to say it in English, in the first person, because that is the
        rule: you say “I.” So for an hour I was my mother. I was thirty-four and I had left a house with the corn
        still on the fire.

        At the end the judge thanked me and moved it to {the ninth of February|loose: another day}, with a proper
        interpreter. In the elevator my mother held my ears, both of them, as if they were hot. Maltyox, she said.
        Thank you. It was the first time she had thanked me for something that was not carrying.
    """),
    help=Marked("""
        There is a group of women, {the ones who meet at Immanuel on Saturdays|loose: who meet at a church}, who
        interpret K’iche’, Q’anjob’al, Mam. One of them, {doña Catarina|cut: a name}, came to the next hearing, and to
        every one after that. She gave me a piece of gum and told me to go sit with the other kids.
    """),
    wish=Marked("""
        I’m twenty-six now and I do it for a living, in two hospitals, with a badge. When a child walks in front of a
        parent I say: you can go sit down, I have it from here. I say it in all three languages. Somebody should.
    """),
    title_translated="Fui el intérprete de la audiencia de mi propia madre",
    translation=Marked("""
        Tenía doce años. La corte mandó un intérprete, pero el intérprete hablaba español, y mi mamá no sueña en
        español: en español hace las compras. En su casa de {loose: un pueblo del altiplano de Guatemala} y en su casa
        de {cut: una calle} habla k’iche’. Saluda con la cara de uno: utz awach, ¿está bien tu cara?

        Preguntaron si alguien podía ayudar. Mi mamá me miró como mira cuando un frasco no se abre. Así que me paré
        junto a ella, con la playera de la escuela, y {loose: quien juzgaba} me pidió que levantara la mano derecha.

        Hay palabras que nadie debería aprender en dos idiomas a los doce años. Yo sabía «daño». Sabía «antes» y
        «después». No sabía decir «persecución», así que dije: llegaron a buscarla, y usted no había hecho nada. Mi
        mamá contestó largo. Contó {cut: lo que le pasó a su familia}, y yo no sabía nada de eso. Lo tuve que decir en
        inglés, en primera persona, porque así es la regla: uno dice «yo». Entonces por una hora fui mi mamá. Tenía
        treinta y cuatro años y había dejado una casa con el maíz todavía en la lumbre.

        Al final me dieron las gracias y lo pasaron a {loose: otro día}, con intérprete de verdad. En el elevador mi
        mamá me agarró las orejas, las dos, como si estuvieran calientes. Maltyox, me dijo. Gracias. Era la primera
        vez que me daba las gracias por algo que no fuera cargar.

        Hay un grupo de señoras, {loose: que se juntan en una iglesia}, que interpretan k’iche’, q’anjob’al, mam. Una
        de ellas, {cut: un nombre}, fue a la siguiente audiencia, y a todas las que hubo después. Me dio un chicle y
        me mandó a sentarme con los otros niños.

        Ya tengo veintiséis y de eso vivo, en dos hospitales, con gafete. Cuando una criatura entra delante de su papá
        o de su mamá le digo: ya puedes sentarte, de aquí sigo yo. Lo digo en los tres idiomas. Alguien tiene que
        decirlo.
    """),
    contact="My mother's case was granted. She is fine with this if the town and her brother are not in it.",
    place="pico-union",
    place_as_told="Pico-Union and the downtown court",
    place_step=PlaceStep.AREA,
    date="2011-10-03",
    date_as_told="October 2011",
    date_step=DateStep.DECADE,
    terms=("corte", "interpretes", "lenguas-indigenas", "ninez", "madres"),
    note_es="Un niño interpreta en una corte lo que le pasó a su madre. Se alude a violencia; no se describe.",
    note_en="A child interprets in court what happened to his mother. Violence is alluded to, not described.",
    uses=PUBLIC_USES,
    tier="high",
)

FUNERAL = ToldStory(
    key="funeral",
    kind="testimony",
    language="es",
    state="published",
    title="La enterramos con dos horas de diferencia",
    story=Marked("""
        Mi mamá se murió en {San Juan Cotzocón|loose: un pueblo de Oaxaca} un jueves. Yo me enteré en la lavandería de
        {la Vermont y la 41|cut: una esquina}, con las manos llenas de sábanas de hotel. Éramos {siete|loose: varios}
        hermanos y acá estábamos {cuatro|loose: casi todos}. Ninguno podía ir. Para ir hay que poder volver.

        Mi hermano {Abundio|loose: menor} compró una televisión grande, la más grande que cupo en el carro, y la
        pusimos en la sala contra la pared donde está la Virgen. Allá mi sobrina sostenía el teléfono. Acá prendimos
        velas a la misma hora, pero no era la misma hora: allá ya eran las doce y acá las diez. Por dos horas mi mamá
        estuvo enterrada allá y todavía no acá. Eso nadie me lo había explicado.

        Las señoras del pueblo rezaban y se cortaba la señal. Nosotros seguíamos rezando el pedazo que faltaba y
        cuando volvía la señal íbamos en distinto misterio. A mi hermano le dio risa. Luego nos dio a todos. Mi mamá
        se hubiera enojado y luego se hubiera reído más que nadie, tapándose la boca con el delantal.

        Cuando bajaron la caja, mi sobrina volteó el teléfono para que viéramos el cerro y no el hoyo. Tiene dieciséis
        años. No sé quién le enseñó eso.
    """),
    help=Marked("""
        Vinieron los paisanos de la banda, la que ensaya en {el garage de la calle 39|cut: un lugar}. Tocaron sin
        cobrar, bajito, porque era noche y hay bebés. Trajeron pan amarillo. En el patio cabían treinta y éramos como
        setenta, y nadie pisó las matas.
    """),
    wish=Marked("""
        Yo tenía una tierra apartada junto a mi mamá. Le dije a mi hija que, si no se puede, aquí también hay tierra.
        Que siembre algo que huela.
    """),
    title_translated="We buried her two hours apart",
    translation=Marked("""
        My mother died in {loose: a town in Oaxaca} on a Thursday. I found out at the laundry at {cut: a corner}, with
        my hands full of hotel sheets. There were {loose: several} of us brothers and sisters, and {loose: almost all}
        of us were here. None of us could go. To go, you have to be able to come back.

        My {loose: younger} brother bought a big television, the biggest that would fit in the car, and we put it in
        the living room against the wall where the Virgin is. Over there my niece was holding the phone. Here we lit
        candles at the same time, but it was not the same time: there it was already twelve, and here it was ten. For
        two hours my mother was buried there and not yet here. Nobody had ever explained that to me.

        The women of the town were praying and the signal kept dropping. We went on with the piece that was missing,
        and when the signal came back we were on a different mystery. My brother started to laugh. Then all of us did.
        My mother would have been angry, and then she would have laughed more than anybody, covering her mouth with
        her apron.

        When they lowered the box, my niece turned the phone so that we would see the hill and not the hole. She is
        sixteen. I don’t know who taught her that.

        The people from back home came, from the band, the one that rehearses in {cut: a place}. They played without
        charging, softly, because it was night and there are babies. They brought yellow bread. Thirty fit in the yard
        and we were about seventy, and nobody stepped on the plants.

        I had a piece of ground set aside next to my mother. I told my daughter that if it can’t be, there is ground
        here too. That she should plant something that smells good.
    """),
    contact="Somos de Cotzocón, todo el mundo sabe quién compró la televisión. Quiten lo de mi hermano Abundio.",
    chosen_name="Eufrosina",
    place="exposition-park",
    place_as_told="Sur de Los Ángeles, por la Vermont",
    place_step=PlaceStep.AREA,
    date="2021-02",
    date_as_told="febrero de 2021",
    date_step=DateStep.YEAR,
    terms=("duelo", "separacion-familiar", "madres", "memoria", "lenguas-indigenas"),
    note_es="Una familia ve por teléfono el entierro de su madre.",
    note_en="A family watches their mother’s burial over the phone.",
    uses=PUBLIC_USES,
    pictures=(
        Picture(
            key="relato-rio",
            alt_es="Grabado a colores: una luz pequeña sobre el agua, cerros al fondo, la luna y estrellas.",
            alt_en="Color print: a small light on the water, hills behind it, the moon and stars.",
            caption_es="El cerro y no el hoyo.",
            caption_en="The hill and not the hole.",
        ),
    ),
)

AT_HOME = (VENTANA, ESCUELA, HIJO, INTERPRETE, FUNERAL)
