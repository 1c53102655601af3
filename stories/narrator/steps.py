"""The way through telling: which pages there are, in order, for what was answered so far. Pure."""

from collections.abc import Mapping
from typing import Any

from stories.consent.presets import PRESETS
from stories.consent.uses import Use
from stories.intake import questions
from stories.intake.said import artist_objects

LANGUAGE, AGE, GUARDIAN, FILES, MORE = "language", "age", "guardian", "files", "more"
PERMITS, NAME, PLACE, DATE, WAIT, AGAIN, ORIGINAL, REVIEW = (
    *("permits", "name", "place", "date", "wait", "again", "original", "review"),
)
DETAILS = (NAME, PLACE, DATE, WAIT, AGAIN, ORIGINAL)
ADULT, MINOR, CHILD = "adult", "minor", "child"
REPORT = "report"
# What is asked on no page of its own: whether somebody helps, what it answers, whether there is a recording.
BEGUN_WITH = ("helped", "answers_to", "has_themes", "offered", "reports_on", "recorded")


def asked(kind: str, answers: Mapping[str, Any], *, more: bool = False) -> list[str]:
    """The questions, one a page. The guardian is asked for only where the person telling is not of age (R7).

    News of a mural asks nothing about who brings it.
    """
    keys = [question.key for question in questions.asked(kind, answers, more=more)]
    if more or kind == REPORT:
        return keys
    return [LANGUAGE, AGE, *([GUARDIAN] if answers.get(AGE) in (MINOR, CHILD) else []), *keys]


def permitted(answers: Mapping[str, Any]) -> list[str]:
    """The pages of consent: a proposal or each use; then how exactly, which matters only where something is shown.

    Where nothing may be said yes to, one page, which says why.
    """
    consent = answers.get("consent", {})
    pages = [PERMITS]
    if not may_publish(answers):
        return pages
    if consent.get("one_by_one"):
        pages += [Use.WEB] if consent.get("uses", {}).get(Use.WEB) is False else list(Use.values)
    if not consent.get("uses", {}).get(Use.WEB):
        return pages
    names = consent.get("one_by_one") or consent.get("preset") in {each.value for each in PRESETS if each.shows_name}
    return pages + [page for page in DETAILS if page != NAME or names]


def way(kind: str, answers: Mapping[str, Any], *, more: bool = False) -> list[str]:
    """Every page in order. `more`: the story was sent before, and something is added to it."""
    pages = asked(kind, answers, more=more)
    return [*pages, REVIEW] if more or kind == REPORT else [*pages, *permitted(answers), REVIEW]


def after(step: str, pages: list[str]) -> str:
    """The page that follows; the review where the way does not know this page (any more)."""
    at = pages.index(step) + 1 if step in pages else len(pages)
    return pages[at] if at < len(pages) else REVIEW


def before(step: str, pages: list[str]) -> str:
    """The page one came from; "" on the first."""
    at = pages.index(step) if step in pages else len(pages)
    return pages[at - 1] if at else ""


def first_open(kind: str, answers: Mapping[str, Any], *, more: bool = False) -> str:
    """Where somebody who comes back goes on: after the last question answered or skipped."""
    pages = asked(kind, answers, more=more)
    seen = [place for place, step in enumerate(pages) if step in answers]
    if not seen or seen[-1] + 1 < len(pages):
        return pages[seen[-1] + 1] if seen else pages[0]
    return REVIEW if more or kind == REPORT or answers.get("consent") else PERMITS


def may_publish(answers: Mapping[str, Any]) -> bool:
    """Whether a yes can be said here: by somebody of age, or with a guardian's yes and their own (R7); and not against
    the wish of who painted a wall.
    """
    return is_of_age(answers) and not artist_objects(answers)


def is_of_age(answers: Mapping[str, Any]) -> bool:
    """Whether this person can say yes for themselves, or the two who must have said it."""
    if answers.get(AGE) == ADULT:
        return True
    return answers.get(AGE) in (MINOR, CHILD) and answers.get(GUARDIAN) == "both"
