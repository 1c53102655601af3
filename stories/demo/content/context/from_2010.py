"""From SB 1070 to the licenses of 2015."""

from stories.demo.content.context.seed import ContextSeed, entry

FROM_2010: tuple[ContextSeed, ...] = (
    entry(
        "sb-1070",
        kind="law",
        side="done",
        date="2010-04-23",
        slugs=("sb-1070-arizona", "sb-1070-arizona"),
        titles=("SB 1070, Arizona", "SB 1070, Arizona"),
        summaries=(
            """Arizona obliga a su policía a pedir papeles cuando sospeche, y hace delito no traerlos.""",
            """Arizona requires its police to ask for papers on suspicion, and makes it a crime not to carry them.""",
        ),
        bodies=(
            """Fue la primera ley estatal de su clase y otros estados la copiaron. También despertó a mucha gente
            que nunca había marchado: la pregunta era quién parece sospechoso.""",
            """It was the first state law of its kind and other states copied it. It also woke many people who had
            never marched: the question was who looks suspicious.""",
        ),
        sources=(("Senate Bill 1070", "Arizona State Legislature", 2010),),
    ),
    entry(
        "boicot-arizona",
        kind="policy",
        side="answered",
        date="2010-05-12",
        slugs=("los-angeles-no-compra", "los-angeles-stops-buying"),
        titles=("Los Ángeles no compra", "Los Angeles stops buying"),
        summaries=(
            """El Concejo de la ciudad vota, trece contra uno, dejar de hacer negocios con Arizona mientras siga la
            SB 1070.""",
            """The City Council votes, thirteen to one, to stop doing business with Arizona as long as SB 1070
            stands.""",
        ),
        bodies=(
            """Otras ciudades hicieron lo mismo. Músicos y organizadores de congresos cancelaron también.""",
            """Other cities did the same. Musicians and organizers of conventions canceled too.""",
        ),
        sources=(("Coverage of May 13, 2010", "Los Angeles Times", 2010),),
    ),
    entry(
        "daca",
        kind="policy",
        side="answered",
        date="2012-06-15",
        slugs=("daca", "daca"),
        titles=("DACA", "DACA"),
        summaries=(
            """Después de años de organización de jóvenes, el gobierno anuncia la acción diferida: dos años sin
            deportación y un permiso de trabajo, que se renuevan.""",
            """After years of organizing by young people, the government announces deferred action: two years
            without deportation and a work permit, renewable.""",
        ),
        bodies=(
            """Es una política, no una ley, y por eso otro gobierno pudo intentar quitarla. En ese tiempo se
            inscribieron más de ochocientas mil personas.

            En las semanas anteriores, en varias ciudades, jóvenes se habían sentado en oficinas de campaña y no se
            querían parar.""",
            """It is a policy, not a law, and so another government could try to take it away. Over time more than
            eight hundred thousand people enrolled.

            In the weeks before, in several cities, young people had sat down in campaign offices and would not get
            up.""",
        ),
        sources=(
            (
                "Exercising Prosecutorial Discretion with Respect to Individuals Who Came to the United States as Children",
                "U.S. Department of Homeland Security",
                2012,
            ),
        ),
        hashtags=("defender-daca", "aqui-estamos"),
    ),
    entry(
        "arizona-contra-eu",
        kind="case",
        side="answered",
        date="2012-06-25",
        slugs=("arizona-contra-estados-unidos", "arizona-v-united-states"),
        titles=("Arizona contra Estados Unidos", "Arizona v. United States"),
        summaries=(
            """La Corte Suprema anula tres de las cuatro partes de la SB 1070 que se discutían. Deja en pie, por el
            momento, que la policía pida papeles.""",
            """The Supreme Court strikes down three of the four parts of SB 1070 before it. It lets stand, for the
            time being, the one about asking for papers.""",
        ),
        bodies=(
            """La razón fue que la inmigración es asunto federal. La parte que quedó fue limitada después, en un
            acuerdo de 2016.""",
            """The reason was that immigration is a federal matter. The part that was left was limited later, in a
            settlement of 2016.""",
        ),
        sources=(("Arizona v. United States, 567 U.S. 387", "U.S. Supreme Court", 2012),),
    ),
    entry(
        "ni-uno-mas",
        kind="campaign",
        side="answered",
        date="2013",
        slugs=("ni-uno-mas", "not-one-more"),
        titles=("Ni uno más", "Not one more"),
        summaries=(
            """Una red de jornaleros y organizaciones locales lanza una campaña para detener deportaciones una por
            una, con nombre y cara de quien lo quiso.""",
            """A network of day laborers and local groups launches a campaign to stop deportations one at a time,
            with the name and face of whoever wished it.""",
        ),
        bodies=(
            """Se juntaban firmas, se hacían llamadas y a veces la gente se sentaba delante de los camiones. El lema
            se hizo etiqueta y la etiqueta, cartel.""",
            """Signatures were gathered, calls were made, and sometimes people sat down in front of the buses. The
            motto became a hashtag, and the hashtag a poster.""",
        ),
        sources=(("Campaign materials", "National Day Laborer Organizing Network", 2013),),
        hashtags=("ni-uno-mas",),
    ),
    entry(
        "ley-trust",
        kind="law",
        side="answered",
        date="2013-10-05",
        slugs=("ley-de-confianza", "trust-act"),
        titles=("Ley de Confianza de California", "California TRUST Act"),
        summaries=(
            """California limita cuándo una cárcel local puede retener a alguien nada más porque ICE lo pide. En
            vigor desde el primero de enero de 2014.""",
            """California limits when a local jail may hold someone only because ICE asks. In force since January 1,
            2014.""",
        ),
        bodies=(
            """Es la AB 4. El año anterior el gobernador había vetado una versión; volvieron a llevarla.""",
            """It is AB 4. The year before, the governor had vetoed a version; they brought it back.""",
        ),
        sources=(("Assembly Bill 4, Chapter 570, Statutes of 2013", "California Legislature", 2013),),
    ),
    entry(
        "ab-60",
        kind="law",
        side="answered",
        date="2015-01-01",
        slugs=("licencias-ab-60", "licenses-ab-60"),
        titles=("Licencias para manejar", "Licenses to drive"),
        summaries=(
            """Entra en vigor la AB 60: California da licencia de manejar sin pedir prueba de presencia legal.""",
            """AB 60 comes into force: California gives driver’s licenses without asking for proof of lawful
            presence.""",
        ),
        bodies=(
            """Se firmó en 2013. El primer año se dieron unas seiscientas mil.""",
            """It was signed in 2013. In the first year about six hundred thousand were given.""",
        ),
        sources=(
            ("Assembly Bill 60, Chapter 524, Statutes of 2013", "California Legislature", 2013),
            ("News release on AB 60 licenses", "California Department of Motor Vehicles", 2016),
        ),
    ),
)
