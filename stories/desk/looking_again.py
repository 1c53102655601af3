"""Stories that a day has brought back to the desk: a wait that is over, a permission that was made longer (R9).

Neither publishes anything. The list asks; a person looks and publishes, or does not.
"""

import datetime
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stories.consent.models import Grant
from stories.consent.uses import Use
from stories.desk.filtering import Narrowed
from stories.desk.shelves import Shelf
from stories.gate.models import Clearance
from stories.intake.models import Submission
from stories.publishing.facts import gather
from stories.publishing.state import State, state_from

KEY = "again"


def look_again(*, at: datetime.date, narrowed: Narrowed) -> Shelf:
    """What waited for a day that has come, oldest first."""
    shelf = Shelf(
        KEY,
        _("Hay que mirarlas otra vez"),
        _("Terminó la espera que pidió quien narra, o alargó su permiso. Nada se publica solo: mire y decida."),
        _("Ninguna espera ha terminado."),
        lambda line: True,
    )
    shelf.lines.extend(waits_are_over(at=at, narrowed=narrowed))
    return shelf


def waits_are_over(*, at: datetime.date, narrowed: Narrowed) -> list[str]:
    """The ids of these stories, the one sent first in front."""
    dated = Grant.objects.filter(Q(embargo_until__isnull=False) | Q(expires_on__isnull=False), use=Use.WEB)
    stories = Submission.objects.filter(pk__in=dated.values("submission"), withdrawal=None, record__isnull=False)
    stories = narrowed.apply(stories, at=at)
    grants: dict[str, list[Grant]] = {}
    for grant in Grant.objects.filter(submission__in=stories.order_by().values("pk"), use=Use.WEB).order_by("seq"):
        grants.setdefault(grant.submission_id, []).append(grant)
    if not grants:
        return []
    facts = gather(stories)
    cleared = newest_clearances(facts[pk].record_id for pk in grants)
    found = {
        pk
        for pk, web in grants.items()
        if in_force(web[-1], at=at)
        and not facts[pk].held
        and (
            (state_from(facts[pk]) in (State.REVIEWED, State.HIDDEN) and web[-1].embargo_until is not None)
            or made_longer(web, cleared.get(facts[pk].record_id))
        )
    }
    return [pk for pk in stories.order_by("sent_on", "pk").values_list("pk", flat=True) if pk in found]


def in_force(grant: Grant, *, at: datetime.date) -> bool:
    """Whether the day is between its wait and its end."""
    waits = grant.embargo_until is not None and at < grant.embargo_until
    ended = grant.expires_on is not None and grant.expires_on <= at
    return grant.allowed and not waits and not ended


def made_longer(web: list[Grant], clearance: Clearance | None) -> bool:
    """Whether what was published ends on a day that the narrator has put off since: it needs a new clearance."""
    if clearance is None:
        return False
    counted = [grant for grant in web if grant.seq <= clearance.grant_seq][-1:]
    since = [*counted, *(grant for grant in web if grant.seq > clearance.grant_seq)]
    ends = min((grant.expires_on for grant in since if grant.expires_on is not None), default=None)
    newest = web[-1].expires_on
    return ends is not None and (newest is None or newest > ends)


def newest_clearances(record_ids: Iterable[str]) -> dict[str, Clearance]:
    """The newest clearance of the told language or another, by record."""
    rows = Clearance.objects.filter(record__in=[pk for pk in record_ids if pk]).order_by("seq")
    return {row.record_id: row for row in rows}
