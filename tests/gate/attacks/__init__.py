"""Ways to get past the door. Each names the rule that must turn it away; importing this package collects them all."""

from tests.gate.attacks import (
    admin,
    articles,
    clearances,
    decisions,
    documents,
    finals,
    importing,
    objecting,
    rows,
    sql,
    wagtail,
)
from tests.gate.attacks.striking import ATTACKS, Attack

__all__ = [
    "ATTACKS",
    "Attack",
    "admin",
    "articles",
    "clearances",
    "decisions",
    "documents",
    "finals",
    "importing",
    "objecting",
    "rows",
    "sql",
    "wagtail",
]
