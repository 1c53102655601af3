"""The sewing shop, the street and the corner."""

from stories.consent.precision import DateStep, PlaceStep
from stories.demo.content.shapes import OPEN_USES, PUBLIC_USES, Marked, Picture, ToldStory

COSTURA = ToldStory(
    key="costura",
    kind="testimony",
    language="es",
    state="published",
    title="Las máquinas se quedaron prendidas",
    story=Marked("""
        En la costura uno conoce a la gente por el ruido. {Nohemí|loose: Mi compañera} pisa el pedal parejo, como
        lluvia. El señor {Crispín|cut: un nombre}, de la planchadora, suspira con el vapor. Yo estaba en la over,
        pegando cuellos a {once centavos|loose: unos centavos} la pieza, en {el cuarto piso de la San Pedro y la
        Once|loose: un piso alto del distrito de la moda}.

        Entraron por el elevador de carga. Lo primero fue que alguien gritó que no corriéramos y todos nos pusimos de
        pie. Lo segundo fue el silencio, y no era silencio: eran treinta máquinas prendidas con nadie encima. Una
        aguja suelta sigue cosiendo el aire hasta que se rompe.

        Nos formaron junto a las mesas de corte. Preguntaban nombre y dónde naciste. El bos, {míster Benny|cut: un
        nombre}, salió con las manos arriba y luego ya no lo vi. A mí me tocó junto a una muchacha nueva, de
        diecinueve años, que temblaba. Me acordé de un taller que nos dieron en {el Centro de Trabajadoras de la
        Washington|loose: un centro de trabajadoras}: no diga, no firme, no corra. Le dije al oído nomás la primera.
        No digas. Ella cerró la boca y miró sus tijeras.

        Se llevaron a {catorce|loose: más de diez}. A mí me dejaron porque {tengo un permiso de trabajo desde lo de mi
        marido|cut: algo de sus papeles}. No me sentí con suerte. Me sentí contada.

        Cuando se fueron, apagué las máquinas una por una, las treinta. Nadie me lo pidió. En la de la muchacha había
        un cuello a medio pegar, así que me senté y lo terminé.
    """),
    help=Marked("""
        Esa misma tarde las del centro estaban en la banqueta con una mesa plegable, café y una lista. No apuntaban
        quién era uno: apuntaban a quién había que avisarle. Consiguieron abogada para todos los que quisieron, y para
        el viernes ya sabíamos a dónde los habían llevado.
    """),
    wish=Marked("""
        El cuello que usted trae puesto lo pegó alguien. Voltéelo y mire la puntada. Si va derecha, es que esa noche
        había dormido.
    """),
    title_translated="The machines were left running",
    translation=Marked("""
        In a sewing shop you know people by their noise. {loose: My workmate} steps on the pedal evenly, like rain.
        Mr. {cut: a name}, at the press, sighs along with the steam. I was on the overlock, setting collars at {loose:
        a few cents} a piece, on {loose: a high floor in the Fashion District}.

        They came in by the freight elevator. The first thing was that somebody shouted not to run, and we all stood
        up. The second thing was the silence, and it was not silence: it was thirty machines running with no one at
        them. A needle left alone goes on sewing the air until it breaks.

        They lined us up by the cutting tables. They asked name and where were you born. The boss, {cut: a name}, came
        out with his hands up, and then I didn’t see him anymore. I ended up beside a new girl, nineteen, who was
        trembling. I remembered a workshop they gave us at {loose: a women workers’ center}: don’t say, don’t sign,
        don’t run. I told her only the first one, in her ear. Don’t say. She closed her mouth and looked at her
        scissors.

        They took {loose: more than ten}. Me they left because {cut: something about her papers}. I didn’t feel lucky.
        I felt counted.

        When they had gone I turned off the machines one by one, all thirty. Nobody asked me to. In the girl’s machine
        there was a collar half set, so I sat down and finished it.

        That same afternoon the women from the center were on the sidewalk with a folding table, coffee and a list.
        They didn’t write down who you were: they wrote down who had to be told. They found a lawyer for everyone who
        wanted one, and by Friday we knew where they had been taken.

        The collar you are wearing was set by someone. Turn it over and look at the stitch. If it runs straight, she
        had slept that night.
    """),
    contact="Nohemí sigue detenida. El dueño es Benny Shah-Ruiz y todavía nos debe dos semanas.",
    chosen_name="Tere",
    place="distrito-de-la-moda",
    place_as_told="El centro, los callejones",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2018-10-11",
    date_as_told="11 de octubre de 2018",
    date_step=DateStep.YEAR,
    terms=("redada-en-el-trabajo", "costura", "conozca-sus-derechos", "ayuda-legal", "salario"),
    note_es="Una redada en un taller. Se llevan a personas. No hay golpes.",
    note_en="A raid at a workshop. People are taken away. Nobody is hit.",
    uses=OPEN_USES,
)

