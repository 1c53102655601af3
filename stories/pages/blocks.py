"""What editors compose pages from. A record is chosen by its call number alone and vanishes with it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from stories.pages.pictures import made_size
from stories.pages.quoting import quoted

RICH = ["bold", "italic", "link", "ol", "ul"]


class RecordBlock(blocks.CharBlock):
    """Quotes a record by call number: drawn through `visible(use="quote")`, empty when that is not so."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Registro (signatura de cuatro letras)"))
        super().__init__(max_length=4, min_length=4, **kwargs)

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context=parent_context), "story": quoted(call_number=value)}

    class Meta:
        icon = "openquote"
        template = "components/record_block.html"


class PictureBlock(blocks.StructBlock):
    """An editorial picture with its words."""

    image = ImageChooserBlock(label=_("Imagen"))
    alt = blocks.CharBlock(label=_("Lo que se ve, en palabras"))
    caption = blocks.CharBlock(label=_("Pie"), required=False)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        rendition = made_size(value["image"]) if value.get("image") else None
        return {**super().get_context(value, parent_context=parent_context), "rendition": rendition}

    class Meta:
        icon = "image"
        template = "components/picture_block.html"


class InvitationBlock(blocks.StructBlock):
    """One large sentence and a link to one of the archive's own places."""

    text = blocks.CharBlock(label=_("Frase"))
    place = blocks.ChoiceBlock(
        label=_("A dónde lleva"),
        choices=[
            ("tell:start", _("Contar")),
            ("testimonies", _("Testimonios")),
            ("murals", _("Murales")),
            ("vigils", _("Vigilias")),
            ("search", _("Buscar")),
        ],
    )
    words = blocks.CharBlock(label=_("Palabras del enlace"))

    class Meta:
        icon = "pick"
        template = "components/invitation_block.html"


class CardBlock(blocks.StructBlock):
    """One card for the pocket: a right, the words to hand over, and what they mean."""

    title = blocks.CharBlock(label=_("Derecho"), max_length=80)
    words = blocks.TextBlock(label=_("Palabras para decir o entregar"), max_length=240)
    words_language = blocks.ChoiceBlock(
        label=_("Lengua de esas palabras"), choices=[("en", _("Inglés")), ("es", _("Español"))], default="en"
    )
    gloss = blocks.TextBlock(label=_("Lo mismo, en la lengua de quien lee"), max_length=240, required=False)

    class Meta:
        icon = "tag"
        label = _("Tarjeta")


class CardsBlock(blocks.StructBlock):
    """Cards to print, cut and carry."""

    cards = blocks.ListBlock(CardBlock(), label=_("Tarjetas"), min_num=1, max_num=8)

    class Meta:
        icon = "copy"
        label = _("Tarjetas para llevar")
        template = "components/cards_block.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an editorial page."""

    heading = blocks.CharBlock(label=_("Subtítulo"), icon="title", template="components/heading_block.html")
    paragraph = blocks.RichTextBlock(label=_("Párrafo"), features=RICH, icon="pilcrow")
    quote = blocks.BlockQuoteBlock(label=_("Cita"))
    picture = PictureBlock(label=_("Imagen"))
    invitation = InvitationBlock(label=_("Invitación"))
    cards = CardsBlock()
    record = RecordBlock()
