"""A date as the archive writes it (EDTF), typed by a person."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

HELP = _("Como 2018, 2018-05, 2018-05-03, 201X (una década) o 2017/2018. Vacía si no se sabe.")


class EdtfField(forms.CharField):
    """What is typed must be a date the archive can make coarser; "" when not known."""

    default_error_messages = {"edtf": _("Esta fecha no se entiende. Escríbala como 2018 o 2018-05-03.")}

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"size": 12, "autocomplete": "off", "spellcheck": "false"})
        super().__init__(**{"required": False, "max_length": 40, "widget": widget, **options})

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "").strip().upper()
        if not text:
            return ""
        if ":" in text or "T" in text:
            raise ValidationError(self.error_messages["edtf"], code="edtf")  # an hour is nothing the archive keeps
        try:
            parse_edtf(text)
        except EDTFParseException as error:
            raise ValidationError(self.error_messages["edtf"], code="edtf") from error
        return text


def as_edtf(words: str) -> str:
    """The EDTF date in what a narrator wrote, where it is already one or names one year; else ""."""
    words = words.strip()
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", words):
        return words
    years = set(re.findall(r"\b(?:19|20)\d{2}\b", words))
    return years.pop() if len(years) == 1 else ""
