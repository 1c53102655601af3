"""Vigils of the demo. Those remembered are invented; the family's wish decides what is said."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.further_vigils import FURTHER_VIGILS
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, Picture, ToldStory

SILLA = ToldStory(
    key="silla",
    kind="vigil",
    language="es",
    state="published",
    title="Una silla, una vela, un plato servido",
    story=Marked("""
        Éramos unas noventa personas, dos horas, sin micrófono. Chuy arreglaba bicicletas y no cobraba a los niños.
        Murió lejos, después de que se lo llevaron. Su familia quiere que se le recuerde trabajando, con las manos
        llenas de grasa, y no por cómo terminó. Trajeron una cadena de bicicleta y la dejaron en el plato.

        Una hermana dijo: «Pusimos un plato porque en la casa lo seguimos poniendo. No es tristeza, es costumbre. Y la
        costumbre es lo último que se llevan».

        Un vecino dijo, en inglés, que Chuy le arregló la cadena cuando tenía siete años y le dijo: ahora vas rápido,
        pero regresas. «Tengo treinta y todavía regreso». {Luego su mamá leyó la carta que él mandó desde El
        Centro|cut: una oración, a petición de la familia}.

        Quien organizó dijo al final: «Nadie pidió que fuéramos valientes. Pidieron que fuéramos puntuales, y que
        trajéramos sillas».
    """),
    title_translated="A chair, a candle, a plate set out",
    translation=Marked("""
        We were about ninety people, two hours, without a microphone. Chuy fixed bicycles and did not charge children.
        He died far away, after they took him. His family wants him remembered at work, his hands covered in grease,
        and not for how he ended. They brought a bicycle chain and left it on the plate.

        A sister said: “We set out a plate because at home we go on setting it. It isn’t sadness, it’s habit. And
        habit is the last thing they take away.”

        A neighbor said, in English, that Chuy fixed his chain when he was seven and told him: now you go fast, but
        you come back. “I’m thirty and I still come back.” {cut: one sentence, at the family’s wish}.

        Whoever organized it said at the end: “Nobody asked us to be brave. They asked us to be on time, and to bring
        chairs.”
    """),
    contact="La familia Beltrán está de acuerdo con el nombre de pila. Sin apellido y sin retrato.",
    place="van-nuys",
    place_as_told="Frente a una parroquia del Valle",
    place_step=PlaceStep.AREA,
    date="2018-11-02",
    date_as_told="noviembre de 2018",
    date_step=DateStep.MONTH,
    terms=("vigilia", "duelo", "iglesia", "vecinos"),
    note_es="Se recuerda a una persona que murió detenida. No se describe cómo.",
    note_en="A person who died in detention is remembered. How is not described.",
    uses=PUBLIC_USES,
    remembered="Chuy, que arreglaba bicicletas y no cobraba a los niños",
    family="agreed",
    called_by="Vecinas de la parroquia; Alianza de Jornaleros del Valle",
    pictures=(
        Picture(
            key="vigilia-escalones",
            alt_es="Grabado a colores: filas de velas encendidas en unos escalones, con papel picado arriba y flores de cempasúchil.",
            alt_en="Color print: rows of lit candles on steps, with cut paper above and marigolds.",
            caption_es="El grabado lo hizo una asistente. No se tomaron fotos de personas.",
            caption_en="The print was made by a woman who was there. No photographs of people were taken.",
        ),
    ),
)

CAMINO = ToldStory(
    key="camino",
    kind="vigil",
    language="es",
    state="published",
    title="Un camino de flores hasta su puerta",
    story=Marked("""
        A la señora de la casa blanca le llevaron al marido un lunes. El viernes la cuadra amaneció con flor de
        cempasúchil desde la esquina hasta su puerta, aunque no era noviembre. La flor la trajo {el puesto de los
        hermanos Leyva|loose: un puesto de flores}, dos camionetas, y nadie ha querido decir quién pagó.

        Se prendieron velas a los dos lados, una por casa. No se rezó, porque cada quien reza distinto. Se dijo en voz
        alta lo que él hacía: sacaba los botes de basura de los que trabajan de noche. Uno por uno, la gente fue
        diciendo: «El mío». «El mío también».

        Esta vigilia era para alguien que está vivo. Se hizo para que el camino estuviera puesto.
    """),
    title_translated="A path of flowers to her door",
    translation=Marked("""
        They took the husband of the woman in the white house on a Monday. On Friday the block woke up with marigolds
        from the corner to her door, although it was not November. The flowers came from {loose: a flower stand}, two
        truckloads, and nobody has wanted to say who paid.

        Candles were lit on both sides, one for each house. There was no prayer, because everyone prays differently.
        What was said out loud was what he used to do: he took out the trash cans for the people who work nights. One
        by one, people said: “Mine.” “Mine too.”

        This vigil was for someone who is alive. It was held so that the path would be ready.
    """),
    place="maywood",
    place_as_told="Maywood",
    place_step=PlaceStep.AREA,
    date="2025-06-27",
    date_as_told="27 de junio de 2025",
    date_step=DateStep.YEAR,
    terms=("vigilia", "vecinos", "detencion", "altar", "familias-unidas"),
    uses=OPEN_USES,
    remembered="Un vecino que se llevaron",
    family="no_name",
    called_by="La cuadra",
    pictures=(
        Picture(
            key="vigilia-camino",
            alt_es="Grabado a colores: casas de noche y un camino de flores naranjas, con velas a los lados, que llega a una puerta iluminada.",
            alt_en="Color print: houses at night and a path of orange flowers, candles on both sides, leading to a lit door.",
        ),
    ),
)

CIRCULO = ToldStory(
    key="circulo",
    kind="vigil",
    language="en",
    state="published",
    title="A circle for the ones with no one to call",
    story=Marked("""
        We stood outside the federal building every Thursday from noon to one, for a year. Nobody was being remembered
        by name. It was for the people in there who have no one to call, so that somebody would have come.

        The first week there were seven of us and a security guard. The guard, {Mr. Tillman|cut: a name}, told us we
        could not put anything on the wall. So we put it on the ground: petals, in a ring, orange and then white. By
        one o’clock people had walked through it and carried it off on their shoes, all the way to the train. We
        thought that was a good way for it to go.

        What was said was mostly short. “I’m here because I had somebody.” “I’m here because it’s my lunch.” One woman
        said only numbers. It was how many steps it was from the door to the corner where she used to wait. Two
        hundred and six.
    """),
    title_translated="Un círculo para quienes no tienen a quién llamar",
    translation=Marked("""
        Nos parábamos afuera del edificio federal todos los jueves de doce a una, durante un año. No se recordaba a
        nadie por su nombre. Era por los que están ahí adentro y no tienen a quién llamar, para que alguien hubiera
        venido.

        La primera semana éramos siete y un guardia. El guardia, {cut: un nombre}, nos dijo que no podíamos poner nada
        en la pared. Así que lo pusimos en el suelo: pétalos, en rueda, naranjas y luego blancos. A la una la gente ya
        había pasado por encima y se los había llevado en los zapatos, hasta el tren. Nos pareció una buena manera de
        que se fueran.

        Lo que se dijo fue casi todo corto. «Vengo porque yo sí tuve a alguien». «Vengo porque es mi hora de comer».
        Una señora dijo solo números. Eran los pasos que hay de la puerta a la esquina donde ella esperaba. Doscientos
        seis.
    """),
    place="centro-civico",
    place_as_told="Downtown, outside the federal building",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2019",
    date_as_told="2019",
    date_step=DateStep.YEAR,
    terms=("vigilia", "espera-afuera", "detencion", "memoria"),
    uses=OPEN_USES,
    remembered="",
    family="unknown",
    called_by="Los Jueves, a group of office workers",
    tier="low",
    pictures=(
        Picture(
            key="vigilia-circulo",
            alt_es="Grabado a colores: una rueda de flores de cempasúchil en el suelo, con una flor blanca al centro y pétalos sueltos.",
            alt_en="Color print: a ring of marigolds on the ground, a white flower in the middle and loose petals.",
        ),
    ),
)

LUZ = ToldStory(
    key="luz-en-las-manos",
    kind="vigil",
    language="es",
    state="published",
    title="Veintidós nombres en voz baja",
    story=Marked("""
        Se leyeron los nombres de {los que han muerto en el camino, de los pueblos de la Sierra Norte|loose: quienes
        murieron en el camino, de unos mismos pueblos}. No se leyeron con bocina. Cada familia dijo el suyo en voz
        baja a la persona de al lado, y esa persona lo repitió a la siguiente, hasta que dio la vuelta. Así ningún
        nombre lo dijo uno solo y ninguno se oyó desde la calle.

        La lumbre también se fue pasando, de mano en mano. Si se apagaba, se volvía a empezar desde el último que la
        tenía. Se apagó tres veces. La última la volvió a prender una niña, y a ella ya no se le apagó.
    """),
    title_translated="Twenty-two names, in a low voice",
    translation=Marked("""
        The names were read of {loose: those who died on the way, from the same few towns}. They were not read over a
        speaker. Each family said theirs in a low voice to the person beside them, and that person repeated it to the
        next, until it had gone around. That way no name was said by one person alone, and none was heard from the
        street.

        The flame was passed along too, from hand to hand. If it went out, it was started again from the last person
        who had it. It went out three times. The last time a girl lit it again, and in her hands it did not go out.
    """),
    contact="Las familias no quieren que se sepa de qué pueblos.",
    place="pico-union",
    place_as_told="Un patio de Pico-Union",
    place_step=PlaceStep.AREA,
    date="2016-11-01",
    date_as_told="noviembre de 2016",
    date_step=DateStep.YEAR,
    terms=("vigilia", "duelo", "memoria", "lenguas-indigenas"),
    note_es="Se recuerda a personas que murieron en el camino.",
    note_en="People who died on the way are remembered.",
    uses=PUBLIC_USES,
    remembered="Veintidós personas",
    family="no_name",
    called_by="Una banda de música de paisanos",
    pictures=(
        Picture(
            key="vigilia-luz",
            alt_es="Grabado a colores: dos manos morenas cuidan la llama de una vela, con luz naranja alrededor.",
            alt_en="Color print: two brown hands shelter a candle flame, orange light around it.",
        ),
    ),
)

ALTAR = ToldStory(
    key="altar-de-la-abuela",
    kind="vigil",
    language="es",
    state="narrowed",
    title="El altar en la lavandería",
    story=Marked("""
        {Mamá Cuca|loose: La abuela} lavó ropa ajena cuarenta años, así que el altar se puso en la lavandería, encima
        de las secadoras, que todavía estaban calientes. La cera se ablandaba. Los marcos llevaban flores en lugar de
        retratos, porque ella nunca dejó que le tomaran una foto.

        El dueño dejó prendidas las máquinas toda la noche sin monedas. Quien quiso lavó. Dijimos que era lo más
        parecido a rezar que sabíamos hacer.
    """),
    contact="Mi prima ya no quiere que se diga el lugar.",
    place="watts",
    place_as_told="Watts",
    place_step=PlaceStep.AREA,
    date="2020-11-02",
    date_as_told="día de muertos de 2020",
    date_step=DateStep.YEAR,
    terms=("vigilia", "altar", "trabajo", "duelo"),
    uses=PUBLIC_USES,
    remembered="La abuela de la lavandería",
    family="agreed",
    called_by="Sus nietas",
    pictures=(
        Picture(
            key="vigilia-altar",
            alt_es="Grabado a colores: un altar de escalones con velas, un arco de cempasúchil, papel picado, y flores en los marcos en lugar de retratos.",
            alt_en="Color print: a stepped altar with candles, an arch of marigolds, cut paper, and flowers in the frames instead of portraits.",
        ),
    ),
)

ESQUINA = ToldStory(
    key="vela-en-la-esquina",
    kind="vigil",
    language="es",
    state="reviewed",
    title="La vela de la esquina",
    story=Marked("""
        En la esquina donde se paraba {el Güicho|cut: un nombre} hay una veladora que nadie ha visto prender. La
        cambia alguien de madrugada. Los compañeros dejan junto a ella un café, con tapa, para que no se enfríe, y a
        las siete se lo toma el que haya llegado al último.
    """),
    place="north-hollywood",
    place_as_told="North Hollywood",
    place_step=PlaceStep.AREA,
    date="2025-07",
    date_as_told="julio de 2025",
    date_step=DateStep.MONTH,
    terms=("vigilia", "jornaleros", "memoria"),
    uses=PUBLIC_USES,
    remembered="Un compañero de la esquina",
    family="unknown",
    called_by="Los de la esquina",
)

VIGILS: tuple[ToldStory, ...] = (SILLA, CAMINO, CIRCULO, LUZ, ALTAR, ESQUINA, *FURTHER_VIGILS)
