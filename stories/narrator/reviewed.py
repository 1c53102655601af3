"""What was told in this sitting, question by question, each with the way to change it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stories.intake.question import Question
from stories.intake.questions import asked
from stories.intake.said import said_in_words
from stories.narrator import steps
from stories.narrator.drafts import Draft
from stories.narrator.words import AGES, GUARDIANS, LANGUAGES
from stories.pages.terms import Term


def answers_in_words(draft: Draft) -> list[dict[str, Any]]:
    """Each question with what was answered; empty words are a skipped one."""
    rows = [] if draft.more or draft.submission.kind == steps.REPORT else who_tells(draft)
    for question in asked(draft.submission.kind, draft.answers, more=draft.more):
        if question.field != "files":
            rows.append((question.key, question.label, in_words(question, draft.answers.get(question.key))))
    return [
        {"label": label, "words": words, "change_url": reverse("tell:question", args=[step]) + "?r=1"}
        for step, label, words in rows
    ]


def who_tells(draft: Draft) -> list[tuple[str, Any, Any]]:
    """Language, age and a guardian's permission: page, label and words of each."""
    answers, language = draft.answers, draft.submission.language
    rows: list[tuple[str, Any, Any]] = [
        (steps.LANGUAGE, _("Idioma"), dict(LANGUAGES).get(language, language)),
        (steps.AGE, _("Quién cuenta"), dict(AGES).get(answers.get(steps.AGE, ""), "")),
    ]
    if steps.GUARDIAN in draft.way:
        said = GUARDIANS.get(answers.get(steps.GUARDIAN, ""), "")
        rows.append((steps.GUARDIAN, _("El permiso de quien cuida"), said))
    return rows


def in_words(question: Question, said: Any) -> str:
    """An answer to read; themes by their names."""
    if question.field == "themes" and said:
        return ", ".join(term.label for term in Term.objects.filter(pk__in=said))
    return said_in_words(question, said)
