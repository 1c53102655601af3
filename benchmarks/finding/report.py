"""`benchmarks/redaction DIR`: how well each detector finds what identifies, alone and together, beside Presidio."""

import argparse
import resource
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.finding.corpora import Corpus, Labelled, corpora
from benchmarks.finding.detectors import DETECTORS, Detector
from benchmarks.finding.labels import NAMES
from benchmarks.finding.peers import Answer, ask, python
from benchmarks.finding.scoring import Score
from benchmarks.finding.typing import typed_on_a_phone

# These are labelled with names alone: a date or a telephone found there counts as a mistake though it is none.
_NAMES_ONLY = ("broad_twitter", "wnut17", "uner_ewt")
_OTHER_KINDS = frozenset(
    "date age phone email web a_number receipt court_case ssn itin document number plate address".split()
)


def _row(name: str, score: Score, *, seconds: float, words: int, note: str = "") -> None:
    direct, rest = score.entities(direct=True), score.entities(direct=False)
    print(
        f"  {name:22} {score.recall:7.3f} {score.precision:7.3f} {_share(direct):>8} {_share(rest):>8} "
        f"{words / max(seconds, 1e-9):9.0f} {note}"
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _measure(corpus: Corpus, detector: Detector) -> tuple[Score, Score, float]:
    """The score, the score without kinds that names-only corpora do not label, and the seconds."""
    score, fair = Score(), Score()
    began = time.perf_counter()
    answers = [detector(text.text, corpus.language) for text in corpus.texts]
    seconds = time.perf_counter() - began
    for text, found in zip(corpus.texts, answers, strict=True):
        score.add(text, ((p.start, p.end) for p in found))
        fair.add(text, ((p.start, p.end) for p in found if p.kind not in _OTHER_KINDS))
    return score, fair, seconds


def _lower_case_names(corpus: Corpus) -> None:
    """Names of people alone, in the same texts without capitals and stops."""
    texts = [typed_on_a_phone(text) for text in corpus.texts]
    names = [Labelled(text.text, [span for span in text.spans if span[2] in NAMES]) for text in texts]
    score = Score()
    for text, named in zip(texts, names, strict=True):
        score.add(named, ((p.start, p.end) for p in DETECTORS["together, both tiers"](text.text, corpus.language)))
    if score.hit + score.missed:
        print(f"  names of people in small letters: token recall {score.recall:.3f}")


def _kinds(score: Score) -> None:
    print(
        "  each kind, found whole: "
        + ", ".join(f"{k} {hit / all_:.3f}" for k, (hit, all_) in sorted(score.kinds.items()))
    )


def _peer(corpus: Corpus, interpreter: Path | str, words: int) -> None:
    answer = ask(interpreter, corpus) if isinstance(interpreter, Path) else interpreter
    if not isinstance(answer, Answer):
        print(f"  Presidio: {answer}")
        return
    score = Score()
    for text, found in zip(corpus.texts, answer.stretches, strict=True):
        score.add(text, found)
    _row("Presidio, defaults", score, seconds=answer.seconds, words=words, note=f"({answer.megabytes:.0f} MB)")


def report(*, chosen: Iterable[Corpus], interpreter: Path | str) -> None:
    """Prints a table for every corpus that is not for training."""
    for corpus in chosen:
        if corpus.part == "train":
            continue
        words = sum(len(text.text.split()) for text in corpus.texts)
        print(f"\n{corpus.name} ({corpus.language}, {corpus.part}): {len(corpus.texts)} texts, {words} words")
        print(f"  {'':22} {'tokR':>7} {'tokP':>7} {'entR dir':>8} {'entR oth':>8} {'words/s':>9}")
        for name, detector in DETECTORS.items():
            score, fair, seconds = _measure(corpus, detector)
            names_only = corpus.name.startswith(_NAMES_ONLY)
            note = f"(names alone: {fair.recall:.3f} at {fair.precision:.3f})" if names_only else ""
            _row(name, score, seconds=seconds, words=words, note=note)
        _peer(corpus, interpreter, words)
        _lower_case_names(corpus)
        if corpus.part == "own":
            _kinds(score)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nmemory of this process, corpora and both models included: {megabytes:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/redaction", description=__doc__)
    parser.add_argument("folder", type=Path, help="labelled texts; see docs/detectors.md")
    parser.add_argument("--only", default="", help="corpora whose name begins so")
    parser.add_argument("--peer", type=Path, help="a Python that has presidio-analyzer and its models")
    options = parser.parse_args()
    interpreter = python(options.peer)
    chosen = (corpus for corpus in corpora(options.folder) if corpus.name.startswith(options.only))
    report(chosen=chosen, interpreter=interpreter)
