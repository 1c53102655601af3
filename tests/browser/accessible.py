"""axe-core, from npm, run inside a page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def source() -> str:
    """The checker's script. Skips the test where npm is missing."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm is missing (`make test-browser` installs it)")
    return AXE.read_text()


def violations(page: Page, checker: str) -> list[str]:
    """What stands in somebody's way on this page, one line each."""
    # Evaluated from outside: the page's own policy lets no foreign script in.
    page.evaluate(checker)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(result => result.violations)",
        list(RULES),
    )
    return [
        f"{page.url} {page.viewport_size}: {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]!r}"
        for one in found
        for node in one["nodes"]
    ]
