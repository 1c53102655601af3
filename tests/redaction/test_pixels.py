"""A photograph that leaves is made from pixels alone, whatever came in; what is covered is gone."""

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from stories.redaction import pixels
from stories.redaction.drawing.covering import CELLS, COLOURS
from stories.redaction.pixels import NotAPicture, rebuilt, seen, veiled
from stories.redaction.regions import Region
from stories.redaction.verifying.exiftool import second_opinion
from tests.redaction import finished
from tests.redaction.finished import CANARY

SPIED_ON = CANARY.encode()
MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "HEIF": "image/heic"}


def incoming(form: str) -> bytes:
    """A picture with a canary in every place that this format has for words."""
    exif = finished.exif()
    exif.get_ifd(0x8769)[0x9286] = SPIED_ON
    picture = Image.new("RGB", (900, 500), (180, 90, 30))
    out = io.BytesIO()
    if form == "JPEG":
        picture.save(out, form, exif=exif, comment=SPIED_ON, xmp=finished.xmp(), icc_profile=finished.profile())
    elif form == "PNG":
        words = PngInfo()
        words.add_text("Comment", CANARY)
        words.add_itxt("XML:com.adobe.xmp", CANARY)
        picture.save(out, form, exif=exif, pnginfo=words, icc_profile=finished.profile())
    elif form == "WEBP":
        picture.save(out, form, exif=exif.tobytes(), xmp=finished.xmp(), icc_profile=finished.profile())
    else:
        picture.save(out, "HEIF", exif=exif.tobytes(), xmp=finished.xmp())
    return out.getvalue()


def everything(data: bytes, media_type: str, **how: Any) -> Iterator[bytes]:
    """Every byte that can be made of a picture."""
    made = rebuilt(data, media_type=media_type, tiles=True, **how)
    yield from (file.data for file in (*made.files, *made.tiles))
    yield seen(data, media_type=media_type, side=400)
    yield veiled(data, media_type=media_type)


@pytest.mark.parametrize("form", MEDIA)
def test_no_metadata_of_any_format_survives_r22(form: str) -> None:
    data = incoming(form)
    assert SPIED_ON in data or form == "PNG"
    made = list(everything(data, MEDIA[form]))
    assert not any(SPIED_ON in each for each in made)
    second_opinion(made)


@pytest.mark.parametrize("where", sorted({*finished.planted_jpegs()} - {"padded table"}))
def test_nothing_planted_in_a_jpeg_survives(where: str) -> None:
    made = everything(finished.planted_jpegs()[where], "image/jpeg")
    assert not any(SPIED_ON in each for each in made)


def test_nothing_planted_in_a_png_survives() -> None:
    assert not any(SPIED_ON in each for each in everything(finished.planted_png(), "image/png"))


def test_sizes_never_grow_come_in_three_formats_and_one_is_a_jpeg() -> None:
    made = rebuilt(incoming("JPEG"), media_type="image/jpeg", tiles=True)
    assert [(file.media_type, file.width) for file in made.files] == [
        ("image/webp", 480),
        ("image/avif", 480),
        ("image/webp", 900),
        ("image/avif", 900),
        ("image/jpeg", 900),
    ]
    assert (made.width, made.height, list(made.tiles)) == (900, 500, [])


