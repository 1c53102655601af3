"""Lighthouse over the five main pages of a running archive: mobile profile, its simulated slow phone and line.

usage: python -m benchmarks.lighthouse http://localhost:8000      (first: npm install --prefix benchmarks/lighthouse)

Needs Debian's Chromium. Prints the scores of each page and what took points away; answers 1 if one is below the aim. A
record is asked about being found (SEO) only where its narrator allows that: else `noindex` is what it should say.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
PROGRAM = FOLDER / "node_modules/lighthouse/cli/index.js"
CHROMIUM = "/usr/bin/chromium"
AIM = 98
# Of which the best counts: a machine that others use only ever takes away.
TIMES = int(os.environ.get("TIMES", "3"))
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
LISTS = ("/es/", "/es/testimonios/", "/es/buscar/?q=redada")
RECORD = re.compile(r'href="(/es/(?:testimonios|murales)/[0-9a-z]{4}/)"')


def main() -> None:
    site = sys.argv[1].rstrip("/")
    below = []
    for address in [*LISTS, *records(site)]:
        seen = max((looked_at(site + address) for _time in range(TIMES)), key=lambda one: sum(scores_of(one).values()))
        scores = scores_of(seen)
        open_to_robots = "noindex" not in page(site + address)
        wanted = [name for name in CATEGORIES if name != "seo" or open_to_robots]
        said = "   ".join(f"{name} {scores[name]}" for name in CATEGORIES)
        print(f"{address:28} {said}{'' if open_to_robots else '   (noindex)'}", flush=True)
        if any(scores[name] < AIM for name in wanted):
            below.append(address)
            for line in losses(seen, wanted):
                print(f"    {line}", flush=True)
    sys.exit(bool(below))


def scores_of(seen: dict[str, Any]) -> dict[str, int]:
    return {name: round(100 * (seen["categories"][name]["score"] or 0)) for name in CATEGORIES}


def records(site: str) -> Iterator[str]:
    """The first testimony and the first mural of their lists."""
    for shelf in ("/es/testimonios/", "/es/murales/"):
        yield next(address for address in RECORD.findall(page(site + shelf)) if address.startswith(shelf))


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        body: str = answer.read().decode()
    return body


def looked_at(address: str) -> dict[str, Any]:
    """Lighthouse's own report."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        command = ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, check=True, timeout=300, env=os.environ | {"CHROME_PATH": CHROMIUM})
        said: dict[str, Any] = json.loads(report.read_text())
    return said


def losses(seen: dict[str, Any], wanted: list[str]) -> Iterator[str]:
    """What has weight and is not whole."""
    for name in wanted:
        for item in seen["categories"][name]["auditRefs"]:
            audit = seen["audits"][item["id"]]
            if item["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['id']} {audit['score']} {audit.get('displayValue', '')}"


if __name__ == "__main__":
    main()
