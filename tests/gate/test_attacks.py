"""Every way that we know of to publish, republish, copy, swap or edit, and the sentence with which the door refuses it.

Refused for any other reason is a failure of the test: another guard may be gone tomorrow.
"""

import pytest
from django.db import connection

from tests.gate.attacks import ATTACKS, Attack
from tests.gate.attacks.striking import REASONS, answer

pytestmark = pytest.mark.django_db

HERE = [attack for attack in ATTACKS if attack.engine in ("", connection.vendor)]


@pytest.mark.parametrize("attack", HERE, ids=lambda attack: attack.name)
def test_the_door_refuses(attack: Attack) -> None:
    strike = attack.arrange()
    connection.check_constraints()

    assert answer(strike) == attack.reason


def test_every_rule_is_attacked() -> None:
    assert {attack.rule for attack in HERE} == set(REASONS)


def test_attacks_have_names_of_their_own() -> None:
    names = [attack.name for attack in ATTACKS]

    assert len(set(names)) == len(names) >= 100
