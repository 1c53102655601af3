"""Which questions are asked, one a page, and what becomes of the answers of every sitting. Pure.

None asks for status or an address. What is told in a later sitting never replaces what was told before: each keeps its
own answers, and they are read in order.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from stories.intake.question import CONTACT, FILES, VOICE, Question
from stories.intake.testimonies import (
    ABOUT,
    AFTERWARDS,
    BEFORE,
    FOR_A_CHILD,
    MINE,
    TESTIMONIES,
)
from stories.intake.walls_and_nights import MURAL, REPORT, VIGIL

__all__ = ["KINDS_TOLD", "MORE", "Question", "asked", "facts_of", "kept", "passages", "question_at", "questions"]

KINDS_TOLD = ("testimony", "mural", "vigil")
Answers = Mapping[str, Any]
# The sittings of one submission, by number: what was answered in each.
Sittings = Mapping[int, Answers]

MORE = Question(
    "more",
    _("¿Qué más quiere contar?"),
    _("Lo que ya mandó se queda como está. Esto se agrega después."),
    _("A veces se recuerda despacio, o pasa algo más. Nada cambia en lo que se ve hasta que usted lo apruebe."),
    public=True,
)
LATER = (MORE, FILES, VOICE, CONTACT)


def questions(kind: str, answers: Answers | None = None) -> tuple[Question, ...]:
    """Every question of a kind, in order, for whose story it is; whether each is asked is `Question.is_asked`."""
    if kind == "testimony":
        said = answers or {}
        if said.get("age") == FOR_A_CHILD:
            return (*BEFORE, *TESTIMONIES[FOR_A_CHILD], *AFTERWARDS)
        return (*BEFORE, ABOUT, *TESTIMONIES.get(str(said.get("about")), TESTIMONIES[MINE]), *AFTERWARDS)
    return {"mural": MURAL, "vigil": VIGIL, "report": REPORT}[kind]


def asked(kind: str, answers: Answers, *, more: bool = False) -> tuple[Question, ...]:
    """The questions on the way, after what was answered so far. `more`: a later sitting of what was sent before."""
    every = LATER if more else questions(kind, answers)
    return tuple(question for question in every if question.is_asked(answers))


def passages(answers: Answers, *, kind: str, sitting: int = 1) -> list[tuple[str, str]]:
    """The paragraphs that may become public, each with its place ("story:0"; "more@2:0" in the second sitting).

    In the order of the questions, and only of those on the way: what is not on the review is not read either.
    """
    found = []
    for question in asked(kind, answers, more=sitting > 1):
        if question.public:
            paragraphs = [
                part.strip() for part in str(answers.get(question.key) or "").replace("\r\n", "\n").split("\n\n")
            ]
            key = question.key if sitting == 1 else f"{question.key}@{sitting}"
            found += [(f"{key}:{at}", text) for at, text in enumerate(filter(None, paragraphs))]
    return found


def question_at(place: str, *, kind: str, sittings: Sittings) -> Question | None:
    """The question that the paragraph at this place answers."""
    key, _at, number = place.partition(":")[0].partition("@")
    sitting = int(number) if number.isdigit() else 1
    every = asked(kind, sittings.get(sitting, {}), more=sitting > 1)
    return next((question for question in every if question.key == key), None)


def facts_of(sittings: Sittings) -> dict[str, Any]:
    """One set of answers for what is no passage (a title, a date, a choice): what was said first stands."""
    facts: dict[str, Any] = {}
    for number in sorted(sittings):
        for key, said in sittings[number].items():
            if not facts.get(key):
                facts[key] = said
    return facts


def kept(answers: Answers, *, kind: str, more: bool, also: tuple[str, ...]) -> dict[str, Any]:
    """The answers that are sent: those of pages on the way, and `also`.

    Somebody may have answered the questions of another person's story first and changed their mind: what the review
    does not show is not handed over.
    """
    keys = {question.key for question in asked(kind, answers, more=more)}
    return {key: said for key, said in answers.items() if key in keys or key in also}
