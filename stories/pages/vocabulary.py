"""The vocabulary a new archive starts with, and the rule that no term may name a person's status (R12). Pure."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from stories.pages.status_words import STATUS_WORDS

TermKind = Literal["theme", "place", "hashtag"]


@dataclass(frozen=True, kw_only=True)
class TermSeed:
    """One term in both languages. `parent` is the slug of the wider term, or "" at the top."""

    slug: str
    kind: TermKind
    es: str
    en: str
    synonyms_es: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    parent: str = ""


def names_a_status(label: str) -> str | None:
    """The words of `label` that name somebody's immigration status, or None. Accents, case, camel case hide none."""
    text = _plain(label)
    joined = text.replace(" ", "")
    for words in STATUS_WORDS.values():
        for word in words:
            stem = word.rstrip("*")
            end = r"\w*" if word.endswith("*") else r"\b"
            if found := re.search(rf"\b{re.escape(stem)}{end}", text):
                return found.group()
            # A hashtag may run its words together; only long words are looked for inside others.
            if len(stem) >= 9 and stem.replace(" ", "") in joined:
                return stem
    return None


def _plain(label: str) -> str:
    spaced = re.sub(r"(?<=[a-záéíóúüñ])(?=[A-ZÁÉÍÓÚÜÑ])", " ", label)
    folded = unicodedata.normalize("NFD", spaced).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()


def _theme(slug: str, es: str, en: str, also_es: str = "", also_en: str = "", parent: str = "") -> TermSeed:
    return _term("theme", slug, es, en, also_es, also_en, parent)


def _place(slug: str, es: str, en: str, parent: str, also_es: str = "", also_en: str = "") -> TermSeed:
    return _term("place", slug, es, en, also_es, also_en, parent)


def _hashtag(slug: str, es: str, en: str, also_es: str = "", also_en: str = "") -> TermSeed:
    return _term("hashtag", slug, es, en, also_es, also_en, "")


def _term(kind: TermKind, slug: str, es: str, en: str, also_es: str, also_en: str, parent: str) -> TermSeed:
    return TermSeed(
        slug=slug,
        kind=kind,
        es=es,
        en=en,
        synonyms_es=tuple(filter(None, also_es.split("|"))),
        synonyms_en=tuple(filter(None, also_en.split("|"))),
        parent=parent,
    )


