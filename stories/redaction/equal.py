"""Where the same words stand: whole words, whatever their case, accents and spaces. Pure."""

from stories.redaction.finding.words import fold, places

# As the leak check: shorter words are everywhere and say nothing.
SHORTEST = 3


def key(words: str) -> str:
    """What equal words have in common: "Doña  Ana" and "dona ana" are one."""
    return " ".join(fold(words[start:stop]) for start, stop in places(text=words))


def telling(words: str) -> bool:
    """Whether the same words elsewhere surely mean the same: a capital or a figure, and more than a syllable.

    What a detector proposes once as a place may be "la": it is not hidden wherever it stands.
    """
    return len(words) >= SHORTEST and any(letter.isupper() or letter.isdigit() for letter in words)


def equal_places(*, text: str, words: str) -> list[tuple[int, int]]:
    """Start and stop of each place where `words` stand as whole words, from the left and without overlaps."""
    wanted = key(words).split()
    if not wanted:
        return []
    at = places(text=text)
    folded = [fold(text[start:stop]) for start, stop in at]
    found, first = [], 0
    while first + len(wanted) <= len(folded):
        if folded[first : first + len(wanted)] == wanted:
            found.append((at[first][0], at[first + len(wanted) - 1][1]))
            first += len(wanted)
        else:
            first += 1
    return found