SILBATO = ToldStory(
    key="silbato",
    kind="testimony",
    language="es",
    state="published",
    title="Dos silbidos cortos y uno largo",
    story=Marked("""
        Yo vendo tamales desde {1994|loose: hace muchos años}. Puesto fijo, {Alvarado y la Séptima, junto a la
        farmacia|loose: cerca del parque}. Antes los silbatos eran para los inspectores de salubridad: uno silbaba y
        todos corríamos con el carrito. Eso ya se arregló, sacamos permiso, peleamos doce años por ese permiso. Y
        cuando por fin nadie nos tiraba la comida, hubo que volver a sacar los silbatos.

        Somos {cuarenta y tres|loose: más de cuarenta} puestos. Nos dividimos el parque como se divide un mantel, en
        cuadros. Cada cuadro tiene un silbato y una silla. Dos silbidos cortos y uno largo quiere decir: camionetas.
        Uno solo, largo: ya se fueron. Tres cortos: traigan agua, alguien se desmayó. Ese fue idea de {la
        Chabelita|cut: un nombre}, porque en verano hace un calor que dobla a la gente.

        El día que más sonó fue un {lunes 7 de julio|loose: día de verano}. Llegaron caballos, soldados, camiones
        verdes. Ya todos sabíamos; hacía una hora que el parque estaba vacío. Se quedaron los soldados parados entre
        los columpios, con los palos y los cascos, cuidando el pasto. No se llevaron a nadie de los nuestros. Los
        tamales se quedaron en la olla, tapados, y cuando volvimos todavía estaban calientes. Los repartimos. Ese día
        no cobré ni uno.
    """),
    help=Marked("""
        A los que ya no podían salir les compramos el puesto entero. Venía gente de una iglesia y de la universidad,
        pagaban toda la olla y el vendedor se iba a su casa. Así aguantó {don Porfirio|cut: un nombre}, que {tiene una
        salida voluntaria de hace años|cut: algo de sus papeles} y tres nietos.
    """),
    wish=Marked("""
        Todavía traigo el silbato. Es rojo, de árbitro, me costó {tres dólares en la Slauson|cut: un detalle}. Mi
        nieto me pregunta si se lo presto para jugar. Le digo que no, y le enseño a chiflar con los dedos, que eso no
        se lo quita nadie.
    """),
    title_translated="Two short whistles and a long one",
    translation=Marked("""
        I have sold tamales for {loose: many years}. A fixed spot, {loose: near the park}. Before, the whistles were
        for the health inspectors: someone whistled and we all ran with our carts. That got settled; we took out
        permits, we fought twelve years for that permit. And when at last nobody was throwing our food away, we had to
        take the whistles out again.

        We are {loose: more than forty} stands. We divided up the park the way you divide a tablecloth, in squares.
        Each square has a whistle and a chair. Two short whistles and a long one means: trucks. A single one, long:
        they’re gone. Three short: bring water, somebody fainted. That one was the idea of {cut: a name}, because in
        the summer there is a heat that folds people in half.

        The day it sounded most was {loose: a summer day}. Horses came, soldiers, green trucks. We all knew already;
        the park had been empty for an hour. The soldiers were left standing among the swings, with their sticks and
        their helmets, looking after the grass. They took none of ours. The tamales had stayed in the pot, covered,
        and when we came back they were still hot. We gave them out. That day I didn’t charge for a single one.

        For those who could no longer go out, we bought up the whole stand. People came from a church and from the
        university, they paid for the entire pot, and the vendor went home. That is how {cut: a name} held on, who
        {cut: something about his papers} and has three grandchildren.

        I still carry the whistle. It is red, a referee’s; it cost me {cut: a detail}. My grandson asks me to lend it
        to him to play. I tell him no, and I teach him to whistle with his fingers, because that nobody can take from
        him.
    """),
    contact="Mi puesto es el único de tamales oaxaqueños frente a la farmacia. Don Porfirio Macuil no debe salir.",
    chosen_name="La del silbato rojo",
    place="macarthur-park",
    place_as_told="Parque MacArthur",
    place_step=PlaceStep.NEIGHBOURHOOD,
    date="2025-07-07",
    date_as_told="7 de julio de 2025",
    date_step=DateStep.YEAR,
    terms=("venta-en-la-calle", "la-migra", "vecinos", "comida", "lista-de-llamadas", "fuera-ice"),
    note_es="Agentes y soldados en un parque. Nadie sale herido.",
    note_en="Agents and soldiers in a park. Nobody is hurt.",
    uses=PUBLIC_USES,
    pictures=(
        Picture(
            key="relato-masa",
            alt_es="Grabado a colores: dos manos morenas amasan una bola de masa sobre una mesa de madera.",
            alt_en="Color print: two brown hands knead a round of dough on a wooden table.",
            caption_es="La masa, a las tres de la mañana.",
            caption_en="The dough, at three in the morning.",
        ),
    ),
)

