"""Articles go public when two people have said yes to their exact words, each after seeing what might name somebody.

The door counts the people (`stories.gate.rules.articles`); here they are asked about what the detectors found.
"""

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from wagtail.models import Page

from stories.gate.models import ReadablePage
from stories.gate.rules.articles import PEOPLE
from stories.moderation.models import ArticleApproval, User
from stories.pages.editorial import Article, ContextPage, EditorialPage, HomePage, TimelinePage
from stories.pages.exhibits import ExhibitPage
from stories.pages.wording import Text, fingerprints, texts
from stories.publishing.errors import Refused, door_said
from stories.redaction.finding import KINDS, propose, sentence

ARTICLES: tuple[type[Article], ...] = (HomePage, EditorialPage, TimelinePage, ContextPage, ExhibitPage)


@dataclass(frozen=True)
class Finding:
    """Words of an article that may name or place a person, why, and where they stand."""

    words: str
    reason: str
    where: str | Promise
    direct: bool  # by itself it would lead to a person

    @property
    def key(self) -> str:
        """By which a confirmation names these words, wherever they stand in the article."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Standing:
    """How far the newest words of an article are."""

    draft: Article
    people: list[User]
    public: bool  # readers see exactly these words

    @property
    def complete(self) -> bool:
        return len(self.people) >= PEOPLE


def draft_of(*, page: Page) -> Article:
    """The newest words, published or not."""
    draft: Article = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


def standing_of(*, page: Page) -> Standing:
    """Who said yes to the newest words, and whether they are what readers see."""
    draft = draft_of(page=page)
    people = User.objects.filter(pk__in=_approvals(draft).values("person_id")).order_by("username")
    readable = ReadablePage.objects.filter(pk=page.pk).exists()
    return Standing(draft, list(people), readable and fingerprints(draft) == fingerprints(page.specific))


def _approvals(draft: Article) -> Any:
    words = fingerprints(draft)
    return ArticleApproval.objects.filter(page_number=draft.pk, page_words=words.page, own_words=words.own)


def findings(*, page: Page) -> list[Finding]:
    """What the detectors find in the newest words, each once. What readers already see was asked about before."""
    known: set[str] = set()
    if ReadablePage.objects.filter(pk=page.pk).exists():
        known = {found.words for found in _found(page.specific)}
    return [found for found in _found(draft_of(page=page)) if found.words not in known]


def _found(article: Article) -> list[Finding]:
    language = article.locale.language_code
    seen: dict[str, Finding] = {}
    for one in texts(article):
        for proposal in propose(text=one.text, language=language):
            words = " ".join(one.text[proposal.start : proposal.end].split())
            seen.setdefault(words, Finding(words, sentence(proposal), one.where, KINDS[proposal.kind].direct))
    return list(seen.values())


def words_of(*, page: Page) -> list[Text]:
    """Every text of the newest words, as a person reads it before saying yes."""
    return texts(draft_of(page=page))


def agree(
    *, page: Page, person: User, confirmed: Collection[str], read: tuple[str, str], at: datetime.date
) -> ArticleApproval:
    """Say yes to exactly the words that were read; `read` are their fingerprints, `confirmed` keys of findings.

    Raises Refused while something found was not confirmed, or when the words changed meanwhile. A second press changes
    nothing.
    """
    draft = draft_of(page=page)
    words = fingerprints(draft)
    if read != (words.page, words.own):
        raise Refused("other_words")
    left = [found.words for found in findings(page=page) if found.key not in confirmed]
    if left:
        raise Refused("words_unconfirmed", words=", ".join(f"«{one}»" for one in left))
    standing = _approvals(draft).filter(person=person).first()
    return standing or ArticleApproval.objects.create(
        page_number=draft.pk, page_words=words.page, own_words=words.own, person=person, day=at
    )


def publish_article(*, page: Page, person: User) -> None:
    """Make the newest words public. Raises Refused with the door's reason while two people have not said yes."""
    revision = Page.objects.get(pk=page.pk).get_latest_revision()
    try:
        with transaction.atomic():
            if revision is None:
                revision = page.specific.save_revision(user=person)
            revision.publish(user=person)
    except DatabaseError as error:
        if said := door_said(error):
            raise said from error
        raise


def unfinished() -> list[Page]:
    """Articles whose newest words readers do not see, by title."""
    pages = Page.objects.type(*ARTICLES).order_by("title")
    readable = set(ReadablePage.objects.values_list("pk", flat=True))
    return [page for page in pages if page.has_unpublished_changes or page.pk not in readable]
