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
from benchmarks.finding.typed import typed_on_a_phone

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
    began = time.process_time()
    answers = [detector(text.text, corpus.language) for text in corpus.texts]
    seconds = time.process_time() - began
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


def _first(corpus: Corpus, words: int) -> Corpus:
    """The corpus' first texts, of so many words together at least; all of them for 0."""
    kept: list[Labelled] = []
    count = 0
    for text in corpus.texts:
        if words and count >= words:
            break
        kept.append(text)
        count += len(text.text.split())
    return Corpus(corpus.name, corpus.language, corpus.part, kept)


def _peer(corpus: Corpus, interpreter: Path | str, most: int) -> None:
    answer = ask(interpreter, corpus := _first(corpus, most)) if isinstance(interpreter, Path) else interpreter
    if not isinstance(answer, Answer):
        print(f"  Presidio: {answer}")
        return
    score = Score()
    words = sum(len(text.text.split()) for text in corpus.texts)
    for text, found in zip(corpus.texts, answer.stretches, strict=True):
        score.add(text, found)
    which = f"(the first {len(corpus.texts)} texts, " if most else "("
    _row("Presidio, defaults", score, seconds=answer.seconds, words=words, note=f"{which}{answer.megabytes:.0f} MB)")
    if most:
        ours, _, seconds = _measure(corpus, DETECTORS["together, both tiers"])
        _row("ours, the same texts", ours, seconds=seconds, words=words)


def report(*, chosen: Iterable[Corpus], interpreter: Path | str, most: int) -> None:
    """Prints a table for every corpus that is not for training."""
    for corpus in chosen:
        if corpus.part == "train":
            continue
        words = sum(len(text.text.split()) for text in corpus.texts)
        print(f"\n{corpus.name} ({corpus.language}, {corpus.part}): {len(corpus.texts)} texts, {words} words")
        print(f"  {'':22} {'tokR':>7} {'tokP':>7} {'entR dir':>8} {'entR oth':>8} {'w/cpu s':>9}")
        for name, detector in DETECTORS.items():
            score, fair, seconds = _measure(corpus, detector)
            names_only = corpus.name.startswith(_NAMES_ONLY)
            note = f"(names alone: {fair.recall:.3f} at {fair.precision:.3f})" if names_only else ""
            _row(name, score, seconds=seconds, words=words, note=note)
        _peer(corpus, interpreter, most)
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
    parser.add_argument(
        "--peer-words", type=int, default=0, help="let the peer read about so many words of each corpus"
    )
    options = parser.parse_args()
    interpreter = python(options.peer)
    chosen = (corpus for corpus in corpora(options.folder) if corpus.name.startswith(options.only))
    report(chosen=chosen, interpreter=interpreter, most=options.peer_words)
