"""The door without one of its rules, or with a clause changed: each time some other test of this room must fail."""

import datetime
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from tests.gate.mutants import Mutant, every_mutant, put_in_place

# One of every sort runs with every change of the code; the rest in `make kill`.
ALWAYS = (
    "stories_clearance.insert.approvals",
    "stories_clearance.insert.narrator",
    "stories_withdrawal.insert.documents",
    "stories_grant_final_update",
    "wagtailcore_page.update.not_cleared",
    "view.held",
    "view.expiry",
    "view.use",
)
MUTANTS = {mutant.name: mutant for mutant in every_mutant()}


def noticed(mutant: Mutant) -> bool:
    """Whether one of the mutant's checks fails."""
    put_in_place(mutant)
    for check in mutant.checks:
        try:
            with transaction.atomic():
                check()
                transaction.set_rollback(True)
        except (AssertionError, DatabaseError):
            return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALWAYS)
def test_the_tests_notice_a_missing_rule(name: str, on_day: Callable[[datetime.date], None]) -> None:
    assert noticed(MUTANTS[name])


@pytest.mark.kill
@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in MUTANTS if name not in ALWAYS])
def test_the_tests_notice_every_missing_rule(name: str, on_day: Callable[[datetime.date], None]) -> None:
    assert MUTANTS[name].checks
    assert noticed(MUTANTS[name])
