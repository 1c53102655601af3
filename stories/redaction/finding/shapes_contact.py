"""How to reach somebody: e-mail, accounts, addresses on the web, telephones, plates."""

from stories.redaction.finding.shapes import AFTER, GAP, LETTER, Shape

_WORD = f"[0-9{LETTER}]"
_DOT = r"(?: ?\. ?| ?[(\[] ?(?:punto|dot) ?[)\]] ?| (?:punto|dot) )"
_AT = r"(?: ?@ ?| ?[(\[] ?(?:arroba|at) ?[)\]] ?| arroba )"
_HOST = "(?:com|net|org|edu|gov|mx|es|us|gt|hn|sv|ni|co|ar|pe|ec|ve|cl|uk|info|io|me|mil)"

EMAIL = (
    Shape("email", rf"{_WORD}[0-9{LETTER}._%+-]{{0,63}}@[0-9{LETTER}-]+(?:\.[0-9{LETTER}-]+)+", score=0.99),
    Shape(
        "email",
        rf"{_WORD}[0-9{LETTER}._%+-]{{0,63}}{_AT}[0-9{LETTER}-]+(?:{_DOT}[A-Z]{{2,12}}){{0,2}}?{_DOT}{_HOST}",
        score=0.9,
    ),
    Shape(
        "email",
        rf"{_WORD}[0-9{LETTER}._%+-]{{2,63}} at (?:[0-9{LETTER}-]+ dot {_HOST}|(?:gmail|hotmail|yahoo|outlook|icloud|live|proton(?:mail)?)(?: dot |\.){_HOST})",
        score=0.85,
    ),
)

_NETWORK = (
    "(?:instagram|insta|ig|facebook|face|fb|tik ?tok|twitter|snap ?chat|snap|telegram|tele|discord|youtube|you tube|"
    "signal|threads|reddit|usuario|username|user name|my user|perfil|handle|nick)"
)
HANDLE = (
    Shape("handle", rf"@ ?[0-9{LETTER}_][0-9{LETTER}_.]{{0,28}}[0-9{LETTER}_]"),
    # A name of an account has a figure, a dot or a low line in it, else it is an ordinary word after "Facebook".
    Shape(
        "handle",
        r"(?=[0-9A-Z]*[0-9._])[0-9A-Z][0-9A-Z_.]{1,28}[0-9A-Z_]",
        cue=rf"{_NETWORK}[:= ]{{1,3}}(?:(?:de|es|is|me llamo|soy|estoy como|como|as|i'm|im|i am|name|user|usuario|account|cuenta)[: ]{{1,2}}){{0,3}}",
        reason="cue",
        score=0.8,
    ),
)

