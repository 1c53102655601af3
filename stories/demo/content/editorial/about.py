"""What the archive is: home, about, the timeline's head."""

from stories.demo.content.editorial.seed import EditorialSeed, body

HOME = EditorialSeed(
    key="home",
    slug_es="inicio",
    slug_en="home",
    title_es="Amparo",
    title_en="Amparo",
    lead_es="",
    lead_en="",
    body_es=body("""
        # Cómo llega una historia aquí

        Quien la cuenta la manda cerrada, sin dar su nombre. Una persona quita lo que la puede identificar. Otra lo
        revisa. Luego vuelve a quien la contó, para que vea cómo quedaría. Solo si dice que sí la puede leer usted.

        Por eso en estas páginas hay huecos que hablan. Dicen qué falta y por decisión de quién.

        > El miedo no se quita. Se reparte.

        -> tell:start Lo que vivió también es historia de esta ciudad. | Contar mi historia
    """),
    body_en=body("""
        # How a story gets here

        Whoever tells it sends it closed, without giving a name. A person takes out what could identify them. Another
        person checks. Then it goes back to the one who told it, to see how it would look. Only if they say yes can
        you read it.

        That is why there are gaps on these pages, and they speak. They say what is missing and whose decision it was.

        > The fear doesn’t go away. It gets shared out.

        -> tell:start What you lived through is this city’s history too. | Tell my story
    """),
)

ABOUT = EditorialSeed(
    key="about",
    slug_es="que-es-amparo",
    slug_en="what-amparo-is",
    title_es="Qué es Amparo",
    title_en="What Amparo is",
    lead_es="Un archivo de historias de Los Ángeles, contadas por quienes vivieron las redadas, las detenciones y las deportaciones, y por quienes estuvieron a su lado.",
    lead_en="An archive of stories of Los Angeles, told by people who lived through raids, detention and deportation, and by those who stood beside them.",
    body_es=body("""
        # Tres clases de hojas

        Los testimonios van en rosa: alguien cuenta lo que pasó. Los murales van en amarillo: una pared que cuenta, y
        qué ha sido de ella. Las vigilias van en azul noche: a quién o qué se recordó, y cómo lo quiso la familia.

        # De dónde viene el nombre

        Amparo es abrigo. También es un recurso de la ley mexicana que protege a una persona frente al poder del
        Estado. Y es nombre de mujer: muchas tuvimos una tía Amparo que abría la puerta.

        # Lo que hacemos y lo que no

        * Publicamos lo que nos permiten, y solo mientras lo permitan.
        * No pedimos nombre, teléfono, correo ni papeles.
        * No preguntamos la situación migratoria de nadie, ni la guardamos como dato.
        * No contamos visitas, ni llamamos a otros sitios, ni ponemos anuncios.
        * No damos consejo legal. Decimos dónde buscarlo.

        # Esta es una muestra

        Las historias, los murales, las vigilias, los nombres y los colectivos que ve aquí son inventados, para
        enseñar cómo funciona el archivo. Las leyes, los casos y los acontecimientos de la línea de tiempo son hechos
        públicos, con sus fuentes. Los dibujos los hizo un programa nuestro.

        -> testimonies Lo mejor es empezar por una voz. | Leer los testimonios
    """),
    body_en=body("""
        # Three kinds of sheet

        Testimonies are on pink: someone tells what happened. Murals are on yellow: a wall that tells, and what has
        become of it. Vigils are on night blue: who or what was remembered, and how the family wished it.

        # Where the name comes from

        Amparo means shelter. It is also a remedy in Mexican law that protects a person from the power of the state.
        And it is a woman’s name: many of us had an aunt Amparo who would open the door.

        # What we do, and what we don’t

        * We publish what we are allowed to, and only for as long as we are allowed.
        * We do not ask for a name, a telephone number, an e-mail address or papers.
        * We do not ask anyone’s immigration status, nor keep it as a fact.
        * We do not count visits, call other sites or carry advertising.
        * We do not give legal advice. We say where to look for it.

        # This is a demonstration

        The stories, murals, vigils, names and groups you see here are invented, to show how the archive works. The
        laws, cases and events of the timeline are public facts, with their sources. The pictures were made by a
        program of ours.

        -> testimonies The best way in is through a voice. | Read the testimonies
    """),
)

TIMELINE = EditorialSeed(
    key="timeline",
    slug_es="linea-de-tiempo",
    slug_en="timeline",
    title_es="Lo que se hizo y lo que se contestó",
    title_en="What was done and what was answered",
    lead_es="Leyes y redadas; marchas y respuestas. Hechos públicos, para entender lo que se cuenta en los testimonios.",
    lead_en="Laws and raids; marches and answers. Public facts, to understand what is told in the testimonies.",
    body_es=(),
    body_en=(),
)
