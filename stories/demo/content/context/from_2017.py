"""From the orders of 2017 to the summer of 2025."""

from stories.demo.content.context.seed import ContextSeed, entry

FROM_2017: tuple[ContextSeed, ...] = (
    entry(
        "ordenes-2017",
        kind="policy",
        side="done",
        date="2017-01-25",
        slugs=("ordenes-de-enero-de-2017", "orders-of-january-2017"),
        titles=("Órdenes ejecutivas de enero", "The January executive orders"),
        summaries=(
            """Dos órdenes mandan construir un muro, amplían a quién se persigue dentro del país y amenazan con
            quitar fondos a las ciudades santuario.""",
            """Two orders call for a wall, widen who is pursued inside the country and threaten to take funds from
            sanctuary cities.""",
        ),
        bodies=(
            """Son las 13767 y 13768. Antes había prioridades; con estas órdenes casi cualquiera podía ser
            prioridad. Varios tribunales detuvieron la parte de los fondos.""",
            """They are 13767 and 13768. Before, there were priorities; with these orders almost anyone could be
            one. Several courts blocked the part about funds.""",
        ),
        sources=(("Executive Orders 13767 and 13768", "Federal Register", 2017),),
    ),
    entry(
        "veto-de-viaje",
        kind="policy",
        side="done",
        date="2017-01-27",
        slugs=("veto-de-viaje", "travel-ban"),
        titles=("Veto de viaje", "Travel ban"),
        summaries=(
            """Una orden cierra la entrada a personas de siete países de mayoría musulmana, cuando algunas ya venían
            en el avión.""",
            """An order closes the door to people from seven mostly Muslim countries, while some of them are already
            on the plane.""",
        ),
        bodies=(
            """Los tribunales detuvieron la primera versión. En junio de 2018 la Corte Suprema dejó en pie la
            tercera, por cinco votos contra cuatro, en Trump contra Hawái. Otro gobierno la quitó en enero de 2021.
            """,
            """Courts blocked the first version. In June 2018 the Supreme Court upheld the third, by five votes to
            four, in Trump v. Hawaii. Another government ended it in January 2021.""",
        ),
        sources=(
            ("Executive Order 13769", "Federal Register", 2017),
            ("Trump v. Hawaii, 585 U.S. 667", "U.S. Supreme Court", 2018),
        ),
    ),
    entry(
        "aeropuerto-2017",
        kind="campaign",
        side="answered",
        date="2017-01-28",
        slugs=("ni-veto-ni-muro", "no-ban-no-wall"),
        titles=("Ni veto ni muro", "No ban, no wall"),
        summaries=(
            """La gente llena la terminal internacional del aeropuerto de Los Ángeles, y otras muchas, contra el
            veto. Abogadas trabajan sentadas en el piso.""",
            """People fill the international terminal at the Los Angeles airport, and many others, against the ban.
            Lawyers work sitting on the floor.""",
        ),
        bodies=(
            """Fueron varios días. En esas salas se encontraron organizaciones que casi no se conocían: la lista de
            países no era la misma que la lista de agravios, pero la puerta era la misma.""",
            """It went on for several days. In those halls, organizations met that hardly knew each other: the list
            of countries was not the same as the list of wrongs, but the door was the same.""",
        ),
        sources=(("Coverage of January 29 and 30, 2017", "Los Angeles Times", 2017),),
        hashtags=("no-ban-no-wall",),
    ),
    entry(
        "mayo-2017",
        kind="march",
        side="answered",
        date="2017-05-01",
        slugs=("primero-de-mayo-de-2017", "may-day-2017"),
        titles=("Primero de mayo de 2017", "May Day 2017"),
        summaries=(
            """Miles de personas caminan del parque MacArthur al ayuntamiento, convocadas por más de cien
            organizaciones.""",
            """Thousands of people walk from MacArthur Park to City Hall, called by more than a hundred
            organizations.""",
        ),
        bodies=(
            """Iban juntos sindicatos, iglesias y grupos de trabajadores de muchos países. El testimonio de quien
            marchó con el uniforme puesto es de ese día.""",
            """Unions, churches and workers’ groups from many countries walked together. The testimony of the woman
            who marched in her uniform is of that day.""",
        ),
        sources=(("Coverage of May 2, 2017", "Los Angeles Times", 2017),),
        hashtags=("aqui-estamos",),
    ),
    entry(
        "sb-54",
        kind="law",
        side="answered",
        date="2018-01-01",
        slugs=("sb-54", "sb-54"),
        titles=("SB 54, Ley de Valores de California", "SB 54, California Values Act"),
        summaries=(
            """Entra en vigor la ley que limita la ayuda de policías y alguaciles de California a inmigración. Se
            había firmado el 5 de octubre de 2017.""",
            """The law that limits the help California police and sheriffs may give to immigration enforcement comes
            into force. It had been signed on October 5, 2017.""",
        ),
        bodies=(
            """Pide además reglas para que escuelas, hospitales, bibliotecas y juzgados sean lugares a donde se
            pueda ir. El gobierno federal la llevó a los tribunales y perdió.""",
            """It also asks for rules to make schools, hospitals, libraries and courthouses places one can go. The
            federal government took it to court and lost.""",
        ),
        sources=(
            ("Senate Bill 54, Chapter 495, Statutes of 2017", "California Legislature", 2017),
            ("United States v. California, 921 F.3d 865", "U.S. Court of Appeals, Ninth Circuit", 2019),
        ),
    ),
    entry(
        "separacion-2018",
        kind="policy",
        side="done",
        date="2018-05-07",
        slugs=("tolerancia-cero", "zero-tolerance"),
        titles=("Tolerancia cero", "Zero tolerance"),
        summaries=(
            """El gobierno anuncia que llevará a juicio a quien cruce sin permiso, también a quien venga con sus
            hijos, y se los quita.""",
            """The government announces that it will prosecute whoever crosses without permission, including those
            who come with their children, and takes them away.""",
        ),
        bodies=(
            """Se llegó a separar a más de cinco mil niñas y niños desde 2017. En junio de 2018 una orden ejecutiva
            detuvo la práctica y un tribunal de San Diego mandó reunirlos. Años después todavía faltaban familias
            por encontrar.""",
            """More than five thousand children were separated from 2017 on. In June 2018 an executive order halted
            the practice and a court in San Diego ordered the families reunited. Years later some had still not been
            found.""",
        ),
        sources=(
            (
                "Review of the Department of Justice’s Planning and Implementation of Its Zero Tolerance Policy",
                "U.S. Department of Justice, Office of the Inspector General",
                2021,
            ),
            ("Ms. L. v. ICE, 310 F. Supp. 3d 1133", "U.S. District Court, S.D. California", 2018),
        ),
    ),
    entry(
        "familias-unidas",
        kind="campaign",
        side="answered",
        date="2018-06-30",
        slugs=("familias-unidas", "families-belong-together"),
        titles=("Familias unidas", "Families belong together"),
        summaries=(
            """En un mismo sábado se marcha en cientos de ciudades, Los Ángeles entre ellas, para que las familias
            se reúnan.""",
            """On a single Saturday people march in hundreds of cities, Los Angeles among them, for families to be
            reunited.""",
        ),
        bodies=(
            """Se pedía que las familias se reunieran, y que no las encerraran juntas en lugar de separadas.""",
            """They asked for families to be reunited, and not locked up together instead of apart.""",
        ),
        sources=(("Coverage of July 1, 2018", "Los Angeles Times", 2018),),
        hashtags=("familias-unidas",),
    ),
    entry(
        "regents",
        kind="case",
        side="answered",
        date="2020-06-18",
        slugs=("dhs-contra-regentes", "dhs-v-regents"),
        titles=(
            "DHS contra los Regentes de la Universidad de California",
            "DHS v. Regents of the University of California",
        ),
        summaries=(
            """La Corte Suprema decide, por cinco votos contra cuatro, que el gobierno quitó DACA sin dar razones
            suficientes. La política sigue.""",
            """The Supreme Court decides, by five votes to four, that the government ended DACA without sufficient
            reasons. The policy goes on.""",
        ),
        bodies=(
            """La Corte no dijo que no se pudiera quitar, sino que así no. Después siguieron otros pleitos, y desde
            entonces casi no se han resuelto solicitudes nuevas.""",
            """The Court did not say that it could not be ended, only not in that way. Other suits followed, and
            since then hardly any new applications have been decided.""",
        ),
        sources=(
            (
                "Department of Homeland Security v. Regents of the University of California, 591 U.S. 1",
                "U.S. Supreme Court",
                2020,
            ),
        ),
        hashtags=("defender-daca", "aqui-estamos"),
    ),
    entry(
        "ordenanza-santuario",
        kind="law",
        side="answered",
        date="2024-11-19",
        slugs=("ordenanza-de-ciudad-santuario", "sanctuary-city-ordinance"),
        titles=("Ordenanza de ciudad santuario", "Sanctuary city ordinance"),
        summaries=(
            """El Concejo de Los Ángeles aprueba por unanimidad que no se usen recursos ni personal de la ciudad
            para ayudar a inmigración.""",
            """The Los Angeles City Council unanimously approves that no city resources or staff be used to help
            immigration enforcement.""",
        ),
        bodies=(
            """Lo que la Orden especial 40 pedía a la policía desde 1979, aquí se vuelve ley de toda la ciudad. No
            impide que agentes federales actúen por su cuenta.""",
            """What Special Order 40 had asked of the police since 1979 becomes here a law for the whole city. It
            does not keep federal agents from acting on their own.""",
        ),
        sources=(("Council action of November 19, 2024", "Los Angeles City Council", 2024),),
    ),
    entry(
        "junio-2025",
        kind="raid",
        side="done",
        date="2025-06-06",
        slugs=("redadas-de-junio-de-2025", "raids-of-june-2025"),
        titles=("Las redadas de junio de 2025", "The raids of June 2025"),
        summaries=(
            """Agentes federales entran a una empresa de ropa del centro y a otros lugares de trabajo. Siguen
            semanas de operativos en calles, lavados de carros y estacionamientos.""",
            """Federal agents enter a clothing company downtown and other workplaces. Weeks of operations follow in
            streets, car washes and parking lots.""",
        ),
        bodies=(
            """Al día siguiente el presidente mandó a la Guardia Nacional sin que la pidiera el gobernador, y
            después infantes de marina. Hubo protestas todos los días y un toque de queda en una parte del centro.

            En los barrios faltó gente en las escuelas, en las paradas y en los puestos. También hubo quien fue a
            comprar el mandado de otros.""",
            """The next day the president sent the National Guard without the governor’s request, and then Marines.
            There were protests every day and a curfew in part of downtown.

            In the neighborhoods people were missing from schools, bus stops and stands. There were also those who
            went to buy other people’s groceries.""",
        ),
        sources=(
            ("Coverage of June 7 to 30, 2025", "Los Angeles Times", 2025),
            ("Coverage of June 2025", "CalMatters", 2025),
        ),
        hashtags=("fuera-ice",),
    ),
    entry(
        "macarthur-2025",
        kind="raid",
        side="done",
        date="2025-07-07",
        slugs=("parque-macarthur-2025", "macarthur-park-2025"),
        titles=("Caballos en el parque MacArthur", "Horses in MacArthur Park"),
        summaries=(
            """Agentes federales, algunos a caballo, y soldados de la Guardia Nacional cruzan un parque casi vacío,
            donde suele haber vendedores y niños.""",
            """Federal agents, some on horseback, and National Guard soldiers cross a nearly empty park where there
            are usually vendors and children.""",
        ),
        bodies=(
            """La alcaldesa llegó al lugar y pidió que se fueran. No se informó de detenciones en el parque.""",
            """The mayor came to the place and asked them to leave. No arrests in the park were reported.""",
        ),
        sources=(("Coverage of July 8, 2025", "Los Angeles Times", 2025),),
    ),
    entry(
        "perdomo",
        kind="case",
        side="answered",
        date="2025-07-11",
        slugs=("vasquez-perdomo", "vasquez-perdomo"),
        titles=("Vásquez Perdomo contra Noem", "Vasquez Perdomo v. Noem"),
        summaries=(
            """Una jueza federal de Los Ángeles prohíbe detener a alguien solo por su apariencia, su idioma, el
            lugar donde está o el trabajo que hace.""",
            """A federal judge in Los Angeles forbids stopping someone only for how they look, the language they
            speak, where they are or the work they do.""",
        ),
        bodies=(
            """El tribunal de apelaciones dejó la orden casi entera. El 8 de septiembre de 2025 la Corte Suprema la
            suspendió mientras sigue el pleito.""",
            """The court of appeals left the order almost whole. On September 8, 2025 the Supreme Court suspended it
            while the case goes on.""",
        ),
        sources=(
            (
                "Temporary restraining order, Vasquez Perdomo v. Noem, 2:25-cv-05605",
                "U.S. District Court, C.D. California",
                2025,
            ),
            ("Noem v. Vasquez Perdomo, No. 25A169", "U.S. Supreme Court", 2025),
        ),
    ),
)
