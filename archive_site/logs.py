"""A log that helps to find an error and tells on nobody.

Allow-list, not deny-list: only messages of our own rooms keep their words, and those still lose whatever looks like an
address. Of everybody else's records the logger, the level, the kind of error and the lines of code remain.
"""

import logging
import re
import traceback
from typing import Any

OUR_ROOMS = ("amparo", "archive_site", "search", "stories")
WITHHELD = "(message withheld)"
LOOKS_LIKE_AN_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+"  # e-mail
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])"  # IPv4
    r"|(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])"  # IPv6
    r"|https?://\S+"
    r"|(?<=\?)\S+"  # what follows a question mark in a path
)


def is_ours(name: str) -> bool:
    """Whether the logger `name` belongs to a room of this archive."""
    return name.split(".", 1)[0] in OUR_ROOMS


class ContentFree(logging.Filter):
    """Rewrites each record so that no handler after it can write what a visitor, narrator or editor typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        words = record.getMessage() if is_ours(record.name) else self._about(record)
        record.msg = LOOKS_LIKE_AN_ADDRESS.sub("(address)", words)
        record.args = ()
        # Django hands over the whole request; a formatter that prints extras would print it.
        record.__dict__.pop("request", None)
        record.stack_info = None
        return True

    @staticmethod
    def _about(record: logging.LogRecord) -> str:
        """What may be said of a library's record: the status and the view's name, which no visitor chose."""
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        status, view = getattr(record, "status_code", None), getattr(match, "view_name", None)
        return " ".join([WITHHELD, *(str(fact) for fact in (status, view) if fact)])


class ContentFreeFormatter(logging.Formatter):
    """Day, level, logger, words; of an exception its kind and the lines of code, never its message."""

    def __init__(self) -> None:
        # The day, not the minute: a precise time beside a view's name is a precise time of a narrator's visit.
        super().__init__("{asctime} {levelname} {name} {message}", datefmt="%Y-%m-%d", style="{")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        kind: type[BaseException] | None = ei[0]
        lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(ei[2])]
        return "\n".join([*lines, f"  {kind.__module__}.{kind.__qualname__}" if kind else "  (no exception)"])