def noise(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    rng = np.random.default_rng(7)
    Image.fromarray(rng.integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def test_a_wall_gets_tiles_that_lie_side_by_side() -> None:
    made = rebuilt(noise((2100, 600)), media_type="image/png", tiles=True)
    places = [(tile.place["factor"], tile.place["row"], tile.place["column"]) for tile in made.tiles]
    assert places == [
        *((1, row, column) for row in range(2) for column in range(5)),
        *((2, 0, column) for column in range(3)),
        *((4, 0, column) for column in range(2)),
    ]
    last = made.tiles[9]
    assert (last.width, last.height) == (2100 - 4 * 512, 600 - 512)
    assert set(last.listed()) == {"sha256", "type", "bytes", "factor", "row", "column"}


def shown(file: pixels.PictureFile) -> np.ndarray[Any, Any]:
    with Image.open(io.BytesIO(file.data)) as made:
        return np.asarray(made.convert("RGB"), dtype=int)


def test_what_is_covered_is_one_flat_colour_in_every_file() -> None:
    regions = [Region(0.25, 0.25, 0.75, 0.75)]
    made = rebuilt(noise((2100, 1000)), media_type="image/png", regions=regions, tiles=True)
    for file in made.files:
        pixels_shown = shown(file)
        height, width = pixels_shown.shape[:2]
        inside = pixels_shown[round(height * 0.3) : round(height * 0.7), round(width * 0.3) : round(width * 0.7)]
        assert np.ptp(inside, axis=(0, 1)).max() < 12, file.media_type
    middle = next(t for t in made.tiles if t.place == {"factor": 1, "column": 2, "row": 1})
    assert np.ptp(shown(middle)[:200], axis=(0, 1)).max() < 12


def test_two_pictures_that_differ_under_a_cover_become_the_same_files() -> None:
    """Nothing of what was covered is left: whatever it was, the bytes are the same."""
    region = Region(0.2, 0.2, 0.6, 0.6)
    one, other = Image.new("RGB", (300, 300), "white"), Image.new("RGB", (300, 300), "white")
    other.paste(Image.effect_noise((100, 100), 90), (70, 70))
    files = []
    for picture in (one, other):
        out = io.BytesIO()
        picture.save(out, "PNG")
        made = rebuilt(out.getvalue(), media_type="image/png", regions=[region])
        files.append([file.sha256 for file in made.files])
    assert files[0] == files[1]


def test_a_mosaic_has_few_cells_and_few_colours() -> None:
    region = Region(0.0, 0.0, 1.0, 1.0, "clothing", "mosaic")
    drawn = seen(noise((640, 320)), media_type="image/png", side=640, regions=[region])
    with Image.open(io.BytesIO(drawn)) as made:
        cells = made.convert("RGB").resize((CELLS, CELLS // 2), Image.Resampling.BOX)
        rest = np.asarray(made.convert("RGB"), dtype=int)[20:60, 20:60]
    assert np.ptp(rest, axis=(0, 1)).max() < 12
    assert len(set(cells.get_flattened_data())) <= COLOURS * 2


def test_what_a_transparent_pixel_hides_is_not_shown() -> None:
    hidden = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    out = io.BytesIO()
    hidden.save(out, "PNG")
    assert shown(rebuilt(out.getvalue(), media_type="image/png").files[0]).min() > 240


def test_a_veiled_picture_is_a_few_pixels() -> None:
    with Image.open(io.BytesIO(veiled(noise((2000, 1000)), media_type="image/png"))) as made:
        assert max(made.size) <= 24


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken", b"%PDF-1.4", b"<svg xmlns='x'/>", b"GIF89a"]
)
@pytest.mark.parametrize("media_type", ["image/jpeg", "application/pdf", "image/svg+xml"])
def test_what_is_not_a_photograph_is_refused(data: bytes, media_type: str) -> None:
    with pytest.raises(NotAPicture):
        rebuilt(data, media_type=media_type, page=media_type == "application/pdf")


def test_a_decompression_bomb_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20000, 20000)).save(out, "PNG")
    with pytest.raises(NotAPicture, match="pixels"):
        rebuilt(out.getvalue(), media_type="image/png")


def test_a_picture_that_holds_more_than_a_picture_never_gets_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the program answers, the verifier is asked."""
    listed = b'{"width": 1, "height": 1, "files": [{"bytes": 3, "type": "image/jpeg", "width": 1, "height": 1}]}\nabc'
    monkeypatch.setattr(pixels, "_answered", lambda job, memory: listed)
    with pytest.raises(NotAPicture, match="unclean"):
        rebuilt(b"", media_type="image/jpeg")
