"""The factories go through the real door, so they cannot make a public record that has no right to be."""

import pytest

from stories.gate.models import Visible, VisiblePart
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_one_of_each_kind_can_be_published(kind: str) -> None:
    story = factories.published_record(kind=kind, pictures=1, sounds=1, name="Marisol")

    assert story.page.live
    uses = set(Visible.objects.filter(document_id=story.document.pk).values_list("use", flat=True))
    assert uses == set(factories.ALL_USES)
    assert VisiblePart.objects.filter(document_id=story.document.pk).count() == 4


def test_a_record_of_high_risk_and_its_translation_can_be_published() -> None:
    story = factories.published_record(high_risk=True, translation=True)

    assert Visible.objects.filter(record_id=story.record.pk, use="web").count() == 2


def test_a_newer_version_takes_the_older_ones_place() -> None:
    story = factories.published_record(translation=True)

    newer = factories.newer_version(story)
    document = factories.publish(newer)

    shown = Visible.objects.filter(record_id=story.record.pk, use="web").values_list("document_id", flat=True)
    assert list(shown) == [document.pk]


def test_the_states_before_publication_show_nothing() -> None:
    factories.told()
    factories.prepared_record()
    factories.reviewed_record()
    factories.cleared_record()

    assert not Visible.objects.exists()
