"""Numbers that an office gave somebody, as people write and spell them."""

from stories.redaction.finding.shapes import GAP, Shape

_NUM = "(?:n[uú]mero|number|num|n[ºo°]|no|#)[.:]?"
_IS = "(?:[ :#,-]{1,3}(?:is|was|es|era|de|del|la|el|su|mi|my|her|his|the|number|n[uú]mero|num|no|n[ºo°])[.:]?){0,4}[ :#,.-]{1,4}"


def _cue(words: str) -> str:
    return f"(?:{words}){_IS}"


A_NUMBER = (
    Shape("a_number", rf"A{GAP}?{GAP}?#?[ ]?[0-9](?:{GAP}?[0-9]){{7,8}}", score=0.98),
    Shape("a_number", rf"A[#-][ ]?[0-9](?:{GAP}?[0-9]){{5,6}}", score=0.9),
    Shape(
        "a_number",
        rf"A?[ #-]{{0,2}}[0-9](?:{GAP}?[0-9]){{6,9}}",
        cue=_cue(
            rf"A[ -]?{_NUM}|alien (?:registration )?{_NUM}|{_NUM} (?:de )?(?:alien|extranjer[oa]|A)|uscis {_NUM}|anumber"
        ),
        reason="cue",
    ),
)

RECEIPT = (
    Shape(
        "receipt",
        r"(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|NSC|TSC|VSC|CSC|PSC|ZAR|ZCH|ZHN|ZLA|ZMI|ZNK|ZNY)[ -]{0,2}[0-9](?:[ -]?[0-9]){9}",
        score=0.99,
    ),
    Shape("receipt", r"[A-Z]{3}[ -]?[0-9](?:[ -]?[0-9]){9}", score=0.9, cased=True),
    Shape(
        "receipt", r"[A-Z]{0,3}[ -]?[0-9](?:[ /-]?[0-9]){4,12}", cue=_cue(r"receipt|recibo"), reason="cue", score=0.85
    ),
)

_DOCKET = "(?:cv|cr|mj|mc|md|po|bk|ap|misc|civ|crim|cm|sw|gj|op|ag)"
COURT = (
    Shape(
        "court_case",
        rf"(?:[0-9]{{1,2}}[: ])?[0-9]{{2,4}}[ -]{{0,3}}{_DOCKET}[ -]{{0,3}}[0-9]{{2,6}}(?:-[A-Z0-9]{{1,5}}){{0,4}}",
        score=0.97,
    ),
    Shape(
        "court_case",
        r"(?:No|Nos|N[ºo°]|n[uú]m|n[uú]mero|number|docket|exp|expediente|causa|case|caso|appl|application|demanda)[.:]{0,2} ?#? ?[0-9]{1,6}[-/][0-9]{2,6}(?:[-/][A-Z0-9]{1,5}){0,2}",
    ),
    Shape("court_case", r"[0-9]{3,6}/[0-9]{2}", score=0.85),
    Shape(
        "court_case",
        r"[A-Z]{0,4}[ -]?[0-9](?:[A-Z0-9/:-]{0,3}[0-9]){3,14}",
        cue=_cue("case|caso|docket|expediente|exp|causa|cause|matter of|court file|file|folio|carpeta"),
        reason="cue",
        score=0.85,
    ),
)

# An ITIN begins with 9, and no social security number does. Ranges that the office never gave out count as well: somebody
# wrote the number down for one.
_TAX = r"9[0-9]{2}[ .-]?[5-9][0-9][ .-]?[0-9]{4}"
SOCIAL = (
    Shape("itin", r"9[0-9]{2}[ .-][5-9][0-9][ .-][0-9]{4}", score=0.97),
    Shape("itin", _TAX, cue=_cue("itin|tax ?payer id|tax id|individual tax"), reason="cue", score=0.97),
    Shape("ssn", r"(?!9[0-9]{2}[ .-][5-9])[0-9]{3}[ .-][0-9]{2}[ .-][0-9]{4}", score=0.95),
    Shape(
        "ssn",
        r"[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{4}",
        cue=_cue("ssn|social security|social|seguro social|seguro|n[uú]mero social"),
        reason="cue",
        score=0.95,
    ),
)

