"""A photograph that leaves is made from pixels alone, whatever came in."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from stories.redaction.pixels import NotAPicture, rebuilt

CANARY = "Rosario-Canaria-77"


def incoming(form: str) -> bytes:
    """A picture with a canary in every place that this format has for words."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = CANARY
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8769)[0x9286] = CANARY.encode()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode()
    picture = Image.new("RGB", (900, 500), (180, 90, 30))
    out = io.BytesIO()
    if form == "JPEG":
        picture.save(out, form, exif=exif, comment=CANARY.encode(), xmp=xmp)
    elif form == "PNG":
        words = PngInfo()
        words.add_text("Comment", CANARY)
        words.add_itxt("XML:com.adobe.xmp", CANARY)
        picture.save(out, form, exif=exif, pnginfo=words)
    elif form == "WEBP":
        picture.save(out, form, exif=exif.tobytes(), xmp=xmp)
    else:
        picture.save(out, "HEIF", exif=exif.tobytes(), xmp=xmp)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_metadata_of_any_format_survives_r22(form: str) -> None:
    data = incoming(form)
    assert CANARY.encode() in data
    for file in rebuilt(data):
        assert CANARY.encode() not in file.data
        with Image.open(io.BytesIO(file.data)) as made:
            assert not dict(made.getexif())
            assert set(made.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "loop",
                "background",
                "timestamp",
                "duration",
                "progressive",
                "progression",
            }
            assert (made.width, made.height) == (file.width, file.height)


def test_sizes_never_grow_and_one_is_a_jpeg() -> None:
    files = rebuilt(incoming("JPEG"))
    assert [(file.media_type, file.width) for file in files] == [
        ("image/webp", 480),
        ("image/webp", 900),
        ("image/jpeg", 900),
    ]


def test_a_covered_box_is_one_flat_colour() -> None:
    noise = Image.effect_noise((400, 400), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    covered = rebuilt(out.getvalue(), boxes=[(0.25, 0.25, 0.75, 0.75)])[0]
    with Image.open(io.BytesIO(covered.data)) as made:
        inside = made.crop((140, 140, 260, 260)).convert("L").getextrema()
    assert inside[1] - inside[0] < 12


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken", b"%PDF-1.4", b"<svg xmlns='x'/>", b"GIF89a"]
)
def test_what_is_not_a_photograph_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        rebuilt(data)


def test_a_decompression_bomb_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20000, 20000)).save(out, "PNG")
    with pytest.raises(NotAPicture):
        rebuilt(out.getvalue())
