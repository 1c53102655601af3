"""The name that is shown: changing it hides what is public, and that is said before and after."""

import pytest

from stories.consent.models import Grant
from stories.gate.models import Visible
from stories.intake.models import Act
from tests.narrator.desk import publish_it, told, version_of
from tests.narrator.test_space import published
from tests.narrator.walking import Narrator

pytestmark = pytest.mark.usefixtures("tree")


def seen(narrator: Narrator) -> str:
    return str(narrator.submission.grants.count())


def test_taking_the_name_away_hides_and_a_new_version_brings_it_back(narrator: Narrator) -> None:
    published(narrator, name="Marisol")
    narrator.open("space:name")
    assert "Hoy se muestra: Marisol" in narrator.words
    assert "deja de verse" in narrator.words
    narrator.post(answer="none", seen=seen(narrator))
    assert "ya no se ve" in narrator.words
    assert not Visible.objects.exists()
    narrator.open("space:home")
    assert "usted pidió mostrar menos" in narrator.words
    edition = version_of(narrator.submission)
    assert edition.name_id == ""
    narrator.open("space:home")
    narrator.get(narrator.address("space:edition", edition.seq))
    assert "Marisol" not in narrator.words
    narrator.post(answer="yes")
    publish_it(edition)
    assert Visible.objects.exists()


def test_another_name_has_another_id_and_leaves_every_other_permission(narrator: Narrator) -> None:
    narrator.enter(told(name="Marisol"))
    before = {grant.use: grant for grant in Grant.objects.all()}
    narrator.open("space:name")
    narrator.post(answer="other", name="Luz", seen=seen(narrator))
    after = {grant.use: grant for grant in Grant.objects.filter(seq__gt=len(before))}
    assert after["web"].name_id not in ("", before["web"].name_id)
    for use, grant in after.items():
        for column in ("allowed", "place_step", "date_step", "embargo_until", "expires_on", "text_sha256", "channel"):
            assert getattr(grant, column) == getattr(before[use], column)
    assert "Hoy se muestra: Luz" in narrator.words


@pytest.mark.parametrize(
    "answers", [{}, {"answer": "other", "name": " "}, {"answer": "other"}], ids=["nothing", "blank", "no name"]
)
def test_no_answer_is_a_kind_word(anybody: Narrator, answers: dict[str, str]) -> None:
    anybody.enter(told(name="Marisol"))
    anybody.open("space:name")
    anybody.post(**answers, seen=seen(anybody))
    assert "data-errors" in anybody.html
    assert not Act.objects.filter(kind=Act.Kind.CONSENT).exists()


def test_the_same_name_changes_nothing(narrator: Narrator) -> None:
    published(narrator, name="Marisol")
    narrator.open("space:name")
    narrator.post(answer="other", name=" Marisol ", seen=seen(narrator))
    assert "Nada cambió" in narrator.words
    assert Visible.objects.exists()


def test_without_the_original_the_name_can_only_go(narrator: Narrator) -> None:
    narrator.enter(told(name="Marisol"))
    narrator.open("space:withdraw")
    narrator.post(act="original")
    narrator.open("space:name")
    assert "solo se puede quitar el nombre" in narrator.words
    narrator.post(answer="other", name="Luz", seen=seen(narrator))
    assert not Act.objects.filter(kind=Act.Kind.CONSENT).exists()
    narrator.post(answer="none", seen=seen(narrator))
    assert Act.objects.filter(kind=Act.Kind.CONSENT).count() == 1


def test_a_page_left_open_in_another_window_changes_no_name(narrator: Narrator) -> None:
    narrator.enter(told(name="Marisol"))
    narrator.open("space:name")
    narrator.post(answer="none", seen=seen(narrator))
    narrator.post(answer="other", name="Marisol", seen="9")
    assert "No se guardó nada" in narrator.words
    assert "Hoy no se muestra ningún nombre" in narrator.words
    assert Act.objects.filter(kind=Act.Kind.CONSENT).count() == 1
