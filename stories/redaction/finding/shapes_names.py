"""Names that the words before them announce, and words of belonging that single out together."""

from stories.redaction.finding.shapes import LETTER, Shape

_NAME = rf"[A-ZÀ-ÖØ-ÞĀ-Ž][{LETTER}’'-]+"
_INITIAL = r"[A-ZÀ-ÖØ-ÞŁŞŠČ]\."
_TITLE = (
    r"(?:Sra?s?\.|Sres\.|Srta\.|Dra?s?\.|Lic\.|Licda\.|Ing\.|Prof\.|Profa\.|D\.|Dña\.|Don|Doña|Mrs?\.?|Ms\.?|Miss|Messrs\.?|Dr|Sr|Sra|"
    r"Señora?|Señorita|Judge|Juez|Jueza|Officer|Oficial|Agent|Agente|Sergeant|Sargento|Pastora?|Padre|Father|Sister|Hermana|Reverend|Rev\.|"
    r"Maestr[oa]|Licenciad[oa]|Abogad[oa]|Lord|Lady|Sir|Tía|Tío|Aunt|Uncle|Comadre|Compadre)"
)
TITLED = (
    Shape(
        "person",
        rf"{_TITLE} ?(?:{_INITIAL} ?)*(?:{_NAME}|{_INITIAL})(?:(?: (?:de|del|de la|da|van|von|bin|al|y))? (?:{_INITIAL}|{_NAME}))*",
        reason="cue",
        telling=False,
        cased=True,
        score=0.9,
    ),
    Shape(
        "person",
        rf"(?:{_INITIAL} ?)*{_NAME}(?: (?:{_INITIAL}|{_NAME}))*",
        cue=(
            "(?:señor|señora|señorita|agente|oficial|sargento|comandante|doctor|doctora|enfermera|juez|jueza|abogad[oa]|licenciad[oa]|"
            "maestr[oa]|profesora?|padre|pastora?|reverendo|hermana|hermano|t[ií][oa]|prim[oa]|abuel[oa]|cuñad[oa]|suegr[oa]|espos[oa]|"
            "marido|hij[oa]|sobrin[oa]|comadre|compadre|vecin[oa]|patrona?|jef[ea]|amig[oa]|novi[oa]|"
            "agent|officer|sergeant|doctor|nurse|judge|lawyer|attorney|teacher|pastor|father|sister|brother|uncle|aunt|cousin|"
            "husband|wife|son|daughter|nephew|niece|grandmother|grandfather|neighbor|friend|boss|mom|dad|mother) "
        ),
        reason="cue",
        telling=False,
        cased=True,
        score=0.85,
    ),
    Shape("person", rf"(?:{_INITIAL} ?){{1,3}}{_NAME}", reason="shape", tier=2, telling=False, cased=True, score=0.6),
    Shape("person", r"(?:[A-ZÀ-ÖØ-Þ]\. ?){2,4}", reason="shape", tier=2, telling=False, cased=True, score=0.4),
)

_NOT = (
    "(?:el|la|los|las|un|una|the|a|an|my|mi|su|que|como|not|no|so|by|asi|así|en|de|is|es|and|y|to|for|at|me|him|her|us)"
)
CALLED = (
    Shape(
        "person",
        rf"(?!{_NOT} )[{LETTER}][{LETTER}’'-]{{2,}}",
        cue=(
            "(?:me llamo|me llaman|mi nombre es|se llama|se llamaba|de nombre|llamad[oa]|le dicen|le dec[ií]an|my name is|my name['’]s|"
            "(?:his|her) name (?:is|was)|name[:]|nombre[:]|named|(?:is|was|were) called|they call me|i go by) {1,2}(?:don |doña |mr |mrs )?"
        ),
        reason="cue",
        telling=False,
        tier=2,
        score=0.7,
    ),
)

_PEOPLES = (
    "(?:guatemaltec|mexican|hondureñ|honduren|panameñ|peruan|ecuatorian|colombian|venezolan|cuban|dominican|haitian|bolivian|"
    "chilen|argentin|paraguay|uruguay|brasileñ|zapotec|mixtec|garifun|garífun|tzotzil|tzeltal|purépech|purepech)[oa]s?"
    "|salvadoreñ[oa]s?|salvadoren[oa]s?|nicarag[uü]enses?|costarricenses?|puertorriqueñ[oa]s?|guatemaltecan?s?|guatemalans?|mexicans?|"
    "hondurans?|salvadorans?|nicaraguans?|peruvians?|ecuador[ie]ans?|colombians?|venezuelans?|cubans?|dominicans?|haitians?|"
    "oaxaqueñ[oa]s?|poblan[oa]s?|michoacan[oa]s?|chapin[ae]?s?|chap[ií]n|catrach[oa]s?|"
    "k[’']?iche[’']?|quich[eé]|kaqchikel|cakchiquel|q[’']?eqchi[’']?|kekch[ií]|mam|q[’']?anjob[’']?al|kanjobal|chuj|ixil|akateko|"
    "popti[’']?|n[aá]huatl|otom[ií]|triqui|chatino|mixe|maya|quechua|aymara|m[ií]squito|misquito|lenca|ch[’']?orti[’']?"
)
PEOPLES = (Shape("quasi", _PEOPLES, telling=False, tier=2, score=0.4),)

NAMES = (*TITLED, *CALLED, *PEOPLES)
