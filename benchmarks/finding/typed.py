"""Labelled texts as people type them."""

import re

from benchmarks.finding.corpora import Labelled


def typed_on_a_phone(text: Labelled) -> Labelled:
    """The same text in lower case and without stops. Every character keeps its place."""
    plain = re.sub(r"(?<!\d)[.,;:!?¡¿\"«»“”](?!\d)", " ", text.text.lower())
    return Labelled(plain if len(plain) == len(text.text) else text.text, text.spans)


def shouted(text: Labelled) -> Labelled:
    """The same text in capitals, where no letter becomes two."""
    loud = text.text.upper()
    return Labelled(loud if len(loud) == len(text.text) else text.text, text.spans)
