"""What a story tells that has legal weight: how somebody entered, a conviction, a removal order, a relative's status.

Phrases, not names: they are proposed for a person to think about (tier 2), and gently noted while somebody tells.
"""

from stories.redaction.finding.shapes import LETTER, Shape

# Up to a few words of the same sentence.
_W = f"[0-9{LETTER}’'-]+"


def few(most: int) -> str:
    return f"(?:,? {_W}){{0,{most}}}? "


_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|january|february|march|"
    "april|may|june|july|august|september|october|november|december)"
)
_WHEN = rf"(?:(?:el|on|en|in|desde|since)? ?(?:[0-9]{{1,2}} (?:de )?)?{_MONTH}(?: (?:de |del )?[0-9]{{1,4}})?|(?:en|in|since|desde)(?: el)?(?: año)? (?:19|20)[0-9]{{2}}|[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-][0-9]{{2,4}})"
_HOW_ES = (
    "(?:sin papeles|sin documentos|sin inspecci[oó]n|sin permiso|sin visa|ilegal(?:mente)?|de mojad[oa]s?|indocumentad[oa]s?|"
    "por el r[ií]o|por el desierto|por el cerro|por el monte|por el muro|por la l[ií]nea|por la garita|por el puente|"
    "el r[ií]o|la frontera|el desierto|la l[ií]nea|el muro|con (?:un |el |la )?(?:coyote|pollero|gu[ií]a)|"
    "con (?:una |mi |la )?visa|como turista|de turista|como estudiante|a estados unidos|a los estados unidos|al norte|a este pa[ií]s|a eeuu|a usa)"
)
_HOW_EN = (
    "(?:without papers|without documents|without inspection|undocumented|illegally|the river|the border|the desert|the wall|the line|"
    "with (?:a |the )?(?:coyote|smuggler|guide)|on (?:a |my )?(?:tourist|student|work|visitor)? ?visa|as a tourist|as a student|"
    "to the (?:us|usa|united states|states)|into the (?:us|usa|united states|country|states)|this country|the country|the united states|the us)"
)
# A vigil, a park, a house: not a country.
_ELSEWHERE_ES = (
    "(?! (?:a|por|en)? ?(?:las?|los|una?|el|mi|su|casa|nuestr[oa]) (?!frontera|l[ií]nea|r[ií]o|desierto|estados))"
)
_ELSEWHERE_EN = "(?! (?:the|a|an|my|our|their|his|her) (?!us|usa|united|states|country|border|river|desert|line))"
ENTRY = (
    # Brought as a child, or carried across.
    Shape(
        "entry",
        rf"(?:me|nos|lo|la|los|las) (?:trajo|trajeron|cruz[oó]|cruzaron|pas[oó]|pasaron)(?:{few(6)}(?:{_HOW_ES}|cuando{few(3)}(?:años|meses)|en (?:la|una) cajuela)|(?: {_W})? de (?:niñ[oa]s?|beb[eé]s?|chiquit[oa]s?|chic[oa]s?)|(?: aqu[ií])? {_WHEN})",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        r"(?:brought|carried|smuggled|sneaked|snuck|crossed) (?:me|us|him|her|them) (?:here|over|across|in|into|to the (?:us|usa|states|united states))|(?:was|were|been) (?:brought|smuggled) (?:here|over|across|in|into|to the (?:us|usa|states|united states|this country))",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"brin(?:qu[eé]|camos|c[oó]|caron) (?:el muro|la barda|la l[ií]nea|el cerco)|entr[eé] (?:al pa[ií]s|al otro lado|a (?:este pa[ií]s|(?:los )?estados unidos))|(?:llegu[eé]|llegamos|me vine|nos vinimos|cruc[eé]|cruzamos|entr[eé]|entramos)(?: aqu[ií])? en el ['’]?[0-9]{{2}}|walked{few(2)}(?:the desert|the border|the river)|my (?:{_W} )?visa (?:expired|ran out)",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"(?:cruc[eé]|cruzamos|cruz[oó]|cruzaron|cruzar|entré|entramos|entr[oó]|entraron|pas[eé]|pasamos|ingres[eé]|ingresamos|llegu[eé]|llegamos|me vine|nos vinimos|vine|vinimos){few(6)}{_HOW_ES}(?:{few(4)}{_WHEN})?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"(?:cruc[eé]|cruzamos|entré|entramos|ingres[eé]|ingresamos|llegu[eé]|llegamos|me vine|nos vinimos){_ELSEWHERE_ES}{few(5)}{_WHEN}",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"(?:me qued[eé]|nos quedamos|sigo aqu[ií]){few(4)}(?:se (?:me )?venci[oó]|vencida|expir[oó]){few(2)}(?:visa|permiso)|(?:se (?:me|le|nos) )(?:venci[oó]|expir[oó]) (?:la|el|mi) (?:visa|permiso)",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"(?:crossed|cross|entered|came|come|snuck|sneaked|got|arrived|went|swam){few(5)}{_HOW_EN}(?:{few(4)}{_WHEN})?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"(?:crossed|entered|came here|arrived here|came to|arrived in){_ELSEWHERE_EN}{few(5)}{_WHEN}",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "entry",
        rf"overstayed|(?:overstay|overstaying){few(2)}visa|ewi|entered without inspection|(?:date|place|manner) of (?:my |last )?(?:entry|arrival)|(?:fecha|lugar|forma) de (?:mi )?entrada|entre {_HOW_ES}",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
)
CONVICTION = (
    Shape(
        "conviction",
        rf"(?:(?:me|lo|la|le|nos|fui|fue|hab[ií]a sido|ha sido) )?(?:condenaron|condenad[oa]s?|sentenciaron|sentenciad[oa]s?|convict[oa]s?|procesad[oa]s? por)(?:{few(3)}(?:por|a)(?: [0-9{LETTER}-]+){{1,4}})?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "conviction",
        r"me declar[eé] culpable|se declar[oó] culpable|declarad[oa] culpable|antecedentes? (?:penal(?:es)?|criminal(?:es)?)|r[eé]cord criminal|delito|felon[ií]a|manejar (?:borrach[oa]|tomad[oa]|ebri[oa])|libertad condicional|probatoria",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "conviction",
        rf"(?:arrestaron|arrestad[oa]|detuvieron|pres[oa]|en (?:la )?(?:c[aá]rcel|prisi[oó]n)|encarcelad[oa]) por (?:un |una |el |la )?[{LETTER}]+(?: [{LETTER}]+)?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "conviction",
        rf"(?:was |were |been |got |is |i'm |being )?(?:convicted|sentenced)(?:{few(3)}(?:of|for|to)(?: [0-9{LETTER}-]+){{1,4}})?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "conviction",
        rf"(?:pled|pleaded|plead|found) guilty|(?:criminal|police|arrest) (?:record|history)|felony|felon|misdemeanou?r|convictions?|on (?:probation|parole)|(?:arrested|jailed|charged|locked up) (?:for|with) (?:a |an |the )?[{LETTER}]+(?: [{LETTER}]+)?",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape(
        "conviction",
        rf"cargos (?:criminales|penales)|criminal charges|(?:did|served|spent|got){few(3)}(?:years?|months?|time) (?:for (?!the )[{LETTER}]+|in (?:prison|jail))",
        reason="phrase",
        tier=2,
        score=0.7,
    ),
    Shape("conviction", r"(?:an?|un|una|el|la|my|mi) (?:DUI|DWI)|DWI", reason="phrase", tier=2, score=0.7),
)
REMOVAL = (
    Shape(
        "removal",
        r"(?:[oó]rden(?:es)?|orden final|aviso) de (?:deportaci[oó]n|expulsi[oó]n|remoci[oó]n|salida)|salida voluntaria|castigo de (?:[0-9]+|diez|tres|veinte|cinco) años|en ausencia|reingreso|reentrada|asilo negado|me negaron el asilo|corte de inmigraci[oó]n",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
    Shape(
        "removal",
        r"(?:me|nos|lo|la|los|las|te) (?:deportaron|expulsaron|removieron|regresaron|devolvieron)|(?:fui|fue|fuimos|fueron|he sido|ha sido|han sido|hab[ií]a sido) (?:deportad[oa]s?|expulsad[oa]s?|removid[oa]s?)|(?:despu[eé]s de|antes de) que me deportaran",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
    Shape(
        "removal",
        rf"(?:me|nos|lo|la|los|las|le) (?:hab[ií]an?|han|ha) (?:deportado|expulsado|removido)|(?:me|nos|lo|la|los|las) (?:sacaron|echaron|corrieron) del pa[ií]s|orden(?:aron|[oó]|ad[oa]){few(3)}(?:deportad[oa]s?|deportaci[oó]n|remoci[oó]n|expulsi[oó]n)",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
    Shape(
        "removal",
        r"(?:final )?(?:removal|deportation|exclusion) orders?|orders? of (?:removal|deportation|supervision|exclusion)|ordered (?:removed|deported)|voluntary departure|in absentia|illegal re-?entry|re-?entered after|(?:3|10|three|ten|five|twenty)[ -]year bar|removal proceedings|(?:lost|denied|denied my|lost my) asylum",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
    Shape(
        "removal",
        r"(?:was|were|been|got|being|be) (?:deported|removed from the|expelled)|(?:they|ice|migra|inmigration|immigration) deported (?:me|us|him|her|them|my)",
        reason="phrase",
        tier=2,
        score=0.8,
    ),
)
KIN_ES = (
    "(?:espos[oa]|marido|mujer|pareja|novi[oa]|pap[aá]s?|mam[aá]s?|padres?|madres?|hij[oa]s?|herman[oa]s?|prim[oa]s?|t[ií][oa]s?|abuel[oa]s?|"
    "sobrin[oa]s?|suegr[oa]s?|cuñad[oa]s?|niet[oa]s?|comadre|compadre|padrin[oa]|ex)"
)
KIN_EN = (
    "(?:husband|wife|partner|boyfriend|girlfriend|dad|father|mom|mother|parents?|son|sons|daughters?|kids?|children|brothers?|sisters?|"
    "cousins?|uncles?|aunts?|grand(?:mother|father|ma|pa|parents)|nephews?|nieces?|in-laws?|ex)"
)
_STATUS = (
    "(?:no tienen? (?:papeles|documentos|estatus|permiso|visa)|sin papeles|sin documentos|indocumentad[oa]s?|ilegal(?:es)?|residentes?|ciudadan[oa]s?|"
    "tienen? (?:daca|tps|asilo|papeles|permiso|la green card|green card|visa|una visa)|con (?:daca|tps|papeles|permiso)|dreamers?|soñador[ae]?s?|asilad[oa]s?|refugiad[oa]s?|"
    "perdi[oó] (?:su |la )?(?:residencia|green card|daca|tps)|arregl(?:[oó]|aron|ando|ado) (?:sus )?papeles|proceso de (?:asilo|residencia|ciudadan[ií]a)|"
    "(?:not|isn['’]?t|aren['’]?t|wasn['’]?t) (?:legal|documented)|lost (?:her|his|their) (?:green card|residency|daca|tps|status)|"
    "undocumented|illegals?|(?:has|have|had|got|with) (?:no papers|no status|daca|tps|asylum|papers|a green card|a visa|a work permit)|"
    "without papers|(?:a |us |u\\.s\\. |american )?citizens?|(?:a |permanent )?residents?|asylees?|refugees?|out of status|"
    "(?:doesn['’]?t|does not|don['’]?t|do not|didn['’]?t) have (?:papers|status|documents|a visa))"
)
RELATIVE = (
    Shape(
        "relative_status",
        rf"(?:mi|mis|su|sus|nuestr[oa]s?|el|la) {KIN_ES}{few(6)}{_STATUS}",
        reason="phrase",
        tier=2,
        score=0.75,
    ),
    Shape(
        "relative_status", rf"(?:my|his|her|their|our) {KIN_EN}{few(6)}{_STATUS}", reason="phrase", tier=2, score=0.75
    ),
    # One's own: nobody asks for it, and it is what an officer would look for first.
    Shape(
        "relative_status",
        rf"(?:soy|somos|estoy|estamos|era|[eé]ramos|i am|i['’]m|we are|we['’]re|i was|we were){few(2)}"
        r"(?:indocumentad[oa]s?|sin papeles|sin documentos|undocumented|without papers|out of status|dreamers?)|"
        r"(?:no tengo|no tenemos|no ten[ií]a|no ten[ií]amos) (?:papeles|documentos|estatus)|"
        r"(?:me|nos) (?:dieron|quitaron|negaron) (?:el |la )?(?:daca|tps|green card)|tengo (?:daca|tps)|"
        r"i (?:have|had|got|lost) (?:daca|tps)|i (?:don['’]?t|do not|didn['’]?t) have (?:papers|status)",
        reason="phrase",
        tier=2,
        score=0.75,
    ),
)

STORY = (*ENTRY, *CONVICTION, *REMOVAL, *RELATIVE)
