"""How an attack is written down, and how the door's answer is read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction

from stories.gate.rules import GATES
from stories.gate.rules.finality import IS_FINAL, IS_KEPT, IS_THERE, NEVER_TRUNCATED

Strike = Callable[[], object]


@dataclass(frozen=True)
class Attack:
    """`arrange()` builds what is needed and returns the blow itself."""

    name: str
    rule: str
    arrange: Callable[[], Strike]
    engine: str = ""

    @property
    def reason(self) -> str:
        """The sentence the door must answer with."""
        return f"door: {REASONS[self.rule]}"


REASONS = {
    f"{gate.table}.{gate.event}.{refusal.name}": refusal.reason for gate in GATES for refusal in gate.refusals
} | {
    "final.update": IS_FINAL,
    "final.delete": IS_FINAL,
    "final.insert": IS_THERE,
}
if connection.vendor == "postgresql":
    REASONS |= {f"final.truncate.{table}": IS_KEPT.format(table=table) for table in NEVER_TRUNCATED}
ATTACKS: list[Attack] = []


def attack(rule: str, *, engine: str = "") -> Callable[[Callable[[], Strike]], Callable[[], Strike]]:
    """Write the decorated arrangement down as an attack on `rule` ("table.event.refusal")."""

    def keep(arrange: Callable[[], Strike]) -> Callable[[], Strike]:
        ATTACKS.append(Attack(arrange.__name__, rule, arrange, engine))
        return arrange

    return keep


def answer(strike: Strike) -> str:
    """What the database said to the blow; empty when it let it through."""
    try:
        with transaction.atomic():
            strike()
            connection.check_constraints()
    except DatabaseError as error:
        said = str(error).splitlines()[0]
        # `loaddata` puts the name of the file before it.
        return said[said.find("door: ") :] if "door: " in said else said
    return ""


def sql(statement: str, *values: object) -> Strike:
    """A blow by SQL alone."""

    def strike() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return strike
