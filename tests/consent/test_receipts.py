"""The consent record: what was said about each use, when, to which words; and nothing about who said it."""

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from stories.consent.models import Channel
from stories.consent.receipts import Said, consent_record, state
from stories.consent.rules import decide
from stories.consent.texts import current, every_text, text_sha256
from stories.consent.uses import Use

DAY = datetime.date(2026, 3, 1)
WEB = text_sha256(current("web", "es"))
FIRST = Said(
    seq=1,
    act="an-act",
    day=DAY,
    use="web",
    allowed=True,
    channel=Channel.SCREEN,
    place_step=2,
    date_step=3,
    embargo_until=None,
    expires_on=None,
    text_sha256=WEB,
)
dates = st.one_of(st.none(), st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)))
rows = st.builds(
    replace,
    st.just(FIRST),
    seq=st.integers(1, 10**6),
    use=st.sampled_from(Use.values),
    allowed=st.booleans(),
    channel=st.sampled_from(Channel.values),
    embargo_until=dates,
    expires_on=dates,
    text_sha256=st.sampled_from([*map(text_sha256, every_text()), ""]),
)


def record(*said: Said, language: str = "es", name: str = "") -> dict[str, Any]:
    with override(language):
        return consent_record(said, controller="Amparo", name_shown=name, language=language, at=DAY, window_days=7)


def of_use(made: dict[str, Any], use: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in made["pii_processing"]["purposes"] if each["purpose"] == use)
    return found


def test_every_use_is_in_it_and_what_was_never_asked_says_so() -> None:
    made = record(FIRST)
    assert [each["purpose"] for each in made["pii_processing"]["purposes"]] == list(Use.values)
    assert of_use(made, "web")["state"] == "given"
    assert of_use(made, "ai")["state"] == "not_asked"
    assert made["pii_principal_id"] is None


def test_the_exact_words_that_were_answered_are_in_it() -> None:
    """R4."""
    notice = of_use(record(FIRST), "web")["notice"]
    assert (notice["sha256"], notice["body"], notice["language"]) == (WEB, current("web", "es").body, "es")
    assert of_use(record(replace(FIRST, text_sha256="")), "web")["notice"] is None


def test_it_speaks_the_readers_language_and_quotes_the_text_as_it_was_read() -> None:
    made = of_use(record(FIRST, language="en"), "web")
    assert (made["title"], made["date"]) == ("Show the text on this site", "The month")
    assert made["notice"]["language"] == "es"
    assert made["events"][0]["channel_in_words"] == "On this screen"


def test_a_change_is_added_and_the_newest_counts() -> None:
    taken_back = replace(FIRST, seq=9, act="a-later-act", allowed=False, day=DAY + datetime.timedelta(days=3))
    made = of_use(record(taken_back, FIRST), "web")
    assert made["state"] == "refused"
    assert [(each["event_type"], each["event_time"]) for each in made["events"]] == [
        ("given", "2026-03-01"),
        ("refused", "2026-03-04"),
    ]


def test_where_a_voice_lies_is_said_by_its_hash() -> None:
    evidence = {"original": "a-file", "sha256": "0" * 64, "text_sha256": WEB}
    made = of_use(record(replace(FIRST, channel=Channel.SPOKEN, evidence=evidence)), "web")
    assert made["events"][0]["evidence"] == evidence


@given(said=st.lists(rows, unique_by=lambda each: each.seq, max_size=12))
def test_the_record_says_what_the_rules_say(said: list[Said]) -> None:
    """R1, R2: a state in the record and a decision of the door's rules never differ."""
    made = record(*said)
    json.dumps(made)
    for use in Use.values:
        own = sorted((each for each in said if each.use == use), key=lambda each: each.seq)
        given_alone = decide([replace(FIRST, seq=0), *own] if use != "web" else own, use=use, at=DAY)  # type: ignore[list-item]
        assert (of_use(made, use)["state"] == "given") == bool(given_alone)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"embargo_until": DAY + datetime.timedelta(days=1)}, "not_yet"),
        ({"expires_on": DAY}, "expired"),
        ({"allowed": False}, "refused"),
    ],
)
def test_days_and_a_no_are_told_apart(change: dict[str, Any], said: str) -> None:
    assert state(replace(FIRST, **change), at=DAY) == said
