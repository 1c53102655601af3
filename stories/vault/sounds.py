"""How a word sounds, roughly: two spellings that a listener may write for one word have one sound here.

Coarser than any dictionary of pronunciation, on purpose: it only chooses which words of a list are offered to somebody
who heard a word, or remembers how it sounds, and wrote it in another way.
"""

import re

# In Latin America b and v, ll and y, c, s and z are one sound each, and h is none.
_SPANISH: tuple[tuple[str, str], ...] = (
    (r"ch", "X"),
    (r"g(?=[ei])", "j"),
    (r"gu(?=[ei])", "g"),
    (r"h", ""),
    (r"c(?=[ei])", "s"),
    (r"qu|[ck]", "k"),
    (r"z", "s"),
    (r"v", "b"),
    (r"w", "gu"),
    (r"ll", "y"),
    (r"x", "ks"),
    (r"y(?=[^aeiou]|$)", "i"),
    (r"(.)\1+", r"\1"),
)
# English writes its vowels in so many ways that only the consonants and the places of vowels are compared.
_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"^(?:kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^ps", "s"),
    (r"wh", "w"),
    (r"mb$", "m"),
    (r"ph|gh(?=$|t)", "f"),
    (r"ft(?=$)", "t"),
    (r"tch|ch|sh|[ts]ion|cial|tial", "X"),
    (r"dg", "j"),
    (r"g(?=[eiy])", "j"),
    (r"sc(?=[eiy])|c(?=[eiy])|z", "s"),
    (r"qu", "kw"),
    (r"ck|[cqk]", "k"),
    (r"x", "ks"),
    (r"(?<=[^aeiou])h|h(?=[^aeiou]|$)", ""),
    (r"e$", ""),
    (r"[aeiouy]+", "a"),
    (r"(.)\1+", r"\1"),
)
_RULES = {
    language: [(re.compile(old), new) for old, new in rules] for language, rules in (("es", _SPANISH), ("en", _ENGLISH))
}


def sound(word: str, *, language: str) -> str:
    """The sound of a folded word ([a-z]) as it is spoken in `language` ("es" or "en")."""
    for pattern, written in _RULES[language]:
        word = pattern.sub(written, word)
    return word
