"""Files that are two things at once: a photograph to one program, a page or an archive to another.

They are refused because somebody made them so. What telephones append (a moving picture after a JPEG) is no such thing.
"""

import re

from stories.intake.looking.source import Blocks

_FRONT = 8192
# The end of a ZIP archive lies in the file's last 64 KiB and 22 bytes.
_BACK = 65_536 + 22
_PAGES = re.compile(rb"<(?:script|html|!doctype html|svg|iframe|\?php)[\s>/]", re.IGNORECASE)
_END_OF_ZIP = b"PK\x05\x06"


def is_mixed(source: Blocks, *, media_type: str) -> bool:
    """Whether the file is also a web page, a PDF, or a ZIP archive (as programs and documents of offices are)."""
    front = source.read(0, _FRONT)
    if media_type not in ("application/pdf", "text/plain") and (_PAGES.search(front) or b"%PDF-" in front[:1100]):
        return True
    if media_type == "application/pdf" and front[:1] != b"%":
        return True
    back = source.read(max(0, source.size - _BACK), source.size)
    place = back.rfind(_END_OF_ZIP)
    while place >= 0:
        if _closes_a_zip(back[place : place + 22], before=source.size - len(back) + place):
            return True
        place = back.rfind(_END_OF_ZIP, 0, place)
    return False


def _closes_a_zip(end: bytes, *, before: int) -> bool:
    """Whether these 22 bytes end an archive whose directory could lie in the `before` bytes in front of them."""
    if len(end) < 22:
        return False
    entries, size = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    return entries > 0 and 46 * entries <= size <= before
