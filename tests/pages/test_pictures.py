"""Editors' pictures: rebuilt from pixels, named at random, sized when saved, and served by size alone."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.translation import override
from PIL import Image, PngImagePlugin
from PIL.Image import Exif
from wagtail.images.forms import get_image_form

from stories.pages.pictures import EditorialDocument, EditorialImage, EditorialRendition, made_size, rebuilt
from tests.pages.surfaces import body
from tests.pages.test_articles import article

CANARY = "canario-7f3a"
FORMATS = ["JPEG", "PNG", "WEBP", "HEIF", "GIF", "TIFF"]


def uploaded(form: str) -> bytes:
    """A picture that says, wherever its format lets it, where and by whom it was taken."""
    pixels = Image.new("RGB", (1600, 900), "#c33")
    exif = Exif()
    exif[0x010E] = exif[0x013B] = CANARY
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (34.0, 2.0, 11.0), CANARY
    said: dict[str, Any] = {"exif": exif}
    if form == "JPEG":
        said |= {"comment": CANARY.encode(), "icc_profile": CANARY.encode() * 20}
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", CANARY)
        text.add_itxt("Comment", CANARY)
        said["pnginfo"] = text
    if form == "WEBP":
        said["xmp"] = f"<x>{CANARY}</x>".encode()
    if form == "GIF":
        said = {"comment": CANARY.encode()}
    out = io.BytesIO()
    pixels.save(out, form, **said)
    return out.getvalue()


def picture(form: str = "JPEG") -> EditorialImage:
    name = f"{CANARY}.{form.lower()}"
    image = EditorialImage(title="Una pared", source="Archivo", licence="CC BY 4.0", people_agreed=True)
    image.file = ContentFile(uploaded(form), name=name)
    image.width, image.height = 1600, 900
    image.save()
    return image


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_but_pixels_is_left_of_an_upload(form: str) -> None:
    before = uploaded(form)
    assert CANARY.encode() in before
    after = rebuilt(before)
    assert CANARY.encode() not in after
    with Image.open(io.BytesIO(after)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (1600, 900))
        assert not opened.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(opened.info)


def test_a_picture_is_turned_upright_and_transparency_becomes_paper() -> None:
    exif = Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(out, "PNG", exif=exif)
    with Image.open(io.BytesIO(rebuilt(out.getvalue()))) as opened:
        assert opened.size == (20, 40)
        assert opened.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF"])
def test_no_byte_or_name_of_an_upload_reaches_the_disk(site: Client, form: str) -> None:
    image = picture(form)
    assert CANARY not in image.file.name
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        assert CANARY not in str(path)
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()


def test_sizes_are_made_when_a_picture_is_saved_and_drawing_a_page_writes_nothing(site: Client) -> None:
    image = picture()
    size = made_size(image)
    assert size is not None
    assert (size.width, Path(size.file.name).suffix) == (1200, ".webp")
    page = article(("picture", {"image": image, "alt": "Una pared roja", "caption": "La pared"}))
    before = EditorialRendition.objects.count()
    drawn = body(site, page.url).decode()
    assert EditorialRendition.objects.count() == before
    assert f'src="{size.url}" width="1200"' in drawn
    assert "CC BY 4.0" in drawn
    EditorialRendition.objects.all().delete()
    assert "<figure>" not in body(site, page.url).decode()
    assert EditorialRendition.objects.count() == 0


def test_a_size_is_served_for_ever_and_what_was_uploaded_never(site: Client) -> None:
    image = picture()
    size = made_size(image)
    assert size is not None
    response = site.get(size.url)
    sent = b"".join(response)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert CANARY.encode() not in sent
    assert image.file.name.startswith("original_images/")
    assert site.get(f"/imagenes/{image.file.name}").status_code == 404
    assert site.get("/imagenes/../archive.sqlite3").status_code == 404


def test_r27_a_picture_needs_source_licence_and_the_permission_of_those_it_shows(site: Client) -> None:
    form = get_image_form(EditorialImage)({"title": "Una pared"}, instance=EditorialImage())
    assert {"source", "licence", "people_agreed"} <= set(form.errors)
    with pytest.raises(ValidationError, match="permiso"):
        EditorialImage(title="x", source="x", licence="x").clean()


def test_documents_are_not_taken_and_leave_no_byte_on_a_disk(db: None, tmp_path: Path) -> None:
    before = list(Path(settings.MEDIA_ROOT).rglob("*"))
    pdf = ContentFile(b"%PDF-1.4 /Author (Reina Xicay)", "reina-xicay.pdf")
    document = EditorialDocument(title="Tarjeta", file=pdf)
    for refuse in (document.full_clean, document.save, lambda: EditorialDocument.objects.create(title="x", file=pdf)):
        with pytest.raises(ValidationError, match="documentos"), override("es"):
            refuse()
    assert list(Path(settings.MEDIA_ROOT).rglob("*")) == before
