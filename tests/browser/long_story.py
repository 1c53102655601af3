"""An invented testimony of some 1,500 words, with people, places, dates and numbers in it, for trying the worksheet."""

# Each line has something in it that the archive proposes to look at.
TELLING = (
    "Me llamo Filomena Quintanilla Recinos y nací en Tegucigalpa el 3 de mayo de 1987.",
    "Mi hermano Evaristo Quintanilla se quedó en San Pedro Sula hasta marzo de 2009.",
    "Cruzamos por Nogales en noviembre de 2011, y nos esperaba don Hilario Montejo.",
    "Vivíamos en la calle Tecolote 417, cerca de la escuela Roosevelt.",
    "Mi teléfono de entonces era el 323-555-0148 y el de Evaristo el 213 555 0172.",
    "Trabajé en la Lavandería Aurora con Eufrosina Batres y con Chepe Alvarenga.",
    "El 14 de febrero de 2017 llegaron a buscar a Chepe Alvarenga.",
    "La abogada Margarita Sandoval nos vio en Huntington Park el 2 de abril de 2017.",
    "Mi número era A098 765 432 y ella lo escribió en una hoja.",
    "En Adelanto estuvo Evaristo desde junio de 2017 hasta enero de 2018.",
    "Le escribí a eufrosina.batres@correo.example desde la biblioteca.",
    "Mi hija Yamileth cumplió 9 años en Boyle Heights.",
    "La maestra Leticia Carranza la llevó a la clínica San Rafael.",
    "El juez Thornton preguntó por el 3 de mayo y por Tegucigalpa.",
    "El padre Anselmo de la iglesia Dolores nos abrió la puerta el 20 de agosto de 2018.",
    "Doña Eufrosina conoció a Filomena en Choluteca, antes de 2005.",
    "Evaristo vive ahora en Comayagua con Dagoberto Recinos.",
)
BETWEEN = (
    "Uno se acostumbra a oír los pasos de los otros y a saber, sin abrir los ojos, quién viene subiendo y quién se va. "
    "Uno se acostumbra a casi todo. En la casa nadie decía nada de lo que todos sabíamos, porque decirlo era "
    "como llamarlo, y así pasaban las semanas "
    "entre el trabajo, la comida y la ropa tendida.",
    "De noche contábamos cuentos para que la niña durmiera, y a veces nosotras también nos dormíamos antes del final. "
    "Yo pensaba que si uno hablaba bajito el miedo se cansaba primero, y eso hacíamos, hablar bajito hasta que se iba "
    "la luz de la ventana y quedaba nada más el ruido de los carros.",
    "No todo fue malo, también hubo risa, y quien diga que no, no estuvo ahí. Hacíamos tamales entre todas y alguien "
    "ponía música, y por un rato parecía que la puerta era una puerta como cualquiera y no algo que había que cuidar.",
)


def _paragraphs() -> list[str]:
    return [
        f"{line} {BETWEEN[number % len(BETWEEN)]} {BETWEEN[(number + 1) % len(BETWEEN)]}"
        if number % 2
        else f"{line} {BETWEEN[number % len(BETWEEN)]}"
        for number, line in enumerate(TELLING)
    ]


TEXT = "\n\n".join(_paragraphs())
