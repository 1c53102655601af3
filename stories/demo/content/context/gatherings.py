"""People together in public: three gatherings and an alliance that we made up, and say so."""

from stories.demo.content.context.seed import ContextSeed, entry

INVENTED = (("Inventado para esta muestra / made up for this demonstration", "Amparo", 2026),)

GATHERINGS: tuple[ContextSeed, ...] = (
    entry(
        "asamblea-bell",
        kind="town_hall",
        side="answered",
        date="2018-05-16",
        slugs=("asamblea-en-el-sureste", "town-hall-in-the-southeast"),
        titles=("Un minuto de micrófono (inventada)", "One minute at the microphone (made up)"),
        summaries=(
            """En una asamblea del sureste, quien quiera habla un minuto. Nadie tiene que decir cómo se llama.""",
            """At a town hall in the southeast, whoever wants to speaks for a minute. Nobody has to say their name.""",
        ),
        bodies=(
            """Se juntaron firmas para pedir que la policía de la ciudad no preguntara por papeles. Hubo interpretación
            y guardería. Es una asamblea inventada, como las que hubo en muchas ciudades.""",
            """Signatures were gathered to ask that the city’s police not ask for papers. There was interpretation and
            child care. It is an invented town hall, like those held in many cities.""",
        ),
        sources=INVENTED,
        hashtags=("aqui-estamos",),
    ),
    entry(
        "taller-papel-picado",
        kind="workshop",
        side="answered",
        date="2019-10-26",
        slugs=("taller-de-papel-picado", "cut-paper-workshop"),
        titles=("Taller de papel picado (inventado)", "Cut paper workshop (made up)"),
        summaries=(
            """Una tarde para cortar lo que se colgará en la vigilia de noviembre.""",
            """An afternoon to cut what will hang at the November vigil.""",
        ),
        bodies=(
            """Se cortan velas, sillas y nombres que la familia quiso que se dijeran. Los demás se dejan en blanco.
            """,
            """Candles are cut, and chairs, and the names that a family wanted said. The others are left blank.""",
        ),
        sources=INVENTED,
        hashtags=("la-cuadra-despierta",),
    ),
    entry(
        "funcion-silbatos",
        kind="performance",
        side="answered",
        date="2025-08-30",
        slugs=("coro-de-silbatos", "choir-of-whistles"),
        titles=("Coro de silbatos (inventado)", "Choir of whistles (made up)"),
        summaries=(
            """Treinta personas tocan en la calle la alarma que esa cuadra usa para avisarse.""",
            """Thirty people play in the street the alarm by which that block warns itself.""",
        ),
        bodies=(
            """Empieza como ruido y acaba como canción. Al final se regalan los silbatos.""",
            """It begins as noise and ends as a song. At the end the whistles are given away.""",
        ),
        sources=INVENTED,
        hashtags=("fuera-ice", "la-cuadra-despierta"),
    ),
    entry(
        "olla",
        kind="campaign",
        side="answered",
        date="2019",
        slugs=("olla-para-cuarenta", "pot-for-forty"),
        titles=("Una olla para cuarenta (inventada)", "A pot for forty (made up)"),
        summaries=(
            """Vecinas cocinan los jueves para quienes esperan afuera del edificio federal.""",
            """On Thursdays neighbors cook for those who wait outside the federal building.""",
        ),
        bodies=(
            """Nadie pregunta a quién espera cada quien. Se lleva el plato de vuelta a la otra semana.""",
            """Nobody asks whom anyone is waiting for. The plate is brought back the week after.""",
        ),
        sources=INVENTED,
        hashtags=("olla-para-cuarenta",),
    ),
)
