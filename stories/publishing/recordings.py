"""Sound and film of an edition: the jobs that a worksheet needs, and their results as parts."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stories.consent.voices import chosen_for, may_be_heard, only_read
from stories.intake.models import Submission
from stories.intake.telling import OriginalLabel
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.rendered import SealedPiece, ask_for, choice_digest, finished, look_digest, spoken_words
from stories.publishing.renders import Render
from stories.publishing.worksheets import Told
from stories.redaction.stretches import moved
from stories.redaction.worksheet import STILL, RecordingChoice, Worksheet
from stories.vault.keeper import Opened

# What kind of part each way of showing becomes, and with which letter its id begins.
KIND = {"sound": "sound", "video": "video", STILL: "video"}
LETTER = {"sound": "s", "video": "v"}


@dataclass(frozen=True)
class Recordings:
    """Parts and files for an edition; `part_of` maps an original to the part that its words are heard in."""

    contents: list[dict[str, Any]] = field(default_factory=list)
    files: list[SealedPiece] = field(default_factory=list)
    part_of: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, RecordingChoice] = field(default_factory=dict)

    def in_time(self, contents: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Passages and index with their moments where they are after cutting; none where the part keeps other time."""
        return [self._moved(content) for content in contents]

    def _moved(self, content: dict[str, Any]) -> dict[str, Any]:
        if content["kind"] == "index":
            return {**content, "points": [self._moved({"kind": "point", **point}) for point in content["points"]]}
        part = content.get("of", "")
        choice = self.choices.get(part)
        if content["kind"] == "point":
            content = {name: value for name, value in content.items() if name != "kind"}
        if choice is None or content.get("start") is None:
            return content
        if choice.voice in ("respoken", "synthetic"):
            # Another reading, with a pace of its own: the moments of the original would lead nowhere.
            return {**content, "start": None} if "points" not in content and "title" not in content else content
        return {**content, "start": moved(float(content["start"]), choice.stretches)}


def put_jobs(
    *, submission: Submission, worksheet: Worksheet, story: Told, opened: Opened, person: User, at: datetime.date
) -> list[Render]:
    """Ask for every render that the worksheet needs; what is done already is asked for no second time."""
    words = spoken_words(worksheet, story, submission.language)
    return [
        ask_for(
            submission=submission,
            person=person,
            purpose=Render.Purpose.RECORDING,
            digest=choice_digest(choice, words=words, key=opened.sitting_key(label.sitting)),
            at=at,
        )
        for choice in worksheet.recordings
        if (label := story.file(choice.original)) is not None
    ]


def ask_for_a_look(
    *, submission: Submission, label: OriginalLabel, opened: Opened, person: User, at: datetime.date
) -> Render:
    """The job that measures one recording for the desk."""
    digest = look_digest(label.id, key=opened.sitting_key(label.sitting))
    return ask_for(submission=submission, person=person, purpose=Render.Purpose.LOOK, digest=digest, at=at)


def render_of(
    *, submission: Submission, choice: RecordingChoice, worksheet: Worksheet, story: Told, opened: Opened
) -> Render | None:
    """The render of this choice, in whatever state; None where nobody asked for it."""
    label = story.file(choice.original)
    if label is None:
        return None
    words = spoken_words(worksheet, story, submission.language)
    digest = choice_digest(choice, words=words, key=opened.sitting_key(label.sitting))
    return Render.objects.filter(submission=submission, digest=digest).first()


def recordings(*, submission: Submission, worksheet: Worksheet, story: Told, opened: Opened) -> Recordings:
    """The parts of every recording that is to be published. Raises Refused while one is not rendered."""
    contents, files, part_of, choices = list[dict[str, Any]](), list[SealedPiece](), dict[str, str](), {}
    for number, choice in enumerate(worksheet.recordings, start=1):
        label = story.file(choice.original)
        if label is None:
            continue
        check(choice, chosen=voice_chosen(story, label))
        render = render_of(submission=submission, choice=choice, worksheet=worksheet, story=story, opened=opened)
        if render is None or render.state != Render.State.DONE:
            raise Refused("not_rendered" if render is None or render.open else "render_refused")
        result = finished(render=render, opened=opened)
        part = f"{LETTER[KIND[choice.show]]}{number}"
        contents.append(
            {
                "id": part,
                "kind": KIND[choice.show],
                "alt": {language: choice.alt.get(language, "") for language in ("es", "en")},
                "seconds": result.seconds,
                "voice": choice.voice,
                "files": result.files,
            }
            | ({"poster": result.poster} if KIND[choice.show] == "video" else {})
        )
        files += [
            SealedPiece(entry["sha256"], result.at[entry["sha256"]], submission.pk, result.key)
            for entry in (*result.files, *result.poster)
        ]
        part_of[choice.original], choices[part] = part, choice
    return Recordings(contents, files, part_of, choices)


def voice_chosen(story: Told, label: OriginalLabel) -> str:
    """In whose voice its narrator wants this recording heard: an answer of its own sitting is not another's."""
    said = {sitting: str(answers.get("voice") or "") for sitting, answers in story.sittings.items()}
    return chosen_for(label.sitting, chosen=said)


def check(choice: RecordingChoice, *, chosen: str) -> None:
    """Refuse a recording that may not be published like this."""
    if any(not choice.alt.get(language, "").strip() for language in ("es", "en")):
        raise Refused("no_alt_recording")
    if only_read(chosen):
        raise Refused("only_read")
    if not may_be_heard(choice.voice, chosen=chosen):
        raise Refused("own_voice")


def look_of(*, submission: Submission, label: OriginalLabel, opened: Opened) -> Render | None:
    """The look at this recording, in whatever state; None where nobody asked for it."""
    digest = look_digest(label.id, key=opened.sitting_key(label.sitting))
    return Render.objects.filter(submission=submission, digest=digest).first()
