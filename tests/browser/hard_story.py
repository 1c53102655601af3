"""A testimony that is hard to make public: six people, four places, a telephone, an A-number, a date of entry, a
relative's status. All invented.
"""

PASSAGES = (
    "Me llamo Eulalia Quezada Tzoc y vivo en la calle Alamitos 2214, en Pico-Union. Entré por Nogales el 14 de febrero "
    "de 2009 con mi hermano Abundio, y él todavía no tiene papeles. Mi número es A 207 553 914.",
    "Ese martes agarraron a Remigio Ajanel afuera de la lavandería de Westlake. Su esposa, doña Clotilde, me llamó al "
    "323-555-0147 y nos fuimos a buscarlo a Adelanto. El pastor Nicanor Bautista llevó a los niños a la escuela.",
    "La licenciada Priscila Monroy no cobró nada. Cantamos afuera toda la noche. A las seis abrieron la reja y salió.",
)
TEXT = "\n\n".join(PASSAGES)
TITLE = "Cantamos afuera toda la noche"
TITLE_EN = "We sang outside all night"
# None of these may ever be read by anybody else.
SECRETS = (
    *("Eulalia", "Quezada", "Tzoc", "Abundio", "Remigio", "Ajanel", "Clotilde", "Nicanor", "Bautista", "Priscila"),
    *("Monroy", "Alamitos", "2214", "Pico-Union", "Nogales", "Westlake", "Adelanto", "14 de febrero", "2009"),
    *("207 553 914", "323-555-0147", "no tiene papeles"),
)
# What no detector can know to be telling, a person takes out by hand: paragraph, words, key, what is read instead.
BY_HAND = ((1, "y él todavía no tiene papeles", "w", "algo sobre su situación"),)
