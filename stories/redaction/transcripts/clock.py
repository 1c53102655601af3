"""Times as people write them: `1:02:03`, `2:03`, `2:03.5`. Pure."""

import re

LONGEST = 24 * 3600
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?")


class NotATime(ValueError):
    """Not a time, or one beyond a day."""


def seconds_of(text: str) -> float:
    """`2:03.5` as 123.5. Raises NotATime."""
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        raise NotATime(text)
    whole = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    if whole >= LONGEST:
        raise NotATime(text)
    return whole + (int(match[4].ljust(3, "0")) / 1000 if match[4] else 0.0)


def clock(seconds: float) -> str:
    """123.5 as `2:03.5`; tenths only where there are any."""
    tenths = round(seconds * 10)
    whole, rest = divmod(tenths, 10)
    minutes, second = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    short = f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"
    return f"{short}.{rest}" if rest else short
