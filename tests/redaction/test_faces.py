"""The model is read from its package, takes any size, and what it answers becomes faces; words are found as lines."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from stories.redaction import faces, pixels
from stories.redaction.regions import AROUND, Region, apart, covered_by
from stories.redaction.shapeless import shapeless


def test_the_model_is_there_after_the_usual_installation() -> None:
    assert faces.missing() == ()
    assert faces.model_path() is not None


@pytest.mark.parametrize("size", [(64, 64), (97, 131), (480, 640)])
def test_a_frame_of_any_size_is_looked_at(size: tuple[int, int]) -> None:
    finder = faces.shared()
    assert finder is not None
    assert finder.find(np.full((*size, 3), 128, np.uint8)) == []


def test_without_its_package_nothing_is_proposed_and_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "PACKAGE", "a_package_that_is_not_there")
    assert faces.missing() == ("a_package_that_is_not_there",)
    assert faces.Finder.load() is None


def answered(*found: tuple[int, int, float, float, float]) -> list[faces.Face]:
    """Faces from a made-up answer of the network: row, column, height, width, sureness."""
    heat = np.zeros((30, 40), np.float32)
    scale, offset = np.zeros((2, 30, 40), np.float32), np.zeros((2, 30, 40), np.float32)
    for row, column, tall, wide, score in found:
        heat[row, column] = score
        scale[:, row, column] = np.log(tall / 4), np.log(wide / 4)
    return faces._faces(heat, scale, offset, width=160, height=120, threshold=faces.THRESHOLD)


def test_each_face_is_found_once_the_surest_first() -> None:
    found = answered((10, 10, 40, 30, 0.5), (10, 11, 40, 30, 0.9), (20, 30, 8, 8, 0.6), (5, 35, 8, 8, 0.1))
    assert [round(face.score, 1) for face in found] == [0.9, 0.6]
    first = found[0]
    assert (first.right - first.left, first.bottom - first.top) == pytest.approx((30, 40), abs=0.01)
    assert ((first.left + first.right) / 2, (first.top + first.bottom) / 2) == pytest.approx((46, 42), abs=0.01)


def test_a_face_at_the_edge_ends_there() -> None:
    [face] = answered((0, 0, 40, 40, 0.9))
    assert (face.left, face.top) == (0, 0)


def test_only_what_was_named_loses_its_shape() -> None:
    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    def named(name: bytes) -> bytes:
        tensor = b"\x08\x01" + field(2, field(1, b"\x08\x20"))
        return field(1, name) + field(2, field(1, tensor))

    model = b"\x08\x04" + field(
        7, field(11, named(b"input.1")) + field(11, named(b"weight")) + field(12, named(b"537"))
    )
    made = shapeless(model, "input.1", "537")
    assert made.count(field(2, field(1, b"\x08\x20"))) == 1
    assert b"weight" in made
    assert shapeless(made, "input.1", "537") == made


@given(st.binary(max_size=60))
def test_what_is_no_model_is_refused_or_left(data: bytes) -> None:
    try:
        shapeless(data, "input.1")
    except ValueError:
        return


def test_a_proposal_is_larger_than_what_was_found_and_stays_inside() -> None:
    wide = Region(0.4, 0.4, 0.6, 0.6).widened()
    assert (wide.right - wide.left) == pytest.approx(0.2 * AROUND)
    corner = Region(0.0, 0.9, 0.1, 1.0).widened()
    assert (corner.left, corner.bottom, corner.why_not()) == (0.0, 1.0, "")


def test_what_lies_under_a_box_is_not_proposed_again() -> None:
    face, around = Region(0.2, 0.2, 0.3, 0.3), Region(0.15, 0.15, 0.35, 0.35)
    assert covered_by(face, [around])
    assert not covered_by(around, [face])
    assert list(apart([around, face, Region(0.6, 0.6, 0.7, 0.7)])) == [around, Region(0.6, 0.6, 0.7, 0.7)]


SIDES = st.floats(0, 1, allow_nan=False)


@given(SIDES, SIDES, SIDES, SIDES)
def test_a_widened_box_covers_the_box(left: float, top: float, right: float, bottom: float) -> None:
    region = Region(left, top, right, bottom)
    if region.why_not():
        return
    wide = region.widened()
    assert wide.left <= left + 1e-9 and wide.top <= top + 1e-9
    assert wide.right >= right - 1e-9 and wide.bottom >= bottom - 1e-9


@pytest.mark.long
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_sign_in_the_street_is_proposed_as_words() -> None:
    picture = Image.new("RGB", (1200, 800), (200, 190, 170))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((300, 300, 900, 500), fill="white")
    draw.text((340, 360), "CALLE OLVERA 14", fill="black", font_size=60)
    out = io.BytesIO()
    picture.save(out, "PNG")
    [sign] = pixels.proposed(out.getvalue(), media_type="image/png")
    assert sign.kind == "text"
    assert sign.left < 340 / 1200 and sign.top < 375 / 800
    assert sign.right > 0.65 and sign.bottom > 415 / 800


def test_nobody_is_told_that_faces_are_looked_for(tmp_path: Path) -> None:
    """The runtime's official builds would write down each use, in the home folder, and send it over the network."""
    look = (
        "import numpy as np; from stories.redaction import faces; "
        "faces.Finder.load().find(np.zeros((64, 64, 3), np.uint8))"
    )
    homes = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    root = Path(faces.__file__).parents[2]
    subprocess.run([sys.executable, "-c", look], env=homes, cwd=root, check=True)
    assert not list(tmp_path.rglob("*"))
