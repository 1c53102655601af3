"""What a takedown hides stays hidden in the next version: a part made anew has another hash, and no hold names it."""

import json
from typing import Any

from stories.consent.models import Hold
from stories.redaction.bundle import Bundle
from stories.redaction.models import Edition
from stories.redaction.named import files_of
from stories.redaction.opening import Unseal, open_bundle


def comes_back(*, edition: Edition, bundle: Bundle, unseal: Unseal) -> list[str]:
    """Names of parts of this edition that say or show again what a takedown in force has hidden in another one.

    The same picture or sound by its files, the same words by themselves, a translation by the name of its passage. What
    was changed since counts as dealt with: people have approved it.
    """
    holds = Hold.objects.filter(
        submission=edition.record.submission_id, kind=Hold.Kind.TAKEDOWN, lifts=None, lifted_by=None
    ).exclude(part_sha256="")
    held = set(holds.values_list("part_sha256", flat=True))
    if not held:
        return []
    taken = [
        (other, content)
        for other in edition.record.editions.exclude(pk=edition.pk)
        for sha256, content in _parts(open_bundle(edition=other, unseal=unseal))
        if sha256 in held
    ]
    # A part that has kept its hash is hidden by the hold itself.
    fresh = [content for sha256, content in _parts(bundle) if sha256 not in held]
    return [
        content["id"]
        for content in fresh
        if any(_same(content, before, kin=_translated(edition, other)) for other, before in taken)
    ]


def _parts(bundle: Bundle) -> list[tuple[str, dict[str, Any]]]:
    listed = json.loads(bundle.manifest)["parts"]
    return [(entry["sha256"], content) for entry, content in zip(listed, bundle.contents(), strict=True)]


def _translated(one: Edition, other: Edition) -> bool:
    return one.made_from_id == other.pk or other.made_from_id == one.pk


def _same(now: dict[str, Any], before: dict[str, Any], *, kin: bool) -> bool:
    if now["kind"] != before["kind"]:
        return False
    if now["kind"] == "passage":
        return bool(now["runs"] == before["runs"] or (kin and now["id"] == before["id"]))
    files = {file["sha256"] for file in files_of(now)}
    return bool(files & {file["sha256"] for file in files_of(before)})
