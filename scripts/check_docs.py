"""Fails when a link in README.md, CONTRIBUTING.md, SECURITY.md or docs/ leads to a file that is not there, or when a
page of docs/ cannot be reached from docs/index.md. No site is built: the pages are read where they lie."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links(page: Path) -> list[Path]:
    """The files that a page links to (addresses of other sites are left alone)."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / target).resolve() for target in targets if "://" not in target and "mailto:" not in target]


def main() -> int:
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")] + sorted(
        ROOT.glob("docs/**/*.md")
    )
    broken = [f"{page.relative_to(ROOT)}: {link}" for page in pages for link in links(page) if not link.exists()]
    reached, waiting = set(), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        waiting += links(page)
    lost = [f"not reachable from docs/index.md: {page.relative_to(ROOT)}" for page in pages[3:] if page not in reached]
    print("\n".join(broken + lost) or f"{len(pages)} pages, every link leads somewhere.")
    return bool(broken + lost)


if __name__ == "__main__":
    sys.exit(main())
