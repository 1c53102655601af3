"""Somebody who opens stories in many windows at the same moment opens no more of them in an hour than in one."""

from pathlib import Path
from typing import Any

import pytest

from stories.vault.keeper import KeeperRefusal, get_keeper
from stories.vault.leave import allowed
from stories.vault.models import Opening
from tests.publishing.stories_told import tell
from tests.publishing.test_races import at_once

pytestmark = pytest.mark.race
AT_ONCE = 8


def test_who_opens_many_at_once_opens_no_more_than_one_person_may(own_home: Path, settings: Any) -> None:
    settings.ARCHIVE_OPENINGS_AN_HOUR = 2
    stories = [tell().submission.pk for _number in range(AT_ONCE)]

    def opening(submission_id: str) -> Any:
        def run() -> str:
            try:
                get_keeper().open("7", submission_id, "redact")
            except KeeperRefusal as refusal:
                return refusal.code
            return "opened"

        return run

    said = at_once(*map(opening, stories))

    assert sorted(map(str, said)) == ["opened"] * allowed(leaves=0, alone=2) + ["too_many"] * (AT_ONCE - 2)
    assert Opening.objects.filter(person="7").values("submission_id").distinct().count() == 2
