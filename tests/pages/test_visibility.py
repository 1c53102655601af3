"""What may be seen, at every public exit, in every state a record can have. States are made by rows alone."""

from collections.abc import Callable

import pytest
from django.test import Client

from stories.consent.models import Hold
from stories.gate.clock import today
from tests import factories
from tests.factories import Story, days
from tests.pages.surfaces import LANGUAGES, LISTS, at, body, own_addresses, page_of, shared_addresses, status

KINDS = ["testimony", "mural", "vigil"]


def put_on_hold(story: Story) -> None:
    factories.hold(story.submission)


def ordered_down(story: Story) -> None:
    factories.hold(story.submission, kind="takedown")


def expire(story: Story) -> None:
    factories.grant(story.submission, "web", expires_on=today())


def take_back_web(story: Story) -> None:
    factories.grant(story.submission, "web", allowed=False)


def narrow_the_place(story: Story) -> None:
    factories.grant(story.submission, "web", place_step=1)


def embargo(story: Story) -> None:
    factories.grant(story.submission, "web", embargo_until=today() + days(3))


HIDING = [put_on_hold, ordered_down, expire, take_back_web, narrow_the_place, embargo]


def published(kind: str = "testimony") -> Story:
    return factories.published_record(kind=kind, pictures=1, sounds=1, translation=True)


def mentions(client: Client, story: Story) -> list[str]:
    """Shared pages that name the record, by its address, its call number or its title.

    Four letters alone may stand in any word ("east"), so the number is looked for as it is written.
    """
    number = story.record.pk
    words = (
        f"/{number}/".encode(),
        f">{number.upper()}<".encode(),
        f" {number.upper()}".encode(),
        b"Abrimos la ventana",
    )
    return [address for address in shared_addresses(story) if any(word in body(client, address) for word in words)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_public_record_is_on_every_surface(site: Client, kind: str) -> None:
    story = published(kind)
    for address in own_addresses(story):
        assert status(site, address) == 200, address
    named = mentions(site, story)
    for language in LANGUAGES:
        assert f"/{language}/" in named
        assert at("feed", language=language) in named
        assert at(LISTS[kind], language=language) in named
    assert "/sitemap.xml" in named


@pytest.mark.parametrize(("hide", "kind"), list(zip(HIDING, [*KINDS, *KINDS], strict=True)))
def test_what_is_hidden_is_404_everywhere_at_the_next_request(
    site: Client, hide: Callable[[Story], None], kind: str
) -> None:
    story = published(kind)
    addresses = own_addresses(story)
    hide(story)
    for address in addresses:
        assert status(site, address) == 404, address
    assert mentions(site, story) == []


@pytest.mark.parametrize("kind", KINDS)
def test_r5_a_withdrawal_reaches_every_public_surface_at_the_next_request(site: Client, kind: str) -> None:
    story = published(kind)
    addresses = own_addresses(story)
    tags = {address: site.head(address).get("ETag", "") or site.get(address)["ETag"] for address in addresses}
    factories.withdraw(story.submission)
    for address in addresses:
        for headers in ({}, {"If-None-Match": tags[address]}, {"Range": "bytes=0-1"}):
            response = site.get(address, headers=headers)
            assert response.status_code == (404 if address.startswith("/medios/") else 410), (address, headers)
            assert "Abrimos la ventana" not in response.content.decode()
            assert "Cantamos" not in response.content.decode()
    assert mentions(site, story) == []


def test_a_record_that_never_was_public_leaves_no_tombstone(site: Client) -> None:
    story = factories.reviewed_record()
    assert status(site, page_of(story)) == 404
    factories.withdraw(story.submission)
    assert status(site, page_of(story)) == 404


def test_what_is_told_reviewed_or_cleared_but_not_published_is_nowhere(site: Client) -> None:
    for story in (factories.prepared_record(), factories.reviewed_record(), factories.cleared_record()):
        assert status(site, page_of(story)) == 404
        assert mentions(site, story) == []


def test_a_hold_that_is_lifted_brings_the_record_back(site: Client) -> None:
    story = published()
    hold = factories.hold(story.submission)
    assert status(site, page_of(story)) == 404
    factories.lift(hold)
    assert status(site, page_of(story)) == 200


def test_a_photograph_taken_back_leaves_the_rest(site: Client) -> None:
    story = published("mural")
    pictures = list(story.document.files.filter(part__kind="picture"))
    sounds = list(story.document.files.filter(part__kind="sound"))
    factories.grant(story.submission, "photo", allowed=False)

    page = body(site, page_of(story)).decode()
    assert "No hay fotografía de este mural" in page
    assert "<img" not in page
    assert all(status(site, at("media", file.pk)) == 404 for file in pictures)
    assert all(status(site, at("media", file.pk)) == 200 for file in sounds)
    wall = body(site, at("murals")).decode()
    assert "<img" not in wall
    assert "Abrimos la ventana" in wall


def test_a_recording_taken_back_leaves_the_words(site: Client) -> None:
    story = published()
    factories.grant(story.submission, "voice", allowed=False)
    page = body(site, page_of(story)).decode()
    assert "<audio" not in page
    assert "Tocaron la puerta" in page


def test_a_hold_on_one_part_hides_that_part_alone(site: Client) -> None:
    story = published()
    passage = next(part for part in story.version.parts if part.kind == "passage")
    factories.hold(story.submission, kind=Hold.Kind.TAKEDOWN, part_sha256=passage.sha256)
    for suffix in ("", "_text", "_sheet"):
        assert b"Tocaron la puerta" not in body(site, page_of(story, suffix=suffix))
    assert b"They knocked" in body(site, page_of(story) + "?lang=en")


def test_a_translation_taken_back_leaves_the_original(site: Client) -> None:
    story = published()
    both = body(site, page_of(story)).decode()
    assert "They knocked" in both
    factories.grant(story.submission, "translate", allowed=False)
    for language in LANGUAGES:
        page = body(site, page_of(story, language=language)).decode()
        assert "Tocaron la puerta" in page
        assert "They knocked" not in page
        assert "Leer en" not in page


def test_a_record_at_the_address_of_another_kind_is_404(site: Client) -> None:
    story = published("mural")
    assert site.get(at("testimony", story.record.pk)).status_code == 404
    assert site.get(at("vigil", story.record.pk)).status_code == 404


def test_an_upper_case_call_number_leads_to_the_lower_case_one(site: Client) -> None:
    story = published()
    if story.record.pk.isdigit():
        return
    response = site.get(at("testimony", story.record.pk.upper()))
    assert (response.status_code, response["Location"]) == (301, page_of(story))


def test_r24_originals_have_no_address(site: Client) -> None:
    story = published()
    file = story.document.files.first()
    assert file is not None
    for name in (file.name, file.sha256, story.submission.pk, "../archive.sqlite3", "%2e%2e/keys/vault.key"):
        assert site.get(f"/medios/{name}").status_code == 404
        assert site.get(f"/imagenes/{name}").status_code == 404
    for address in ("/media/", "/imagenes/", "/imagenes/original_images/a.jpg", "/documents/1/a.pdf", "/api/v2/pages/"):
        assert status(site, address) == 404
