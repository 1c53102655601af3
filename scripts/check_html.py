"""The Nu HTML checker over one page of every kind that a running archive shows, in both languages.

    .venv/bin/python scripts/check_html.py http://localhost:8000

Follows links from both front pages, takes the first two addresses of each shape, and hands what it read to vnu.jar (npm
`vnu-jar`, installed by `make test-browser`; needs Java). Prints what is wrong and answers 1 if anything is.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
JAR = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
OF_EACH_SHAPE = 2
# Never followed: leaving, and everything that belongs to one narrator.
LEFT_ALONE = re.compile(r"^/(admin|medios|static)/|/(salir|leave)/$|/(contar|tell|mi-historia|my-story)/.+")
# What is missing, and a search without hits, have pages too.
BESIDES = (
    "/es/nada-de-nada/",
    "/en/nothing-at-all/",
    "/es/buscar/?q=zzzz",
    "/es/buscar/?q=redada",
    "/en/search/?q=raid",
)


def shape(address: str) -> tuple[str, ...]:
    """Addresses of one shape are drawn by one template: what is left when the words of a long one go."""
    path = urlsplit(address).path.strip("/").split("/")
    return (*path[:2], *("*" for _ in path[2:]), "?" if urlsplit(address).query else "")


def read(address: str) -> tuple[str, str]:
    """The page and its media type, whatever its status."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read().decode(), answer.headers.get_content_type()
    except urllib.error.HTTPError as refused:
        return refused.read().decode(errors="replace"), refused.headers.get_content_type()


def pages(base: str) -> Iterator[tuple[str, str]]:
    """Address and HTML of one or two pages of each shape."""
    seen: set[str] = set()
    taken: Counter[tuple[str, ...]] = Counter()
    waiting = deque(urljoin(base, path) for path in ("/es/", "/en/", *BESIDES))
    while waiting:
        address = waiting.popleft()
        if address in seen or taken[shape(address)] >= OF_EACH_SHAPE:
            continue
        seen.add(address)
        html, media_type = read(address)
        if media_type != "text/html":
            continue
        taken[shape(address)] += 1
        yield address, html
        for link in LINK.findall(html):
            found = urljoin(address, unescape(link))
            if found.startswith(base) and not LEFT_ALONE.search(urlsplit(found).path):
                waiting.append(found)


def check(base: str, *, jar: Path = JAR) -> tuple[int, list[str]]:
    """How many pages were looked at, and what is wrong with them, one line each."""
    found = dict(pages(base))
    return len(found), complaints(found, jar=jar)


def complaints(found: dict[str, str], *, jar: Path) -> list[str]:
    """What the checker says of these pages (address -> HTML)."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (address, html) in enumerate(found.items(), start=1):
            path = Path(folder) / f"{number:03}.html"
            path.write_text(html, encoding="utf-8")
            names[path.name] = address
        command = ["java", "-jar", str(jar), "--errors-only", "--format", "gnu", *map(str, Path(folder).glob("*.html"))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    # It answers 1 when it found something: anything else without a word means that it did not look.
    if done.returncode and not lines:
        raise RuntimeError(f"vnu.jar answered {done.returncode}")
    return [re.sub(r'^"?file:[^"]*/(\d+\.html)"?', lambda match: names[match[1]], line) for line in lines]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="such as http://localhost:8000")
    parser.add_argument("--jar", type=Path, default=JAR)
    given = parser.parse_args()
    if not given.jar.exists():
        print(f"{given.jar} is not there: `npm install --prefix tests/browser` brings it")
        return 2
    number, found = check(given.base.rstrip("/"), jar=given.jar)
    print("\n".join([*found, f"{number} pages, {len(found)} errors"]))
    return 1 if found or not number else 0


if __name__ == "__main__":
    sys.exit(main())
