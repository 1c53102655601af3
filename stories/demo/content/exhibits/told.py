"""Three exhibits: windows, walls that change, and a table set for whoever is missing."""

from stories.demo.content.exhibits.seed import ExhibitSeed, pieces

WINDOWS = ExhibitSeed(
    slug_es="puertas-y-ventanas",
    slug_en="doors-and-windows",
    title_es="Puertas que no se abrieron, ventanas que sí",
    title_en="Doors that stayed shut, windows that opened",
    lead_es="Cuatro historias de un mismo gesto: dejar la puerta cerrada y abrir otra cosa.",
    lead_en="Four stories of one gesture: to leave the door shut and open something else.",
    body_es=pieces("""
        # Adentro

        Quien está adentro oye primero los pasos y después los nudillos. Lo que sigue depende de lo que se practicó
        antes, con calma, alrededor de una mesa.

        @ ventana

        > Practicar el silencio es aprender cuánto mide.

        @ silencio

        # Del otro lado

        Una puerta pintada puede decir lo que la de verdad no dijo. Esta ya no está: quedan las palabras de quienes
        pasaban por ahí.

        @ puerta

        # Abrir lo que se pueda

        Cuando una puerta se abre, a veces es para que alguien se quede. Así lo cuenta quien votó que sí.

        @ santuario
    """),
    body_en=pieces("""
        # Inside

        Whoever is inside hears the steps first and the knuckles after. What comes next depends on what was practiced
        before, calmly, around a table.

        @ ventana

        > To practice silence is to learn how long it is.

        @ silencio

        # On the other side

        A painted door can say what the real one did not. This one is gone: the words of those who walked past it stay.

        @ puerta

        # To open what one can

        When a door opens, it is sometimes for somebody to stay. So it is told by one who voted yes.

        @ santuario
    """),
)

WALLS = ExhibitSeed(
    slug_es="paredes-que-cambian",
    slug_en="walls-that-change",
    title_es="Paredes que cambian",
    title_en="Walls that change",
    lead_es="Una pared se pinta, la firman, la blanquean, la restauran. Lo que se ve hoy es un momento de su vida.",
    lead_en="A wall is painted, tagged, painted over, restored. What one sees today is one moment of its life.",
    body_es=pieces("""
        # Enteras

        Se nota quién las cuida: debajo hay macetas, una silla, alguien que barre.

        @ colcha

        @ raices

        # Con firmas encima

        Una firma sobre un mural también es alguien que dice: aquí estuve. Hay barrios donde eso se conversa en vez de
        taparse.

        @ camion-con-alas

        # Blanqueadas y restauradas

        @ mariposas

        > Debajo de lo blanco siguen las alas.

        @ manos

        @ aguila
    """),
    body_en=pieces("""
        # Whole

        One can tell who looks after them: below there are flowerpots, a chair, somebody sweeping.

        @ colcha

        @ raices

        # Tagged

        A tag on a mural is also somebody who says: I was here. There are neighborhoods where that is talked over
        rather than painted out.

        @ camion-con-alas

        # Painted over and restored

        @ mariposas

        > Under the white, the wings go on.

        @ manos

        @ aguila
    """),
)

TABLE = ExhibitSeed(
    slug_es="el-plato-servido",
    slug_en="the-plate-set-out",
    title_es="El plato servido",
    title_en="The plate set out",
    lead_es="Comer juntos, y poner un lugar para quien falta.",
    lead_en="To eat together, and to set a place for whoever is missing.",
    body_es=pieces("""
        # Maíz

        @ maiz

        En muchas de estas historias alguien cocina de más. No es descuido: es una cuenta que se hace con una persona
        que tal vez llegue.

        # Una silla vacía

        @ silla

        > No es tristeza, es costumbre.

        @ funeral

        # La mesa

        @ mesa
    """),
    body_en=pieces("""
        # Corn

        @ maiz

        In many of these stories somebody cooks too much. It is no mistake: it is a sum done with one person who may
        still come.

        # An empty chair

        @ silla

        > It isn’t sadness, it’s habit.

        @ funeral

        # The table

        @ mesa
    """),
)
