"""Ten more organizations, public ones of Los Angeles and beyond, with what anyone may check."""

from stories.demo.content.context.seed import ContextSeed, entry


def organization(
    key: str, date: str, name: tuple[str, str], summaries: tuple[str, str], bodies: tuple[str, str], publisher: str
) -> ContextSeed:
    """An organization whose own account of itself is the source; `name` in Spanish and English."""
    return entry(
        key,
        kind="organization",
        side="answered",
        date=date,
        slugs=(key, key),
        titles=name,
        summaries=summaries,
        bodies=bodies,
        sources=(("About us", publisher, 2023),),
    )


ALLIES: tuple[ContextSeed, ...] = (
    organization(
        "aclu-socal",
        "1923",
        ("ACLU del Sur de California", "ACLU of Southern California"),
        (
            """Se funda en Los Ángeles después de que detienen a Upton Sinclair por leer la Carta de Derechos en una
            huelga del puerto.""",
            """It is founded in Los Angeles after Upton Sinclair is arrested for reading the Bill of Rights at a harbor
            strike.""",
        ),
        (
            """Ha llevado a los tribunales redadas, detenciones y separaciones de familias.""",
            """It has taken raids, detention and family separations to court.""",
        ),
        "ACLU of Southern California",
    ),
    organization(
        "maldef",
        "1968",
        ("MALDEF", "MALDEF"),
        (
            """Se forma un fondo legal para defender los derechos de la gente latina. Hoy tiene su sede en Los
            Ángeles.""",
            """A legal fund is formed to defend the rights of Latino people. Today its seat is in Los Angeles.""",
        ),
        (
            """Llevó hasta la Corte Suprema el caso de las niñas y los niños de Texas que no dejaban entrar a la
            escuela.""",
            """It took to the Supreme Court the case of the Texas children who were being kept out of school.""",
        ),
        "Mexican American Legal Defense and Educational Fund",
    ),
    organization(
        "public-counsel",
        "1970",
        ("Public Counsel", "Public Counsel"),
        (
            """Abogadas y abogados de Los Ángeles abren una oficina que no cobra.""",
            """Los Angeles lawyers open an office that does not charge.""",
        ),
        (
            """Atiende a niños que llegaron solos, a familias y a vendedoras de la calle.""",
            """It serves children who came alone, families and street vendors.""",
        ),
        "Public Counsel",
    ),
    organization(
        "nilc",
        "1979",
        ("Centro Nacional de Leyes Migratorias", "National Immigration Law Center"),
        (
            """Nace en Los Ángeles un centro que explica la ley a quienes defienden a la gente con pocos recursos.""",
            """A center that explains the law to those who defend people with low incomes begins in Los Angeles.""",
        ),
        (
            """Publica guías sobre derechos en el trabajo, en la casa y ante las redadas.""",
            """It publishes guides on rights at work, at home and when there are raids.""",
        ),
        "National Immigration Law Center",
    ),
    organization(
        "fiob",
        "1991",
        ("Frente Indígena de Organizaciones Binacionales", "Binational Front of Indigenous Organizations"),
        (
            """Comunidades mixtecas y zapotecas de Oaxaca y California se juntan en Los Ángeles en un solo frente.""",
            """Mixtec and Zapotec communities of Oaxaca and California come together in Los Angeles in one front.""",
        ),
        (
            """Forma intérpretes de lenguas indígenas para cortes, clínicas y escuelas.""",
            """It trains interpreters of Indigenous languages for courts, clinics and schools.""",
        ),
        "Frente Indígena de Organizaciones Binacionales",
    ),
    organization(
        "kiwa",
        "1992",
        ("KIWA, trabajadores de Koreatown", "KIWA, Koreatown workers"),
        (
            """Abre en Koreatown un centro de trabajadores coreanos y latinos.""",
            """A center of Korean and Latino workers opens in Koreatown.""",
        ),
        (
            """Pelea por el salario en restaurantes, mercados y talleres, en coreano, español e inglés.""",
            """It fights for wages in restaurants, markets and shops, in Korean, Spanish and English.""",
        ),
        "Koreatown Immigrant Workers Alliance",
    ),
    organization(
        "centro-filipino",
        "1997",
        ("Centro de Trabajadores Filipinos", "Pilipino Workers Center"),
        (
            """Trabajadoras filipinas del cuidado abren en Los Ángeles un centro propio.""",
            """Filipino care workers open a center of their own in Los Angeles.""",
        ),
        (
            """Es parte de la pelea por los derechos de quienes cuidan y limpian en casas.""",
            """It is part of the fight for the rights of those who care and clean in homes.""",
        ),
        "Pilipino Workers Center of Southern California",
    ),
    organization(
        "united-we-dream",
        "2008",
        ("United We Dream", "United We Dream"),
        (
            """Grupos de jóvenes de muchos estados forman una red.""",
            """Youth groups of many states form a network.""",
        ),
        (
            """Empujó el programa DACA de 2012 y lo defendió en la calle y en los tribunales.""",
            """It pushed for the DACA program of 2012 and defended it in the street and in court.""",
        ),
        "United We Dream",
    ),
    organization(
        "immdef",
        "2015",
        ("Immigrant Defenders", "Immigrant Defenders"),
        (
            """Abogadas de Los Ángeles fundan un centro para que nadie vaya a solas a la corte.""",
            """Los Angeles lawyers found a center so that nobody goes to court alone.""",
        ),
        (
            """Su nombre completo es Immigrant Defenders Law Center. Defiende a niños, a familias y a personas
            detenidas.""",
            """Its full name is Immigrant Defenders Law Center. It defends children, families and people in
            detention.""",
        ),
        "Immigrant Defenders Law Center",
    ),
    organization(
        "cielo",
        "2016",
        ("CIELO", "CIELO"),
        (
            """Mujeres indígenas de Los Ángeles fundan Comunidades Indígenas en Liderazgo.""",
            """Indigenous women of Los Angeles found Comunidades Indígenas en Liderazgo.""",
        ),
        (
            """Hace un mapa de las lenguas que se hablan en la ciudad y da intérpretes.""",
            """It maps the languages that are spoken in the city and provides interpreters.""",
        ),
        "Comunidades Indígenas en Liderazgo",
    ),
)
