"""Letters as a reader's eye takes them: without case, accents, invisible signs, or look-alikes of other alphabets."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters of other alphabets that look like ours.
_LOOK_ALIKES = str.maketrans(
    dict(
        zip(
            "аеорсухіјѕԁԛԝһӏпгкмтвнАВЕКМНОРСТУХЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρυτκеıɑɡ",
            "aeopcyxijsdqwhlnrkmtbhABEKMHOPCTYXSIJABEZHIKMNOPTYXaoivpytkeiag",
            strict=True,
        )
    )
)
_WORD = re.compile(r"\w+")
_CAMEL = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑÜ])")


@dataclass(frozen=True)
class Word:
    """One word of a text, folded, with what stands between it and the one before, and whether it begins large."""

    folded: str
    between: str
    large: bool


@lru_cache(maxsize=4096)
def clear(text: str) -> str:
    """Without signs that nobody sees, and with our own letters for those that only look like them."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) != "Cf")
    return seen.translate(_LOOK_ALIKES)


def fold(text: str) -> str:
    """Lower case, no accents; expects `clear` text."""
    return "".join(letter for letter in text.casefold() if not unicodedata.combining(letter))


def words(text: str) -> list[Word]:
    """The words of a text in order. `JusticiaParaMaria` is three: tags and handles are written so."""
    bare = "".join(letter for letter in clear(text) if not unicodedata.combining(letter))
    found, last = [], 0
    for match in _WORD.finditer(bare):
        between = bare[last : match.start()]
        for piece in _CAMEL.split(match.group()):
            for part in filter(None, piece.split("_")):
                found.append(Word(part.casefold(), between, part[0].isupper()))
                between = ""
        last = match.end()
    return found


def squeezed(text: str) -> str:
    """Letters and figures alone."""
    return "".join(word.folded for word in words(text))


def spelled_out(said: list[Word], secret: str) -> bool:
    """Whether consecutive words make up `secret` (squeezed): `M-a-r-í-a`, `Ma.ría`, `M a r i a`, `Mar​ía`.

    Two whole words with a plain space between are no spelling: "la mar" is not Lamar.
    """
    for first in range(len(said)):
        made, odd, single = "", False, 0
        for at in range(first, len(said)):
            word = said[at]
            if at > first and not (len(word.between) <= 3 and not any(sign in word.between for sign in "¡!¿?;:\n")):
                break
            odd = odd or (at > first and word.between.strip(" ") != "")
            single += len(word.folded) == 1
            made += word.folded
            if not secret.startswith(made):
                break
            if made == secret:
                if at > first and (odd or single >= max(3, at - first)):
                    return True
                break
    return False
