"""How often an altered voice is known again, by nearest neighbour: the figures that a narrator reads before choosing.

    python benchmarks/voice/run.py FOLDER        (FOLDER: one folder of recordings per speaker)

The eight speakers that our figures are of read the prompts of Debian's `asterisk-core-sounds-{en,es,fr,it,ru}-wav`,
`asterisk-prompt-es-co`, `asterisk-prompt-fr-armelle` and `asterisk-prompt-it-menardi-wav` (`apt-get download` each, and
`dpkg -x` into a folder of its own).
"""

import json
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from features import features, named

from stories.redaction import voice
from stories.redaction.encoding.ffmpeg import HANDED, PIPE, Ffmpeg, Limits
from stories.redaction.sound import Source, encoded, samples

SECONDS, EACH, DRAWS = 12, 6, 2
OUT = Path(__file__).parent / "figures.json"
FIXED = 2 ** (4 / 12)
Sound = np.ndarray


def read(path: Path) -> Sound:
    """A prompt's samples at the voice's rate, by ffmpeg."""
    head = ["-f", "gsm"] if path.suffix == ".gsm" else ["-f", "wav"]
    with Ffmpeg(
        [*HANDED, *head, "-i", PIPE, "-ac", "1", "-ar", str(voice.RATE), "-f", "s16le", "pipe:1"],
        limits=Limits(),
        stop=threading.Event(),
        feed=[path.read_bytes()],
    ) as decoder:
        return np.frombuffer(b"".join(decoder.blocks(1 << 16)), "<i2").astype(np.float32) / 32768


def recordings(folder: Path) -> list[Sound]:
    """2 * EACH recordings of SECONDS each, out of one speaker's prompts."""
    held, wanted = [], SECONDS * voice.RATE * EACH * 2
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".wav", ".gsm") and path.stat().st_size > 4000)
    for path in np.random.default_rng(3).permutation(np.array(paths, object)):
        held.append(read(path))
        if sum(map(len, held)) >= wanted:
            break
    whole = np.concatenate(held)
    size = min(SECONDS * voice.RATE, len(whole) // (2 * EACH))
    return [whole[at * size : (at + 1) * size] for at in range(2 * EACH)]


def published(said: Sound, how: voice.Alteration | None, *, filters: str = "") -> Sound:
    """What the public hears: through the same verbs as the worker's, and back from Opus."""
    blocks = [said[at : at + voice.RATE] for at in range(0, len(said), voice.RATE)]
    with ExitStack() as stack:
        stop = threading.Event()
        moved = voice.altered(blocks, coefficient=how.coefficient) if how else blocks
        files, _seconds = encoded(
            moved, stack=stack, stop=stop, rate=voice.RATE, filters=how.filters() if how else filters
        )
        opus = Source("audio/ogg", files[1].memory.pieces, 1 << 28)
        return np.concatenate(list(samples(opus, stop=stop, rate=voice.RATE)))


def published_in_a_row(every: list[Sound], filters: list[str]) -> list[Sound]:
    """The same for recordings that are all treated alike: one after the other, by one ffmpeg for each of `filters`."""
    whole = np.concatenate(every)
    for each in filters:
        whole = published(whole, None, filters=each)
    size = len(every[0])
    whole = np.concatenate((whole, np.zeros(max(0, size * len(every) - len(whole)), np.float32)))
    return [whole[at * size : (at + 1) * size] for at in range(len(every))]


def shifted(pitch: float) -> str:
    speed = int(voice.RATE * pitch)
    return f"asetrate={speed},aresample={voice.RATE},atempo={voice.RATE / speed:.6f}"


def vectors(
    speakers: dict[str, list[Sound]], part: slice, made: Callable[[list[Sound]], list[Sound]]
) -> tuple[np.ndarray, list[str]]:
    pairs = [(features(said), who) for who, every in speakers.items() for said in made(every[part])]
    return np.array([vector for vector, _who in pairs]), [who for _vector, who in pairs]


def changed(every: list[Sound]) -> list[Sound]:
    """Each recording with an alteration of its own."""
    return [published(said, voice.drawn()) for said in every]


def right(known: tuple[np.ndarray, list[str]], asked: tuple[np.ndarray, list[str]]) -> float:
    answers = named(known[0], known[1], asked[0])
    return round(sum(map(str.__eq__, answers, asked[1])) / len(answers), 2)


def main() -> None:
    speakers = {folder.name: recordings(folder) for folder in sorted(Path(sys.argv[1]).iterdir()) if folder.is_dir()}
    enrol, test = slice(0, EACH), slice(EACH, None)
    own = vectors(speakers, enrol, lambda every: published_in_a_row(every, [""]))
    plain = vectors(speakers, test, lambda every: published_in_a_row(every, [""]))
    pitched = vectors(speakers, test, lambda every: published_in_a_row(every, [shifted(FIXED)]))
    undone = vectors(speakers, test, lambda every: published_in_a_row(every, [shifted(FIXED), shifted(1 / FIXED)]))
    altered = vectors(speakers, test, changed)
    learned = [vectors(speakers, enrol, changed) for _draw in range(DRAWS)]
    same = (np.concatenate([each[0] for each in learned]), [who for each in learned for who in each[1]])
    found = {
        "speakers": len(speakers),
        "recordings": EACH * len(speakers),
        "seconds": SECONDS,
        "chance": round(1 / len(speakers), 2),
        "own": right(own, plain),
        "pitch_shift": {"does_not_know": right(own, pitched), "knows": right(own, undone)},
        "altered": {"does_not_know": right(own, altered), "knows": right(same, altered)},
    }
    OUT.write_text(json.dumps(found, indent=2) + "\n")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
