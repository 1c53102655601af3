"""Reports that wait for a decision, as the desk lists them: by what is complained of, a lone one before any flood.

Read in as many questions for a thousand as for one, from rows that say nothing of anybody.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from stories.consent.models import Hold
from stories.intake.models import Submission
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling
from stories.pages.records import SPINE
from stories.redaction.models import Record

# So many things reported on one day in one shape are a flood: whole records or parts, the length of the words, whether
# an answer is wanted.
FLOOD = 12
# Words that so few things of a flood have in common are somebody's own.
FEW = 3
Shape = tuple[datetime.date, str, int, bool]


@dataclass(frozen=True)
class Group:
    """All undecided reports on one part of one story, or on all of it. `newest` is the number a decision answers to."""

    submission_id: str
    part_sha256: str
    part_name: str
    scope: str
    first: str
    newest: int
    day: datetime.date
    count: int
    worded: int
    wants_answer: int
    longest: int
    hidden: bool
    seen_before: bool
    kind: str = ""
    record_id: str = ""
    likenesses: frozenset[int] = frozenset()

    @property
    def label(self) -> str:
        return f"{SPINE.get(self.kind, '')} {self.record_id.upper()}".strip() or self.submission_id[:6]

    @property
    def shape(self) -> "Shape":
        return self.day, self.scope, self.longest, self.wants_answer > 0


@dataclass(frozen=True)
class Flood:
    """Many parts reported on one day in one shape: one line of the desk, dismissed at once or looked at one by one."""

    day: datetime.date
    scope: str
    longest: int
    wants_answer: bool
    groups: list[Group]

    @property
    def key(self) -> str:
        """Names it in an address."""
        return f"{self.day:%Y%m%d}-{self.scope}-{self.longest}-{int(self.wants_answer)}"

    @property
    def reports(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def still_seen(self) -> int:
        return sum(not group.hidden for group in self.groups)


@dataclass(frozen=True)
class Waiting:
    """What stands on top of the desk: lone reports oldest first, what is still seen before what is hidden; floods."""

    groups: list[Group] = field(default_factory=list)
    floods: list[Flood] = field(default_factory=list)

    @property
    def still_seen(self) -> int:
        """How many things are complained of and can still be seen: the alarm."""
        return sum(not group.hidden for group in self.groups) + sum(flood.still_seen for flood in self.floods)

    def __bool__(self) -> bool:
        return bool(self.groups or self.floods)


def undecided() -> QuerySet[Objection]:
    """Reports that no decision answers, of stories that are still there."""
    answered = Ruling.objects.filter(
        submission=OuterRef("submission"), part_sha256=OuterRef("part_sha256"), upto__gte=OuterRef("seq")
    )
    return Objection.objects.filter(~Exists(answered), submission__withdrawal=None)


def waiting() -> Waiting:
    """Everything that waits."""
    return sorted_apart(groups(undecided()))


def complained_of(submission: Submission) -> list[Objection]:
    """The newest report on each thing that was ever complained of in this story."""
    newest = {row.part_sha256: row for row in submission.objections.order_by("seq")}
    return sorted(newest.values(), key=lambda row: row.seq)


def group_of(objection: Objection) -> Group | None:
    """The undecided reports on the same thing; None when all are decided."""
    same = undecided().filter(submission=objection.submission_id, part_sha256=objection.part_sha256)
    return next(iter(groups(same)), None)


def groups(found: QuerySet[Objection]) -> list[Group]:
    """The reports, put together by what they complain of."""
    rows: dict[tuple[str, str], list[Objection]] = defaultdict(list)
    for objection in found.order_by("seq"):
        rows[objection.submission_id, objection.part_sha256].append(objection)
    stories = {submission_id for submission_id, _part in rows}
    held = set(
        Hold.objects.filter(submission__in=stories, lifts=None, lifted_by=None).values_list(
            "submission_id", "part_sha256"
        )
    )
    shown = Ruling.objects.filter(submission__in=stories, outcome=Ruling.Outcome.SHOWN)
    before = set(shown.exclude(reason=Ruling.Reason.FLOOD).values_list("submission_id", "part_sha256"))
    records = {row.submission_id: row for row in Record.objects.filter(submission__in=stories)}
    return [
        Group(
            submission_id=submission_id,
            part_sha256=part,
            part_name=reports[0].part_name,
            scope=reports[0].scope,
            first=reports[0].pk,
            newest=reports[-1].seq,
            day=min(report.day for report in reports),
            count=len(reports),
            worded=sum(report.size > 0 for report in reports),
            wants_answer=sum(report.receipt_id is not None for report in reports),
            longest=max(report.size for report in reports),
            hidden=bool(held & {(submission_id, part), (submission_id, "")}),
            seen_before=(submission_id, part) in before,
            kind=records[submission_id].kind if submission_id in records else "",
            record_id=records[submission_id].pk if submission_id in records else "",
            likenesses=frozenset(report.likeness for report in reports if report.size),
        )
        for (submission_id, part), reports in rows.items()
    ]


def sorted_apart(found: Iterable[Group]) -> Waiting:
    """Floods apart from the rest. Pure.

    Whoever floods sends the same again and again: many parts, one day, one shape. A report of another shape stands
    alone, above all floods, however many there are; so does one in the shape of a flood whose words are others. Of one
    day, what can still be seen comes first.
    """
    shapes: dict[Shape, list[Group]] = defaultdict(list)
    for group in found:
        shapes[group.shape].append(group)
    floods, lone = [], []
    for shape, many in shapes.items():
        others = many if len(many) < FLOOD else other_words(many)
        lone += others
        if rest := [group for group in many if group not in others]:
            floods.append(Flood(*shape, groups=rest))
    return Waiting(
        groups=sorted(lone, key=lambda group: (group.day, group.hidden, -group.worded, group.label, group.part_name)),
        floods=sorted(floods, key=lambda flood: (flood.day, -len(flood.groups))),
    )


def other_words(flood: list[Group]) -> list[Group]:
    """Those of a flood in which somebody says something else than the rest. Pure.

    Where all words differ - a machine that varies them - nobody is set apart: then the flood is looked at one by one.
    """
    said = Counter(likeness for group in flood for likeness in group.likenesses)
    others = [group for group in flood if any(said[likeness] <= FEW for likeness in group.likenesses)]
    return others if len(others) <= max(FEW, len(flood) // 10) else []
