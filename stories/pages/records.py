"""Record pages: a Wagtail page per record that holds an opaque title and a workflow state, and no content at all."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# Three letters before a call number: the spine label of the kind.
SPINE = {"testimony": "TES", "mural": "MUR", "vigil": "VIG"}
# On the desk alone: news of a mural has no call number of its own.
SPINE_OF_NEWS = "AVI"


class RecordsPage(Page):
    """The shelf on which record pages stand in the page tree. It shows nothing itself."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.TestimonyPage", "stories.MuralPage", "stories.VigilPage"]
    preview_modes: list[Any] = []

    class Meta:
        app_label = "stories"
        verbose_name = _("Estante de registros")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        raise Http404


class RecordPage(Page):
    """What the three kinds share: no content columns, no previews, no children, one address that is not the tree's."""

    parent_page_types = ["stories.RecordsPage"]
    subpage_types: list[str] = []
    preview_modes: list[Any] = []
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    content_panels: list[Any] = []
    kind = ""

    class Meta:
        app_label = "stories"
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The record view's address; the page tree's own address serves nothing."""
        parts = super().get_url_parts(request)
        record = getattr(self, "record", None)
        if parts is None or record is None:
            return None
        try:
            return parts[0], parts[1], reverse(self.kind, args=[record.pk])
        except NoReverseMatch:
            return None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        raise Http404


class TestimonyPage(RecordPage):
    """A testimony's place in the page tree."""

    __test__ = False
    kind = "testimony"

    class Meta:
        app_label = "stories"
        verbose_name = _("Testimonio")


class MuralPage(RecordPage):
    """A mural's place in the page tree."""

    kind = "mural"

    class Meta:
        app_label = "stories"
        verbose_name = _("Mural")


class VigilPage(RecordPage):
    """A vigil's place in the page tree."""

    kind = "vigil"

    class Meta:
        app_label = "stories"
        verbose_name = _("Vigilia")


PAGE_OF_KIND: dict[str, type[RecordPage]] = {"testimony": TestimonyPage, "mural": MuralPage, "vigil": VigilPage}