_THEMES = (
    _theme(
        "redada", "redadas", "raids", "redada|operativo|operativos|batida", "raid|sweep|sweeps|enforcement operation"
    ),
    _theme(
        "redada-en-el-trabajo",
        "redadas en el trabajo",
        "worksite raids",
        "redada en la fábrica|redada laboral",
        "workplace raid|factory raid",
        "redada",
    ),
    _theme(
        "agentes-en-la-puerta",
        "agentes en la puerta",
        "agents at the door",
        "tocaron la puerta|visita domiciliaria",
        "knock at the door|home visit",
        "redada",
    ),
    _theme(
        "la-migra", "la migra", "la migra", "ICE|inmigración|agentes de inmigración", "ICE|immigration agents|la migra"
    ),
    _theme(
        "detencion",
        "detención",
        "detention",
        "detenidos|centro de detención|bartolina",
        "detention center|lockup|custody",
    ),
    _theme(
        "espera-afuera",
        "esperar afuera",
        "waiting outside",
        "la fila|horas de visita|día de visita",
        "visiting hours|the line outside",
        "detencion",
    ),
    _theme("deportacion", "deportación", "deportation", "lo regresaron|expulsión", "removal|sent back"),
    _theme(
        "separacion-familiar",
        "separación familiar",
        "family separation",
        "familias separadas|lejos de los hijos",
        "separated families|families apart",
    ),
    _theme("reencuentro", "reencuentro", "reunion", "volver a verse|regreso", "coming home|return"),
    _theme("corte", "la corte", "immigration court", "tribunal|audiencia|juez", "court|hearing|judge"),
    _theme(
        "interpretes", "intérpretes", "interpreters", "traducir para la familia", "interpreting for family|translation"
    ),
    _theme(
        "ayuda-legal", "ayuda legal", "legal help", "abogada|abogado|clínica legal", "lawyer|legal clinic|legal aid"
    ),
    _theme("fianza", "fianza", "bond", "pagar la fianza|fondo de fianzas", "bail|bond fund"),
    _theme(
        "conozca-sus-derechos",
        "conozca sus derechos",
        "know your rights",
        "tarjeta roja|derechos|taller de derechos",
        "red card|rights workshop|your rights",
    ),
    _theme("santuario", "santuario", "sanctuary", "ciudad santuario|refugio|amparo", "sanctuary city|shelter|refuge"),
    _theme("iglesia", "iglesia", "church", "parroquia|misa|templo", "parish|mass|congregation"),
    _theme("vecinos", "vecinos", "neighbors", "la cuadra|barrio|comunidad", "neighbours|the block|community"),
    _theme(
        "lista-de-llamadas",
        "lista de llamadas",
        "phone tree",
        "cadena de llamadas|red de alerta",
        "call list|alert network",
        "vecinos",
    ),
    _theme("trabajo", "trabajo", "work", "chamba|jale|empleo", "job|labor|labour"),
    _theme(
        "costura",
        "costura",
        "garment work",
        "taller de costura|fábrica de ropa|costurera|costurero",
        "sewing|garment factory|sweatshop|seamstress|sewing workers",
        "trabajo",
    ),
    _theme(
        "jornaleros",
        "jornaleros",
        "day laborers",
        "esquina|trabajo por día",
        "day labourers|corner|hiring site",
        "trabajo",
    ),
    _theme(
        "venta-en-la-calle",
        "venta en la calle",
        "street vending",
        "vendedores ambulantes|vendedora ambulante|puesto|carrito",
        "street vendors|food cart|stand",
        "trabajo",
    ),
    _theme("salario", "salario", "wages", "pago|robo de salario", "pay|wage theft", "trabajo"),
    _theme("sindicato", "sindicato", "labor union", "unión|huelga", "union|strike|organizing", "trabajo"),
    _theme("escuela", "escuela", "school", "maestra|salón|estudiantes", "teacher|classroom|students"),
    _theme("ninez", "niñez", "childhood", "niños|niñas|hijos", "children|kids"),
    _theme("juventud", "juventud", "youth", "jóvenes|estudiantes", "young people|students"),
    _theme("madres", "madres", "mothers", "mamá|abuelas", "mother|mom|grandmothers"),
    _theme("comida", "comida", "food", "cocina|comedor|olla|masa", "kitchen|cooking|meal"),
    _theme("canto", "canto", "singing", "cantar|canción|música", "song|music"),
    _theme("marcha", "marchas", "marches", "marcha|protesta|manifestación", "march|protest|demonstration"),
    _theme("asamblea", "asambleas", "town halls", "asamblea|junta|reunión pública", "town hall|public meeting|hearing"),
    _theme("vigilia", "vigilias", "vigils", "vigilia|velada|velas", "vigil|candles|candlelight"),
    _theme("duelo", "duelo", "grief", "funeral|entierro|velorio|luto", "funeral|burial|mourning"),
    _theme(
        "altar", "altares", "altars", "ofrenda|día de muertos|cempasúchil", "ofrenda|day of the dead|marigold", "duelo"
    ),
    _theme("mural", "murales", "murals", "mural|pintura|pared", "mural|painting|wall"),
    _theme("memoria", "memoria", "memory", "recuerdo|archivo", "remembrance|archive"),
    _theme("camion", "el camión", "the bus", "autobús|parada|metro", "bus|bus stop|transit"),
    _theme("miedo", "miedo", "fear", "susto|no salir", "afraid|staying in"),
    _theme("salud", "salud", "health", "clínica|hospital|nervios", "clinic|hospital"),
    _theme(
        "lenguas-indigenas",
        "lenguas indígenas",
        "Indigenous languages",
        "k'iche'|zapoteco|mixteco|kanjobal",
        "K'iche'|Zapotec|Mixtec|Q'anjob'al",
    ),
    _theme("cartas", "cartas", "letters", "carta|postal|correo", "letter|mail"),
)

_AREAS = (
    _place("california", "California", "California", "", "estado de California", "state of California"),
    _place(
        "eastside", "Eastside de Los Ángeles", "Eastside Los Angeles", "california", "el Este|lado este", "the Eastside"
    ),
    _place(
        "centro", "Centro de Los Ángeles", "Central Los Angeles", "california", "el centro|downtown", "downtown|DTLA"
    ),
    _place(
        "sur-de-los-angeles",
        "Sur de Los Ángeles",
        "South Los Angeles",
        "california",
        "sur centro|South LA",
        "South LA|South Central",
    ),
    _place(
        "sureste",
        "Ciudades del sureste",
        "Southeast cities",
        "california",
        "sureste de Los Ángeles",
        "Southeast LA|SELA",
    ),
    _place("valle", "Valle de San Fernando", "San Fernando Valley", "california", "el Valle", "the Valley"),
    _place("puerto", "Zona del puerto", "Harbor area", "california", "el puerto", "the Harbor|South Bay ports"),
    _place("valle-de-san-gabriel", "Valle de San Gabriel", "San Gabriel Valley", "california", "", "SGV"),
    _place("alto-desierto", "Alto Desierto", "High Desert", "california", "el desierto", "Victor Valley"),
)

