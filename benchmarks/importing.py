"""Imported records a second, beside a naive import: Wagtail's `add_child`, page by page, as an importer's loop does it.

Ours is the whole verb: lines read, evidence looked at and hashed, keys made and wrapped for each record, answers and
evidence sealed, rows and grants through the door, in lots. The naive import keeps one page with a title each, in the
clear, without evidence, consent or keys; and, in a second figure, saves its first revision as well. And beside the bare
parts that no import of such a record can do without (`bare_import`). In turns, in one process; seconds of the clock and
of work (`process_time`, which other programs disturb less).
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Group

from benchmarks.archive import filled
from benchmarks.bare_import import Bare
from stories.gate.clock import today
from stories.importing.folders import Folder
from stories.importing.inventing import invent
from stories.importing.loading import load, mistakes
from stories.intake.imported import Imported
from stories.pages.records import RecordsPage, TestimonyPage
from tests import factories

RECORDS, TURNS, PAGES = 2_000, 4, 60
Taken = tuple[float, float]


def run() -> dict[str, float]:
    """Records a second of each, and ours as a multiple of the naive ones."""
    found: dict[str, list[Taken]] = {"ours": [], "naive": [], "revision": [], "bare": []}
    parts: dict[str, list[float]] = {}
    with filled(records=0), tempfile.TemporaryDirectory() as place:
        person = factories.person()
        person.groups.add(Group.objects.get_or_create(name="stewards")[0])
        for turn in range(TURNS):
            folder = Path(place) / str(turn)
            each = RECORDS // TURNS
            invent(folder=folder, count=each, seed=turn, places=[], terms=[])

            def ours(folder: Path = folder, each: int = each) -> None:
                opened = Folder(folder)
                total, wrong = mistakes(opened)
                assert total == each and not list(wrong)
                load(folder=opened, person=person, total=total, at=today(), say=lambda progress: None)

            found["ours"].append(timed(ours, each))
            bare = Bare(folder=folder, place=Path(place) / f"bare-{turn}", count=each)
            found["bare"].append(timed(bare.all, each))
            for name, seconds in bare.work.items():
                parts.setdefault(name, []).append(1000 * seconds / each)
            found["naive"].append(timed(lambda turn=turn: naive(turn), PAGES))  # type: ignore[misc]
            found["revision"].append(timed(lambda turn=turn: naive(turn, revision=True), PAGES))  # type: ignore[misc]
        assert Imported.objects.count() == RECORDS
    clock, work = ({name: middle(taken, which) for name, taken in found.items()} for which in (0, 1))
    return {
        "import.records_per_second": clock["ours"],
        "import.add_child_per_second": clock["naive"],
        "import.ratio_to_add_child": clock["ours"] / clock["naive"],
        "import.ratio_to_add_child_and_revision": clock["ours"] / clock["revision"],
        "import.work_ms": 1000 / work["ours"],
        "import.add_child_work_ms": 1000 / work["naive"],
        "import.work_ratio_to_add_child": work["ours"] / work["naive"],
        "import.work_ratio_to_add_child_and_revision": work["ours"] / work["revision"],
        "import.bare_per_second": clock["bare"],
        "import.bare_ratio_to_add_child": clock["bare"] / clock["naive"],
        "import.ratio_to_bare": clock["ours"] / clock["bare"],
        "import.bare_work_ms": 1000 / work["bare"],
        "import.bare_work_ratio_to_add_child": work["bare"] / work["naive"],
        "import.work_ratio_to_bare": work["ours"] / work["bare"],
        **{f"import.bare_{name}_work_ms": sorted(taken)[len(taken) // 2] for name, taken in parts.items()},
    }


def naive(turn: int, *, revision: bool = False) -> None:
    """So many pages below the shelf, one after the other."""
    shelf = RecordsPage.objects.get()
    for number in range(PAGES):
        slug = f"n{turn}-{number}-{int(revision)}"
        page = shelf.add_child(instance=TestimonyPage(title=slug, slug=slug, live=False))
        if revision:
            page.save_revision()


def timed(act: Callable[[], None], count: int) -> Taken:
    """How many a second: by the clock, and by work."""
    clock, work = time.perf_counter(), time.process_time()
    act()
    return count / (time.perf_counter() - clock), count / (time.process_time() - work)


def middle(taken: list[Taken], which: int) -> float:
    """The median of the turns."""
    ordered = sorted(one[which] for one in taken)
    return ordered[len(ordered) // 2]
