"""Using the archive in class: what may be printed, how to begin, and what not to ask."""

from stories.demo.content.editorial.seed import EditorialSeed, body

TEACHING = EditorialSeed(
    key="teaching",
    slug_es="en-clase",
    slug_en="in-class",
    title_es="Usar el archivo en clase",
    title_en="Using the archive in class",
    lead_es="Historias cortas, hojas para imprimir y preguntas que no obligan a nadie a contar lo suyo.",
    lead_en="Short stories, sheets to print and questions that make nobody tell their own.",
    body_es=body("""
        # Antes de empezar

        En el salón puede haber alguien a quien le pasó lo mismo. No pregunte quién. No pida que nadie cuente su caso,
        ni en voz alta ni por escrito. Diga al principio que se puede salir un momento sin explicar por qué.

        Lea usted primero la historia entera. Las que llevan aviso lo dicen arriba, antes de la foto y de la voz.

        # Qué se puede imprimir

        Cada historia dice abajo qué permitió quien la contó. Donde dice «usarla para enseñar» hay una hoja para
        imprimir y otra con solo el texto. Donde no lo dice, léala aquí y no haga copias: si esa persona la retira, la
        copia se queda.

        # Tres clases de cuarenta minutos

        * Una historia y sus huecos. Lean una en voz alta, con los cortes. ¿Qué se entiende aunque falte el nombre? ¿Por
          qué alguien quitaría una ciudad, un año, un apellido?
        * Una pared y el tiempo. Miren un mural y las fechas de su vida. Escriban lo que dirían de él tres personas que
          pasan por ahí: una niña, quien lo pintó, quien lo tapó.
        * Dos columnas. En la línea de tiempo, elijan una ley y busquen qué se contestó, cuándo y quién. Comprueben una
          de sus fuentes.

        # Citar

        Cada historia que permite citarse dice cómo. Use el nombre que eligió quien la contó, aunque usted sepa otro.
        No busque quién es.

        # Con estudiantes que quieren contar

        Contar es un derecho, no una tarea. No lo ponga de trabajo ni le ponga nota. Si alguien menor de edad quiere
        hacerlo, hace falta también el permiso de quien lo cuida, y siempre lo lee más gente antes de publicarse.

        -> search Busque por tema antes de preparar la clase. | Buscar en el archivo
    """),
    body_en=body("""
        # Before you begin

        There may be somebody in the room to whom the same thing happened. Do not ask who. Ask nobody to tell their
        case, aloud or in writing. Say at the start that anyone may step out for a moment without explaining why.

        Read the whole story yourself first. Those that carry a note say so on top, before the picture and the voice.

        # What may be printed

        Each story says at its foot what the person who told it allowed. Where it says “use it to teach” there is a
        sheet to print, and one with the text alone. Where it does not, read it here and make no copies: if that person
        takes it back, the copy stays.

        # Three lessons of forty minutes

        * A story and its gaps. Read one aloud, with the cuts. What does one understand though the name is missing? Why
          would somebody take out a city, a year, a surname?
        * A wall and time. Look at a mural and the dates of its life. Write what three people walking by would say of
          it: a girl, the one who painted it, the one who covered it.
        * Two columns. On the timeline, choose a law and find what was answered, when and by whom. Check one of its
          sources.

        # Citing

        Each story that may be cited says how. Use the name that the person chose, even if you know another. Do not
        look for who it is.

        # With students who want to tell

        To tell is a right, not homework. Do not assign it and do not grade it. If somebody under age wants to, the
        permission of the person who looks after them is needed as well, and more people always read it first.

        -> search Search by theme before you prepare the lesson. | Search the archive
    """),
)
