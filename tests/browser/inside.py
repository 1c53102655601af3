"""Questions to an archive, answered in a process of its own as JSON: `python -m tests.browser.inside prepare`.

A test that drives a browser cannot use Django's database itself: Playwright's loop runs in the same thread.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

ACCOUNTS = {
    "ana": "moderators",
    "beto": "moderators",
    "carla": "moderators",
    "dora": "moderators",
    "eva": "advocates",
    "gil": "stewards",
}
PASSWORD = "una contraseña larga y suya"
# One published record of each kind, with pictures and, for the testimony, a translation.
NEIGHBOURS = ("escuela", "mariposas", "silla")


def prepare() -> dict[str, Any]:
    """Page tree, people with second factors, and a few stories that were published before."""
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.utils import timezone

    from stories.demo.content import NARRATORS
    from stories.demo.people import People
    from stories.demo.telling import walk
    from stories.gate.clock import today
    from stories.moderation import second_factor
    from stories.moderation.models import User
    from stories.redaction.models import Record

    call_command("prepare_site", stdout=sys.stderr)
    logins = {}
    for name, group in ACCOUNTS.items():
        person = User.objects.create_user(username=name, password=PASSWORD)
        person.groups.add(Group.objects.get(name=group))
        logins[name] = {"password": PASSWORD, "secret": second_factor.hand_over(person=person, now=timezone.now())}
    people = People(*(User.objects.get(username=name) for name in ("carla", "dora", "eva")))
    codes = {}
    for story in NARRATORS:
        if story.key in NEIGHBOURS:
            codes[story.kind] = walk(story, people=people, at=today())
    records = {record.submission.kind: record.pk for record in Record.objects.select_related("submission")}
    return {"logins": logins, "codes": codes, "records": records}


def articles() -> int:
    """One page of each kind that editors write, in both languages: an article, facts, an exhibit, a collection."""
    from django.contrib.auth.models import Group

    from stories.demo.content import CONTEXT, EDITORIAL
    from stories.demo.content.exhibits import EXHIBITS
    from stories.demo.editorial import in_both, place_article, place_entry, publish_together
    from stories.demo.exhibits import maker
    from stories.demo.loading import call_number_of
    from stories.gate.clock import today
    from stories.moderation.models import User
    from stories.pages.editorial import HomePage, TimelinePage
    from stories.publishing.articles import unfinished

    homes = {code: HomePage.objects.get(locale__language_code=code) for code in ("es", "en")}
    timelines = {code: TimelinePage.objects.get(locale__language_code=code) for code in ("es", "en")}
    place_article(next(seed for seed in EDITORIAL if seed.key == "rights"), homes)
    for kind in ("campaign", "organization", "march"):
        place_entry(next(seed for seed in reversed(CONTEXT) if seed.kind == kind), timelines)
    for shape in ("exhibit", "collection"):
        seed = next(seed for seed in EXHIBITS if seed.shape == shape)
        in_both(seed, homes, maker(seed, homes, call_number_of))
    editors = Group.objects.get(name="editors")
    both = [User.objects.create_user(username=name, password=PASSWORD) for name in ("hugo", "ines")]
    for person in both:
        person.groups.add(editors)
    pages = [page for page in unfinished() if page.first_published_at is None]
    for page in pages:
        publish_together(page=page, writer=both[0], reader=both[1], at=today())
    return len(pages)


def received(submission_id: str) -> dict[str, Any]:
    """What lies sealed of one submission, opened as a moderator would."""
    from stories.intake.models import Submission
    from stories.moderation.models import User
    from stories.publishing.worksheets import told
    from stories.vault.keeper import get_keeper

    submission = Submission.objects.get(pk=submission_id)
    person = User.objects.get(username="carla")
    story = told(submission=submission, opened=get_keeper().open(str(person.pk), submission.pk, "redact"))
    return {
        "answers": story.answers,
        "files": [[label.media_type, label.size, label.words] for label in story.originals],
        "sends": submission.acts.filter(kind="send").count(),
        "grants": submission.grants.count(),
    }


def tell_long() -> dict[str, str]:
    """A long testimony that was sent, by actions alone."""
    from tests.browser.long_story import TEXT

    return _tell(TEXT, {"web"})


def tell_hard() -> dict[str, str]:
    """A testimony full of what identifies, that may be translated."""
    from tests.browser.hard_story import TEXT

    return _tell(TEXT, {"web", "translate"})


def _tell(text: str, allowed: set[str]) -> dict[str, str]:
    from stories.consent.uses import Use
    from stories.gate.clock import today
    from stories.intake import telling
    from stories.intake.choices import Choices

    at = today()
    begun = telling.begin(kind="testimony", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": text}, at=at)
    uses = {use: use in allowed for use in Use.values}
    choices = Choices(uses=uses, texts=dict.fromkeys(Use.values, "0" * 64), name="", place_step=2, date_step=2)
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return {"submission": begun.secrets.submission_id, "words": begun.code}


def tell_mural() -> dict[str, str]:
    """A mural with one large photograph of it, sent by actions alone."""
    from stories.consent.uses import Use
    from stories.gate.clock import today
    from stories.intake import telling
    from stories.intake.choices import Choices
    from tests.browser.a_wall import photograph_of_a_wall

    at = today()
    begun = telling.begin(kind="mural", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {"story": "La pared de la esquina, con sus mariposas.", "artist": "", "photographer": "me"}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=at)
    data = photograph_of_a_wall()
    telling.add_original(
        secrets=begun.secrets, sitting=sitting, chunks=[data], name="pared.jpg", media_type="image/jpeg", at=at
    )
    choices = Choices(
        uses=dict.fromkeys(Use.values, True),
        texts=dict.fromkeys(Use.values, "0" * 64),
        name="",
        place_step=2,
        date_step=2,
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    return {"submission": begun.secrets.submission_id, "words": begun.code}


def tell_with_recordings() -> dict[str, str]:
    """A testimony with a voice message and a short clip, sent by actions alone."""
    from stories.consent.uses import Use
    from stories.gate.clock import today
    from stories.intake import telling
    from stories.intake.choices import Choices
    from stories.intake.models import Original
    from tests.redaction.recorded import film, recording, voice

    at = today()
    begun = telling.begin(kind="testimony", language="es", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {"story": "Tocaron a las cinco. No abrimos.", "voice": "altered", "recorded": "yes"}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=at)
    for data, media_type in (
        (recording("audio/ogg", voice(6.0)), "audio/ogg"),
        (film("video/mp4", seconds=2, size="320x240"), "video/mp4"),
    ):
        telling.add_original(
            secrets=begun.secrets, sitting=sitting, chunks=[data], name="rosario", media_type=media_type, at=at
        )
    choices = Choices(
        uses=dict.fromkeys(Use.values, True),
        texts=dict.fromkeys(Use.values, "0" * 64),
        name="",
        place_step=2,
        date_step=2,
    )
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    sound, clip = Original.objects.filter(submission_id=begun.secrets.submission_id).order_by("seq")
    return {"submission": begun.secrets.submission_id, "words": begun.code, "sound": sound.pk, "film": clip.pk}


def say_yes(words: str, edition_id: str) -> str:
    """The narrator allows this version; the address of the record."""
    from stories.gate.clock import today
    from stories.intake import deciding, telling
    from stories.redaction.models import Edition

    edition = Edition.objects.get(pk=edition_id)
    deciding.say_yes(secrets=telling.enter(code=words), fingerprint=edition.fingerprint, at=today())
    return edition.record_id


def code_of(name: str) -> str:
    """What this person's application shows half a minute from now: the code of this moment was used to sign in."""
    return _code(name, later=30)


