"""Editors' pictures: rebuilt from pixels, named at random, and say where they come from. Documents are not taken."""

import io
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pixels
from PIL import ImageOps
from pillow_heif import register_heif_opener
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

LARGEST_SIDE = 2400
PAPER = "white"
NO_DOCUMENTS = _("Aquí no se suben documentos: guardan quién los hizo y lo que se borró. Escríbalo en la página.")
# The one size that pages show.
SIZE = "width-1200|format-webp"

register_heif_opener()


def rebuilt(data: bytes) -> bytes:
    """Return the picture as a new WebP made from its pixels alone: no EXIF, no comment, no profile, no thumbnail."""
    with Pixels.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    clean = Pixels.new("RGB", upright.size, PAPER)
    clean.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=86, method=4)
    return out.getvalue()


class EditorialImage(AbstractImage):
    """A picture for editorial pages. Never a narrator's: those are parts of editions."""

    file: Any
    source = models.CharField(_("de dónde viene"), max_length=200)
    licence = models.CharField(_("licencia"), max_length=120)
    people_agreed = models.BooleanField(
        _("quienes aparecen dieron permiso, o no aparece nadie"),
        default=False,
        help_text=_("No basta con que la foto se pueda conseguir."),
    )

    admin_form_fields = ("title", "file", "description", "source", "licence", "people_agreed", "collection")

    class Meta(AbstractImage.Meta):
        app_label = "stories"
        verbose_name = _("imagen editorial")

    def clean(self) -> None:
        super().clean()
        if not self.people_agreed:
            reason = _("Sin el permiso de quienes aparecen, la foto no puede estar aquí.")
            raise ValidationError({"people_agreed": reason})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Re-encode and rename what was uploaded before any byte of it reaches a disk; then make the size for pages."""
        if self.file and not getattr(self.file, "_committed", True):
            data = rebuilt(self.file.read())
            self.file = ContentFile(data, name=f"{secrets.token_hex(12)}.webp")
            self.file_size = len(data)
            self._set_file_hash()
        super().save(*args, **kwargs)
        make_sizes(self)

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail leaves a temporary file open; this one is memory."""
        with super().generate_rendition_file(*args, **kwargs) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class EditorialRendition(AbstractRendition):
    """One size of an editorial picture, made when a page is saved, never by the public process."""

    image = models.ForeignKey(EditorialImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]


def make_sizes(image: EditorialImage) -> None:
    """Make the size that pages show. For staff: it writes."""
    image.get_rendition(SIZE)


def made_size(image: EditorialImage) -> EditorialRendition | None:
    """The size that pages show, if it was made. Only looks."""
    found: EditorialRendition | None = EditorialRendition.objects.filter(image=image, filter_spec=SIZE).last()
    return found


class EditorialDocument(AbstractDocument):
    """Wagtail wants a model of documents; the archive takes none.

    A PDF keeps its author, its earlier versions and the text under black boxes, and no page could show one. What is to
    be printed is a page of cards.
    """

    admin_form_fields = tuple(field for field in Document.admin_form_fields if field != "tags")

    class Meta(AbstractDocument.Meta):
        app_label = "stories"
        verbose_name = _("documento editorial")

    def clean(self) -> None:
        super().clean()
        raise ValidationError(NO_DOCUMENTS)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused before any byte reaches a disk."""
        raise ValidationError(NO_DOCUMENTS)
