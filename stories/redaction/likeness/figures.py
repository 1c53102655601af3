"""Figures, however they are written: with dashes, in words of either language, two at a time."""

from collections.abc import Iterable

from stories.redaction.likeness.letters import Word


def _row(words: str, numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(words.split(), numbers, strict=True))


_UNITS = {
    **_row("cero uno dos tres cuatro cinco seis siete ocho nueve", range(10)),
    **_row("zero one two three four five six seven eight nine", range(10)),
    **_row("un una oh", (1, 1, 0)),
}
_TEENS = {
    **_row("diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte", range(10, 21)),
    **_row("veintiuno veintidos veintitres veinticuatro veinticinco veintiseis", range(21, 27)),
    **_row("veintisiete veintiocho veintinueve", range(27, 30)),
    **_row("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", range(10, 20)),
}
_TENS = {
    **_row("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", range(20, 100, 10)),
    **_row("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10)),
}
_HUNDREDS = {
    **_row("cien doscientos trescientos cuatrocientos quinientos", range(100, 600, 100)),
    **_row("seiscientos setecientos ochocientos novecientos", range(600, 1000, 100)),
    "ciento": 100,
}
_DOUBLES = {"doble": 2, "double": 2, "triple": 3}
_GLUE = {"y", "and", "guion", "dash", "punto", "dot", "hyphen"}
# Fewer are a time, an age, a house: they are looked for as words alone.
ENOUGH = 7


def numbers(said: Iterable[Word]) -> list[str]:
    """Each row of figures, said in any way, as digits: "tres uno tres, cincuenta y cinco" is "31355".

    Where tens and a unit may be one number or two ("thirty one"), both readings are given.
    """
    found: list[str] = []
    for joining in (True, False):
        row = ""
        for piece in _pieces(list(said), joining=joining):
            if piece is None:
                if len(row) > 1:
                    found.append(row)
                row = ""
            else:
                row += piece
        if len(row) > 1:
            found.append(row)
    return list(dict.fromkeys(found))


def _pieces(said: list[Word], *, joining: bool) -> Iterable[str | None]:
    """Digits, or None where a row of figures ends. Words that only hold figures together end nothing."""
    at = 0
    while at < len(said):
        word = said[at].folded
        after = said[at + 1].folded if at + 1 < len(said) else ""
        later = said[at + 2].folded if at + 2 < len(said) else ""
        if word.isdecimal():
            yield word
        elif word in _DOUBLES and after in _UNITS:
            yield str(_UNITS[after]) * _DOUBLES[word]
            at += 1
        elif word in _TENS and after == "y" and later in _UNITS and joining:
            yield str(_TENS[word] + _UNITS[later])
            at += 2
        elif word in _TENS and _UNITS.get(after, 0) and joining:
            yield str(_TENS[word] + _UNITS[after])
            at += 1
        elif word in _HUNDREDS and (after in _TEENS or after in _TENS or _UNITS.get(after, 0)) and joining:
            rest = next(iter(_pieces(said[at + 1 : at + 4], joining=True)), "") or ""
            yield str(_HUNDREDS[word] + int(rest or 0))
            at += 3 if after in _TENS and later == "y" else 2 if after in _TENS and later in _UNITS else 1
        elif word in _UNITS or word in _TEENS or word in _TENS or word in _HUNDREDS:
            yield str({**_HUNDREDS, **_TENS, **_TEENS, **_UNITS}[word])
        elif word in _GLUE or len(word) == 1:
            pass
        else:
            yield None
        at += 1
