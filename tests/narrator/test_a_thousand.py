"""Floods at their real size, through the pages that everybody uses and the desk's own: a person is not drowned by them.

1,000 reports and 1,000 tellings. Each must be cleared by one press, and nobody real with it.
"""

import re
import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from stories.desk.groups import prepare_groups
from stories.desk.reports import waiting
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.objections import Objection
from stories.moderation.models import Refusal, User
from stories.narrator import crowding
from stories.narrator.crowding import Entrance
from stories.publishing.state import State, state_of
from tests import factories
from tests.desk.staff import browser_of, member, said
from tests.narrator.walking import Narrator

pytestmark = [pytest.mark.flood, pytest.mark.timeout(400)]

A_THOUSAND = 1_000
A_PAGE_SECONDS = 5


@pytest.fixture
def ana(db: None) -> User:
    prepare_groups()
    cache.clear()
    return member("ana", "moderators")


def looked_at(client: Any, address: str) -> str:
    """A page of the desk, which a flood must not make slow."""
    began = time.monotonic()
    page = client.get(address)
    assert page.status_code == 200
    assert time.monotonic() - began < A_PAGE_SECONDS, address
    return str(page.content.decode())


def form_of(record: str) -> str:
    with override("es"):
        return reverse("object:form", args=[record])


def seen(stories: list[factories.Story]) -> int:
    return Visible.objects.filter(record_id__in=[story.record.pk for story in stories], use="web").count()


def test_a_thousand_reports_hide_the_budget_and_a_real_one_is_seen_first(
    narrator: Narrator, ana: User, settings: Any
) -> None:
    """R28: through the form itself, with words and without, on whole records and on parts of them."""
    # A machine that waits its minute, or does the browser's work, is let in: the budget of hides must hold alone.
    settings.ARCHIVE_REPORTS_AN_HOUR = 10 * A_THOUSAND
    stories = [factories.published_record(pictures=1) for _ in range(40)]
    flooded, mine = stories[:39], stories[39]
    whats = [("todo", *(part.sha256 for part in story.version.parts if part.kind != "facts")) for story in flooded]
    machine, began = Client(), time.monotonic()
    for number in range(A_THOUSAND):
        story, what = flooded[number % 39], whats[number % 39]
        token = crowding.new_token(Entrance.REPORT, now=timezone.now())
        fields = {"form_token": token, "what": what[number // 39 % len(what)], "words": "quítenlo ya" * (number % 2)}
        status = machine.post(form_of(story.record.pk), fields).status_code
        # What the machine hid already is not to be seen, and then its form asks for nothing but words.
        assert status in (200, 303), status
    print(f"\n1,000 reports in {time.monotonic() - began:.1f} s: {Objection.objects.count()} rows")  # noqa: T201
    assert Objection.objects.filter(slot__isnull=False).count() == settings.ARCHIVE_AUTOMATIC_HIDES
    assert 39 - seen(flooded) <= settings.ARCHIVE_AUTOMATIC_HIDES
    narrator.open("object:form", mine.record.pk)
    narrator.post(what="todo", words="Ese es mi hijo. Vive ahí todavía, y lo andan buscando.")
    assert "Su aviso llegó" in narrator.words
    desk = browser_of(ana)
    page = looked_at(desk, reverse("desk:desk"))
    real = Objection.objects.filter(submission=mine.submission).latest("seq")
    address = reverse("desk:objection", args=[mine.submission.pk, real.pk])
    shelf = page[page.index('id="avisos"') :]
    assert address in shelf[: shelf.index("/escritorio/avisos/")], "above every flood"
    assert waiting().groups[0].record_id == mine.record.pk, "first of all"
    floods = waiting().floods
    assert floods
    for flood in floods:
        looked_at(desk, reverse("desk:flood", args=[flood.key]))
        desk.post(reverse("desk:dismiss", args=[flood.key]), {"seguro": "si"})
    assert [group.record_id for group in waiting().groups] == [mine.record.pk]
    assert not waiting().floods
    assert seen(flooded) == 39, "all that it hid is to be seen again"


def test_a_thousand_junk_tellings_do_not_stop_a_real_one_and_go_in_one_action(narrator: Narrator, ana: User) -> None:
    began = time.monotonic()
    for number in range(A_THOUSAND):
        junk(number)
        if number == A_THOUSAND // 2:
            narrator.tell(story="Salimos de madrugada. Mi mamá cerró la puerta sin hacer ruido. " * 6)
            real = narrator.submission
    print(f"\n1,000 tellings in {time.monotonic() - began:.1f} s")  # noqa: T201
    desk = browser_of(ana)
    looked_at(desk, reverse("desk:desk"))
    listed = looked_at(desk, reverse("desk:junk"))
    keys = re.findall(r'\?monton=([^"&]+)"', listed)
    assert len(keys) == 1, "one shape, one heap"
    chosen = looked_at(desk, f"{reverse('desk:junk')}?monton={keys[0]}")
    count = chosen.split('name="cuantos" value="')[1].split('"')[0]
    assert count == str(A_THOUSAND)
    began = time.monotonic()
    answer = desk.post(reverse("desk:decline_heap"), {"monton": keys[0], "cuantos": count, "seguro": "si"})
    print(f"declined in {time.monotonic() - began:.1f} s")  # noqa: T201
    assert f"Declinados: {A_THOUSAND}" in said(answer)
    assert Refusal.objects.filter(reason="junk").count() == A_THOUSAND
    assert state_of(submission=real, at=today()) == State.RECEIVED
    assert real.pk in looked_at(desk, reverse("desk:desk"))


def junk(number: int) -> None:
    """What a machine sends: short, alike, and another number in each."""
    begun = telling.begin(kind="testimony", language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {"story": f"compre ahora {number}"}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=today())
    telling.send(secrets=begun.secrets, sitting=sitting, choices=Choices(uses={"web": True}, texts={}), at=today())
