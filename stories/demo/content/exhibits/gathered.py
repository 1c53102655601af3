"""Two collections: what they gather is asked anew on every visit."""

from stories.demo.content.exhibits.seed import ExhibitSeed, pieces

YOUNG = ExhibitSeed(
    slug_es="ninez-y-escuela",
    slug_en="childhood-and-school",
    title_es="Niñez y escuela",
    title_en="Childhood and school",
    lead_es="Lo que vieron quienes eran chicos, y quienes les daban clase. Para leer con alguien al lado.",
    lead_en="What those who were small saw, and those who taught them. To be read with somebody near.",
    body_es=pieces("""
        Esta colección reúne todo lo que hoy lleva los temas «niñez» o «escuela». Si alguien retira lo suyo, deja de
        estar aquí en el momento; si alguien cuenta algo nuevo, entra solo.
    """),
    body_en=pieces("""
        This collection gathers everything that bears the themes “childhood” or “school” today. If somebody takes
        theirs back, it is gone from here at once; if somebody tells something new, it comes in by itself.
    """),
    gathers=("ninez", "escuela"),
)

SEWING = ExhibitSeed(
    slug_es="costura-y-trabajo",
    slug_en="sewing-and-work",
    title_es="Costura, esquina, puesto",
    title_en="Sewing, corner, stall",
    lead_es="El trabajo con las manos: en el taller, en la esquina y en la banqueta.",
    lead_en="Work by hand: in the shop, on the corner and on the sidewalk.",
    body_es=pieces("""
        Reúne lo que lleva los temas «costura», «jornaleros» o «venta en la calle».
    """),
    body_en=pieces("""
        It gathers what bears the themes “sewing”, “day laborers” or “street vending”.
    """),
    gathers=("costura", "jornaleros", "venta-en-la-calle"),
)
