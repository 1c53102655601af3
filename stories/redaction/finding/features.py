"""What the tagger looks at, word by word. The trainer and the archive share this file: change it, train again."""

from dataclasses import dataclass

from stories.redaction.finding.gazetteers import known, place_marks
from stories.redaction.finding.words import Place, fold


@dataclass(frozen=True)
class Line:
    """Words of one sequence: their places in the text, as written, folded, and the kind of shape each lies in."""

    places: list[Place]
    words: list[str]
    folded: list[str]
    shapes: list[str]


def line_of(*, text: str, places: list[Place], shapes: list[str]) -> Line:
    """Folds the words. `shapes` has one entry per place."""
    words = [text[start:end] for start, end in places]
    return Line(places, words, [fold(word) for word in words], shapes)


def _form(word: str) -> str:
    if word.isdigit():
        return f"9{min(len(word), 10)}"
    if not word.isalpha():
        return word
    if len(word) == 1:
        return "A" if word.isupper() else "a"
    if word.isupper():
        return "AA"
    if word[0].isupper():
        return "Aa" if word[1:].islower() else "AaA"
    return "aa" if word.islower() else "aAa"


_SAYS_NOTHING = frozenset({"A", "a", "AA", "Aa", "AaA", "aa", "aAa"})


def features(line: Line, *, language: str, cased: bool, elsewhere: frozenset[str]) -> list[list[str]]:
    """One list of features per word. `cased`: this text uses capitals as books do; else they are not looked at.

    `elsewhere`: folded words that stand capitalized inside a sentence somewhere in the same text.
    """
    folded = line.folded
    forms = [_form(word) for word in line.words]
    if not cased:
        forms = ["?" if form in _SAYS_NOTHING else form for form in forms]
    known_as = _known(folded, language=language)
    ids = [f"#{len(word)}" if word.isdigit() else word for word in folded]
    edge = ["", ""]
    ids_, forms_, known_ = ([*edge, *values, *edge] for values in (ids, forms, known_as))
    rows = []
    for at, word in enumerate(folded):
        here = at + 2
        row = [
            "b",
            f"w={ids_[here]}",
            f"-1={ids_[here - 1]}",
            f"+1={ids_[here + 1]}",
            f"-2={ids_[here - 2]}",
            f"+2={ids_[here + 2]}",
            f"-2-1={ids_[here - 2]}|{ids_[here - 1]}",
            f"f={forms_[here]}",
            f"f3={forms_[here - 1]}|{forms_[here]}|{forms_[here + 1]}",
            f"-1f={ids_[here - 1]}|{forms_[here]}",
            f"f+1={forms_[here]}|{ids_[here + 1]}",
            f"k={known_[here]}",
            f"kf={known_[here]}|{forms_[here]}",
            f"k3={known_[here - 1]}|{known_[here]}|{known_[here + 1]}",
            f"-1k={ids_[here - 1]}|{known_[here]}",
            f"k+1={known_[here]}|{ids_[here + 1]}",
            f"kf3={known_[here - 1]}|{forms_[here - 1]}|{known_[here]}|{forms_[here]}|{forms_[here + 1]}",
        ]
        if len(word) > 3:
            row += (f"s3={word[-3:]}", f"p3={word[:3]}", f"s2f={word[-2:]}|{forms_[here]}")
        if line.shapes[at]:
            row += (f"h={line.shapes[at]}", f"hf={line.shapes[at]}|{forms_[here]}")
        if word in elsewhere:
            row.append(f"e={forms_[here]}")
        if at < 2:
            row.append(f"at={at}|{forms_[here]}")
        rows.append(row)
    return rows


def _known(folded: list[str], *, language: str) -> list[str]:
    """A letter for each list a word is on: given, surname, common, proper; and where it lies in a place."""
    given, surnames, common, proper = (known(name) for name in ("given", "surnames", f"common_{language}", "proper_en"))
    return [
        ("g" if word in given else "")
        + ("s" if word in surnames else "")
        + ("c" if word in common else "")
        + ("p" if word in proper else "")
        + mark
        if word.isalpha()
        else ""
        for word, mark in zip(folded, place_marks(folded), strict=True)
    ]
