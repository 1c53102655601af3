"""Labelled texts. They stay outside of this tree; docs/detectors.md names them and their licences."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    """One text and its labelled stretches (start, end, the corpus' own label)."""

    text: str
    spans: list[Span]


@dataclass(frozen=True)
class Corpus:
    """`part` is train, dev or own (this archive's kind of identifiers). `joined` sentences make one text."""

    name: str
    language: str
    part: str
    texts: list[Labelled]


_CLOSERS = set(".,;:!?)]}%»”’")
_OPENERS = set("([{¿¡«“")


def from_tokens(sentences: Iterable[list[tuple[str, str]]]) -> Labelled:
    """A text from BIO sentences, one a line, with the blanks that a writer would set."""
    text, open_label = "", ""
    spans: list[Span] = []
    for sentence in sentences:
        for at, (word, label) in enumerate(sentence):
            glue = at and (
                word in _CLOSERS or sentence[at - 1][0] in _OPENERS or sentence[at - 1][0] == "@" or word[:1] in "'’"
            )
            if at and not glue:
                text += " "
            start = len(text)
            text += word
            kind = label[2:] if label[:2] in ("B-", "I-") else ""
            if kind and label[0] == "I" and open_label == kind and spans:
                spans[-1] = (spans[-1][0], len(text), kind)
            elif kind:
                spans.append((start, len(text), kind))
            open_label = kind
        text += "\n"
        open_label = ""
    return Labelled(text, spans)


def sentences_of(
    path: Path, *, word: int = 0, label: int = -1, between: str | None = None
) -> list[list[tuple[str, str]]]:
    """Sentences of a token-per-line file; lines that begin with `# ` and a key are comments."""
    found: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if re.match(r"# (?:sent_id|text|newdoc|newpar)\b", line):
            continue
        cells = line.split(between)
        if len(cells) < 2 or not cells[word].strip():
            if found[-1]:
                found.append([])
            continue
        found[-1].append((cells[word], cells[label]))
    return [sentence for sentence in found if sentence]


def _groups(sentences: list[list[tuple[str, str]]], size: int) -> list[Labelled]:
    return [from_tokens(sentences[at : at + size]) for at in range(0, len(sentences), size)]


def _meddocan(path: Path) -> list[Labelled]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Labelled(row["text"], [(s, e, kind) for s, e, kind in row["spans"]]) for row in rows]


def _presidio(path: Path) -> list[tuple[int, Labelled]]:
    return [
        (
            row["template_id"],
            Labelled(
                row["full_text"], [(s["start_position"], s["end_position"], s["entity_type"]) for s in row["spans"]]
            ),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def corpora(folder: Path) -> Iterator[Corpus]:
    """Every corpus that lies in the folder. What is called dev is held out: nothing of it is in train."""
    es, en = folder / "ner_es", folder / "ner_en"
    held: set[str] = set()
    for name in ("manual", "rev", "all"):
        path = es / f"ES-{name}-dev.tsv"
        if path.exists():
            sentences = sentences_of(path)
            held |= {" ".join(word for word, _ in sentence) for sentence in sentences}
            yield Corpus(f"ES-{name}", "es", "dev", _groups(sentences, 40))
    for name in ("manual", "rev", "all"):
        path = es / f"ES-{name}-train.tsv"
        if path.exists():
            # The train split of "all" holds the dev texts of the other two: out with them.
            kept = [s for s in sentences_of(path) if " ".join(word for word, _ in s) not in held]
            yield Corpus(f"ES-{name}", "es", "train", _groups(kept, 40))
    for part in ("train", "dev"):
        if (es / f"meddocan_{part}.jsonl").exists():
            yield Corpus("meddocan", "es", part, _meddocan(es / f"meddocan_{part}.jsonl"))
    for letter, part in (("b", "train"), ("e", "train"), ("f", "train"), ("g", "train"), ("h", "dev")):
        path = en / f"broad_twitter_{letter}.conll"
        if path.exists():
            yield Corpus(f"broad_twitter_{letter}", "en", part, _groups(sentences_of(path, between="\t"), 1))
    if (en / "wnut17_train.conll").exists():
        sentences = sentences_of(en / "wnut17_train.conll", between="\t")
        cut = len(sentences) * 4 // 5
        yield Corpus("wnut17", "en", "train", _groups(sentences[:cut], 1))
        yield Corpus("wnut17", "en", "dev", _groups(sentences[cut:], 1))
    if (en / "presidio_synth.json").exists():
        rows = _presidio(en / "presidio_synth.json")
        # Whole templates are held out: two sentences of one template differ by their names alone.
        yield Corpus("presidio_synth", "en", "train", [text for template, text in rows if template % 3])
        yield Corpus("presidio_synth", "en", "dev", [text for template, text in rows if not template % 3])
    for part in ("dev", "test"):
        path = en / f"uner_ewt_{part}.iob2"
        if path.exists():
            # Share-alike: never part of a shipped model, so both splits are for trying.
            yield Corpus(
                f"uner_ewt_{part}", "en", "dev", _groups(sentences_of(path, word=1, label=2, between="\t"), 10)
            )
    own = folder / "synthetic_testimony_en_es.json"
    if own.exists():
        for language, rows in json.loads(own.read_text(encoding="utf-8")).items():
            texts = [Labelled(text, [(s, e, kind) for s, e, kind in spans]) for _, text, spans in rows]
            yield Corpus("testimony", language, "own", texts)
