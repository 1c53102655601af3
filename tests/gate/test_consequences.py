"""What follows from each row that the door lets in, in the same statement."""

import datetime
from collections.abc import Callable

import pytest

from stories.gate.rules import GATES
from tests.gate.consequences import CONSEQUENCES, Consequence

EFFECTS = {f"{gate.table}.{gate.event}.{effect.name}" for gate in GATES for effect in gate.effects}


@pytest.mark.parametrize("consequence", CONSEQUENCES, ids=lambda consequence: consequence.name)
def test_it_follows(consequence: Consequence, on_day: Callable[[datetime.date], None]) -> None:
    consequence.check()


def test_every_effect_is_looked_at() -> None:
    looked_at = {name for consequence in CONSEQUENCES for name in consequence.looks_at}

    assert {name for name in looked_at if not name.startswith("view.")} == EFFECTS
