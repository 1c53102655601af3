"""Dates, times and ages, in words and figures of both languages. They are never noted while somebody tells."""

from stories.redaction.finding.shapes import Shape

_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)\\.?)"
)
# Months that are no other word in small letters.
_SAFE = (
    "(?:enero|febrero|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|"
    "january|february|april|june|july|august|september|october|november|december)"
)
_DAY = "(?:[0-3]?[0-9](?:st|nd|rd|th|º|°|ro|er)?|primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci[a-zé]+|veinte|veinti[a-zúéó]+|treinta(?: y uno)?)"
_YEAR = "(?:1[89][0-9]{2}|20[0-9]{2})"
_YEAR_WORDS = "(?:dos mil(?: (?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci[a-z]+|veinte|veinti[a-zúéó]+))?|mil novecientos [a-z]+(?: y [a-z]+)?|two thousand(?: and)?(?: [a-z]+)?|twenty[ -](?:ten|eleven|twelve|[a-z]+teen|twenty(?:[ -][a-z]+)?)|nineteen[ -][a-z]+(?:[ -][a-z]+)?)"
_WEEKDAY = "(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"

DATES = (
    Shape(
        "date",
        rf"(?:el |on )?(?:{_WEEKDAY},? )?{_DAY} (?:de |of |d[ií]as? del mes de )?{_MONTH}(?:,? (?:de |del |del año )?(?:{_YEAR}|{_YEAR_WORDS}|[0-9]{{2}}))?",
        telling=False,
    ),
    Shape("date", rf"(?:on )?(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?:,? (?:of )?{_YEAR})?", telling=False, score=0.9),
    Shape("date", rf"(?:en |in )?{_MONTH},? (?:de |del |of |del año )?(?:{_YEAR}|{_YEAR_WORDS})", telling=False),
    Shape("date", r"[0-3]?[0-9] ?[/.-] ?[0-3]?[0-9] ?[/.-] ?(?:[12][0-9])?[0-9]{2}", telling=False),
    Shape(
        "date",
        r"(?:19|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?:[T ][0-2]?[0-9]:[0-9]{2}(?::[0-9]{2})?)?",
        telling=False,
    ),
    Shape("date", rf"[0-3]?[0-9][-/ .](?:de)?{_MONTH}[-/ .](?:de)?(?:{_YEAR}|[0-9]{{2}})", telling=False),
    Shape("date", r"[01]?[0-9]/(?:19|20)[0-9]{2}", telling=False, score=0.85),
    Shape("date", rf"(?:en |in )?{_YEAR}(?: ?[-–/] ?(?:{_YEAR}|[0-9]{{2}}))?", telling=False, score=0.75),
    Shape(
        "date",
        r"(?:19|20)[0-9]{2}s|(?:los |the )?(?:años )?(?:ochentas?|noventas?|setentas?|eighties|nineties|seventies|['’][0-9]{2}s?)",
        telling=False,
        score=0.7,
    ),
    Shape(
        "date",
        _YEAR_WORDS,
        telling=False,
        cue="(?:en|in|desde|since|de|del|of|año|year) (?:el |the )?(?:año |year )?",
        reason="cue",
        score=0.8,
    ),
    Shape(
        "date",
        rf"(?:el |last |next |this |past )?(?:d[ií]a )?{_WEEKDAY}(?: (?:pasado|siguiente|en la (?:noche|tarde|mañana)|santo|night|morning|afternoon|evening))?",
        telling=False,
        score=0.7,
    ),
    Shape(
        "date",
        rf"(?:a (?:principios|mediados|finales|fines) de |early |mid[- ]|late |en |in )?{_SAFE}",
        telling=False,
        score=0.6,
    ),
    Shape(
        "date",
        r"(?:march|may)",
        cue="(?:in|since|until|last|next|by|this|early|late|mid) ",
        reason="cue",
        telling=False,
        score=0.6,
    ),
    Shape("date", r"(?:en )?marzo", telling=False, score=0.6),
    Shape(
        "date",
        r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?|[01]?[0-9] ?[ap]\.?m\.?",
        tier=2,
        telling=False,
        score=0.6,
    ),
    Shape(
        "date",
        r"(?:navidad|nochebuena|semana santa|año nuevo|d[ií]a de (?:las madres|los muertos|muertos|acci[oó]n de gracias)|christmas|thanksgiving|new year(?:['’]s)?(?: eve| day)?|easter|halloween|mother['’]s day)",
        tier=2,
        telling=False,
        score=0.5,
    ),
)

_NUMBER_WORD = "(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci[a-zé]+|veinte|veinti[a-zúéó]+|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y [a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -][a-z]+)?)"
_COUNT = rf"(?:1?[0-9]{{1,2}}(?:[.,][0-9])?|{_NUMBER_WORD})"
AGES = (
    Shape(
        "age",
        rf"{_COUNT} ?(?:a[ñn]os?|añitos?|mes(?:es)?|d[ií]as?|semanas?)(?: y (?:medio|{_COUNT} mes(?:es)?))? de (?:edad|vida|nacid[oa])",
        telling=False,
    ),
    Shape(
        "age",
        rf"{_COUNT} ?(?:años|añitos)",
        telling=False,
        cue="(?:tengo|tiene|ten[ií]a|tienen|ten[ií]an|cumpl[ií]|cumpli[oó]|cumple|de|con|edad:?|a los|ni[ñn][oa] de|paciente de|var[oó]n de|mujer de|hombre de) (?:apenas |solo |ya |los |unos |casi )?",
        reason="cue",
        score=0.85,
    ),
    Shape("age", rf"{_COUNT}[ -](?:years?|yrs?|months?|weeks?|days?)[ -]olds?|{_COUNT} ?(?:y/?o|yo)", telling=False),
    Shape(
        "age",
        r"1?[0-9]{1,2}",
        telling=False,
        cue="(?:age|aged|ages|edad|edades)(?: is| was| es| era| de| of)?[: ,]{1,2}",
        reason="cue",
        score=0.9,
    ),
    Shape(
        "age",
        rf"{_COUNT}",
        telling=False,
        cue="(?:(?:i'm|i am|i was|he was|she was|he's|she's|he is|she is) (?:only |just |turning )?|turn(?:ed|ing)? |when i was |at the age of )(?=[0-9a-z-]+(?: *[.,;!?]| when| and| then| years))",
        reason="cue",
        tier=2,
        score=0.6,
    ),
)

TIMES = (*DATES, *AGES)
