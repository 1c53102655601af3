"""Pictures that a careful person has looked over."""

from typing import Any

from stories.redaction.covers import NOBODY, NONE, QUESTIONS, Cover


def looked_over(original: str, *, page: int = 0, **said: Any) -> Cover:
    """Everything of R22 was looked for and nothing found; nobody is seen (R27)."""
    return Cover(original, page, looked=dict.fromkeys(QUESTIONS, NONE), people=NOBODY, **said)


def looked_fields() -> dict[str, str]:
    """The same as the form of a picture sends it."""
    return {**{f"looked-{question}": NONE for question in QUESTIONS}, "looked-people": NOBODY}
