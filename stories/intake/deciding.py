"""What a narrator decides after sending, each a signed act: permissions, yes, no, hide, show again, delete the
original.
"""

import datetime
from collections.abc import Mapping, Sequence

from stories.consent.committing import until_committed
from stories.consent.models import Hold, LegalFreeze
from stories.intake import keeping
from stories.intake.acts import append, locked
from stories.intake.choices import Choices, grants_for
from stories.intake.models import Act
from stories.vault import by_code
from stories.vault.bundle import Secrets


def change_consent(*, secrets: Secrets, choices: Choices, at: datetime.date) -> Act:
    """New grants for every use. Less takes effect in the same statement; more needs a new public version."""

    def write() -> Act:
        submission = locked(secrets.submission_id)
        return append(
            secrets=secrets,
            kind=Act.Kind.CONSENT,
            at=at,
            words=choices.words(),
            grants=grants_for(submission=submission, choices=choices),
        )

    return until_committed(write)


def say_yes(*, secrets: Secrets, fingerprint: str, at: datetime.date, also_to_less: bool = False) -> Act:
    """Approve exactly this version. `also_to_less`: do not ask again for versions that only show less."""
    kind = Act.Kind.YES_TO_LESS if also_to_less else Act.Kind.YES
    return until_committed(lambda: append(secrets=secrets, kind=kind, at=at, fingerprint=fingerprint))


def say_no(
    *,
    secrets: Secrets,
    fingerprint: str,
    words: str,
    at: datetime.date,
    marks: Sequence[Mapping[str, str]] = (),
) -> Act:
    """Ask for changes to this version, in the narrator's words.

    Each mark says where and what: `part` (its id in the version), `words` (quoted from it; "" for all of it), `wish`
    ("out", "general", "wrong" or "") and `say`. Sealed with the words.
    """
    said = {"text": words, **({"marks": [dict(mark) for mark in marks]} if marks else {})}
    return until_committed(
        lambda: append(secrets=secrets, kind=Act.Kind.NO, at=at, fingerprint=fingerprint, words=said)
    )


def write_message(*, secrets: Secrets, words: str, at: datetime.date) -> Act:
    """A message or an answer to the people of the archive."""
    return until_committed(lambda: append(secrets=secrets, kind=Act.Kind.MESSAGE, at=at, words={"text": words}))


def narrators_hold(*, submission_id: str) -> Hold | None:
    """The narrator's own hold in force, if any."""
    return Hold.objects.filter(submission_id=submission_id, kind=Hold.Kind.NARRATOR, lifts=None, lifted_by=None).first()


def hide(*, secrets: Secrets, at: datetime.date) -> Hold:
    """Hide everything now. Pressing twice does no harm."""

    def write() -> Hold:
        locked(secrets.submission_id)
        standing = narrators_hold(submission_id=secrets.submission_id)
        if standing is not None:
            return standing
        act = append(secrets=secrets, kind=Act.Kind.HIDE, at=at)
        return Hold.objects.create(submission_id=secrets.submission_id, kind=Hold.Kind.NARRATOR, act=act, day=at)

    return until_committed(write)


def show_again(*, secrets: Secrets, at: datetime.date) -> None:
    """Lift the narrator's own hold. Nothing happens when there is none."""

    def write() -> None:
        locked(secrets.submission_id)
        standing = narrators_hold(submission_id=secrets.submission_id)
        if standing is None:
            return
        act = append(secrets=secrets, kind=Act.Kind.SHOW_AGAIN, at=at)
        Hold.objects.create(
            submission_id=secrets.submission_id, kind=Hold.Kind.NARRATOR, lifts=standing, act=act, day=at
        )

    until_committed(write)


def delete_original(*, secrets: Secrets, at: datetime.date) -> Act:
    """Destroy the keys of what was told and sent; the public version, the space and withdrawal keep working.

    A legal freeze delays the destruction (`tend` does it when the freeze is lifted); the desk opens it no more. A
    second press finds the first.
    """

    def write() -> Act:
        submission = locked(secrets.submission_id)
        done = submission.acts.filter(kind=Act.Kind.DELETE_ORIGINAL).first()
        return done or append(secrets=secrets, kind=Act.Kind.DELETE_ORIGINAL, at=at)

    act = until_committed(write)
    if not LegalFreeze.objects.filter(submission_id=secrets.submission_id, lifts=None, lifted_by=None).exists():
        by_code.destroy_original_keys(submission_id=secrets.submission_id)
    return act


def delete_original_after(*, secrets: Secrets, at: datetime.date) -> None:
    """Wish the original gone once a version is public. Wishing it twice does no harm."""
    _wish(secrets=secrets, kind=Act.Kind.DELETE_AFTER, at=at)


def keep_original(*, secrets: Secrets, at: datetime.date) -> None:
    """Take that wish back, as long as it was not fulfilled."""
    _wish(secrets=secrets, kind=Act.Kind.KEEP_ORIGINAL, at=at)


def _wish(*, secrets: Secrets, kind: Act.Kind, at: datetime.date) -> None:
    def write() -> None:
        submission = locked(secrets.submission_id)
        wished = keeping.wishes_deletion(submission)
        if wished != (kind == Act.Kind.DELETE_AFTER) and not keeping.original_deleted(submission):
            append(secrets=secrets, kind=kind, at=at)

    until_committed(write)
