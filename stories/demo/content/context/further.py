"""Further entries of the timeline, from 1931 to 2025: what was done to people, and what people, councils and courts answered."""

from stories.demo.content.context.seed import ContextSeed, entry

FURTHER: tuple[ContextSeed, ...] = (
    entry(
        "placita-1931",
        kind="raid",
        side="done",
        date="1931-02-26",
        slugs=("redada-de-la-placita-1931", "la-placita-raid-1931"),
        titles=("Redada en La Placita", "The raid at La Placita"),
        summaries=(
            """Agentes federales y policías cierran las salidas de la placita del centro de Los Ángeles y retienen a
            unas cuatrocientas personas.""",
            """Federal agents and police close the exits of the plaza in downtown Los Angeles and hold about four
            hundred people.""",
        ),
        bodies=(
            """Eran los años de la gran crisis. En esa década, entre expulsiones y presiones para irse, salieron del
            país cientos de miles de personas de origen mexicano; muchas habían nacido aquí. En 2005 California pidió
            perdón con una ley.""",
            """Those were the years of the Great Depression. In that decade, between removals and pressure to leave,
            hundreds of thousands of people of Mexican origin left the country; many had been born here. In 2005
            California apologized by law.""",
        ),
        sources=(
            ("Decade of Betrayal: Mexican Repatriation in the 1930s", "University of New Mexico Press", 2006),
            ("Apology Act for the 1930s Mexican Repatriation Program, Senate Bill 670", "California Legislature", 2005),
        ),
    ),
    entry(
        "operacion-1954",
        kind="raid",
        side="done",
        date="1954-06",
        slugs=("operacion-de-1954", "operation-of-1954"),
        titles=("La operación de 1954", "The operation of 1954"),
        summaries=(
            """La agencia de inmigración empieza en California y Arizona una campaña de redadas con un nombre que es
            un insulto.""",
            """The immigration service begins a campaign of raids in California and Arizona under a name that is a
            slur.""",
        ),
        bodies=(
            """Hubo retenes, trenes y camiones. También se llevaron a personas con derecho a estar aquí.""",
            """There were roadblocks, trains and buses. People with every right to be here were taken too.""",
        ),
        sources=(("Migra! A History of the U.S. Border Patrol", "University of California Press", 2010),),
    ),
    entry(
        "santuario-1985",
        kind="event",
        side="answered",
        date="1985-12-12",
        slugs=("santuario-en-la-placita-1985", "sanctuary-at-la-placita-1985"),
        titles=("La Placita abre sus puertas", "La Placita opens its doors"),
        summaries=(
            """La iglesia de Nuestra Señora Reina de los Ángeles, La Placita, se declara santuario para quienes huyen
            de las guerras de Centroamérica.""",
            """The church of Our Lady Queen of Angels, La Placita, declares itself a sanctuary for people who flee the
            wars of Central America.""",
        ),
        bodies=(
            """El párroco era Luis Olivares. La gente dormía en las bancas. Otras iglesias y sinagogas hicieron lo
            mismo.""",
            """The pastor was Luis Olivares. People slept in the pews. Other churches and synagogues did the same.""",
        ),
        sources=(("Luis Olivares: A Biography", "University of North Carolina Press", 2018),),
    ),
    entry(
        "limpieza-1990",
        kind="march",
        side="answered",
        date="1990-06-15",
        slugs=("justicia-para-quienes-limpian-1990", "justice-for-janitors-1990"),
        titles=("Justicia para quienes limpian", "Justice for Janitors"),
        summaries=(
            """La policía golpea en Century City una marcha de quienes limpian las oficinas. Ese mismo mes la empresa
            firma con el sindicato.""",
            """Police beat a march of office cleaners in Century City. That same month the company signs with the union.""",
        ),
        bodies=(
            """Casi todas eran personas llegadas de Centroamérica y México. La fecha se recuerda cada año, el 15 de
            junio.""",
            """Nearly all of them had come from Central America and Mexico. The date is remembered every year, on
            June 15.""",
        ),
        sources=(("Coverage of June 16, 1990", "Los Angeles Times", 1990),),
    ),
    entry(
        "guardian-1994",
        kind="policy",
        side="done",
        date="1994-10-01",
        slugs=("operacion-guardian", "operation-gatekeeper"),
        titles=("Operación Guardián", "Operation Gatekeeper"),
        summaries=(
            """El gobierno federal cierra con bardas y patrullas la frontera de San Diego. El camino se va al monte y al
            desierto.""",
            """The federal government closes the San Diego border with walls and patrols. The way moves to the mountains
            and the desert.""",
        ),
        bodies=(
            """Desde entonces han muerto miles de personas al cruzar por lugares más peligrosos.""",
            """Since then thousands of people have died crossing in more dangerous places.""",
        ),
        sources=(("Illegal Immigration: Border-Crossing Deaths, GAO-06-770", "U.S. GAO", 2006),),
    ),
    entry(
        "el-monte-1995",
        kind="event",
        side="answered",
        date="1995-08-02",
        slugs=("taller-de-el-monte-1995", "el-monte-sweatshop-1995"),
        titles=("El taller de El Monte", "The El Monte sweatshop"),
        summaries=(
            """Salen libres setenta y dos personas de Tailandia que cosían encerradas en unos departamentos de El
            Monte.""",
            """Seventy-two people from Thailand, who had been sewing locked inside an apartment complex in El Monte, go
            free.""",
        ),
        bodies=(
            """Primero las llevaron a una cárcel de inmigración. Organizaciones de Los Ángeles consiguieron que salieran
            y demandaron a las marcas, junto con costureras latinas.""",
            """First they were taken to an immigration jail. Los Angeles organizations got them out and sued the brands,
            together with Latina garment workers.""",
        ),
        sources=(("Bureerong v. Uvawas, 922 F. Supp. 1450", "U.S. District Court, C.D. California", 1996),),
    ),
    entry(
        "lulac-wilson",
        kind="case",
        side="answered",
        date="1997-11-14",
        slugs=("lulac-contra-wilson", "lulac-v-wilson"),
        titles=("LULAC contra Wilson", "LULAC v. Wilson"),
        summaries=(
            """Una jueza federal de Los Ángeles decide que casi toda la Proposición 187 va contra la Constitución.""",
            """A federal judge in Los Angeles finds that almost all of Proposition 187 is against the Constitution.""",
        ),
        bodies=(
            """La jueza fue Mariana Pfaelzer. La ley nunca se aplicó, salvo castigos por hacer y usar papeles falsos.""",
            """The judge was Mariana Pfaelzer. The law was never applied, except penalties for making and using false
            papers.""",
        ),
        sources=(("997 F. Supp. 1244", "U.S. District Court, C.D. California", 1997),),
    ),
    entry(
        "ab-540",
        kind="law",
        side="answered",
        date="2001-10-12",
        slugs=("ab-540", "ab-540"),
        titles=("Ley AB 540", "AB 540"),
        summaries=(
            """Quien hizo la preparatoria en California puede pagar en la universidad pública lo mismo que los demás
            residentes.""",
            """Whoever went to high school in California may pay what other residents pay at a public university.""",
        ),
        bodies=(
            """Pide tres años de escuela aquí y haber terminado. No pregunta más. Vale desde 2002.""",
            """It asks for three years of school here and for having finished. It asks nothing more. It has held since
            2002.""",
        ),
        sources=(("Assembly Bill 540, Chapter 814, Statutes of 2001", "California Legislature", 2001),),
    ),
    entry(
        "suenos-2011",
        kind="law",
        side="answered",
        date="2011-10-08",
        slugs=("ley-de-suenos-de-california", "california-dream-act"),
        titles=("Ley de sueños de California", "California Dream Act"),
        summaries=(
            """California abre sus becas a estudiantes de la AB 540.""",
            """California opens its grants to AB 540 students.""",
        ),
        bodies=(
            """Son dos leyes del mismo año, la AB 130 y la AB 131. La ley federal con la que comparten nombre no se ha
            aprobado.""",
            """It is two laws of the same year, AB 130 and AB 131. The federal act whose name they share has not
            passed.""",
        ),
        sources=(("Assembly Bills 130 and 131, Statutes of 2011", "California Legislature", 2011),),
    ),
    entry(
        "dapa",
        kind="case",
        side="done",
        date="2016-06-23",
        slugs=("estados-unidos-contra-texas-2016", "united-states-v-texas-2016"),
        titles=("Estados Unidos contra Texas", "United States v. Texas"),
        summaries=(
            """La Corte Suprema empata cuatro a cuatro y queda detenido el programa DAPA, para madres y padres.""",
            """The Supreme Court ties four to four, and the DAPA program for mothers and fathers stays blocked.""",
        ),
        bodies=(
            """DAPA se había anunciado en noviembre de 2014. Nunca empezó. Se retiró en 2017.""",
            """DAPA had been announced in November 2014. It never began. It was withdrawn in 2017.""",
        ),
        sources=(("United States v. Texas, 579 U.S. 547", "U.S. Supreme Court", 2016),),
    ),
    entry(
        "ab-450",
        kind="law",
        side="answered",
        date="2018-01-01",
        slugs=("ab-450", "ab-450"),
        titles=("Ley AB 450", "AB 450, Immigrant Worker Protection Act"),
        summaries=(
            """Los patrones de California deben avisar a sus trabajadores si la agencia va a revisar sus papeles de
            empleo.""",
            """California employers must tell their workers when the agency is going to inspect employment papers.""",
        ),
        bodies=(
            """Un tribunal federal detuvo otras partes de la ley en 2018. El aviso quedó en pie.""",
            """A federal court blocked other parts of the law in 2018. The notice stayed.""",
        ),
        sources=(
            ("Assembly Bill 450, Chapter 492, Statutes of 2017", "California Legislature", 2017),
            ("United States v. California, 921 F.3d 865", "U.S. Court of Appeals, Ninth Circuit", 2019),
        ),
    ),
    entry(
        "sb-946",
        kind="law",
        side="answered",
        date="2018-09-17",
        slugs=("sb-946", "sb-946"),
        titles=("Ley SB 946", "SB 946, Safe Sidewalk Vending Act"),
        summaries=(
            """Vender en la banqueta deja de ser delito en toda California.""",
            """Selling on the sidewalk stops being a crime anywhere in California.""",
        ),
        bodies=(
            """Antes, una multa por vender podía acabar en las manos de la agencia. Las vendedoras de Los Ángeles
            pelearon por esta ley diez años.""",
            """Before, a citation for selling could end in the agency’s hands. Los Angeles vendors fought for this law
            for ten years.""",
        ),
        sources=(("Senate Bill 946, Chapter 459, Statutes of 2018", "California Legislature", 2018),),
    ),
    entry(
        "roman-2020",
        kind="case",
        side="answered",
        date="2020-04",
        slugs=("roman-contra-wolf", "roman-v-wolf"),
        titles=("Roman contra Wolf", "Roman v. Wolf"),
        summaries=(
            """Un juez federal ordena que haya menos gente en el centro de detención de Adelanto, por la pandemia.""",
            """A federal judge orders that there be fewer people in the Adelanto detention center, because of the
            pandemic.""",
        ),
        bodies=(
            """No se podía guardar distancia. El tribunal de apelaciones confirmó en octubre casi todo.""",
            """People could not keep their distance. The court of appeals upheld most of it in October.""",
        ),
        sources=(("Roman v. Wolf, 977 F.3d 935", "U.S. Court of Appeals, Ninth Circuit", 2020),),
    ),
    entry(
        "laken-riley",
        kind="law",
        side="done",
        date="2025-01-29",
        slugs=("ley-laken-riley", "laken-riley-act"),
        titles=("Ley Laken Riley", "Laken Riley Act"),
        summaries=(
            """Una ley federal manda detener a ciertas personas con solo que las acusen de robo o de otros delitos.""",
            """A federal law requires that certain people be detained when they are merely accused of theft or of other
            crimes.""",
        ),
        bodies=(
            """No hace falta que un juez las haya encontrado culpables.""",
            """It is not necessary that a court has found them guilty.""",
        ),
        sources=(("Public Law 119-1", "U.S. Congress", 2025),),
    ),
)
