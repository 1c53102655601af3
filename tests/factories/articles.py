"""Editorial pages to which two people said yes."""

from typing import Any

from wagtail.models import Page

from stories.gate.clock import today
from stories.moderation.models import ArticleApproval, User
from stories.pages.editorial import Article
from stories.pages.wording import fingerprints
from tests.factories.telling import person


def agree_to(page: Article, *people: User) -> None:
    """A yes of each to the page's words as the object has them."""
    words = fingerprints(page)
    for one in people:
        ArticleApproval.objects.create(
            page_number=page.pk, page_words=words.page, own_words=words.own, person=one, day=today()
        )


def public_article(page: Any, *, under: Page | None = None) -> Any:
    """The article, added below `under`, read by two people and published."""
    page.live = False
    made = Page.objects.get(pk=(under or Page.get_first_root_node()).pk).add_child(instance=page)
    agree_to(made, person(), person())
    made.save_revision().publish()
    return type(page).objects.get(pk=made.pk)
