"""Exact addresses, in the ways of both languages."""

from stories.redaction.finding.shapes import LETTER, Shape

_NAME = rf"(?:[{LETTER}]{{1,4}}\.|[0-9{LETTER}’'´º°ª-]+)"
_STREET = (
    "(?:street|st|avenue|ave|av|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|place|pl|plaza|way|terrace|ter|trail|trl|"
    "circle|cir|highway|hwy|parkway|pkwy|loop|alley|row|square|sq|broadway)"
)
# A figure before these is no number of a house.
_NO_WORD = "(?!(?:the|a|an|of|in|on|at|and|or|de|del|la|el|los|y|en|to|for|my|was|is|were|years?|months?|days?|people|miles?|million|persons?) )"
_UNIT = (
    r"(?:[, ]{1,2}(?:apt|apartment|apto|apartamento|depto|departamento|dpto|suite|ste|unit|trailer|space|spc|lot|lote|floor|"
    r"piso|planta|bajo|interior|int|edificio|edif|bldg|building|puerta|casa|manzana|mz|block|#)\.? ?#? ?[0-9A-Z]{0,5}(?:[-º°ª][A-Z0-9]{0,3})?)"
)
_VIA = (
    r"(?:calle|c/|c\\.|avenida|avda\.?|av\.|ave\.?|paseo|p[ºo°]\.?|plaza|plza\.?|pza\.?|carretera|ctra\.?|camino|boulevard|blvd\.?|bulevar|calzada|"
    r"pasaje|callej[oó]n|ronda|traves[ií]a|privada|andador|circuito|prolongaci[oó]n|rua|carrer|glorieta|cuesta|autopista)"
)
_QUARTER = (
    r"(?:colonia|col\.|barrio|residencial|fraccionamiento|fracc\.?|urbanizaci[oó]n|urb\.?|cant[oó]n|caser[ií]o|reparto|"
    r"lotificaci[oó]n|pol[ií]gono|sector|zona|aldea|ejido|rancho)"
)

ADDRESS = (
    Shape(
        "address",
        rf"[0-9]{{1,6}}[A-Z]?(?: ?1/2)? (?:[NSEW]{{1,2}}\.? |north |south |east |west )?{_NO_WORD}(?:{_NAME} ){{1,4}}{_STREET}\.?(?: [NSEW]{{1,2}})?"
        rf"{_UNIT}{{0,2}}(?:,? [A-Z]{{2}} [0-9]{{5}})?",
        score=0.9,
    ),
    Shape(
        "address",
        rf"[0-9]{{1,6}} (?:[NSEW]\.? |north |south |east |west )?{_NAME} broadway (?:blvd|ave|st)\.?{_UNIT}{{0,2}}",
        score=0.9,
    ),
    Shape(
        "address",
        rf"{_VIA} (?:{_NAME} ){{0,6}}?{_NAME},? ?(?:(?:n[ºo°]\.?|n[uú]m(?:ero)?\.?|#|no\.) ?)?(?:[0-9]{{1,5}}|s/n|km\.? ?[0-9.,]+)[A-Z]?(?:[-/,. ]{{1,2}}[0-9]{{1,4}}[ºª°]?[A-Z]?){{0,3}}"
        rf"{_UNIT}{{0,3}}(?:, ?{_QUARTER} (?:{_NAME} ?){{1,3}}){{0,1}}",
        score=0.9,
    ),
    Shape(
        "address",
        rf"{_QUARTER} (?:{_NAME} ){{0,3}}?{_NAME},? ?(?:casa|lote|manzana|mz|pasaje|pol[ií]gono|block|#|n[ºo°]|n[uú]mero|calle)\.? ?#?[0-9A-Z-]{{1,6}}{_UNIT}{{0,3}}",
        score=0.85,
    ),
    Shape("address", r"(?:p\.? ?o\.? ?box|apartado postal|apdo\.?|casilla) ?#?[0-9]{1,7}", score=0.95),
    Shape("address", r"(?:apt|suite|ste|unit)\.? ?#? ?[0-9]{1,5}[A-Z]?", score=0.8),
    # A postcode after its cue, or a state and its ZIP.
    Shape(
        "address",
        r"[0-9]{4,5}(?:-[0-9]{4})?",
        cue=r"(?:c\.? ?p\.?|c[oó]digo postal|zip(?: code)?|post ?code)[: .]{1,3}",
        reason="cue",
    ),
    Shape(
        "address",
        r"(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) [0-9]{5}(?:-[0-9]{4})?",
        cased=True,
    ),
)
