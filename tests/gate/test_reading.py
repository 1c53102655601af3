"""How the read rule is answered: by the story asked about, whatever else is held or allowed elsewhere."""

import re

import pytest
from django.db import connection

from stories.consent.uses import Use
from stories.gate.rules import documents
from stories.gate.rules.reading import PART_USES
from stories.redaction.parts import USE_OF_KIND

pytestmark = pytest.mark.django_db


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="PostgreSQL joins a thousand holds at once")
@pytest.mark.parametrize("view", ["stories_visible", "stories_visiblepart"])
def test_holds_are_looked_up_by_their_story_not_looked_through(view: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN SELECT document_id FROM {view}")
        steps = [step for *_ids, step in cursor.fetchall()]
    of_holds = [step for step in steps if re.match(r"(SEARCH|SCAN) h\b", step)]
    assert of_holds
    assert all(re.search(r"stories_hold_submission_id\w* \(submission_id=\?\)", step) for step in of_holds)


def test_the_view_of_parts_asks_for_every_use_that_a_part_can_have_and_no_other() -> None:
    [rule] = [one for one in documents.PART[0].refusals if one.name == "use"]
    let_in = set(re.findall(r"THEN '(\w+)'", rule.when))
    assert set(PART_USES) == let_in == set(USE_OF_KIND.values())
    assert let_in < set(Use.values)
