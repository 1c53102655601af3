"""What is permitted, in the words of the table `components/permits.html`; and what each precision would show."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from stories.consent import texts
from stories.consent.models import Grant
from stories.consent.precision import DateStep, PlaceStep
from stories.consent.reading import reading_language
from stories.consent.rules import newest
from stories.consent.uses import Use
from stories.intake import keeping
from stories.intake.acts import words_of
from stories.intake.models import Act, Submission
from stories.narrator import places, steps
from stories.narrator.when import loosely
from stories.pages.dates_in_words import date_in_words
from stories.redaction.generalize import date_at
from stories.vault.bundle import Secrets

Row = dict[str, Any]


def permit_rows(allowed: Mapping[str, bool], *, change: bool = False) -> list[Row]:
    """One row a use: its title and yes or no."""
    language = reading_language()
    return [
        {
            "use": use,
            "label": texts.current(use, language).title,
            "answer": "yes" if allowed.get(use) else "no",
            "change_url": reverse("tell:permit", args=[use]) + "?r=1" if change else "",
        }
        for use in Use.values
    ]


def detail_rows(
    *,
    name: str,
    place_step: int,
    date_step: int,
    embargo_until: datetime.date | None,
    expires_on: datetime.date | None = None,
    delete_after: bool = False,
    change: bool = False,
) -> list[Row]:
    """Name, place, date, wait, end, and what becomes of the original."""
    rows: list[tuple[str, str, str | Promise]] = [
        (steps.NAME, _("Nombre que se muestra"), name or _("Ninguno")),
        (steps.PLACE, _("Lugar"), PlaceStep(place_step).label),
        (steps.DATE, _("Fecha"), DateStep(date_step).label),
        (steps.WAIT, _("Espera"), wait_words(embargo_until)),
        (steps.AGAIN, _("Hasta cuándo"), end_words(expires_on)),
        (steps.ORIGINAL, _("Lo que mandó"), original_words(delete_after)),
    ]
    return [
        {
            "label": label,
            "words": words,
            "change_url": reverse("tell:permit", args=[step]) + "?r=1" if change else "",
        }
        for step, label, words in rows
    ]


def wait_words(until: datetime.date | None) -> str:
    if until is None:
        return _("Sin espera")
    return _("No antes del %(day)s") % {"day": date_in_words(until.isoformat(), language=reading_language())}


def end_words(day: datetime.date | None) -> str:
    if day is None:
        return _("Hasta que usted cambie de idea")
    said = date_in_words(day.isoformat(), language=reading_language())
    return _("Hasta el %(day)s. Ese día deja de verse y le preguntamos otra vez.") % {"day": said}


def original_words(delete_after: bool) -> str:
    return _("Se borra cuando ya esté publicada") if delete_after else _("Se guarda bajo llave")


def newest_grants(submission: Submission) -> dict[str, Grant]:
    """The grant that counts today, for each use that has one."""
    grants: Iterable[Grant] = list(submission.grants.all())
    found = {use: newest(grants, use=use) for use in Use.values}
    return {use: grant for use, grant in found.items() if isinstance(grant, Grant)}


@dataclass(frozen=True)
class Chosen:
    """What the newest act that decided permissions says in its sealed words."""

    name: str
    minor: bool


def chosen(submission: Submission, *, secrets: Secrets) -> Chosen:
    """The name to show and whether a guardian must agree, opened with the narrator's own secrets."""
    act = submission.acts.filter(kind__in=(Act.Kind.SEND, Act.Kind.CONSENT)).order_by("-seq").first()
    words = words_of(act, unseal=secrets.unseal) if act else {}
    return Chosen(name=words.get("name", ""), minor=bool(words.get("minor")))


def of_grants(submission: Submission, *, name: str) -> tuple[list[Row], list[Row]]:
    """Permits and details as the grants stand today."""
    grants = newest_grants(submission)
    web = grants.get(Use.WEB)
    return permit_rows({use: grant.allowed for use, grant in grants.items()}), detail_rows(
        name=name,
        place_step=web.place_step if web else 0,
        date_step=web.date_step if web else 0,
        embargo_until=web.embargo_until if web else None,
        expires_on=web.expires_on if web else None,
        delete_after=keeping.wishes_deletion(submission),
    )


# Where nothing was written, or nothing that we understand.
A_PLACE, A_DATE = "Boyle Heights", "2018-03-14"


def place_examples(written: str) -> tuple[list[tuple[str, str]], str]:
    """Each step of precision of a place with what it would show: "La zona de la ciudad: «Eastside»".

    And a sentence that says whether the examples are drawn from what was written.
    """
    own = places.examples(written)
    shown = own or places.examples(A_PLACE)
    offered = [
        (str(step.value), with_example(step.label, shown.get(step.value, "")))
        for step in PlaceStep
        if step == PlaceStep.NONE or step.value in shown or not own
    ]
    return offered, whence(written, understood=bool(own))


def date_examples(written: str, language: str) -> tuple[list[tuple[str, str]], str]:
    """The same for a date: "El año: «2018»". Steps that would show the same are offered once."""
    own = loosely(written)
    offered: list[tuple[str, str]] = []
    shown: set[str] = set()
    for step in DateStep:
        words = date_in_words(date_at(own or A_DATE, step), language=language)
        if words and words in shown:
            continue
        shown.add(words)
        offered.append((str(step.value), with_example(step.label, words)))
    return offered, whence(written, understood=bool(own))


def whence(written: str, *, understood: bool) -> str:
    if understood:
        return _("Los ejemplos salen de lo que usted escribió.")
    if written.strip():
        return _("No entendimos «%(written)s». Por ejemplo, se vería así.") % {"written": written.strip()[:80]}
    return _("Todavía no lo ha escrito. Por ejemplo, se vería así.")


def with_example(label: str | Promise, example: str) -> str:
    return _("%(what)s: «%(example)s»") % {"what": label, "example": example} if example else str(label)
