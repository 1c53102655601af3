"""From Special Order 40 to Secure Communities."""

from stories.demo.content.context.seed import ContextSeed, entry

BEFORE_2010: tuple[ContextSeed, ...] = (
    entry(
        "orden-40",
        kind="policy",
        side="answered",
        date="1979-11-27",
        slugs=("orden-especial-40", "special-order-40"),
        titles=("Orden especial 40", "Special Order 40"),
        summaries=(
            """La policía de Los Ángeles se prohíbe iniciar acciones con el solo fin de averiguar la situación
            migratoria de alguien.""",
            """The Los Angeles police forbid themselves to start an action with the sole aim of finding out anyone’s
            immigration status.""",
        ),
        bodies=(
            """La firmó el jefe Daryl Gates. La razón que daba era práctica: quien teme que lo deporten no llama a
            la policía cuando le roban, ni es testigo.

            Es una regla interna, no una ley de la ciudad. Durante décadas fue el punto de partida de todo lo que se
            discutió después.""",
            """It was signed by Chief Daryl Gates. The reason it gave was practical: someone who fears deportation
            does not call the police when robbed, and does not come forward as a witness.

            It is an internal rule, not a city law. For decades it was where every later argument began.""",
        ),
        sources=(("Special Order No. 40", "Los Angeles Police Department", 1979),),
    ),
    entry(
        "plyler",
        kind="case",
        side="answered",
        date="1982-06-15",
        slugs=("plyler-contra-doe", "plyler-v-doe"),
        titles=("Plyler contra Doe", "Plyler v. Doe"),
        summaries=(
            """La Corte Suprema decide que ningún estado puede negar la escuela pública a una niña o un niño por no
            tener papeles.""",
            """The Supreme Court decides that no state may deny public school to a child for lack of papers.""",
        ),
        bodies=(
            """El caso venía de Texas, donde una ley permitía a los distritos rechazar a esos alumnos o cobrarles.
            Por cinco votos contra cuatro, la Corte dijo que la ley iba contra la Enmienda Catorce, que protege a
            toda persona dentro de un estado.

            Por eso las escuelas inscriben sin preguntar.""",
            """The case came from Texas, where a law let districts turn such pupils away or charge them. By five
            votes to four, the Court held that the law went against the Fourteenth Amendment, which protects every
            person within a state.

            That is why schools enroll without asking.""",
        ),
        sources=(("Plyler v. Doe, 457 U.S. 202", "U.S. Supreme Court", 1982),),
    ),
    entry(
        "irca",
        kind="law",
        side="done",
        date="1986-11-06",
        slugs=("ley-de-1986", "act-of-1986"),
        titles=("Ley de Reforma y Control de la Inmigración", "Immigration Reform and Control Act"),
        summaries=(
            """Por primera vez se castiga a quien contrata a una persona sin permiso de trabajo. La misma ley abre
            una regularización para unos 2.7 millones de personas.""",
            """For the first time, employers are penalized for hiring a person without work authorization. The same
            law opens legalization to some 2.7 million people.""",
        ),
        bodies=(
            """De ahí viene el formulario I-9 que se llena al entrar a un trabajo. También de ahí vienen muchas
            familias de Los Ángeles, que en esos años pudieron dejar de esconderse.""",
            """This is where the I-9 form comes from, the one filled in on starting a job. It is also where many Los
            Angeles families come from, who in those years were able to stop hiding.""",
        ),
        sources=(("Immigration Reform and Control Act of 1986, Public Law 99-603", "U.S. Congress", 1986),),
    ),
    entry(
        "marcha-1994",
        kind="march",
        side="answered",
        date="1994-10-16",
        slugs=("marcha-contra-la-187", "march-against-187"),
        titles=("Setenta mil en el centro", "Seventy thousand downtown"),
        summaries=(
            """Familias, escuelas y parroquias caminan por Los Ángeles contra la Proposición 187. La prensa calcula
            unas setenta mil personas.""",
            """Families, schools and parishes walk through Los Angeles against Proposition 187. The press estimates
            some seventy thousand people.""",
        ),
        bodies=(
            """Fue una de las marchas más grandes que la ciudad había visto hasta entonces. En las semanas
            siguientes, miles de estudiantes salieron de sus escuelas.""",
            """It was one of the largest marches the city had seen until then. In the weeks that followed, thousands
            of students walked out of their schools.""",
        ),
        sources=(("Coverage of October 17, 1994", "Los Angeles Times", 1994),),
    ),
    entry(
        "prop-187",
        kind="law",
        side="done",
        date="1994-11-08",
        slugs=("proposicion-187", "proposition-187"),
        titles=("Proposición 187", "Proposition 187"),
        summaries=(
            """Los votantes de California aprueban negar escuela pública y servicios de salud a quien no tenga
            papeles. Un tribunal federal la detiene.""",
            """California voters approve denying public school and health services to people without papers. A
            federal court blocks it.""",
        ),
        bodies=(
            """Ganó con cerca del cincuenta y nueve por ciento. También mandaba que maestras y enfermeras reportaran
            a quien sospecharan. Casi nada llegó a aplicarse: un tribunal la suspendió a los pocos días, y en 1999
            el estado dejó de defenderla.

            Muchas personas que hoy dirigen organizaciones en California empezaron aquí.""",
            """It won with about fifty-nine percent. It also ordered teachers and nurses to report anyone they
            suspected. Almost none of it ever took effect: a court suspended it within days, and in 1999 the state
            stopped defending it.

            Many people who lead organizations in California today began here.""",
        ),
        sources=(
            ("Statement of Vote, November 8, 1994", "California Secretary of State", 1994),
            ("LULAC v. Wilson, 908 F. Supp. 755", "U.S. District Court, C.D. California", 1995),
        ),
    ),
    entry(
        "iirira",
        kind="law",
        side="done",
        date="1996-09-30",
        slugs=("ley-de-1996", "act-of-1996"),
        titles=("La ley de 1996", "The Act of 1996"),
        summaries=(
            """Una ley federal amplía los motivos para expulsar a una persona, hace obligatoria la detención en
            muchos casos y permite que policías locales hagan trabajo de inmigración.""",
            """A federal law widens the grounds for removing a person, makes detention mandatory in many cases and
            lets local police do immigration work.""",
        ),
        bodies=(
            """Se conoce por sus siglas, IIRIRA. De ella vienen los castigos de tres y diez años para quien salió y
            quiere volver, y los acuerdos llamados 287(g) entre la agencia y las policías.""",
            """It is known by its initials, IIRIRA. From it come the three- and ten-year bars for people who left
            and want to return, and the agreements called 287(g) between the agency and police departments.""",
        ),
        sources=(
            (
                "Illegal Immigration Reform and Immigrant Responsibility Act, Public Law 104-208, Division C",
                "U.S. Congress",
                1996,
            ),
        ),
    ),
    entry(
        "flores",
        kind="case",
        side="answered",
        date="1997-01",
        slugs=("acuerdo-flores", "flores-settlement"),
        titles=("Acuerdo Flores", "Flores Settlement"),
        summaries=(
            """El gobierno se obliga a soltar sin demora innecesaria a las niñas y los niños que detiene, y a
            tenerlos mientras tanto en el lugar menos parecido a una cárcel.""",
            """The government binds itself to release the children it detains without unnecessary delay, and until
            then to hold them in the setting least like a jail.""",
        ),
        bodies=(
            """El pleito empezó en California en 1985, por adolescentes que estaban detenidas en un motel cercado.
            Llegó a la Corte Suprema en 1993 y terminó en un acuerdo que vigila un tribunal federal de Los Ángeles.

            Varias veces se ha intentado terminarlo. Abogadas y abogados siguen entrando a los centros con ese papel
            en la mano.""",
            """The suit began in California in 1985, over teenagers held in a fenced motel. It reached the Supreme
            Court in 1993 and ended in an agreement that a federal court in Los Angeles oversees.

            There have been several attempts to end it. Lawyers still walk into the centers with that paper in hand.
            """,
        ),
        sources=(
            ("Reno v. Flores, 507 U.S. 292", "U.S. Supreme Court", 1993),
            (
                "Stipulated Settlement Agreement, Flores v. Reno, CV 85-4544",
                "U.S. District Court, C.D. California",
                1997,
            ),
        ),
    ),
    entry(
        "ice",
        kind="policy",
        side="done",
        date="2003-03-01",
        slugs=("empieza-ice", "ice-begins"),
        titles=("Empieza a funcionar ICE", "ICE begins"),
        summaries=(
            """La agencia nace dentro del nuevo Departamento de Seguridad Nacional, que reparte lo que hacía el
            antiguo INS.""",
            """The agency is born inside the new Department of Homeland Security, which divides up the work of the
            old INS.""",
        ),
        bodies=(
            """El Congreso creó el Departamento con una ley de noviembre de 2002. Lo que antes era una sola oficina
            quedó en tres: una para trámites, una para la frontera y una para el interior. La del interior es ICE.

            La gente no cambió la palabra. Le sigue diciendo la migra.""",
            """Congress created the Department with a law of November 2002. What had been one office became three:
            one for applications, one for the border and one for the interior. The one for the interior is ICE.

            People did not change the word. They still say la migra.""",
        ),
        sources=(("Homeland Security Act of 2002, Public Law 107-296", "U.S. Congress", 2002),),
    ),
    entry(
        "hr-4437",
        kind="law",
        side="done",
        date="2005-12-16",
        slugs=("hr-4437", "hr-4437"),
        titles=("H.R. 4437", "H.R. 4437"),
        summaries=(
            """La Cámara de Representantes aprueba tratar como delito grave estar sin papeles, y castigar a quien
            ayude. El Senado no la aprobó.""",
            """The House of Representatives votes to make being without papers a felony, and to punish whoever
            helps. The Senate did not pass it.""",
        ),
        bodies=(
            """El castigo para quien ayudara alarmó a las iglesias. El cardenal de Los Ángeles dijo que pediría a
            sus sacerdotes no obedecer. Tres meses después la gente salió a la calle.""",
            """The penalty for helping alarmed the churches. The cardinal of Los Angeles said he would ask his
            priests not to obey. Three months later people went out into the streets.""",
        ),
        sources=(("H.R. 4437, 109th Congress", "U.S. House of Representatives", 2005),),
    ),
    entry(
        "gran-marcha",
        kind="march",
        side="answered",
        date="2006-03-25",
        slugs=("la-gran-marcha", "la-gran-marcha"),
        titles=("La Gran Marcha", "La Gran Marcha"),
        summaries=(
            """Cientos de miles de personas vestidas de blanco llenan el centro de Los Ángeles contra la H.R. 4437.""",
            """Hundreds of thousands of people dressed in white fill downtown Los Angeles against H.R. 4437.""",
        ),
        bodies=(
            """La convocaron iglesias, sindicatos, clubes de paisanos y, sobre todo, los locutores de la radio en
            español, que pidieron ropa blanca y bolsas para llevarse la basura. La policía calculó medio millón;
            quienes la organizaron, más.""",
            """It was called by churches, unions, hometown clubs and, above all, the hosts of Spanish-language
            radio, who asked for white clothes and for bags to carry the trash away. The police estimated half a
            million; the organizers, more.""",
        ),
        sources=(("Coverage of March 26, 2006", "Los Angeles Times", 2006),),
    ),
    entry(
        "dia-sin-inmigrantes",
        kind="campaign",
        side="answered",
        date="2006-05-01",
        slugs=("un-dia-sin-inmigrantes", "a-day-without-immigrants"),
        titles=("Un día sin inmigrantes", "A day without immigrants"),
        summaries=(
            """El primero de mayo, en muchas ciudades, la gente no va al trabajo, no compra y marcha.""",
            """On May Day, in many cities, people stay away from work, buy nothing, and march.""",
        ),
        bodies=(
            """En Los Ángeles hubo dos marchas el mismo día, y el puerto trabajó a medias porque muchos troqueros no
            llegaron. La campaña volvió, con el mismo nombre, en febrero de 2017.""",
            """In Los Angeles there were two marches the same day, and the port worked at half speed because many
            truckers did not come. The campaign returned, under the same name, in February 2017.""",
        ),
        sources=(("Coverage of May 2, 2006", "Los Angeles Times", 2006),),
        hashtags=("un-dia-sin-inmigrantes",),
    ),
    entry(
        "macarthur-2007",
        kind="event",
        side="done",
        date="2007-05-01",
        slugs=("primero-de-mayo-de-2007", "may-day-2007"),
        titles=("Balas de goma en el parque MacArthur", "Foam rounds in MacArthur Park"),
        summaries=(
            """La policía de Los Ángeles dispersa con macanas y proyectiles una reunión del primero de mayo. Hay
            familias, vendedores y periodistas golpeados.""",
            """The Los Angeles police break up a May Day gathering with batons and foam rounds. Families, vendors
            and reporters are hit.""",
        ),
        bodies=(
            """El jefe de la policía pidió perdón y el propio departamento escribió un informe muy crítico. En 2009
            la ciudad aceptó pagar cerca de trece millones de dólares.""",
            """The chief of police apologized, and the department itself wrote a very critical report. In 2009 the
            city agreed to pay nearly thirteen million dollars.""",
        ),
        sources=(
            (
                "An Examination of May Day 2007, report to the Board of Police Commissioners",
                "Los Angeles Police Department",
                2007,
            ),
        ),
    ),
    entry(
        "van-nuys-2008",
        kind="raid",
        side="done",
        date="2008-02-07",
        slugs=("fabrica-en-van-nuys", "factory-in-van-nuys"),
        titles=("Una fábrica en Van Nuys", "A factory in Van Nuys"),
        summaries=(
            """Agentes federales entran a una fábrica de cartuchos de impresora y detienen a más de ciento treinta
            trabajadores.""",
            """Federal agents enter a printer-cartridge plant and detain more than one hundred and thirty workers.""",
        ),
        bodies=(
            """Organizaciones legales corrieron esa tarde a buscar a los detenidos y se quejaron de que no las
            dejaban verlos. De ahí salió una manera de responder que se ha usado desde entonces: quién llama, quién
            llega, quién apunta.""",
            """Legal organizations hurried that afternoon to find those detained and complained that they were kept
            from seeing them. From it came a way of responding that has been used since: who calls, who comes, who
            writes it down.""",
        ),
        sources=(("Coverage of February 8, 2008", "Los Angeles Times", 2008),),
    ),
    entry(
        "comunidades-seguras",
        kind="policy",
        side="done",
        date="2008",
        slugs=("comunidades-seguras", "secure-communities"),
        titles=("Comunidades Seguras", "Secure Communities"),
        summaries=(
            """Un programa federal empieza a comparar con los registros de inmigración las huellas de toda persona
            que entra a una cárcel local.""",
            """A federal program begins to compare the fingerprints of everyone booked into a local jail with
            immigration records.""",
        ),
        bodies=(
            """Una luz de auto fundida podía acabar en una deportación. Varias ciudades y estados pidieron salir. El
            gobierno lo suspendió a fines de 2014 y lo volvió a poner en 2017.""",
            """A broken tail light could end in a deportation. Several cities and states asked to leave it. The
            government suspended it late in 2014 and brought it back in 2017.""",
        ),
        sources=(("Secure Communities: A Comprehensive Plan", "U.S. Immigration and Customs Enforcement", 2009),),
    ),
)
