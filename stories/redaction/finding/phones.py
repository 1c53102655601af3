"""Telephones by the numbering plans of the countries that this archive's people call."""

import re
from collections.abc import Iterator

import phonenumbers

from stories.redaction.finding.proposals import SURE, Proposal

_REGIONS = ("US", "MX", "GT", "SV", "HN", "NI", "CO", "VE", "EC", "PE", "DO", "ES", "GB", "HT")
_CANDIDATE = re.compile(r"(?<![\w+])\+?\(?\d(?:[ \u00a0().–/-]{0,3}\d){7,14}(?!\w)")


def phones(*, text: str) -> Iterator[Proposal]:
    """Runs of 8 to 15 figures that some plan really gives out."""
    for match in _CANDIDATE.finditer(text):
        if any(_valid(match[0], region) for region in _REGIONS):
            yield Proposal(*match.span(), "phone", SURE, 0.8, "plan")


def _valid(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