ESQUINA = ToldStory(
    key="esquina",
    kind="testimony",
    language="es",
    state="published",
    title="En la esquina también hay reglamento",
    story=Marked("""
        La gente que pasa en carro ve a {veinte|loose: unos} hombres parados y cree que no estamos haciendo nada.
        Estamos trabajando de esperar, que es el trabajo más cansado. Yo llegué a {esta esquina, la de la Home Depot
        de la Roscoe|loose: la esquina} en {2005, a los cuatro días de haber pasado por Nogales|cut: cuándo y por
        dónde llegó}, y lo primero que me dijeron no fue buenos días, fue: aquí nadie baja de quince la hora.

        Ese es el reglamento. Está escrito en la tapa de una hielera, con plumón. Uno: no se baja el precio. Dos: se
        anotan las placas del que contrata. Tres: si alguien no vuelve para las siete, se le habla a su casa. Cuatro:
        no se toma aquí. Cinco lo agregamos después.

        Una mañana se metió una camioneta blanca y el chofer gritó que necesitaba seis para una mudanza. Se subieron
        {Wílmer y los dos primos de Xela|loose: tres compañeros}. No era mudanza. Ahí entendimos que nos estaban
        pescando con lo único que teníamos, las ganas de trabajar. {Wílmer|cut: un compañero} me aventó su mochila por
        la ventana. Adentro traía la cuchara de albañil de su papá. La tengo colgada en mi cuarto. Nadie la ha usado.

        Entonces se agregó el cinco: nadie se sube si no se baja primero el patrón y enseña la herramienta. Parece
        poca cosa. El que de veras tiene una mudanza trae cobijas.
    """),
    help=Marked("""
        Del centro de jornaleros nos trajeron una casita con sombra, un baño y una maestra de inglés, {la miss
        Dolores|loose: los martes}. Aprendí a decir: before I get in, show me the job. Se lo he dicho a muchos. Los
        buenos se ríen y lo enseñan.
    """),
    wish=Marked("""
        Si usted contrata en una esquina, pregunte el nombre. No para apuntarlo. Para decirlo.
    """),
    title_translated="The corner has its rules too",
    translation=Marked("""
        People who drive by see {loose: some} men standing around and think we are doing nothing. We are working at
        waiting, which is the most tiring work. I came to {loose: the corner} in {cut: when and where he arrived}, and
        the first thing they told me was not good morning, it was: here nobody goes below fifteen an hour.

        Those are the rules. They are written on the lid of a cooler, in marker. One: you don’t lower the price. Two:
        you write down the plates of whoever hires. Three: if someone isn’t back by seven, you call his house. Four:
        no drinking here. Five we added later.

        One morning a white van pulled in and the driver shouted that he needed six for a moving job. {loose: Three
        workmates} got in. It was not a moving job. That was when we understood they were fishing for us with the one
        thing we had, our wish to work. {cut: a workmate} threw me his backpack through the window. Inside was his
        father’s bricklayer’s trowel. I have it hanging in my room. Nobody has used it.

        So five was added: nobody gets in unless the boss gets out first and shows the tools. It seems like a small
        thing. A man who truly has a moving job brings blankets.

        The day labor center brought us a little house with shade, a bathroom and an English teacher, {loose: on
        Tuesdays}. I learned to say: before I get in, show me the job. I have said it to many. The good ones laugh,
        and they show it.

        If you hire on a corner, ask the name. Not to write it down. To say it.
    """),
    contact="Wílmer Ixcoy está en Quetzaltenango. La esquina ya la conocen ellos, pero igual no la pongan.",
    chosen_name="El de la hielera",
    place="panorama-city",
    place_as_told="El Valle",
    place_step=PlaceStep.AREA,
    date="2025-06/2025-08",
    date_as_told="verano de 2025",
    date_step=DateStep.YEAR,
    terms=("jornaleros", "redada", "trabajo", "salario", "vecinos"),
    note_es="Hombres que buscan trabajo son engañados y llevados.",
    note_en="Men looking for work are tricked and taken.",
    uses=PUBLIC_USES,
)

AT_WORK = (COSTURA, SILBATO, ESQUINA)
