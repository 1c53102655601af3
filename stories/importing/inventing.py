"""A folder of invented records, for trying an import and for measuring it. The same seed makes the same folder.

Nobody in it exists. Places and themes are the vocabulary's; every paper, recording and deed says that it is invented.
"""

import io
import json
import random
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stories.importing.folders import ABOUT, RECORDS

CHANNELS = ("paper", "spoken", "deed", "paper")
KINDS = ("testimony", "testimony", "testimony", "vigil", "mural")
BEGAN = (
    "Tocaron la puerta antes de que saliera el sol.",
    "Ese día el taller amaneció con candado.",
    "Nos avisaron por la radio de la cocina.",
    "Yo iba en el camión con la bolsa del mandado.",
    "Estábamos ensayando las canciones de la posada.",
    "La fila daba vuelta a la cuadra.",
)
WENT_ON = (
    "No abrimos. Nos quedamos sentados en el piso, callados.",
    "Las vecinas salieron a la calle con sillas y con ollas.",
    "Alguien empezó a cantar y los demás la seguimos.",
    "Mi hermana contaba los minutos con los dedos.",
    "El perro no ladró. Eso fue lo más raro.",
    "Llegó más gente de la que cabía en el patio.",
)
ENDED = (
    "Desde entonces nadie come sin preguntar si falta alguien.",
    "Todavía guardo la silla junto a la ventana.",
    "Ahora nos turnamos para abrir la puerta.",
    "De ahí salió la costumbre de tocar dos veces.",
    "El pan alcanzó para todos.",
    "Por eso pintamos esa pared de azul.",
)
# Somebody who can be known: such a record is for a person's eyes, and no batch takes it.
TELLS = "Se llamaba {name} y vivía en la calle Encino 42, junto a la escuela."
NAMES = ("Ramona Ixcoy", "Eusebio Tecum", "Dalia Quiej", "Jacinto Zapil", "Marisela Xon")
TITLES = ("La puerta", "La silla azul", "El camión de las seis", "Dos golpes", "La olla grande", "El patio", "La fila")
ONE_IN = 10


def invent(
    *, folder: Path, count: int, seed: int, places: Sequence[str], terms: Sequence[str], name: str = "Fondo inventado"
) -> None:
    """Write `count` records with their evidence. Raises FileExistsError where the folder is not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    (folder / "evidence").mkdir()
    about = {"id": f"invented-{seed}", "name": name}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    (folder / "evidence" / "deed.pdf").write_bytes(pdf(f"Deed of gift, invented, {seed}"))
    draw = random.Random(seed)  # noqa: S311 - invented, and the same each time
    with (folder / RECORDS).open("w", encoding="utf-8") as lines:
        for number in range(1, count + 1):
            record = one(number, draw, places=places, terms=terms)
            write_evidence(folder, record, number)
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def one(number: int, draw: random.Random, *, places: Sequence[str], terms: Sequence[str]) -> dict[str, Any]:
    """One invented record, as its line says it."""
    channel, kind = draw.choice(CHANNELS), draw.choice(KINDS)
    paragraphs = [draw.choice(BEGAN), *draw.sample(WENT_ON, 2), draw.choice(ENDED)]
    if number % ONE_IN == 0:
        paragraphs.insert(1, TELLS.format(name=draw.choice(NAMES)))
    ending = "wav" if channel == "spoken" else "pdf"
    evidence = "evidence/deed.pdf" if channel == "deed" else f"evidence/{number:06}.{ending}"
    uses = {"web": True, "indexing": draw.random() < 0.3, "harvest": draw.random() < 0.5, "quote": draw.random() < 0.5}
    record: dict[str, Any] = {
        "id": f"INV-{number:06}",
        "kind": kind,
        "language": "es",
        "title": draw.choice(TITLES),
        "text": "\n\n".join(paragraphs),
        "date": str(draw.randint(1994, 2019)),
        "place": draw.choice(places) if places else "",
        "terms": sorted(draw.sample(list(terms), min(2, len(terms)))),
        "consent": {"channel": channel, "uses": uses, "place": "area", "date": "year"},
        "evidence": evidence,
    }
    if kind == "vigil":
        record["answers"] = {"remembered": "Una cuadra entera", "family": "agreed", "called_by": "vecinas"}
    if kind == "mural":
        record["answers"] = {"condition": draw.choice(("whole", "tagged", "gone"))}
    return record


def write_evidence(folder: Path, record: dict[str, Any], number: int) -> None:
    """The paper or recording of one record; a deed is there already."""
    channel = record["consent"]["channel"]
    if channel == "paper":
        (folder / record["evidence"]).write_bytes(pdf(f"Signed paper, invented, {number}"))
    if channel == "spoken":
        (folder / record["evidence"]).write_bytes(tone(number))


def pdf(words: str) -> bytes:
    """One page with one line of plain letters on it."""
    drawn = f"BT /F1 18 Tf 60 700 Td ({words}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for at, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (at, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def tone(number: int) -> bytes:
    """Half a second of sound, another one for each number."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        period = 20 + number % 60
        sound.writeframes(
            b"".join(((at % period) * 200 + number % 97).to_bytes(2, "little", signed=True) for at in range(4_000))
        )
    return out.getvalue()
