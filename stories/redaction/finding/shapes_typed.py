"""What people type with a telephone, without capitals and accents, and what no list of names knows.

For a person to look at (tier 2). Found beside the tagger, which never learned from these shapes; the page where somebody
tells does not know them.
"""

from stories.redaction.finding.shapes import LETTER, Shape
from stories.redaction.finding.shapes_story import KIN_EN, KIN_ES, few

_W = f"[0-9{LETTER}’'-]+"
# After "por": a street, a door, an hour; not a border town.
_NOT_A_PLACE = (
    "(?:el (?!paso)|(?:la|las|los|un|una|mi|mis|su|sus|tu|nuestr[oa]|ah[ií]|all[ií]|aqu[ií]|all[aá]|ac[aá]|donde|es[oea]|fin|favor|lo|que|"
    "primera|tanto|dentro|atr[aá]s|adelante|error|detr[aá]s|enfrente|delante|todo|toda|siempre)(?: |$))"
)
_MANY = "(?:[2-9]|1[0-9]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|two|three|four|five|six|seven|eight|nine|ten)"
TYPED = (
    Shape(
        "person",
        f"(?!(?:de|del|que|para|por|con|en|y|o|la|el|los|las) )[{LETTER}]{{3,}}",
        cue="(?:don|doña) ",
        reason="cue",
        telling=False,
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        f"(?:cruc[eé]|cruzamos|cruzaron|entr[eé]|entramos|ingres[eé]|ingresamos) por (?!{_NOT_A_PLACE}){_W}(?: caminando| nadando| a pie)?",
        reason="phrase",
        telling=False,
        tier=2,
        score=0.6,
    ),
    Shape(
        "entry",
        f"(?:crossed|came over|came in|got in|entered)(?: here)? (?:at|by|through|via|near) (?!(?:the|a|an|my|our|his|her|their) ){_W}",
        reason="phrase",
        telling=False,
        tier=2,
        score=0.6,
    ),
    Shape(
        "relative_status",
        f"(?:(?:mi|mis|su|sus) {KIN_ES}{few(3)}|(?:my|his|her|our) {KIN_EN}{few(3)})"
        "(?:est[aá]n?|estaban?|sigue[n]?|estuvo|is|was|are|were|['’]s|still) (?:still )?"
        "(?:detenid[oa]s?|encerrad[oa]s?|pres[oa]s?|detained|locked up|in detention|in custody|in jail)",
        reason="phrase",
        telling=False,
        tier=2,
        score=0.6,
    ),
    Shape(
        "quasi",
        f"{_MANY} (?:hij[oa]s|niet[oa]s|herman[oa]s|kids|children|sons|daughters|brothers|sisters|siblings|grandkids|grandchildren)",
        reason="phrase",
        telling=False,
        tier=2,
        score=0.4,
    ),
    Shape(
        "age",
        "[1-9][0-9]",
        cue="(?:i['’]?m|i am|(?:he|she)['’]?s) ",
        reason="cue",
        telling=False,
        tier=2,
        score=0.5,
    ),
)
