"""Whom vigils remember: as far as the family wishes, and never longer than the vigil may be seen."""

import pytest
from django.test import Client

from tests import factories
from tests.pages.surfaces import at, body, page_of

CHUY = "Chuy, que arreglaba bicicletas"


def vigil(remembered: str = CHUY, *, family: str = "agreed", text: str = "Éramos noventa.") -> factories.Story:
    said = {"remembered": remembered, "family": family, "held": "2018-11-02", "called_by": "Vecinas"}
    parts = [factories.facts(kind="vigil", vigil=said), factories.passage(1, text)]
    return factories.published_record(kind="vigil", parts=parts)


def test_somebody_whose_family_agrees_has_a_page(site: Client) -> None:
    story = vigil()
    page = body(site, at("person", story.record.pk)).decode()
    assert CHUY in page
    assert "La familia está de acuerdo" in page
    assert page_of(story) in page
    assert at("person", story.record.pk) in body(site, at("remembered")).decode()


@pytest.mark.parametrize("family", ["no_name", "unknown"])
def test_without_the_familys_yes_there_is_no_page_of_ones_own(site: Client, family: str) -> None:
    story = vigil("Un vecino", family=family)
    assert site.get(at("person", story.record.pk)).status_code == 404
    listed = body(site, at("remembered")).decode()
    assert "Un vecino" in listed
    assert at("person", story.record.pk) not in listed


def test_two_vigils_for_one_person_stand_on_one_page(site: Client) -> None:
    one, other = vigil(text="La primera noche."), vigil(CHUY.upper(), text="La segunda noche.")
    for story in (one, other):
        page = body(site, at("person", story.record.pk)).decode()
        assert page_of(one) in page
        assert page_of(other) in page


def test_equal_words_do_not_join_where_a_family_did_not_agree(site: Client) -> None:
    one, other = vigil(), vigil(family="no_name")
    nights = body(site, at("person", one.record.pk)).decode().split('id="noches"')[1].split("</section>")[0]
    assert page_of(one) in nights
    assert page_of(other) not in nights


def test_a_withdrawn_vigil_takes_the_person_with_it(site: Client) -> None:
    story = vigil()
    factories.withdraw(story.submission)
    assert site.get(at("person", story.record.pk)).status_code == 410
    page = body(site, at("remembered")).decode()
    assert CHUY not in page
    assert "Aquí todavía no hay nada." in page


def test_a_held_vigil_is_missing(site: Client) -> None:
    story = vigil()
    factories.hold(story.submission)
    assert site.get(at("person", story.record.pk)).status_code == 404


def test_held_facts_name_nobody(site: Client) -> None:
    story = vigil()
    factories.hold(story.submission, part_sha256=story.version.parts[0].sha256)
    assert site.get(at("person", story.record.pk)).status_code == 404
    assert CHUY not in body(site, at("remembered")).decode()


def test_a_testimony_remembers_nobody_here(site: Client) -> None:
    story = factories.published_record()
    assert site.get(at("person", story.record.pk)).status_code == 404
