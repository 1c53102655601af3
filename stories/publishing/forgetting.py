"""After "delete my original", at once or once it is public: the keys, then what they opened.

The public version, the space and withdrawal stay.
"""

from stories.intake import keeping
from stories.intake.models import Original, SealedBody
from stories.publishing.erasing import frozen
from stories.publishing.rendered import forget_renders
from stories.vault import erasing as vault


def forget_deleted_originals() -> int:
    """Finish what the narrator's act began, also where a crash cut it off; returns how many stories were worked on.

    Keys first: from then on the sealed files and answers are noise, and then they go too. A legal freeze delays it.
    """
    count = 0
    for submission_id in keeping.to_be_forgotten():
        if frozen(submission_id):
            continue
        vault.destroy_original_keys(submission_id=submission_id)
        count += forget_original(submission_id=submission_id)
    return count


def forget_original(*, submission_id: str) -> bool:
    """Delete the sealed files and answers that no key opens any more. False when nothing was left."""
    originals = Original.objects.filter(submission_id=submission_id)
    answers = SealedBody.objects.filter(submission_id=submission_id, purpose=SealedBody.Purpose.ANSWERS)
    names = list(originals.values_list("file_id", flat=True))
    for name in names:
        vault.delete_file(name)
    originals.delete()
    # What was rendered from them, too: what a version shows has files of its own.
    forget_renders(submission_id=submission_id)
    deleted, _by_table = answers.delete()
    return bool(names or deleted)