_NEIGHBOURHOODS = (
    _place("boyle-heights", "Boyle Heights", "Boyle Heights", "eastside", "Boyle"),
    _place("este-de-los-angeles", "Este de Los Ángeles", "East Los Angeles", "eastside", "East Los", "East LA"),
    _place("el-sereno", "El Sereno", "El Sereno", "eastside"),
    _place("lincoln-heights", "Lincoln Heights", "Lincoln Heights", "eastside"),
    _place("pico-union", "Pico-Union", "Pico-Union", "centro", "Pico Unión", "Pico Union"),
    _place("macarthur-park", "Parque MacArthur", "MacArthur Park", "centro", "Westlake|la MacArthur", "Westlake"),
    _place("koreatown", "Koreatown", "Koreatown", "centro", "barrio coreano", "K-Town"),
    _place(
        "distrito-de-la-moda", "Distrito de la moda", "Fashion District", "centro", "los callejones", "garment district"
    ),
    _place(
        "centro-civico",
        "Centro cívico",
        "Civic Center",
        "centro",
        "ayuntamiento|edificio federal",
        "City Hall|federal building",
    ),
    _place("echo-park", "Echo Park", "Echo Park", "centro"),
    _place("watts", "Watts", "Watts", "sur-de-los-angeles"),
    _place(
        "florence-firestone",
        "Florence-Firestone",
        "Florence-Firestone",
        "sur-de-los-angeles",
        "la Florence",
        "Florence",
    ),
    _place("exposition-park", "Exposition Park", "Exposition Park", "sur-de-los-angeles"),
    _place("huntington-park", "Huntington Park", "Huntington Park", "sureste", "la Pacific", "HP"),
    _place("bell", "Bell", "Bell", "sureste"),
    _place("south-gate", "South Gate", "South Gate", "sureste"),
    _place("maywood", "Maywood", "Maywood", "sureste"),
    _place("lynwood", "Lynwood", "Lynwood", "sureste"),
    _place("paramount", "Paramount", "Paramount", "sureste"),
    _place("pacoima", "Pacoima", "Pacoima", "valle"),
    _place("van-nuys", "Van Nuys", "Van Nuys", "valle"),
    _place("panorama-city", "Panorama City", "Panorama City", "valle"),
    _place("north-hollywood", "North Hollywood", "North Hollywood", "valle", "", "NoHo"),
    _place("wilmington", "Wilmington", "Wilmington", "puerto"),
    _place("san-pedro", "San Pedro", "San Pedro", "puerto"),
    _place("long-beach", "Long Beach", "Long Beach", "puerto"),
    _place("el-monte", "El Monte", "El Monte", "valle-de-san-gabriel"),
    _place("adelanto", "Adelanto", "Adelanto", "alto-desierto"),
)

_HASHTAGS = (
    _hashtag(
        "un-dia-sin-inmigrantes", "#UnDíaSinInmigrantes", "#ADayWithoutImmigrants", "día sin inmigrantes|paro general"
    ),
    _hashtag("ni-uno-mas", "#NiUnoMás", "#Not1More", "ni uno más", "not one more"),
    _hashtag("aqui-estamos", "#AquíEstamos", "#HereToStay", "aquí estamos y no nos vamos", "here to stay"),
    _hashtag("defender-daca", "#DefendamosDACA", "#DefendDACA", "defender DACA", "save DACA"),
    _hashtag("no-ban-no-wall", "#NoBanNoWall", "#NoBanNoWall", "ni veto ni muro", "no ban no wall"),
    _hashtag(
        "familias-unidas", "#FamiliasUnidas", "#FamiliesBelongTogether", "familias unidas", "keep families together"
    ),
    _hashtag("fuera-ice", "#FueraICE", "#ICEOutOfLA", "fuera ICE de Los Ángeles", "ICE out of LA"),
    _hashtag(
        "la-cuadra-despierta", "#LaCuadraDespierta", "#TheBlockIsAwake", "la cuadra despierta", "the block is awake"
    ),
    _hashtag("olla-para-cuarenta", "#OllaParaCuarenta", "#PotForForty", "la olla para cuarenta", "a pot for forty"),
)

TERMS: tuple[TermSeed, ...] = (*_THEMES, *_AREAS, *_NEIGHBOURHOODS, *_HASHTAGS)
