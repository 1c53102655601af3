"""The public version drawn with the public components, as a page of its own that a frame of the desk shows."""

from collections.abc import Callable, Mapping

from django.template.loader import render_to_string

from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.intake.models import Submission
from stories.pages.reading import read
from stories.pages.story import Story, TermLabel
from stories.pages.terms import Term


def term_labels() -> dict[str, TermLabel]:
    """The vocabulary as the reader of documents wants it."""
    return {term.pk: TermLabel(term.pk, term.label_es, term.label_en, term.kind) for term in Term.objects.all()}


def story_of(
    *,
    manifest: bytes,
    parts: Mapping[str, bytes],
    submission: Submission,
    at: object,
    language: str,
    address: Callable[[str], str],
) -> Story:
    """What visitors would read, with the uses that are in force on the day `at`."""
    grants = list(submission.grants.all())
    return read(
        manifest=manifest,
        parts=parts,
        language=language,
        terms=term_labels(),
        uses=[use for use in Use.values if decide(grants, use=use, at=at)],  # type: ignore[arg-type]
        address=address,
    )


def frame(story: Story, *, language: str) -> str:
    """A whole HTML document, to be put into a frame's `srcdoc` (escaped) or answered as it is."""
    return render_to_string("desk/frame.html", {"story": story, "LANGUAGE_CODE": language})
