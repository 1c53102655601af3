"""A light Spanish stemmer: plurals and the last vowel, nothing more.

After Savoy, "Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages" (SAC 2006), whose
Spanish sibling leaves words of fewer than five letters alone and so parts casa from casas. Here words of four letters
are stemmed too, as long as three letters remain.
"""

SHORTEST = 4


def light_stem(word: str) -> str:
    """The stem of a folded word: niño, niña, niños, niñas -> nin; voz, voces -> voz; mujer, mujeres -> mujer."""
    if len(word) < SHORTEST:
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith("eses"):
        return word[:-2]
    if word.endswith(("os", "as", "es")):
        return _without(word, 2)
    if word.endswith(("o", "a", "e", "s")):
        return _without(word, 1)
    return word


def _without(word: str, letters: int) -> str:
    return word[:-letters] if len(word) - letters >= SHORTEST - 1 else word


def singular(word: str) -> str:
    """A folded word without its plural: redadas -> redada, mujeres -> mujer, voces -> voz."""
    if len(word) < SHORTEST or not word.endswith("s"):
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith("es") and word[-3] in "dlnrsyj":
        return _without(word, 2)
    return _without(word, 1)
