"""The invented stories of the journeys, and the words in them that nothing else in the archive has."""

STORY = (
    "Me llamo Filomena Tlacuache y vivo en la calle Tecolote 417. El operativo fue en marzo, en el taller donde doblo "
    "sábanas con mis vecinas.\n\n"
    "Salimos por el callejón de las bugambilias hasta la azotea de doña Eufrosina. Esa noche cayó un relámpago y nadie "
    "durmió."
)
HELP = "La parroquia repartió champurrado en tazas de peltre."
WISH = "Que sepan que el chilacayote también florece en la banqueta."
TITLE = "La azotea de las bugambilias"
PEN_NAME = "Citlali Obsidiana"
ASIDE = "Mi comadre Hermelinda no sabe que cuento esto."
FILE_NAME = "filomena-en-su-casa.jpg"
HIDDEN = "Filomena Tlacuache con su celular"
PHOTO_WORDS = "Mi azotea; al fondo se ve Eufrosina"
ALT = {"es": "Unos tendederos con sábanas blancas", "en": "Clotheslines strung with white bedsheets"}
CAPTION = {"es": "Tendederos antes del alba", "en": "Clotheslines before daybreak"}

# Withheld or never meant to be public: in no public byte, ever.
PRIVATE = ("Filomena", "Tlacuache", "Tecolote", "Eufrosina", "Hermelinda", "filomena-en", "con su celular")
# Public while it is allowed, nowhere afterwards.
PUBLIC = (
    "bugambilias",
    "azotea",
    "champurrado",
    "peltre",
    "chilacayote",
    "Citlali",
    "Obsidiana",
    "tendederos",
    "Clotheslines",
    "bedsheets",
)
