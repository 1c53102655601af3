"""What else a record may say: answers to the questions that are asked here about its kind. Pure."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from stories.intake.questions import KINDS_TOLD, Question, questions

# They have fields of their own, or are of a narrator who is here.
NOT_HERE = {"story", "title", "when", "where", "contact", "files", "themes", "voice", "interviewer", "about", "helped"}
LONGEST = 20_000


def askable(kind: str) -> dict[str, Question]:
    """The keys that `answers` may have for this kind, each with its question."""
    kind = kind if kind in KINDS_TOLD else "testimony"
    return {question.key: question for question in questions(kind) if question.key not in NOT_HERE}


def mistakes_in(said: Mapping[str, str], *, kind: str) -> Iterator[tuple[str, str]]:
    """(key, what is wrong and what to do) for each answer that fits no question of this kind."""
    known = askable(kind)
    for key, answer in said.items():
        question = known.get(key)
        if question is None:
            yield key, _("no es una pregunta de esta clase. Hay: %(keys)s.") % {"keys": ", ".join(known)}
        elif question.choices and answer not in [value for value, _label in question.choices]:
            values = ", ".join(value for value, _label in question.choices)
            yield key, _("debe ser una de estas palabras: %(values)s.") % {"values": values}
        elif len(answer) > LONGEST:
            yield key, _("es demasiado largo: caben %(most)s letras.") % {"most": LONGEST}