def code_of_now(name: str) -> str:
    """What this person's application shows."""
    return _code(name, later=0)


def _code(name: str, *, later: int) -> str:
    import time

    import pyotp

    from stories.moderation import second_factor
    from stories.moderation.models import User

    return pyotp.TOTP(second_factor.secret_of(person=User.objects.get(username=name))).at(int(time.time()) + later)


def prefer(name: str, language: str) -> str:
    """Let the desk speak this language to this person."""
    from wagtail.users.models import UserProfile

    from stories.moderation.models import User

    profile = UserProfile.get_for_user(User.objects.get(username=name))
    profile.preferred_language = language
    profile.save()
    return language


def submissions() -> list[str]:
    """The ids of everything that was sent and not taken back."""
    from stories.intake.models import Submission

    return list(Submission.objects.filter(sent_on__isnull=False, withdrawal=None).values_list("pk", flat=True))


def begun() -> dict[str, str]:
    """The words of a story that was begun."""
    from stories.gate.clock import today
    from stories.intake import telling

    return {"code": telling.begin(kind="testimony", language="es", at=today()).code}


def recordings(words: str) -> list[list[Any]]:
    """What was recorded with these words, sent or not: what for, its type, and whether it arrived whole."""
    from stories.intake import arriving, telling

    secrets = telling.enter(code=words)
    whole = [[label.purpose, label.media_type, True] for label in arriving.arrived(secrets=secrets)]
    return whole + [[label.purpose, label.media_type, False] for label in arriving.coming(secrets=secrets)]


if __name__ == "__main__":
    django.setup()
    asked: dict[str, Callable[..., Any]] = {
        "prepare": prepare,
        "articles": articles,
        "received": received,
        "submissions": submissions,
        "begun": begun,
        "recordings": recordings,
        "tell_long": tell_long,
        "tell_hard": tell_hard,
        "code_of": code_of,
        "code_of_now": code_of_now,
        "prefer": prefer,
        "tell_mural": tell_mural,
        "tell_with_recordings": tell_with_recordings,
        "say_yes": say_yes,
    }
    answer = asked[sys.argv[1]](*sys.argv[2:])
    json.dump(answer, sys.stdout)
