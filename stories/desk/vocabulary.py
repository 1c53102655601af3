"""The vocabulary as snippets: editors add and change terms; none may name a person's status (R12, `Term.clean`)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from stories.pages.terms import Term


class TermForm(WagtailAdminModelForm):
    """Records name a term by its slug, so the slug stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields["slug"].disabled = True


class TermViewSet(SnippetViewSet):
    """Themes, places and campaigns' hashtags, in both languages."""

    model = Term
    icon = "tag"
    menu_label = _("Vocabulario")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["label_es", "label_en", "kind", "parent"]
    list_filter = ["kind"]
    search_fields = ["slug", "label_es", "label_en", "synonyms_es", "synonyms_en"]
    copy_view_enabled = False
    edit_handler = ObjectList(Term.panels, base_form_class=TermForm)
