"""One invented story walked through the real actions, as far as its state says."""

import datetime
import time
from dataclasses import replace
from typing import Any

from django.utils import timezone

from stories.consent import texts
from stories.consent.models import Channel
from stories.consent.uses import Use
from stories.demo import recordings as voices
from stories.demo.content import ToldStory
from stories.demo.people import People
from stories.demo.photographs import from_a_telephone
from stories.intake import deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Kind, Submission
from stories.intake.telling import Begun
from stories.moderation.approving import approve
from stories.moderation.claiming import claim
from stories.moderation.models import Refusal, User
from stories.publishing.asking import ask_for_yes, ask_question, decline
from stories.publishing.preparing_sound import prepare_recordings
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.rendering import render_next
from stories.publishing.tending import new_holder
from stories.publishing.translating import translate
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import save_worksheet
from stories.redaction.covers import NOBODY, NONE, QUESTIONS, Cover
from stories.redaction.models import Edition
from stories.redaction.spans import Span
from stories.redaction.worksheet import PictureChoice, Worksheet

DECLINED = {
    "es": "Gracias por escribirnos. Este archivo guarda lo vivido en Los Ángeles; por eso no la publicamos.",
    "en": "Thank you for writing to us. This archive keeps what was lived in Los Angeles, so we will not publish it.",
}
HOLDER = new_holder()
PUBLIC_ONCE = ("published", "hidden", "expired", "narrowed", "withdrawn")
EDITION_MADE = ("redacted", "reviewed", "with_narrator", *PUBLIC_ONCE)


def walk(story: ToldStory, *, people: People, at: datetime.date, answering: str = "") -> str:
    """Tell it and bring it to its state. Returns the narrator's seven words. `answering`: a public call number."""
    begun = tell(story, at=at, answering=answering)
    if story.state == "draft":
        return begun.code
    send(story, begun=begun, at=at)
    work(story, begun=begun, people=people, at=at)
    return begun.code


def work(story: ToldStory, *, begun: Begun, people: People, at: datetime.date) -> None:
    """What the archive does with a story that was sent, as far as its state says."""
    submission = Submission.objects.get(pk=begun.secrets.submission_id)
    if story.state != "received":
        claim(submission=submission, person=people.moderator, at=at)
    if story.state == "asked":
        ask_question(submission=submission, words=story.asked, at=at)
    if story.state == "declined":
        decline(
            submission=submission,
            person=people.moderator,
            reason=Refusal.Reason.NOT_FOR_US,
            words=story.asked or DECLINED[story.language],
            at=at,
        )
    if story.state in EDITION_MADE:
        save_worksheet(submission=submission, worksheet=decided(story, submission), person=people.moderator)
        make_recordings(submission=submission, person=people.moderator, at=at)
        edition = project(submission=submission, person=people.moderator, at=at)
        review(story, edition=edition, begun=begun, people=people, at=at)
    afterwards(story, begun=begun, at=at)


def tell(story: ToldStory, *, at: datetime.date, answering: str = "") -> Begun:
    """Begin, answer, and send the pictures one by one."""
    begun = telling.begin(kind=story.kind, language=story.language, at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {**story.answers, **answer_to(story, answering)}
    if story.voice:
        # What is said is in the recording, not in words.
        said = voices.spoken(story)
        answers = {
            **{key: words for key, words in answers.items() if key not in said},
            "recorded": "yes",
            "voice": story.voice,
        }
        telling.add_original(
            secrets=begun.secrets,
            sitting=sitting,
            chunks=[voices.recorded(story).data],
            name=voices.NAME,
            media_type=voices.MEDIA_TYPE,
            at=at,
        )
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=at)
    for picture in story.pictures:
        telling.add_original(
            secrets=begun.secrets,
            sitting=sitting,
            chunks=[from_a_telephone(picture.key)],
            name=f"{picture.key}-de-mi-telefono.jpg",
            media_type="image/jpeg",
            at=at,
        )
    return begun


def answer_to(story: ToldStory, answering: str) -> dict[str, Any]:
    """What a draft begins with that answers a public story, and the themes that its narrator took over."""
    if not answering:
        return {}
    return {
        "answers_to": answering,
        "has_themes": "yes",
        "offered": list(story.themes),
        "themes": list(story.themes),
    }


def send_news(*, mural: str, condition: str, when: str, note: str, at: datetime.date) -> str:
    """Say how a public mural is today. Returns the seven words."""
    begun = telling.begin(kind=Kind.REPORT, language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {"reports_on": mural, "condition": condition, "when": when, "note": note, "add": "yes"}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=at)
    nothing = Choices(uses=dict.fromkeys(Use.values, False), texts={})
    telling.send(secrets=begun.secrets, sitting=sitting, choices=nothing, at=at)
    return begun.code


