"""Days that a narrator sets: before which nothing is published, and from which one is asked again (R9).

A day is kept, not a length: neither publishes anything by itself.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choice = tuple[str, str | Promise]
CHOICES: tuple[Choice, ...] = (
    ("0", _("No, cuando yo la apruebe")),
    ("6", _("Seis meses")),
    ("12", _("Un año")),
    ("60", _("Cinco años")),
)
ENDS: tuple[Choice, ...] = (
    ("0", _("No, vale hasta que yo cambie de idea")),
    ("12", _("Un año")),
    ("36", _("Tres años")),
    ("60", _("Cinco años")),
)
OWN = "day"
OWN_DAY: Choice = (OWN, _("Otro día, que yo escribo"))


def until(choice: str, *, at: datetime.date) -> str | None:
    """The day that many months from now, as ISO text; None for none."""
    months = int(choice) if choice.isdecimal() else 0
    if not months:
        return None
    years, month = divmod(at.month - 1 + months, 12)
    # The 31st of a month that has none becomes its 28th: a wait may end a little early, on a day that exists.
    return datetime.date(at.year + years, month + 1, min(at.day, 28)).isoformat()


def chosen(day: str | None, *, at: datetime.date, choices: Sequence[Choice] = CHOICES) -> str:
    """The choice behind a day that was kept; "" when it was never asked, or the day was reckoned from another one."""
    return next((choice for choice, _words in choices if choice != "0" and until(choice, at=at) == day), "")


def is_own(answer: str) -> bool:
    """Whether the day is one's own. A day written without its radio counts all the same."""
    return answer in ("", OWN)


def day_of(answer: str, day: datetime.date | None, *, at: datetime.date) -> datetime.date | None:
    """The day that an answer sets: one's own, one reckoned from today, or none."""
    if is_own(answer):
        return day
    reckoned = until(answer, at=at)
    return datetime.date.fromisoformat(reckoned) if reckoned else None


def mistake(
    answer: str, day: datetime.date | None, *, at: datetime.date, not_before: datetime.date | None
) -> str | Promise:
    """What is wrong with a day, in words; "" for nothing. `not_before`: the day that it must come after."""
    if answer == OWN and day is None:
        return _("escriba el día, o elija otra respuesta.")
    if is_own(answer) and day is not None and day <= at:
        return _("elija un día que todavía no haya pasado.")
    set_on = day_of(answer, day, at=at)
    if set_on is not None and not_before is not None and set_on <= not_before:
        return _("tiene que ser después del día en que sale.")
    return ""


def day_field(label: Any) -> forms.DateField:
    """A day that somebody writes or picks."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("no lo pudimos leer. Escríbalo así: 31/12/2030.")},
    )


class DayForm(forms.Form):
    """A length, or a day of one's own. Blank is none."""

    day = day_field(_("Ese día"))

    def __init__(
        self,
        *args: Any,
        choices: Sequence[Choice],
        label: str | Promise,
        at: datetime.date,
        kept: str | None = None,
        not_before: str | None = None,
        **kwargs: Any,
    ) -> None:
        """`kept`: the day answered before; `not_before`: the day that it must come after. Both as ISO text."""
        super().__init__(*args, **kwargs)
        self._at, self._not_before = at, not_before
        answer = forms.ChoiceField(
            label=str(label), required=False, choices=[*choices, OWN_DAY], widget=forms.RadioSelect
        )
        self.fields = {"answer": answer, "day": self.fields["day"]}
        if kept:
            known = chosen(kept, at=at, choices=choices)
            self.initial["answer"] = known or OWN
            if not known:
                self.initial["day"] = kept

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answer, day = cleaned.get("answer", ""), cleaned.get("day")
        if "day" in self.errors:
            return cleaned
        not_before = datetime.date.fromisoformat(self._not_before) if self._not_before else None
        if wrong := mistake(answer, day, at=self._at, not_before=not_before):
            self.add_error("day" if is_own(answer) else "answer", str(wrong))
        return cleaned

    def chosen_day(self) -> str | None:
        """The day, as ISO text; None for none."""
        day = day_of(self.cleaned_data.get("answer", ""), self.cleaned_data.get("day"), at=self._at)
        return day.isoformat() if day else None
