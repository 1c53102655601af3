"""Documents on the desk: new images of pages, never the file; and words typed or brought beside them."""

import io
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from PIL import Image

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.projecting import project
from stories.redaction.named import files_of
from stories.redaction.opening import open_bundle, open_file
from stories.vault.keeper import get_keeper
from tests.covers import looked_fields
from tests.desk.pressing import take
from tests.desk.staff import fields_of, said, text_of
from tests.publishing.stories_told import ToldStory, tell
from tests.redaction.finished import CANARY

pytestmark = pytest.mark.usefixtures("archive")
WORDS = "Renta de marzo.\n\nSe pagó tarde, en efectivo."


def lease(pages: int = 2) -> bytes:
    """A PDF with a name in its information, in its text, and in a picture's Exif."""
    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(300, 400)
    out = io.BytesIO()
    document.save(out)
    bare = out.getvalue()
    return bare.replace(b"%%EOF", f"%{CANARY}\n%%EOF".encode())


@pytest.fixture
def told() -> ToldStory:
    return tell(uses=frozenset({"web", "photo"}))


def send(told: ToldStory, data: bytes, media_type: str) -> str:
    """One more file, in a sitting of its own; its id."""
    secrets = told.secrets
    sitting = telling.open_sitting(secrets=secrets)
    telling.add_original(
        secrets=secrets, sitting=sitting, chunks=[data], name="renta.pdf", media_type=media_type, at=today()
    )
    uses = {use: use in ("web", "photo") for use in Use.values}
    choices = Choices(uses=uses, texts=dict.fromkeys(Use.values, "0" * 64), name="", place_step=2, date_step=2)
    telling.send(secrets=secrets, sitting=sitting, choices=choices, at=today())
    return str(told.submission.originals.order_by("-sitting", "-seq").values_list("pk", flat=True)[0])


def at(name: str, submission: Submission, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[submission.pk, *more])


def test_pages_are_shown_veiled_and_published_as_new_images(ana: User, told: ToldStory) -> None:
    submission = told.submission
    original = send(told, lease(), "application/pdf")
    client = take(ana, submission)
    listed = client.get(at("document", submission, original)).content.decode()
    images = [image["src"] for image in BeautifulSoup(listed, "html.parser").select(".desk-leaves img")]
    assert images == [at("original", submission, original, page, "velada") for page in (1, 2)]
    with Image.open(io.BytesIO(client.get(images[0]).content)) as hint:
        assert max(hint.size) <= 24

    page = at("picture", submission, original, 2)
    words = {"words-use": "on", "words-alt_es": "Un recibo", "words-alt_en": "A receipt"}
    box = {"box-0-left": "0", "box-0-top": "0", "box-0-right": "50", "box-0-bottom": "50"}
    fields = fields_of(client.get(page), "foto")
    assert client.post(page, {**fields, **looked_fields(), **words, **box, "hacer": "guardar"}).status_code == 302

    shown = titled(client, submission)
    assert client.post(at("work", submission), {**shown, "hacer": "guardar"}).status_code == 302
    edition = project(submission=submission, person=ana, at=today())
    opened = get_keeper().open(str(ana.pk), submission.pk, "redact")
    bundle = open_bundle(edition=edition, unseal=opened.unseal)
    [picture] = [content for content in bundle.contents() if content["kind"] == "picture"]
    assert picture["alt"] == {"es": "Un recibo", "en": "A receipt"}
    for file in files_of(picture):
        with open_file(edition=edition, bundle=bundle, sha256=file["sha256"]) as reader:
            data = reader.read()
        assert CANARY.encode() not in data
        with Image.open(io.BytesIO(data)) as made:
            corner, middle = made.convert("L").getpixel((9, 9)), made.convert("L").getpixel((made.width - 9, 9))
        assert isinstance(corner, int) and isinstance(middle, int) and corner < 60 < 200 < middle


def titled(client: Any, submission: Submission) -> dict[str, Any]:
    """The worksheet as it stands, with a title."""
    fields = fields_of(client.get(at("work", submission)))
    return {name: value for name, value in fields.items() if not name.startswith("prop-")} | {"title": "La renta"}


def test_a_page_is_refused_until_it_is_looked_over_and_told(ana: User, told: ToldStory) -> None:
    original = send(told, lease(), "application/pdf")
    client = take(ana, told.submission)
    page = at("picture", told.submission, original, 1)
    fields = fields_of(client.get(page), "foto") | {"words-use": "on", "hacer": "guardar"}
    assert "diga qué se ve" in text_of(client.post(page, fields))


@pytest.mark.parametrize(("number", "code"), [(0, 404), (3, 200), (1, 200)])
def test_a_pdf_has_pages_and_is_no_picture(ana: User, told: ToldStory, number: int, code: int) -> None:
    original = send(told, lease(), "application/pdf")
    client = take(ana, told.submission)
    assert client.get(at("picture", told.submission, original, number)).status_code == code
    drawn = client.get(at("original", told.submission, original, number, "entera"))
    assert drawn.status_code == (200 if number == 1 else 404)


@pytest.mark.parametrize(("data", "words"), [(b"%PDF-1.4 broken\n%%EOF", "no se puede abrir")])
def test_what_cannot_be_opened_is_said(ana: User, told: ToldStory, data: bytes, words: str) -> None:
    original = send(told, data, "application/pdf")
    page = take(ana, told.submission).get(at("document", told.submission, original))
    assert words in text_of(page)


@pytest.mark.parametrize("how", ["guardar", "traer"])
def test_what_a_document_says_becomes_paragraphs_of_the_worksheet(ana: User, told: ToldStory, how: str) -> None:
    original = send(told, WORDS.encode("utf-16"), "text/plain")
    client = take(ana, told.submission)
    address = at("document", told.submission, original)
    fields = fields_of(client.get(address), "dice") | {"hacer": how}
    answer = client.post(address, fields | ({"words": WORDS} if how == "guardar" else {}))
    assert "en la hoja de trabajo" in said(answer)
    paragraphs = client.get(at("work", told.submission)).content.decode()
    assert "Renta de marzo." in paragraphs
    assert "Se pagó tarde, en efectivo." in paragraphs
    assert "Renta de marzo." in fields_of(client.get(address), "dice")["words"]


def test_a_photograph_is_no_document(ana: User, told: ToldStory) -> None:
    original = told.submission.originals.get().pk
    assert take(ana, told.submission).get(at("document", told.submission, original)).status_code == 404