def choices_of(story: ToldStory) -> Choices:
    """What the narrator allowed, under the texts as they are today."""
    return Choices(
        uses={use: use in story.uses for use in Use.values},
        texts={use: texts.text_sha256(texts.current(use, story.language)) for use in Use.values},
        name=story.chosen_name,
        place_step=story.place_step,
        date_step=story.date_step,
        channel=Channel.GUARDIAN if story.minor else Channel.SCREEN,
        minor=story.minor,
    )


def send(story: ToldStory, *, begun: Begun, at: datetime.date) -> None:
    telling.send(
        secrets=begun.secrets,
        sitting=telling.open_sitting(secrets=begun.secrets),
        choices=choices_of(story),
        at=at,
    )


def make_recordings(*, submission: Submission, person: User, at: datetime.date) -> None:
    """Do here and now what the worker would do of sound."""
    while prepare_recordings(submission=submission, person=person, at=at):
        if not render_next(holder=HOLDER, now=timezone.now()):
            time.sleep(0.2)


def decided(story: ToldStory, submission: Submission) -> Worksheet:
    """The moderator's decisions."""
    worksheet = decided_in_words(story, submission)
    if not story.voice:
        return worksheet
    original = submission.originals.order_by("seq")[0].pk
    starts = voices.recorded(story).starts
    return replace(
        worksheet,
        spans=voices.spans(story, original=original),
        transcripts=(voices.transcript(story, original=original, starts=starts),),
        recordings=(voices.choice(story, original=original, starts=starts),),
    )


def decided_in_words(story: ToldStory, submission: Submission) -> Worksheet:
    """What was decided about the answers and the pictures."""
    originals = submission.originals.order_by("seq")[bool(story.voice) :]
    return Worksheet(
        title=story.title,
        spans=tuple(Span(cut.place, cut.start, cut.stop, cut.how, cut.shown) for cut in story.redactions),
        place=story.place,
        date=story.date,
        terms=story.terms,
        note={"es": story.note_es, "en": story.note_en} if story.note_es else {},
        pictures=tuple(
            PictureChoice(
                original.pk,
                {"es": picture.alt_es, "en": picture.alt_en},
                {"es": picture.caption_es, "en": picture.caption_en},
                picture.credit,
            )
            for original, picture in zip(originals, story.pictures, strict=True)
        ),
        covers=tuple(nobody_in(original.pk) for original in originals),
        mural=mural_facts(story),
        vigil=vigil_facts(story),
        tier=story.tier,
    )


def nobody_in(original: str) -> Cover:
    """The invented photographs show walls and things: everything was looked for, and nobody is seen."""
    return Cover(original, looked=dict.fromkeys(QUESTIONS, NONE), people=NOBODY, searched=True)


def mural_facts(story: ToldStory) -> dict[str, object]:
    if story.kind != "mural":
        return {}
    return {
        "artist": story.artist,
        "painted": story.date,
        "condition": story.condition,
        "events": [{"date": event.date, "what": event.what} for event in story.events],
    }


def vigil_facts(story: ToldStory) -> dict[str, object]:
    if story.kind != "vigil":
        return {}
    return {
        "remembered": story.remembered,
        "family": story.family,
        "held": story.date,
        "called_by": story.called_by,
    }


def review(story: ToldStory, *, edition: Edition, begun: Begun, people: People, at: datetime.date) -> None:
    """Approvals, the narrator's yes, publication and translation, as far as the state says."""
    if story.state == "redacted":
        return
    for person in (people.moderator, people.second, *((people.advocate,) if story.tier == "high" else ())):
        approve(edition=edition, person=person, at=at)
    if story.state == "reviewed":
        return
    ask_for_yes(edition=edition, at=at)
    if story.state == "with_narrator":
        return
    deciding.say_yes(secrets=begun.secrets, fingerprint=edition.fingerprint, at=at)
    publish(edition=edition, person=people.second, at=at)
    if story.translated() and Use.TRANSLATE in story.uses:
        translated = translate(
            edition=edition,
            language=story.translation_language,
            title=story.title_translated,
            passages=story.translated(),
            person=people.moderator,
            at=at,
        )
        for person in (people.moderator, people.second, people.advocate):
            approve(edition=translated, person=person, at=at)
        deciding.say_yes(secrets=begun.secrets, fingerprint=translated.fingerprint, at=at)
        publish(edition=translated, person=people.second, at=at)


def afterwards(story: ToldStory, *, begun: Begun, at: datetime.date) -> None:
    """What the narrator decided once the story had been public."""
    if story.state == "hidden":
        deciding.hide(secrets=begun.secrets, at=at)
    if story.state == "expired":
        ended = replace(choices_of(story), expires_on=at)
        deciding.change_consent(secrets=begun.secrets, choices=ended, at=at)
    if story.state == "narrowed":
        less = replace(choices_of(story), place_step=0, date_step=0)
        deciding.change_consent(secrets=begun.secrets, choices=less, at=at)
    if story.state == "withdrawn":
        withdraw(secrets=begun.secrets, at=at)
