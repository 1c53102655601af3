"""PDF and plain text."""

import re

from stories.intake.looking.source import Blocks, Broken

_TAIL = 4096
_LONGEST_TEXT = 4 * 1024 * 1024
_VERSION = re.compile(rb"%PDF-[12]\.\d")


def pdf(source: Blocks) -> None:
    """Raises Broken for what does not begin and end like a PDF (ISO 32000, 7.5)."""
    tail = source.read(max(0, source.size - _TAIL), source.size)
    if not _VERSION.match(source.read(0, 16)) or b"%%EOF" not in tail or b"startxref" not in tail:
        raise Broken("a PDF without its end")


def text(source: Blocks) -> None:
    """Raises Broken for what is not somebody's plain text in UTF-8, UTF-16 or Windows' western letters."""
    data = source.read(0, _LONGEST_TEXT)
    try:
        words = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        raise Broken("no text") from error
    if not words.strip() or any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in words):
        raise Broken("no text")


def encoding_of(data: bytes) -> str:
    """The encoding that plain text is read in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # A piece may end within a letter.
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.end == len(data) and error.reason == "unexpected end of data" else "cp1252"
    return "utf-8-sig"
