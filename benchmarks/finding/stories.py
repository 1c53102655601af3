"""Invented sentences of the archive's own kind, for the trainer: names, places, workplaces and schools as people tell them."""

import random

from benchmarks.finding.corpora import Labelled

# {n} somebody's name, {g} a given name alone, {p} a place, {o} a workplace, {s} a school. All written for this archive.
ES = """
Me llamo {n} y soy de {p}.|Mi nombre es {n}, nací en {p}.|Yo soy {g} y vivo en {p} desde hace años.|A mi esposo {g} se lo llevaron en {p}.
Mi hermano {n} trabajaba en {o}.|Trabajé en {o} con {g} y con {g}.|Mi hija {g} estudia en {s}.|Mis hijos van a {s}, en {p}.
{g} me llamó llorando.|Ese día {g} y yo íbamos para {p}.|Salimos de {p} mi mamá {g} y mis hermanos {g} y {g}.|El abogado {n} nos ayudó.
La señora {n} cuidaba a los niños.|Don {g} vendía tamales en la esquina.|Doña {g} nos prestó su casa en {p}.|El oficial {n} me gritó.
La jueza {n} no nos escuchó.|Lo mandaron de {p} a {p}.|Estuvo detenido en {p} tres meses.|Mi primo {g} se fue para {p}.
Cuando llegué a {p} me recibió mi tía {g}.|Nos detuvieron cerca de {p}.|El patrón de {o} se llamaba {n}.|La maestra {g} de {s} lloró con nosotros.
Mi cuñada {g} {g} tiene dos niños.|mi vecina {g} vio todo|mi compadre {n} murió en el camino|le dije a {g} que no abriera la puerta
Desde {p} hasta {p} caminamos.|Extraño mucho {p}.|Mi papá, {n}, nunca volvió a {p}.|conocí a {g} en {o}|Le pedí a {g} que cuidara a {g}.
Con {g} nos casamos en {p}.|Gracias a {g} pude llamar a mi familia en {p}.|Somos de un pueblo que se llama {p}.|Yo limpiaba oficinas en {o}.
Me dijeron que {g} ya no estaba.|{n} fue mi compañero de celda.|El pastor {n} abrió la iglesia.|la migra entró a {o} a las seis
Llegó la migra y se llevaron a {n}, a {n} y a {g}.|El doctor {n} nos atendió gratis.|Mi comadre {g} vive por {p}.|Mi abuela {g} me crió en {p}, {p}.
""".replace("\n", "|")
EN = """
My name is {n} and I am from {p}.|I'm {g}, I was born in {p}.|They took my husband {g} in {p}.|My brother {n} worked at {o}.
I worked at {o} with {g} and {g}.|My daughter {g} goes to {s}.|My kids go to {s} in {p}.|{g} called me crying.
That day {g} and I were driving to {p}.|We left {p} with my mother {g} and my brothers {g} and {g}.|Our lawyer {n} helped us.|Mrs. {n} watched the children.
Mr. {n} sold food on the corner.|Officer {n} yelled at me.|Judge {n} did not listen.|They sent him from {p} to {p}.
He was held in {p} for three months.|My cousin {g} went to {p}.|When I got to {p} my aunt {g} was waiting.|They stopped us near {p}.
The boss at {o} was called {n}.|The teacher {g} at {s} cried with us.|my neighbor {g} saw everything|my friend {n} died on the way
i told {g} not to open the door|We walked from {p} to {p}.|I miss {p} so much.|My dad, {n}, never went back to {p}.|i met {g} at {o}
I married {g} in {p}.|Thanks to {g} I could call my family in {p}.|We come from a town called {p}.|I cleaned offices at {o}.
They told me {g} was gone.|{n} was in the cell with me.|Pastor {n} opened the church.|ice came into {o} at six
ICE came and took {n}, {n} and {g}.|Doctor {n} saw us for free.|My godmother {g} lives near {p}.|My grandmother {g} raised me in {p}, {p}.
""".replace("\n", "|")
_WORK_ES = "Taquería {w}|Restaurante {w}|Lavandería {w}|Panadería {w}|Rancho {w}|Empacadora {w}|Carnicería {w}|el mercado {w}|{w} Foods|{w} Farms|Construcciones {w}|Hotel {w}"
_WORK_EN = "{w} Foods|{w} Farms|{w}'s Diner|{w} Cleaning|Hotel {w}|{w} Landscaping|{w} Construction|{w} Poultry|Taqueria {w}|{w} & Sons|Casa {w}|{w} Packing"
_SCHOOL_ES = "Escuela {w}|Colegio {w}|Primaria {w}|Preparatoria {w}|Instituto {w}|Secundaria {w}|{w} High School|Universidad de {w}"
_SCHOOL_EN = "{w} High School|{w} Elementary|{w} Middle School|{w} Community College|University of {w}|{w} Academy|Escuela {w}|{w} Elementary School"
_PREFIX = ("San ", "Santa ", "Villa ", "", "", "", "", "", "", "")
_KINDS = {"n": "person", "g": "person", "p": "place", "o": "organization", "s": "organization"}


def invent(*, language: str, count: int, lists: dict[str, list[str]], seed: int) -> list[Labelled]:
    """`count` little stories of five sentences with names drawn from the lists given, surnames and places."""
    luck = random.Random(seed)
    sentences = [s.strip() for s in (ES if language == "es" else EN).split("|") if s.strip()]
    return [_story(luck, sentences, language=language, lists=lists) for _ in range(count)]


def _story(luck: random.Random, sentences: list[str], *, language: str, lists: dict[str, list[str]]) -> Labelled:
    text, spans = "", []
    for sentence in luck.sample(sentences, 5):
        for at, piece in enumerate(sentence.replace("}", "{").split("{")):
            if at % 2:
                name = _name(luck, piece, language=language, lists=lists)
                spans.append((len(text), len(text) + len(name), _KINDS[piece]))
                text += name
            else:
                text += piece
        text += luck.choice((" ", " ", " ", "\n"))
    return Labelled(text, spans)


def _name(luck: random.Random, slot: str, *, language: str, lists: dict[str, list[str]]) -> str:
    given, surname, place = (luck.choice(lists[name]).title() for name in ("given", "surnames", "places"))
    if slot == "g":
        return given
    if slot == "n":
        return " ".join([given, surname, *([luck.choice(lists["surnames"]).title()] if luck.random() < 0.4 else [])])
    if slot == "p":
        return place if luck.random() < 0.7 else luck.choice(_PREFIX) + surname
    kinds = {("o", "es"): _WORK_ES, ("o", "en"): _WORK_EN, ("s", "es"): _SCHOOL_ES, ("s", "en"): _SCHOOL_EN}
    return luck.choice(kinds[slot, language].split("|")).format(w=luck.choice((surname, f"{given} {surname}", place)))
