"""What a narrator has decided about permissions, newest first: the day, and the exact text that was read then (R4)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.consent import texts
from stories.intake.models import Act, Submission
from stories.narrator.standing import said

WORDS = {Act.Kind.SEND: gettext_lazy("Al mandar algo más"), Act.Kind.CONSENT: gettext_lazy("Cambió lo que permite")}
DECIDED = tuple(WORDS)


def decisions(submission: Submission) -> list[dict[str, Any]]:
    """One line for each time: what it was, its day, and the address of each version of the text it was given with."""
    found = []
    first = submission.acts.filter(kind=Act.Kind.SEND).order_by("seq").values_list("pk", flat=True).first()
    for act in submission.acts.filter(kind__in=DECIDED).order_by("-seq").prefetch_related("grants"):
        shown = {grant.text_sha256 for grant in act.grants.all()}
        versions = sorted({text.version for sha in shown if (text := texts.by_hash(sha)) is not None})
        found.append(
            {
                "when": said(act.day),
                "words": _("Al mandar su historia") if act.pk == first else WORDS[Act.Kind(act.kind)],
                "texts": [{"version": version, "url": reverse("tell:text", args=[version])} for version in versions],
            }
        )
    return found
