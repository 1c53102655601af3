"""Ways to get past the door. Each names the rule that must turn it away; importing this package collects them all."""

from tests.gate.attacks import (
    admin,
    approvals,
    article_rows,
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
    "approvals",
    "article_rows",
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
