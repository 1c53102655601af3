"""Four more: a field, a pharmacy bag, a walkout, a folder."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, ToldStory

PORTERO = ToldStory(
    key="portero",
    kind="testimony",
    language="es",
    state="published",
    title="El que pintaba las rayas",
    story=Marked("""
        Yo soy el árbitro, así que no debería tener equipo. Pero voy a contar de un portero. Llegaba a las seis con una
        carretilla y un costal de cal, y él solo pintaba la cancha, con un mecate para que salieran derechas. Le ofrecí
        pagarle y me dijo que con que le perdonara una amarilla.

        El domingo que no llegó jugamos sin rayas. Nunca había pitado así. No sabía dónde era penal, no sabía dónde se
        acababa el campo. Los muchachos se preguntaban unos a otros: ¿salió o no salió? Y se contestaban la verdad. Eso
        me impresionó más que nada. {Veintidós hombres que por un saque de banda se agarran a golpes|loose: Hombres que
        se pelean por un saque de banda}, y ese día cada uno decía dónde había salido.

        A la semana supimos que lo habían parado en {la Huntington Drive|cut: una calle} yendo a comprar la cal. La llevaba
        en la cajuela. Su señora dijo que cuando le entregaron el carro estaba todo blanco por dentro.
    """),
    help=Marked("""
        Los dos equipos pusieron para la abogada. Le escribimos cartas de buen carácter, una por jugador. Yo puse que en
        cinco años no le saqué ni una roja, y que eso en esta liga no lo puede decir nadie. Firmé con pluma, no con el silbato, como dicen ellos.
    """),
    wish=Marked("""
        Regresó en marzo. Ya no juega, por la rodilla. Pero llegó con la carretilla a las seis,
        y las rayas salieron chuecas, y nadie dijo nada.
    """),
    title_translated="The one who painted the lines",
    translation=Marked("""
        I am the referee, so I shouldn’t have a team. But I am going to tell about a goalkeeper. He arrived at six with a
        wheelbarrow and a sack of lime, and he painted the whole field by himself, with a cord so that the lines came out
        straight. I offered to pay him and he said it was enough if I forgave him a yellow card.

        The Sunday he did not come we played without lines. I had never refereed like that. I didn’t know where a penalty
        was, I didn’t know where the field ended. The boys asked each other: was it out or not? And they told each other
        the truth. That struck me more than anything. {loose: Men who fight over a throw-in}, and that day each of them
        said where it had gone out.

        A week later we learned that he had been stopped on {cut: a street}, on his way to buy the lime. He had it in the
        trunk. His wife said that when they gave her the car it was white all over inside.

        Both teams put in for the lawyer. We wrote letters of good character, one for each player. I wrote that in five
        years I had not shown him a single red, and that nobody else in this league can say that. I signed with a pen, not with the whistle, as they say.

        He came back in March. He doesn’t play now, because of his knee. But he came with the wheelbarrow at six,
        and the lines came out crooked, and nobody said a word.
    """),
    chosen_name="El árbitro",
    place="el-sereno",
    place_as_told="El Sereno",
    place_step=PlaceStep.AREA,
    date="2017-10",
    date_as_told="octubre de 2017",
    date_step=DateStep.YEAR,
    terms=("detencion", "vecinos", "cartas", "juventud"),
    uses=OPEN_USES,
)

BOLSA = ToldStory(
    key="bolsa",
    kind="testimony",
    language="en",
    state="published",
    title="Insulin goes in the blue bag",
    story=Marked("""
        I work behind the counter of {a pharmacy on Anaheim Street|loose: a pharmacy}. The second week of June the line
        disappeared. I thought it was the heat. Then the phone began, and every call was the same call: can somebody else
        pick it up. A neighbor, a niece, the lady from the church.

        There are rules about who may carry what, and I am a person who likes rules. So I read them again, slowly, with a
        pencil. It turns out that what most people need can be handed to somebody they name on the phone. I printed the
        page and taped it next to the register, and I started a list.

        By July we had blue bags for what must stay cold and brown bags for the rest, and nineteen drivers, most of whom
        were somebody’s grandmother. We wrote no addresses on the bags. We wrote a fruit. The drivers knew who was Papaya
        and who was Guava. {Mrs. Castellón|loose: An older woman}, who was Papaya, started to send back a jar of soup
        with a fruit on the lid, and it was always mine.

        In the worst week one man had gone four days without. He told me over the phone that he had been cutting them in
        half, like you cut a pill for a child. I have been doing this for {twenty-two|loose: many} years. I drove that
        one myself.
    """),
    help=Marked("""
        The owner never asked what the fruit on the bags meant. At the end of the month she bought a second refrigerator
        and said the old one was noisy. It is not noisy.
    """),
    wish=Marked("""
        I would like somebody to write down that nobody on that list missed a refill in August.
    """),
    title_translated="La insulina va en la bolsa azul",
    translation=Marked("""
        Trabajo detrás del mostrador de {loose: una farmacia}. La segunda semana de junio desapareció la fila. Pensé que
        era el calor. Luego empezó el teléfono, y todas las llamadas eran la misma: ¿puede recogerla otra persona? Un
        vecino, una sobrina, la señora de la iglesia.

        Hay reglas de quién puede llevar qué, y a mí me gustan las reglas. Así que las leí otra vez, despacio, con lápiz.
        Resulta que lo que casi todos necesitan se le puede dar a quien ellos digan por teléfono. Imprimí la hoja, la
        pegué junto a la caja y empecé una lista.

        Para julio teníamos bolsas azules para lo que va frío y cafés para lo demás, y diecinueve choferes, casi todas
        abuelas de alguien. En las bolsas no poníamos direcciones. Poníamos una fruta. Las choferes sabían quién era
        Papaya y quién Guayaba. {loose: Una señora grande}, que era Papaya, empezó a devolver un frasco de sopa con una
        fruta en la tapa, y siempre era la mía.

        En la peor semana, un señor llevaba cuatro días sin nada. Me dijo por teléfono que las había estado partiendo por
        la mitad, como se le parte una pastilla a un niño. Tengo {loose: muchos} años en esto. Esa la llevé yo.

        La dueña nunca preguntó qué quería decir la fruta de las bolsas. A fin de mes compró otro refrigerador y dijo que
        el viejo hacía ruido. No hace ruido.

        Quisiera que alguien escribiera que de esa lista a nadie le faltó su medicina en agosto.
    """),
    chosen_name="Behind the counter",
    place="long-beach",
    place_as_told="Long Beach",
    place_step=PlaceStep.AREA,
    date="2025-06/2025-08",
    date_as_told="summer 2025",
    date_step=DateStep.YEAR,
    terms=("salud", "miedo", "vecinos", "lista-de-llamadas"),
    uses=OPEN_USES,
)

PUERTAS = ToldStory(
    key="puertas",
    kind="testimony",
    language="en",
    state="published",
    title="The gates were locked, so we used the fence",
    story=Marked("""
        I was fifteen, and I had a geometry test. That is what I told my mother afterwards and it is true: I walked out
        of a test. It was the last Monday in March of 2006, and by second period you could hear it, a kind of hum, like
        when a stadium is a mile away.

        They had locked the gates for our safety. So the seniors put a trash can against the fence and stood on both
        sides, handing people over like groceries. {Coach Ybarra|loose: A coach} was supposed to stop us. He held the
        can steady with his foot and looked at the sky.

        We walked to {City Hall, seven miles, down Whittier and over the bridge|loose: downtown, for miles}. I had the
        wrong shoes. Ladies came out with water and cut oranges as if it were a race. Somebody had a flag, and then
        there were a hundred flags, and people argued on the news for a week about which ones. Nobody on the news said
        that we picked up the orange peels.

        The bill we were walking against would have made it a crime to give a person like my father a ride. I kept
        thinking, then I am a criminal every morning, because I make his lunch.
    """),
    help=Marked("""
        My geometry teacher gave me the test on Wednesday, alone, after school. At the end there was a question that had
        not been there on Monday. It said: how far did you walk? Show your work.
    """),
    wish=Marked("""
        I teach now. On the day that my own students went over a fence I was standing by the can.
    """),
    title_translated="Cerraron los portones y nos fuimos por la reja",
    translation=Marked("""
        Tenía quince años y examen de geometría. Eso le dije después a mi mamá y es cierto: me salí de un examen. Era el
        último lunes de marzo del 2006, y desde la segunda hora se oía, como un zumbido, como cuando hay un estadio a
        una milla.

        Habían cerrado los portones por nuestra seguridad. Entonces los del último año arrimaron un bote de basura a la
        reja, se pararon de los dos lados y nos fueron pasando como bolsas del mandado. {loose: Un entrenador} tenía que
        detenernos. Detuvo el bote con el pie y se puso a mirar el cielo.

        Caminamos {loose: hasta el centro, muchas millas}. Yo llevaba los zapatos que no eran. Salían señoras con agua y
        naranjas partidas, como si fuera una carrera. Alguien traía una bandera y luego eran cien, y en las noticias
        discutieron una semana sobre cuáles. Nadie dijo en las noticias que recogimos las cáscaras.

        La ley contra la que caminábamos iba a hacer delito darle un aventón a alguien como mi papá. Yo iba pensando:
        entonces soy criminal todas las mañanas, porque le hago el lonche.

        Mi maestra de geometría me dio el examen el miércoles, a solas, después de clases. Al final había una pregunta
        que el lunes no estaba. Decía: ¿cuánto caminaste? Muestra el procedimiento.

        Ahora soy maestra. El día que mis propios alumnos se brincaron la reja, yo estaba junto al bote.
    """),
    chosen_name="A teacher",
    place="este-de-los-angeles",
    place_as_told="East Los Angeles",
    place_step=PlaceStep.AREA,
    date="2006-03-27",
    date_as_told="March 27, 2006",
    date_step=DateStep.DAY,
    terms=("escuela", "juventud", "marcha", "memoria"),
    uses=OPEN_USES,
    tier="low",
)

CARPETA = ToldStory(
    key="carpeta",
    kind="testimony",
    language="es",
    state="published",
    title="La carpeta verde de los jueves",
    story=Marked("""
        Cada año nos toca ir a que nos vean. Él se presenta, le sellan la hoja, nos vamos a desayunar. Así {once|loose:
        muchos} años. La carpeta es verde, de las de acordeón, y la cargo yo porque él se pone nervioso y la dobla.

        Esta vez había gente parada afuera con chalecos color naranja. No eran de ellos, eran de nosotros: una señora
        con sombrero me preguntó si quería que se quedara con mi bolsa, mis llaves y el teléfono de alguien. Le dije que
        no hacía falta, que siempre salimos en media hora. Me contestó: yo sé, nomás por si se tardan. Le di las llaves.
        No sé por qué se las di.

        A él lo llamaron por una puerta y a mí me dijeron que esperara en la otra. Pasó la media hora. Pasó la hora. Yo
        tenía la carpeta. Eso fue lo que me dio más coraje, que los papeles se quedaron conmigo, todos en orden, con sus
        separadores, y adentro a nadie le importó que no los llevara.

        Cuando bajé sin él, la señora del sombrero ya venía caminando. No me preguntó nada. Me puso las llaves en la
        mano, una por una, y me fue diciendo: la de la casa, la del carro, la del trabajo. Como si yo no las conociera.
        Y es que en ese momento no las conocía.
    """),
    help=Marked("""
        Ese mismo día una licenciada {de la calle Olvera|cut: de un lugar} metió un papel que paró el avión. Me lo explicó
        tres veces. A la tercera le entendí y le pedí que me lo escribiera con pluma verde, para que hiciera juego.
    """),
    wish=Marked("""
        Salió a las {siete semanas|loose: semanas}. Ahora los jueves yo soy la del sombrero.
    """),
    title_translated="The green folder, on Thursdays",
    translation=Marked("""
        Every year we have to go and be seen. He checks in, they stamp his sheet, we go for breakfast. For {loose: many}
        years. The folder is green, the accordion kind, and I carry it because he gets nervous and bends it.

        This time people were standing outside in orange vests. They were not theirs, they were ours: a woman in a hat
        asked whether I would like her to hold my bag, my keys and somebody’s phone number. I said there was no need, we
        are always out in half an hour. She answered: I know, just in case it takes longer. I gave her the keys. I don’t
        know why I gave them to her.

        They called him through one door and told me to wait at the other. Half an hour went by. An hour went by. I had
        the folder. That is what made me angriest, that the papers stayed with me, all in order, with their dividers, and
        inside nobody cared that he didn’t have them.

        When I came down without him, the woman in the hat was already walking toward me. She asked me nothing. She put
        the keys in my hand one at a time and said: the house, the car, work. As if I didn’t know them. And right then I
        did not.

        That same day a lawyer {cut: from a place} filed a paper that stopped the plane. She explained it to me three
        times. The third time I understood, and I asked her to write it down in green ink, so it would match.

        He came out after {loose: some weeks}. On Thursdays now, the woman in the hat is me.
    """),
    contact="Mi esposo leyó esto. No pongan cuántos años ni cuánto estuvo adentro.",
    chosen_name="",
    place="centro-civico",
    place_as_told="El edificio federal del centro",
    place_step=PlaceStep.AREA,
    date="2025-05",
    date_as_told="mayo de 2025",
    date_step=DateStep.YEAR,
    terms=("espera-afuera", "detencion", "ayuda-legal", "miedo"),
    uses=PUBLIC_USES,
    tier="high",
)

FURTHER: tuple[ToldStory, ...] = (PORTERO, BOLSA, PUERTAS, CARPETA)
