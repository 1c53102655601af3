"""Invented public documents, built byte by byte as the archive builds them."""

import hashlib
import secrets
from typing import Any

import rfc8785

from stories.pages.reading import TermLabel

TERMS = {
    "redada": TermLabel("redada", "redadas", "raids"),
    "vecinos": TermLabel("vecinos", "vecinos", "neighbors"),
    "la-casa": TermLabel("la-casa", "la casa", "home"),
    "eastside": TermLabel("eastside", "Eastside de Los Ángeles", "Eastside Los Angeles", kind="place"),
    "valle": TermLabel("valle", "Valle de San Fernando", "San Fernando Valley", kind="place"),
}


def document(
    *, kind: str, record: str, parts: list[dict[str, Any]], language: str = "es"
) -> tuple[bytes, dict[str, bytes]]:
    """The manifest and the parts of a public document."""
    uses = {"picture": "photo", "sound": "voice"}
    encoded = {part["id"]: secrets.token_bytes(32) + rfc8785.dumps(part) for part in parts}
    manifest = {
        "amparo": 1,
        "record": record,
        "kind": kind,
        "language": language,
        "place_step": "area",
        "date_step": "year",
        "name_id": "",
        "parts": [
            {
                "id": part["id"],
                "kind": part["kind"],
                "use": uses.get(part["kind"], "web"),
                "sha256": hashlib.sha256(encoded[part["id"]]).hexdigest(),
            }
            for part in parts
        ],
    }
    return rfc8785.dumps(manifest), encoded


def facts(**changes: Any) -> dict[str, Any]:
    return {
        "id": "facts",
        "kind": "facts",
        "type": "testimony",
        "title": {"lang": "es", "text": "No abrimos la puerta. Abrimos la ventana y cantamos."},
        "name": "Marisol",
        "date": "2017-21",
        "place": "eastside",
        "terms": ["redada", "vecinos"],
        "note": {
            "es": "Se habla de agentes en la puerta de una casa con niños. No hay golpes.",
            "en": "It speaks of agents at the door of a house with children. Nobody is struck.",
        },
        "original_language": "es",
        "mural": {},
        "vigil": {},
        **changes,
    }


def passage(number: int, *runs: list[str], **changes: Any) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "kind": "passage",
        "lang": "es",
        "speaker": "",
        "start": None,
        "heading": "",
        "runs": [list(run) for run in runs],
        **changes,
    }


def picture(number: int, *, width: int = 1600, height: int = 900, **changes: Any) -> dict[str, Any]:
    files = [
        {
            "sha256": hashlib.sha256(f"{number} {size} webp".encode()).hexdigest(),
            "type": "image/webp",
            "width": size,
            "height": round(size * height / width),
            "bytes": size * 100,
        }
        for size in (480, 960, 1600)
    ]
    files.append({**files[1], "type": "image/jpeg", "sha256": hashlib.sha256(f"{number} jpeg".encode()).hexdigest()})
    return {
        "id": f"f{number}",
        "kind": "picture",
        "alt": {
            "es": "Una mesa con mantel rojo y una silla vacía.",
            "en": "A table with a red cloth and an empty chair.",
        },
        "caption": {"es": "", "en": ""},
        "credit": "",
        "files": files,
        **changes,
    }


def sound(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "kind": "sound",
        "alt": {"es": "", "en": ""},
        "seconds": 492.4,
        "voice": "respoken",
        "files": [{"sha256": "5" * 64, "type": "audio/mp4", "bytes": 3_100_000}],
        **changes,
    }


def testimony() -> tuple[bytes, dict[str, bytes]]:
    return document(
        kind="testimony",
        record="lpr6",
        parts=[
            facts(),
            passage(
                1,
                [
                    "text",
                    "Eran como las cinco. Yo ya estaba despierta, porque entraba a las "
                    "seis a la costura. Tocaron como toca "
                    "la policía: con el lado del puño. Mi hija se paró en el pasillo y me dijo: mami, no abras.",
                ],
                speaker="Marisol",
                start=0,
                heading="La madrugada",
            ),
            passage(
                2,
                [
                    "text",
                    "Y no abrí. Pregunté, con la puerta cerrada, si traían un papel firmado por "
                    "un juez. Luego dijeron que buscaban a ",
                ],
                ["cut", "un nombre"],
                [
                    "text",
                    ", que nada más era una pregunta.\n\nNada. Ni sí ni no. El silencio "
                    "también es una respuesta; ahora lo sé.",
                ],
                start=48,
            ),
            passage(3, ["cut", "40 segundos sobre otra familia"], start=100),
            passage(
                4,
                ["text", "Entonces la señora de enfrente prendió la luz. Luego "],
                ["loose", "un vecino que vende en la calle"],
                [
                    "text",
                    ". En diez minutos había luz en toda la cuadra. Y cantamos todos por "
                    "la ventana, en pijama, desafinados.",
                ],
                speaker="Marisol",
                start=140,
                heading="La ventana",
            ),
            picture(1, width=648, height=486),
            sound(1),
        ],
    )


