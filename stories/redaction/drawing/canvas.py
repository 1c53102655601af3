"""From untrusted bytes to plain pixels: one photograph the right way up, or one page of a PDF."""

import io
import struct

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF", "image/heif": "HEIF"}
PDF = "application/pdf"
# A JPEG of a hundred million pixels is decoded at a part of its size; of others so many are held.
MOST_JPEG, MOST = 100_000_000, 50_000_000
# No picture of an edition is larger than this on its longer side.
LONGEST = 4_000
PAGE_LONGEST = 2_200
MOST_PAGES = 100
STUMBLES = (
    UnidentifiedImageError,
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError),
    *(OverflowError, RuntimeError, MemoryError, struct.error, AttributeError, AssertionError),
)


class NoPicture(ValueError):
    """ "broken", "pixels" (too many), "pages" (too many), "locked" (a password)."""


def pixels(data: bytes, *, media_type: str, page: int = 0) -> Image.Image:
    """The picture, or the page counted from 1, on a new canvas of RGB. Raises NoPicture."""
    try:
        drawn = _page(data, page) if media_type == PDF else _photograph(data, FORMATS[media_type])
        canvas = Image.new("RGB", drawn.size, "white")
        canvas.paste(drawn)
        return canvas
    except NoPicture:
        raise
    except STUMBLES as error:
        raise NoPicture("broken") from error


def _photograph(data: bytes, form: str) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    with Image.open(io.BytesIO(data), formats=(form,)) as opened:
        if opened.width < 1 or opened.height < 1:
            raise NoPicture("broken")
        if opened.width * opened.height > (MOST_JPEG if form == "JPEG" else MOST):
            raise NoPicture("pixels")
        if isinstance(opened, ImageFile.ImageFile):
            opened.draft("RGB", (LONGEST, LONGEST))
        opened.load()
        opened.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
        turned = ImageOps.exif_transpose(opened)
        return _on_white(turned)


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent is white: what lies hidden under transparency goes nowhere."""
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises NoPicture."""
    try:
        document = _opened(data)
        try:
            count = len(document)
        finally:
            document.close()
    except NoPicture:
        raise
    except STUMBLES as error:
        raise NoPicture("broken") from error
    if not 1 <= count <= MOST_PAGES:
        raise NoPicture("pages" if count else "broken")
    return count


def _opened(data: bytes):  # type: ignore[no-untyped-def]
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NoPicture("locked" if "password" in str(error).lower() else "broken") from error


def _page(data: bytes, number: int) -> Image.Image:
    document = _opened(data)
    try:
        if not 1 <= number <= len(document):
            raise NoPicture("broken")
        page = document[number - 1]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise NoPicture("broken")
        scale = PAGE_LONGEST / max(width, height)
        # What the reader saw, annotations and all: a black box that lies over words must not be left out.
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=True, fill_color=(255, 255, 255, 255))
        drawn: Image.Image = bitmap.to_pil()
        return drawn.convert("RGB")
    finally:
        document.close()