_PAPER = (
    "pasaporte|passport|matr[ií]cula consular|c[eé]dula|dpi|dui|cui|ine|ife|curp|rfc|nit|nie|dni|nif|licencia(?: de conducir| de manejo)?|"
    "driver'?s? licen[sc]e|license|licence|id card|state id|acta|partida|visa|i-?94|i-?589|i-?797|sevis|bracelet|brazalete|"
    "booking|inmate|recluso|preso|p[oó]liza|policy|account|cuenta|afiliaci[oó]n|historia cl[ií]nica|nhc|nass|nss|cip|colegiad[oa]|n[ºo°]col"
)
DOCUMENT = (
    Shape("document", r"[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[A-Z0-9][0-9]", score=0.99),  # CURP
    Shape("document", r"[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}", score=0.85, cased=True),  # RFC
    Shape("document", r"[0-9]{4}[ -][0-9]{5}[ -][0-9]{4}", score=0.95),  # DPI, identity of Honduras
    Shape("document", r"[0-9]{8}-[0-9]", score=0.9),  # DUI
    Shape("document", r"[0-9]{3}-[0-9]{6}-[0-9]{4}[A-Z]", score=0.97),  # cédula of Nicaragua
    Shape("document", r"[XYZ]?[0-9]{7,8}[ -]?[A-Z]", score=0.85, cased=True),  # DNI, NIE
    Shape("document", r"[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){3,7}[A-Z0-9]{0,3}", score=0.9),  # IBAN
    Shape("document", r"[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}", score=0.9),  # cards
    Shape("document", r"3[0-9]{3}[ -]?[0-9]{6}[ -]?[0-9]{4,5}", score=0.9),
    Shape("document", r"[A-Z]{1,2}[0-9]{7,9}", score=0.8, cased=True),  # passports
    Shape(
        "document",
        r"(?=[A-Z -]{0,4}[0-9])[A-Z0-9]{1,4}(?:[ ./-]?[A-Z0-9]*[0-9][A-Z0-9]*){1,5}",
        cue=_cue(_PAPER),
        reason="cue",
        score=0.85,
    ),
)

# Long figures that no other shape claims.
LONG = (
    Shape("number", r"[0-9]{6,19}", score=0.6, telling=False),
    Shape("number", r"[0-9]{2}([ -])[0-9]{2,8}(?:[ -][0-9]{2,10}){1,3}", score=0.6, telling=False),
    Shape("number", r"(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{8,20}", score=0.5, telling=False, cased=True),
)

_ONE = (
    "(?:cero|uno|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|oh|one|two|three|four|five|six|seven|eight|nine|"
    "double|doble|triple|diez|once|doce|trece|catorce|quince|dieci[a-z]+|veinte|veinti[a-z]+|treinta|cuarenta|cincuenta|"
    "sesenta|setenta|ochenta|noventa|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_LINK = "(?:[ ,-]{1,3}(?:y )?)"
SPELLED = (
    Shape(
        "a_number",
        rf"(?:A|letra a|letter a)[ ,-]{{1,2}}(?:{_NUM} )?{_ONE}(?:{_LINK}(?:{_ONE}|[0-9]{{1,3}})){{5,11}}",
        reason="spelled",
        score=0.85,
    ),
    Shape("phone", rf"{_ONE}(?:{_LINK}(?:{_ONE}|[0-9]{{1,4}})){{5,13}}", reason="spelled", score=0.8),
)

NUMBERS = (*A_NUMBER, *RECEIPT, *COURT, *SOCIAL, *DOCUMENT, *SPELLED, *LONG)
