"""Before the first question: no cookie, no weight, the limits of what can be promised, and where help is."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from stories.intake.models import Kind, Submission
from stories.narrator.drafts import open_draft
from stories.pages.terms import Term
from stories.vault import by_code
from tests import factories
from tests.narrator.saying import finish, opened, walk
from tests.narrator.walking import Narrator

LIGHT = 30_000


def a_public(kind: str, *, terms: tuple[str, ...] = ("redada",)) -> str:
    """A public record's call number."""
    for slug in terms:
        Term.objects.get_or_create(slug=slug, defaults={"kind": "theme", "label_es": "Redada", "label_en": "Raid"})
    parts = [factories.facts(kind=kind, terms=list(terms)), factories.passage(1, "Tocaron la puerta.")]
    story = factories.published_record(kind=kind, parts=parts)
    return str(story.record.pk)


def test_no_cookie_is_given_before_begin_is_pressed(anybody: Narrator) -> None:
    """R15, R21."""
    anybody.open("tell:start")
    assert not anybody.client.cookies
    anybody.open("tell:help")
    assert not anybody.client.cookies
    anybody.open("tell:start")
    anybody.post(kind="mural")
    assert anybody.visit


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
    ],
)
def test_another_site_cannot_begin_a_story_here(narrator: Narrator, headers: dict[str, str]) -> None:
    narrator.open("tell:start")
    answer = narrator.client.post(narrator.where, {**narrator.token(), "kind": "testimony"}, **headers)
    assert answer.status_code == 200
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"HTTP_ORIGIN": "null"}, {"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_ORIGIN": "http://testserver"}]
)
def test_our_own_page_can_whatever_the_browser_says_of_itself(narrator: Narrator, headers: dict[str, str]) -> None:
    narrator.open("tell:start")
    answer = narrator.client.post(narrator.where, {**narrator.token(), "kind": "testimony"}, **headers)
    assert answer.status_code == 303


def test_help_is_offered_before_and_after_even_without_editors(anybody: Narrator) -> None:
    """R13."""
    address = anybody.address("tell:help")
    anybody.open("tell:start")
    assert anybody.html.count(f'href="{address}"') >= 2
    anybody.tell()
    assert anybody.html.count(f'href="{address}"') >= 2
    anybody.open("tell:help")
    assert "988" in anybody.words
    assert not re.search(r"https?://(?!testserver)", anybody.html.replace("http://www.w3.org", ""))


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_every_page_is_light(narrator: Narrator, kind: str) -> None:
    """At most 30 kB transferred: the page as it is (pages with words of a narrator's are not compressed), styles and
    scripts as WhiteNoise compressed them once.
    """
    heaviest = {}
    narrator.open("tell:start")
    heaviest["start"] = weight(narrator)
    narrator.post(kind=kind)
    heaviest["code"] = weight(narrator)
    narrator.post(saved="1")
    while narrator.at == "tell:question":
        heaviest[narrator.step] = weight(narrator)
        if narrator.step == "files":
            narrator.get(re.findall(r'<a class="btn[^"]*" href="([^"]+)"', narrator.html)[0])
        else:
            narrator.post(**({"answer": "es"} if narrator.step == "language" else {"skip": "1"}))
    narrator.answer(age="adult", story="Palabras. " * 40)
    narrator.open("tell:permits")
    heaviest["permits"] = weight(narrator)
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    heaviest["review"] = weight(narrator)
    narrator.post(send="1")
    heaviest["sent"] = weight(narrator)
    assert {name: size for name, size in heaviest.items() if size > LIGHT} == {}


def weight(narrator: Narrator) -> int:
    """Bytes of the page and of all that it loads from us."""
    total = len(narrator.page.content)
    for path in set(re.findall(r'(?:href|src)="/static/([^"]+)"', narrator.html)):
        found = finders.find(path)
        assert found, path
        data = Path(str(found)).read_bytes()
        total += len(data) if path.endswith((".png", ".jpg", ".webp")) else len(gzip.compress(data))
    return total


def test_a_story_may_answer_another_and_takes_its_themes_if_wished(anybody: Narrator) -> None:
    record = a_public("testimony")
    anybody.get(anybody.address("testimony", record))
    assert anybody.address("tell:answer", record) in anybody.html
    anybody.open("tell:answer", record)
    assert anybody.address("testimony", record) in anybody.html
    anybody.post(kind="mural")
    anybody.post(saved="1")
    pages = walk(anybody)
    assert "themes" in pages
    finish(anybody)
    told = opened(answered_submission())
    assert told.answers["answers_to"] == record
    assert told.answers["themes"] == ["redada"]


def answered_submission() -> Submission:
    return Submission.objects.get(kind=Kind.MURAL, record=None)


def test_themes_are_offered_and_none_is_chosen_for_anybody(narrator: Narrator) -> None:
    record = a_public("testimony")
    narrator.open("tell:answer", record)
    narrator.post(kind="testimony")
    narrator.post(saved="1")
    narrator.open("tell:question", "themes")
    assert 'value="redada"' in narrator.html
    assert "checked" not in narrator.html
    narrator.post(answer=["otra-cosa"])
    assert narrator.step == "themes"


@pytest.mark.parametrize("name", ["tell:answer", "tell:report"])
def test_what_is_not_public_cannot_be_answered(narrator: Narrator, name: str) -> None:
    story = factories.prepared_record(kind="mural")
    narrator.open(name, str(story.record.pk))
    assert narrator.at == "tell:start"
    narrator.open(name, "zzzz")
    assert narrator.at == "tell:start"


def test_only_a_mural_has_news(narrator: Narrator) -> None:
    narrator.open("tell:report", a_public("testimony"))
    assert narrator.at == "tell:start"
    record = a_public("mural")
    narrator.get(narrator.address("mural", record))
    assert narrator.address("tell:report", record) in narrator.html


def test_what_a_draft_answers_is_sealed(narrator: Narrator) -> None:
    """Nobody who holds the database learns who answered whom."""
    record = a_public("testimony")
    narrator.open("tell:answer", record)
    narrator.post(kind="vigil")
    code = narrator.shown_words()
    submission = Submission.objects.get(kind="vigil")
    secrets = by_code.unlock(submission_id=submission.pk, keys=by_code.derive(code=code))
    assert open_draft(secrets).answers["answers_to"] == record
    assert all(record.encode() not in bytes(body.sealed) for body in submission.bodies.all())


def test_two_published_stories_that_share_a_theme_list_each_other() -> None:
    """The link between an answer and what it answers is what both speak of."""
    one, two = a_public("testimony"), a_public("mural")
    client = Client()
    assert two in client.get(f"/es/testimonios/{one}/").content.decode()
    assert one in client.get(f"/es/murales/{two}/").content.decode()


@pytest.mark.parametrize(("chosen", "open_at_once"), [("", False), ("en", False), ("zap", True)])
def test_languages_beside_those_of_the_pages_wait_under_one_line_until_one_is_chosen(
    narrator: Narrator, chosen: str, open_at_once: bool
) -> None:
    narrator.begin()
    if chosen:
        narrator.answer(language=chosen)
    narrator.open("tell:question", "language")
    before, fold, after = re.split(r"(<details[^>]*>\s*<summary>Otro idioma)", narrator.html)
    assert 'value="es"' in before and 'value="en"' in before and 'value="zap"' not in before
    assert ("open" in fold) == open_at_once
    assert 'value="zap"' in after.split("</details>")[0]
