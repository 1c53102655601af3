"""Ten cards for the pocket: the words are to be shown or handed over in English; the gloss says the same to the reader.

Based on the Fourth, Fifth and Sixth Amendments. Information, not legal advice; a lawyer reads them before a city uses them.
"""

from stories.demo.content.editorial.seed import Block

# Title in Spanish and in English, words to hand over, what they say in Spanish.
AT_THE_DOOR = (
    (
        "No abro la puerta",
        "I do not open the door",
        "I do not give you permission to enter my home. If you have a warrant signed by a judge, slide it under the door.",
        "No le doy permiso de entrar. Si trae una orden firmada por un juez, pásela por debajo de la puerta.",
    ),
    (
        "Esa orden no alcanza",
        "That form is not enough",
        "This form is not signed by a judge. I do not consent to your entry.",
        "Este papel no está firmado por un juez. No consiento que entre.",
    ),
    (
        "No registre nada",
        "I do not agree to a search",
        "I do not consent to a search of my home, my bags, my car or my phone.",
        "No consiento que registre mi casa, mis bolsas, mi carro ni mi teléfono.",
    ),
    (
        "Guardo silencio",
        "I am using my right to silence",
        "I am using my right to remain silent. I will not answer questions.",
        "Uso mi derecho a guardar silencio. No voy a contestar preguntas.",
    ),
    (
        "No firmo",
        "I will not sign",
        "I will not sign anything before I talk with a lawyer.",
        "No voy a firmar nada antes de hablar con un abogado.",
    ),
)
OUTSIDE = (
    (
        "¿Me puedo ir?",
        "Am I free to go?",
        "Am I free to go? If I am, I am leaving now. If I am not, tell me why I am being held.",
        "¿Me puedo ir? Si puedo, me voy ahora. Si no, dígame por qué me detiene.",
    ),
    (
        "Quiero un abogado",
        "I want a lawyer",
        "I want to speak with a lawyer. I will not talk about my case without one.",
        "Quiero hablar con un abogado. Sin abogado no hablo de mi caso.",
    ),
    (
        "Estoy mirando",
        "I am a witness",
        "I am in a public place and I am recording. I am not interfering.",
        "Estoy en un lugar público y estoy grabando. No estorbo.",
    ),
    (
        "Aquí se trabaja",
        "This part is not public",
        "This area is not open to the public. Please show a warrant signed by a judge, or speak with the employer.",
        "Esta parte no es para el público. Enseñe una orden firmada por un juez, o hable con la persona encargada.",
    ),
    (
        "Necesito intérprete",
        "I need an interpreter",
        "I do not understand English. I need an interpreter in: ______",
        "No entiendo inglés. Necesito intérprete en: ______",
    ),
)


def cards(code: str, some: tuple[tuple[str, str, str, str], ...]) -> Block:
    """The cards as one block: title, words and gloss of each; an English page needs no gloss."""
    words = tuple(
        "\n".join((spanish if code == "es" else english, said, gloss if code == "es" else ""))
        for spanish, english, said, gloss in some
    )
    return Block("cards", words)


def rights_cards(code: str) -> tuple[Block, ...]:
    """What stands at the top of the page about rights, in this language."""
    door, outside = ("Tarjetas para la puerta", "Tarjetas para la calle y el trabajo")
    if code == "en":
        door, outside = ("Cards for the door", "Cards for the street and for work")
    return (
        Block("heading", (door,)),
        cards(code, AT_THE_DOOR),
        Block("heading", (outside,)),
        cards(code, OUTSIDE),
    )