def translation() -> tuple[bytes, dict[str, bytes]]:
    return document(
        kind="testimony",
        record="lpr6",
        language="en",
        parts=[
            facts(title={"lang": "en", "text": "We didn’t open the door. We opened the window and sang."}),
            passage(
                1,
                [
                    "text",
                    "It was around five. I was already up, because I started at six at "
                    "the sewing shop. They knocked the way "
                    "police knock: with the side of the fist. My daughter stood in the "
                    "hallway and said: Mami, don’t open.",
                ],
                speaker="Marisol",
                start=0,
                heading="Before dawn",
                lang="en",
            ),
            passage(
                2,
                [
                    "text",
                    "And I didn’t open. I asked, with the door shut, if they had a paper signed by a "
                    "judge. Then they said they were looking for ",
                ],
                ["cut", "a name"],
                [
                    "text",
                    ", that it was only a question.\n\nNothing. Not yes, not no. Silence "
                    "is an answer too. Now I know that.",
                ],
                start=48,
                lang="en",
            ),
            passage(
                4,
                ["text", "Then the lady across the street turned on her light. Then "],
                ["loose", "a neighbor who sells on the street"],
                ["text", ". In ten minutes there were lights on the whole block."],
                speaker="Marisol",
                start=140,
                lang="en",
            ),
        ],
    )


def mural() -> tuple[bytes, dict[str, bytes]]:
    return document(
        kind="mural",
        record="j9jb",
        parts=[
            facts(
                type="mural",
                title={"lang": "es", "text": "Manos que sostienen la casa"},
                name="",
                date="2011",
                terms=["la-casa", "vecinos"],
                note={},
                mural={
                    "artist": "Taller de la Esquina",
                    "painted": "2011",
                    "condition": "restored",
                    "events": [
                        {"date": "2011", "what": "painted"},
                        {"date": "2014", "what": "tagged"},
                        {"date": "2019-03", "what": "whitewashed"},
                        {"date": "2021", "what": "restored"},
                    ],
                },
            ),
            passage(
                1,
                [
                    "text",
                    "La casa es la de enfrente: blanca, con dos ventanas, la puerta abierta. "
                    "Cuatro manos la levantan, dos grandes "
                    "y dos chicas.\n\nEn 2019 un dueño nuevo mandó pintar la pared de blanco en una mañana.",
                ],
            ),
            picture(
                1,
                width=864,
                height=576,
                credit="un integrante del taller",
                alt={
                    "es": "Mural: cuatro manos sostienen una casa blanca de techo rojo.",
                    "en": "Mural: four hands hold up a white house with a red roof.",
                },
                caption={"es": "Acrílico sobre ladrillo.", "en": "Acrylic on brick."},
            ),
            picture(2, width=540, height=720),
        ],
    )


def vigil() -> tuple[bytes, dict[str, bytes]]:
    return document(
        kind="vigil",
        record="k253",
        parts=[
            facts(
                type="vigil",
                title={"lang": "es", "text": "Una silla, una vela, un plato servido"},
                name="",
                date="2018-11",
                place="valle",
                terms=["vecinos"],
                vigil={
                    "remembered": "Chuy, que arreglaba bicicletas y no cobraba a los niños.",
                    "family": "agreed",
                    "held": "2018-11",
                    "called_by": "vecinas de la parroquia y una alianza de jornaleros",
                },
            ),
            passage(
                1,
                ["text", "Pusimos un plato porque en la casa lo seguimos poniendo. No es tristeza, es costumbre."],
                speaker="Una hermana",
            ),
            passage(2, ["cut", "una oración"]),
            passage(
                3,
                ["text", "He fixed my chain when I was seven. He said, now you go fast, but you come back."],
                speaker="Un vecino",
                lang="en",
            ),
            picture(1, width=806, height=504),
        ],
    )
