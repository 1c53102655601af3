"""Telling, page by page."""

from stories.consent.models import Grant
from stories.intake.models import Submission
from stories.narrator.drafts import open_draft
from stories.vault import by_code
from tests.narrator.walking import Narrator


def drafted(narrator: Narrator, code: str) -> dict[str, object]:
    """The saved answers, opened with the words."""
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    return open_draft(secrets).answers


def test_the_code_is_shown_before_anything_is_written_and_must_be_kept(anybody: Narrator) -> None:
    anybody.open("tell:start")
    anybody.post(kind="testimony")
    assert anybody.at == "tell:code"
    words = anybody.shown_words()
    assert len(words.split()) == 7
    anybody.post()
    assert anybody.at == "tell:code"
    assert 'aria-invalid="true"' in anybody.html
    assert anybody.shown_words() == words
    anybody.post(saved="1")
    assert (anybody.at, anybody.step) == ("tell:question", "language")


def test_a_story_is_told_in_either_language(anybody: Narrator) -> None:
    anybody.tell(story="Canté en la puerta.\n\nDespués lloré.", title="La puerta")
    submission = Submission.objects.get()
    assert submission.sent_on is not None
    assert Grant.objects.filter(submission=submission, use="web", allowed=True).count() == 1