WEB = (
    Shape("web", rf"(?:https?://|www\.)[^ \u00a0\t\n\r<>\"“”]{{2,200}}[0-9{LETTER}/]", telling=False),
    Shape("web", rf"(?:[0-9{LETTER}-]+\.)+{_HOST}(?:/[^ \t\n\r]*[0-9{LETTER}/])?", telling=False, score=0.8),
    Shape("web", r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", telling=False, score=0.85),
    Shape("web", r"(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}", telling=False, score=0.85),
)

_NO_YEARS = rf"(?!(?:19|20)[0-9]{{2}}{GAP}?(?:19|20)[0-9]{{2}}{AFTER})"
_CALL = (
    "(?:tel[eé]fono|tel[eé]f|tel|tfno|tlf|cel|celular|m[oó]vil|whats? ?app|wasap|guasap|n[uú]mero|num|marca(?:r|me|le)?|"
    "ll[aá]m(?:ar|a|e|en|ame|eme|ale|enme|ela|elo)|fax|phone|mobile|cell|call|text|dial|number)"
)
_EXT = r"(?:,? ?(?:x|ext\.?|extensi[oó]n) ?[0-9]{1,6})?"
PHONE = (
    Shape("phone", rf"(?:\+|00){GAP}?[0-9]{{1,3}}(?:{GAP}?[()]?{GAP}?[0-9]{{1,5}}[()]?){{2,6}}{_EXT}", score=0.97),
    # North America, and Mexico's 3-3-4.
    Shape("phone", rf"(?:1{GAP}?)?\(?[2-9][0-9]{{2}}\)?{GAP}{{0,3}}[0-9]{{3}}{GAP}{{0,2}}[0-9]{{4}}{_EXT}"),
    Shape("phone", r"[2-9][0-9]{9}", score=0.8),
    # Central America, and Mexico's and Spain's ways.
    Shape("phone", rf"{_NO_YEARS}[2-9][0-9]{{3}}{GAP}[0-9]{{4}}", score=0.85),
    Shape("phone", rf"[2-9][0-9]{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}", score=0.9),
    Shape("phone", rf"[6-9][0-9]{{2}}{GAP}?[0-9]{{3}}{GAP}?[0-9]{{3}}", score=0.85),
    Shape("phone", rf"[6-9][0-9]{{2}}(?:{GAP}[0-9]{{2}}){{3}}", score=0.9),
    Shape("phone", rf"[89][0-9]{GAP}[0-9]{{3}}(?:{GAP}[0-9]{{2}}){{2}}", score=0.9),
    Shape("phone", rf"[2-9][0-9](?:{GAP}[0-9]{{2}}){{3,5}}", score=0.85),
    Shape("phone", r"[0-9]{3}[ -][0-9]{4}", score=0.7),
    Shape(
        "phone",
        r"\(?\+?[0-9](?:[ ().-]{0,2}[0-9]){6,13}",
        cue=rf"{_CALL}(?:[ :.#]{{1,3}}(?:de|del|es|is|al|a|at|me|mi|my|su|her|his|number|n[uú]mero|home|casa|[A-ZÁÉÍÓÚÑ]{{2,12}})){{0,3}}[ :.#]{{1,3}}",
        reason="cue",
        score=0.9,
    ),
)

_PLATE = "(?:placas?|matr[ií]cula|patente|tablillas?|license plate|licence plate|plates?|plate number|tags?)"
PLATE = (
    Shape("plate", r"[PCMO] ?-?[0-9]{3}[ -]?[A-Z]{3}", score=0.9),
    Shape("plate", r"P ?-?[0-9]{3}[ -][0-9]{3}", score=0.7),
    Shape("plate", r"[0-9][A-Z]{3}[0-9]{3}", score=0.9),
    Shape(
        "plate",
        r"(?!MSC|IOE|mid|pre|pos|jul|jun|may|oct|sep|nov|dec|dic|jan|ene|feb|mar|apr|abr|aug|ago|in2|en2)[A-Z]{3}[0-9]{4}",
        score=0.85,
    ),
    Shape("plate", r"[A-Z]{3}-[0-9]{4}", score=0.8, cased=True),
    Shape("plate", r"[A-Z]{3}[ -][0-9]{3}[ -]?[A-Z]", score=0.8, cased=True),
    Shape("plate", r"[A-Z]{3}-[0-9]{2}-[0-9]{2}", score=0.9),
    Shape("plate", r"[A-Z]{2}[0-9]{2}[ -]?[A-Z]{3}", score=0.7, cased=True),
    Shape(
        "plate",
        r"(?=[A-Z -]*[0-9])(?:[A-Z0-9]{1,8}(?:[ -][A-Z0-9]*[0-9][A-Z0-9]*|[ -][A-Z]{2,3}(?![A-Z])){0,2})",
        cue=rf"{_PLATE}(?:[ :#]{{1,3}}(?:number|n[uú]mero|no\.?|es|is|was|era|eran|of|de|del|la|el|con|with|read|dec[ií]a|terminaba|en|carro|cami[oó]n|van|car|truck)){{0,4}}[ :#]{{1,3}}",
        reason="cue",
        score=0.9,
    ),
)

CONTACT = (*EMAIL, *HANDLE, *WEB, *PHONE, *PLATE)
