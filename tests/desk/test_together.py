"""Work given to colleagues, figures that point to nobody, and sentences to begin with."""

import datetime
from typing import Any

import pytest
from django.urls import reverse

from stories.desk.figures import LEAST, WEEKS, bars, shown, weeks
from stories.desk.set_phrases import SET_PHRASES, chosen, language_for
from stories.gate.clock import today
from stories.intake.models import MailboxItem
from stories.moderation import claiming
from stories.moderation.models import Claim, User
from tests import factories
from tests.desk.staff import browser_of, member, opened, said, text_of
from tests.publishing.stories_told import tell

pytestmark = pytest.mark.usefixtures("archive")


def assign(person: User, ids: list[str], to: Any) -> str:
    return said(browser_of(person).post(reverse("desk:assign"), {"relato": ids, "a": str(to)}))


def test_several_stories_are_given_to_a_colleague_who_may_give_them_back(ana: User) -> None:
    beto = member("beto", "moderators")
    told = [factories.told() for _ in range(4)]
    claiming.claim(submission=told[2], person=member("carla", "moderators"), at=today())
    claiming.recuse(submission=told[3], person=beto, at=today())
    page = browser_of(ana).get(reverse("desk:desk"), {"lista": "received"})
    assert page.content.decode().count('name="relato"') == 3
    words = assign(ana, [row.pk for row in told], beto.pk)
    assert "2 relatos encargados a beto" in words
    assert "2 no se encargaron" in words
    assert [claiming.holder(submission=row) == beto for row in told] == [True, True, False, False]
    first = Claim.objects.filter(submission=told[0]).order_by("seq")
    assert [(row.kind, row.person) for row in first] == [("given", ana), ("taken", beto)]
    claiming.release(submission=told[0], person=beto, at=today())
    assert claiming.holder(submission=told[0]) is None
    assert claiming.holders([row.pk for row in told]).keys() == {told[1].pk, told[2].pk}


def test_nothing_is_given_to_nobody_or_to_who_does_not_redact(ana: User) -> None:
    story = factories.told()
    advocate = member("eva", "advocates")
    for to in (advocate.pk, "x", 999_999):
        assert "elija a quién" in assign(ana, [story.pk], to)
    assert "elija a quién" in assign(ana, [], ana.pk)
    assert "encargado a ana" in assign(ana, [story.pk], ana.pk)
    assert [row.kind for row in story.claims.all()] == ["taken"], "what one takes oneself nobody gave"


# --- Figures ----------------------------------------------------------------------------------------------------------


def test_small_numbers_are_not_shown_and_none_looks_like_one() -> None:
    monday = datetime.date(2026, 5, 4)
    drawn = weeks({(monday, "mural"): 4, (monday, "testimony"): 5}, until=monday + datetime.timedelta(days=6))
    assert (len(drawn), drawn[-1].monday) == (WEEKS, monday)
    assert {cell.kind: cell.count for cell in drawn[-1].cells} == {"testimony": 5, "mural": None, "vigil": None}
    assert [shown(count) for count in (0, 1, LEAST - 1, LEAST)] == [None, None, None, LEAST]
    rectangles, top = bars(drawn)
    assert top == LEAST
    assert {one.height for one in rectangles if one.kind == "few"} == {1}


def test_the_page_of_figures_counts_weeks_and_draws_without_styles(ana: User) -> None:
    for _ in range(LEAST):
        factories.told()
    factories.told(kind="mural")
    page = browser_of(ana).get(reverse("desk:figures"))
    row = text_of(page).partition("Semana del lunes")[2]
    assert f" {LEAST} " in row
    drawing = page.content.decode().partition('<figure class="desk-chart"')[2].partition("</figure>")[0]
    assert drawing.count("<rect") == 3 + WEEKS * 3
    assert "style" not in drawing


# --- To the narrator --------------------------------------------------------------------------------------------------


def test_a_sentence_to_begin_with_comes_in_the_language_of_the_story_and_is_changed_before_it_goes(ana: User) -> None:
    told = tell()
    client, talk = opened(ana, told.submission, reason="answer"), reverse("desk:talk", args=[told.submission.pk])
    page = client.get(talk, {"frase": "place"}).content.decode()
    assert ">¿Está bien que se lea en qué barrio pasó?" in page
    assert client.get(talk, {"frase": "nada"}).content.decode().count('maxlength="4000"') == 2
    english = client.get(talk, {"frase": "place", "idioma": "en"}).content.decode()
    assert 'lang="en" autofocus>Is it all right' in english
    assert not MailboxItem.objects.filter(submission=told.submission).exclude(kind="read").exists(), (
        "choosing sends nothing"
    )
    decline = client.get(reverse("desk:decline", args=[told.submission.pk]), {"frase": "not_ours"})
    assert "Sigue siendo suyo" in text_of(decline)


def test_every_sentence_has_both_languages_and_none_is_for_colleagues() -> None:
    assert {one.use for one in SET_PHRASES} == {"question", "message", "decline"}
    for one in SET_PHRASES:
        spanish, english = chosen(key=one.key, language="es"), chosen(key=one.key, language="en")
        assert spanish and english and spanish != english, one.key
    assert [language_for(tag) for tag in ("es", "en-US", "quc")] == ["es", "en", "es"]


# --- Before opening ---------------------------------------------------------------------------------------------------


def test_the_warning_says_the_risk_and_its_reasons_once_somebody_judged(ana: User) -> None:
    from dataclasses import replace

    from stories.publishing.worksheets import save_worksheet
    from tests.publishing.stories_told import worksheet

    told = tell()
    client = browser_of(ana)
    client.post(reverse("desk:open", args=[told.submission.pk]), {"reason": "redact"})
    work = reverse("desk:work", args=[told.submission.pk])
    assert "Nadie la ha leído todavía" in text_of(client.get(work))
    judged = replace(
        worksheet(told.submission), tier="high", risks=("removal",), reasons="Tiene audiencia", note={"es": "Un golpe"}
    )
    save_worksheet(submission=told.submission, worksheet=judged, person=ana)
    words = text_of(client.get(work))
    for expected in ("Riesgo: Alto", "Una orden de deportación", "Tiene audiencia", "Aviso: Un golpe"):
        assert expected in words
