"""Two windows at once, and pages left open: nothing is decided by accident, and every answer is a friendly page."""

import re

import pytest

from stories.consent.models import Grant
from stories.gate.models import Visible
from stories.intake.models import Act
from tests.narrator.desk import told, version_of
from tests.narrator.test_space import change, open_version, published
from tests.narrator.walking import Narrator

pytestmark = pytest.mark.usefixtures("tree")


@pytest.mark.parametrize("press", ["approve", "marks", "message", "consent", "name", "hide", "original", "download"])
def test_withdrawn_in_one_window_while_another_goes_on(narrator: Narrator, other: Narrator, press: str) -> None:
    code = told(name="Marisol")
    edition = version_of(narrator.submission)
    narrator.enter(code)
    addresses = {
        "approve": ("space:edition", [edition.seq], {"answer": "yes"}),
        "marks": ("space:marks", [edition.seq], {"p1-wish": "out"}),
        "message": ("space:messages", [], {"message": "Hola"}),
        "consent": ("space:permits", [], {"web": "yes", "seen": "9"}),
        "name": ("space:name", [], {"answer": "none", "seen": "9"}),
        "hide": ("space:home", [], {"act": "hide"}),
        "original": ("space:withdraw", [], {"act": "original"}),
        "download": ("space:download", [], {}),
    }
    name, arguments, fields = addresses[press]
    narrator.open(name, *arguments)
    other.enter(code)
    other.open("space:withdraw")
    other.post(act="delete")
    narrator.post(**fields)
    assert narrator.at == "space:report"
    assert narrator.page.status_code == 200
    assert list(Act.objects.order_by("seq").values_list("kind", flat=True)) == ["send", "withdraw"]


def test_withdrawn_between_two_lines_of_an_answer(narrator: Narrator, monkeypatch: pytest.MonkeyPatch) -> None:
    """The door refuses the act itself; the narrator sees the report."""
    from stories.gate.clock import today
    from stories.intake import deciding
    from stories.intake.telling import enter
    from stories.publishing.withdrawing import withdraw

    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    say_yes = deciding.say_yes

    def late(**said: object) -> object:
        withdraw(secrets=enter(code=code), at=today())
        return say_yes(**said)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(deciding, "say_yes", late)
        narrator.post(answer="yes")
    assert narrator.at == "space:report"
    assert not Act.objects.filter(kind=Act.Kind.YES).exists()


def test_a_form_left_open_never_brings_back_what_was_taken_back(narrator: Narrator, other: Narrator) -> None:
    code = published(narrator, picture=True)
    other.enter(code)
    other.open("space:permits")
    left_open, token = other.html, other.token()
    change(narrator, photo="no")
    standing = dict(re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', left_open))
    standing |= dict(re.findall(r'<input type="hidden" name="(seen)" value="(\d+)"', left_open))
    assert standing["photo"] == "yes"
    other.page = other.client.post(other.where, {**token, **standing, "quote": "no"}, follow=True)
    assert "No se guardó nada" in other.words
    newest = Grant.objects.filter(use="photo").order_by("-seq")[0]
    assert not newest.allowed
    assert Grant.objects.filter(use="quote").order_by("-seq")[0].allowed


def test_a_form_without_its_mark_saves_nothing(narrator: Narrator) -> None:
    published(narrator)
    narrator.open("space:permits")
    narrator.post(web="no")
    assert "No se guardó nada" in narrator.words
    assert Visible.objects.exists()


def test_a_yes_to_a_version_that_was_replaced_decides_nothing_and_says_so(narrator: Narrator) -> None:
    code = told()
    old = version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    newer = version_of(narrator.submission, title="Otra vez")
    narrator.post(answer="yes")
    assert narrator.page.status_code == 200
    assert "No se guardó nada" in narrator.words
    assert f"/version/{newer.seq}/" in narrator.html
    assert not Act.objects.filter(edition_fingerprint=old.fingerprint).exists()


def test_approving_in_two_windows_is_one_yes(narrator: Narrator, other: Narrator) -> None:
    code = told()
    edition = version_of(narrator.submission)
    for window in (narrator, other):
        window.enter(code)
        window.open("space:edition", edition.seq)
    for window in (narrator, other):
        window.post(answer="yes")
        assert window.at == "space:home"
    assert Act.objects.filter(kind=Act.Kind.YES).count() == 1


def test_showing_again_lifts_only_ones_own(narrator: Narrator) -> None:
    from stories.gate.clock import today
    from stories.publishing.holding import hide_by_takedown
    from tests.publishing.stories_told import two_people

    published(narrator)
    narrator.post(act="hide")
    hide_by_takedown(submission=narrator.submission, person=two_people()[0], at=today())
    narrator.post(act="show")
    assert not Visible.objects.exists()
    assert "porque una persona que aparece pidió que se quite" in narrator.words
    narrator.post(act="show")
    assert Act.objects.filter(kind=Act.Kind.SHOW_AGAIN).count() == 1


def test_the_original_deleted_while_something_more_is_being_told(narrator: Narrator, other: Narrator) -> None:
    code = told()
    narrator.enter(code)
    narrator.post(act="more")
    assert narrator.at.startswith("tell:")
    step = narrator.where
    other.enter(code)
    other.open("space:withdraw")
    other.post(act="original")
    narrator.post_to(step, answer="Me acordé de algo más.")
    assert narrator.page.status_code in (200, 403)
    assert narrator.at == "space:home"
    narrator.open("tell:review")
    assert narrator.at == "space:home"
    assert Act.objects.filter(kind=Act.Kind.SEND).count() == 1


def test_after_leaving_no_page_of_the_space_opens(narrator: Narrator) -> None:
    published(narrator)
    pages = [
        narrator.address(name)
        for name in ("space:home", "space:messages", "space:permits", "space:name", "space:holding", "space:download")
    ]
    pages.append(narrator.address("space:edition", 1))
    for address in pages:
        assert narrator.client.get(address)["Cache-Control"] == "no-store"
    narrator.client.get(narrator.address("leave"))
    for address in pages:
        narrator.get(address)
        assert 'name="words"' in narrator.html
        assert "Tocaron" not in narrator.html
