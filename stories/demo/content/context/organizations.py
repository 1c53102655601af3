"""Organizations: well-known public ones, with what anyone may check, and one that we made up and say so."""

from stories.demo.content.context.seed import ContextSeed, entry

ORGANIZATIONS: tuple[ContextSeed, ...] = (
    entry(
        "carecen",
        kind="organization",
        side="answered",
        date="1983",
        slugs=("carecen", "carecen"),
        titles=("CARECEN", "CARECEN"),
        summaries=(
            """Personas que huían de la guerra en El Salvador fundan en Los Ángeles un centro de ayuda legal.""",
            """People who fled the war in El Salvador found a legal help center in Los Angeles.""",
        ),
        bodies=(
            """Su nombre es Centro de Recursos Centroamericanos. Está cerca del parque MacArthur.""",
            """Its name is the Central American Resource Center. It is near MacArthur Park.""",
        ),
        sources=(("Our history", "Central American Resource Center, Los Angeles", 2023),),
    ),
    entry(
        "chirla",
        kind="organization",
        side="answered",
        date="1986",
        slugs=("chirla", "chirla"),
        titles=("CHIRLA", "CHIRLA"),
        summaries=(
            """Se forma en Los Ángeles una coalición, en respuesta a la ley de 1986.""",
            """A coalition is formed in Los Angeles, in response to the Act of 1986.""",
        ),
        bodies=(
            """Es la Coalición por los Derechos Humanos de los Inmigrantes. Da ayuda legal, enseña derechos y
            organiza a trabajadoras del hogar y a jóvenes.""",
            """It is the Coalition for Humane Immigrant Rights. It gives legal help, teaches rights and organizes
            domestic workers and young people.""",
        ),
        sources=(("About us", "Coalition for Humane Immigrant Rights", 2023),),
    ),
    entry(
        "ndlon",
        kind="organization",
        side="answered",
        date="2001",
        slugs=("red-de-jornaleros", "day-laborer-network"),
        titles=("Red nacional de jornaleros", "National day laborer network"),
        summaries=(
            """Grupos de jornaleros de varias ciudades se juntan en California y forman una red nacional, NDLON.""",
            """Day laborers’ groups from several cities meet in California and form a national network, NDLON.""",
        ),
        bodies=(
            """Ha peleado por poder pararse en una banqueta a buscar trabajo y por que se pague lo trabajado.""",
            """It has fought for being able to stand on a sidewalk looking for work, and for work done to be paid.""",
        ),
        sources=(("About us", "National Day Laborer Organizing Network", 2023),),
        hashtags=("ni-uno-mas",),
    ),
    entry(
        "centro-costura",
        kind="organization",
        side="answered",
        date="2001",
        slugs=("centro-de-trabajadoras-de-la-costura", "garment-worker-center"),
        titles=("Centro de Trabajadoras de la Costura", "Garment Worker Center"),
        summaries=(
            """Abre en Los Ángeles un centro de quienes cosen la ropa, contra el robo de salario.""",
            """A center of the people who sew the clothes opens in Los Angeles, against wage theft.""",
        ),
        bodies=(
            """Impulsó la SB 62, que desde 2022 prohíbe en California casi todo el pago por pieza en la costura y
            hace responsables a las marcas.""",
            """It pushed for SB 62, which since 2022 has banned nearly all piece-rate pay in garment work in
            California and makes brands answerable.""",
        ),
        sources=(
            ("About us", "Garment Worker Center", 2023),
            ("Senate Bill 62, Chapter 329, Statutes of 2021", "California Legislature", 2021),
        ),
    ),
    entry(
        "cuadra-despierta",
        kind="alliance",
        side="answered",
        date="2017",
        slugs=("la-cuadra-despierta", "the-block-is-awake"),
        titles=("La Cuadra Despierta (inventada)", "The Block Is Awake (invented)"),
        summaries=(
            """Organización inventada para esta muestra: vecinas que se avisan por teléfono y salen a la ventana.""",
            """An organization invented for this demo: neighbors who warn each other by telephone and come to the
            window.""",
        ),
        bodies=(
            """No existe. La pusimos para que los testimonios inventados tengan a quién mencionar. Si existiera, su
            regla sería: nadie se queda a solas con quien toca la puerta.""",
            """It does not exist. We put it here so that the invented testimonies have someone to mention. If it
            did, its rule would be: nobody is left alone with whoever is knocking.""",
        ),
        sources=(("Invented for the demo", "Amparo", 2026),),
        hashtags=("la-cuadra-despierta", "olla-para-cuarenta"),
    ),
)
