"""The words that come with the archive: titles and names in the tree of the pages that it cannot do without.

They are public without anybody's yes because they were read here, in the source. One changed letter is an editor's.
"""

# Title and name in the tree, by language.
HOME = {"es": ("Amparo", "inicio"), "en": ("Amparo", "home")}
TIMELINE = {
    "es": ("Lo que se hizo y lo que se contestó", "linea-de-tiempo"),
    "en": ("What was done and what was answered", "timeline"),
}
