#!/usr/bin/env python
"""`scripts/train_finder.py DIR`: trains the detectors' taggers on the texts in DIR, each time alike.

Writes stories/redaction/finding/data/{es,en}.crfsuite. Only the train parts are read (which those are is said in
benchmarks/finding/corpora.py), and nothing share-alike. docs/detectors.md is the data card.
"""

import argparse
import os
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings.test")

import pycrfsuite

from benchmarks.finding.corpora import Corpus, Labelled, corpora
from benchmarks.finding.labels import LEARNED
from benchmarks.finding.stories import invent
from benchmarks.finding.typed import shouted, typed_on_a_phone
from stories.redaction.finding.features import features
from stories.redaction.finding.gazetteers import known
from stories.redaction.finding.lines import habits, lines
from stories.redaction.finding.patterns import SHAPES
from stories.redaction.finding.resolving import resolve
from stories.redaction.finding.scanning import scan

DATA = ROOT / "stories" / "redaction" / "finding" / "data"
_CLEAN = {"c1": 0.1, "c2": 0.1, "feature.possible_transitions": True, "feature.minfreq": 2}


def add(trainer: pycrfsuite.Trainer, text: Labelled, *, language: str) -> None:
    """The text's lines, each word with what its label teaches."""
    marks: dict[int, str] = {}
    for start, end, label in text.spans:
        for at in range(start, end):
            marks[at] = LEARNED[label]
    rows = lines(text=text.text, shaped=resolve(scan(text=text.text, shapes=SHAPES), text=text.text))
    cased, elsewhere = habits(rows)
    for line in rows:
        trainer.append(
            features(line, language=language, cased=cased, elsewhere=elsewhere),
            [marks.get(start, "O") for start, _ in line.places],
        )


def fold_of(corpus: Corpus, at: int) -> int:
    """Which of five folds a training text belongs to. Neighbouring texts may be of one document: they stay together."""
    return at * 5 // len(corpus.texts)


def train(*, folder: Path, language: str, rounds: int, to: Path, without: int | None = None, seed: int = 1) -> None:
    """One model. Every text as written, and about half as typed on a phone or shouted; invented stories both ways."""
    luck = random.Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    for corpus in corpora(folder):
        if corpus.language != language or corpus.part != "train":
            continue
        for at, text in enumerate(corpus.texts):
            if without is not None and fold_of(corpus, at) == without:
                continue
            add(trainer, text, language=language)
            if luck.random() < (0.34 if corpus.name in ("meddocan", "ES-all") else 0.6):
                add(trainer, typed_on_a_phone(text), language=language)
            elif luck.random() < 0.06:
                add(trainer, shouted(text), language=language)
    lists = {name: sorted(known(name)) for name in ("given", "surnames", "places")}
    for text in invent(language=language, count=1500, lists=lists, seed=seed):
        add(trainer, text, language=language)
        add(trainer, typed_on_a_phone(text), language=language)
    trainer.set_params({**_CLEAN, "max_iterations": rounds})
    trainer.train(str(to / f"{language}.crfsuite"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=["es", "en"])
    parser.add_argument("--rounds", type=int, default=70)
    parser.add_argument("--without", type=int, choices=range(5), help="leave this fold out, for choosing bars")
    parser.add_argument("--to", type=Path, default=DATA)
    options = parser.parse_args()
    for language in [options.language] if options.language else ["es", "en"]:
        train(folder=options.folder, language=language, rounds=options.rounds, to=options.to, without=options.without)
        print(language, (options.to / f"{language}.crfsuite").stat().st_size)


if __name__ == "__main__":
    main()
