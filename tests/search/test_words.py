"""Words are taken apart alike for the index, for questions and for highlights."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import distance, english_stem, fold, spanish_stems, tokens, words_of

SPANISH_FAMILIES = """
    niño niños niña niñas
    casa casas
    mujer mujeres
    voz voces
    detenido detenida detenidos detenidas
    redada redadas
    vecino vecina vecinos vecinas
    deportado deportada deportados deportación deportaciones deportar
    ciudad ciudades
    familia familias
    trabajador trabajadora trabajadores
    calle calles
    luz luces
    juez jueces
    pared paredes
    canción canciones
    policía policías
    hijo hija hijos hijas
    madre madres
    padre padres
    mural murales
    vela velas
    frontera fronteras
    papel papeles
    abogado abogada abogados
    reunión reuniones
    cárcel cárceles
    mes meses
    agente agentes
    patrón patrones
    noche noches
    vigilia vigilias
    cruz cruces
    flor flores
    país países
    joven jóvenes
    camión camiones
    detención detenciones
    marcha marchas
    cantar cantamos cantaron
""".strip().splitlines()
ENGLISH_FAMILIES = [
    "raid raids raided",
    "neighbor neighbors",
    "detained detain detains",
    "sing sings singing",
    "wall walls",
    "candle candles",
    "family families",
    "deported deport deporting",
]


@pytest.mark.parametrize("family", SPANISH_FAMILIES, ids=lambda family: family.split()[0])
def test_everyday_spanish_families_share_a_stem_with_their_first_word(family: str) -> None:
    first, *others = (set(spanish_stems(fold(word))) for word in family.split())
    assert [stems for stems in others if first.isdisjoint(stems)] == []


@pytest.mark.parametrize("family", ENGLISH_FAMILIES, ids=lambda family: family.split()[0])
def test_everyday_english_families_share_a_stem(family: str) -> None:
    assert len({english_stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("voz", "vez"), ("madre", "mar"), ("pared", "papel"), ("redada", "red"), ("hijo", "hilo")]
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert set(spanish_stems(one)).isdisjoint(spanish_stems(other))


def test_accents_case_and_tilde_do_not_matter() -> None:
    assert words_of("NIÑO niño nino Deportación") == ["nino", "nino", "nino", "deportacion"]


def test_composed_and_decomposed_accents_are_the_same_word() -> None:
    assert words_of("cancio\u0301n") == words_of("canción") == ["cancion"]


def test_an_apostrophe_within_a_word_belongs_to_it() -> None:
    assert words_of("K'iche’ don't ICE's") == ["kiche", "dont", "ice"]


def test_characters_of_chinese_are_words_of_their_own() -> None:
    assert words_of("加州 law") == ["加", "州", "law"]


def test_tokens_say_where_they_stand() -> None:
    text = "«Abrimos», dijo."
    assert [text[token.start : token.end] for token in tokens(text)] == ["Abrimos", "dijo"]


@given(st.text(max_size=300))
def test_no_text_yields_anything_but_letters_and_digits(text: str) -> None:
    assert all(word.isalnum() and len(word) <= 40 for word in words_of(text))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("redada", "redada", 0),
        ("redada", "reddada", 1),
        ("redada", "erdada", 1),
        ("redada", "bedada", 1),
        ("redada", "reda", 2),
        ("redada", "vela", 3),
        ("redada", "x", 3),
    ],
)
def test_distance_counts_slips(one: str, other: str, far: int) -> None:
    assert distance(one, other, limit=2) == distance(other, one, limit=2) == far


@pytest.fixture
def threads_in_each_others_way() -> Iterator[None]:
    """The interpreter goes from one thread to the next all the time, and no stem is remembered."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    spanish_stems.cache_clear()
    english_stem.cache_clear()
    yield
    sys.setswitchinterval(before)
    spanish_stems.cache_clear()
    english_stem.cache_clear()


@pytest.mark.usefixtures("threads_in_each_others_way")
def test_visitors_who_search_at_once_make_no_stems_of_each_others_words() -> None:
    words = [
        f"{fold(word)}{ending}"
        for family in SPANISH_FAMILIES
        for word in family.split()
        for ending in ("", "cion", "ando", "ings")
    ]
    alone = [(spanish_stems.__wrapped__(word), english_stem.__wrapped__(word)) for word in words]

    def stem(_visitor: int) -> list[tuple[tuple[str, ...], str]]:
        return [(spanish_stems.__wrapped__(word), english_stem.__wrapped__(word)) for word in words]

    with ThreadPoolExecutor(8) as visitors:
        assert all(found == alone for found in visitors.map(stem, range(8)))
