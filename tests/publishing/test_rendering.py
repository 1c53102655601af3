"""Jobs of the worker: found again by what they are made from, cancelled, refused with a reason, safe to cut off."""

import dataclasses
import datetime
import io
import shutil
import wave

import numpy as np
import pytest
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.pages.documents import PublicFile, PublicPart
from stories.pages.preparing import prepare_tree
from stories.publishing import rendering
from stories.publishing.asking import ask_for_yes
from stories.publishing.audit import audit_public
from stories.publishing.errors import Refused
from stories.publishing.models import Duty
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.recordings import ask_for_a_look
from stories.publishing.rendered import cancel, finished, forget_old_renders, give_respoken
from stories.publishing.rendering import render_next
from stories.publishing.renders import Render, RenderFile
from stories.publishing.sounding import Made
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import told
from stories.redaction import faces
from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.opening import open_bundle, open_file
from stories.redaction.sound import Encoded
from stories.redaction.stretches import Stretch
from stories.vault import erasing as vault
from stories.vault.ids import new_id
from stories.vault.keeper import get_keeper
from stories.vault.shelves import stored_ids
from tests.publishing.recorded_stories import ask, recording_choice, save_choice, tell_recorded, work
from tests.publishing.stories_told import ToldStory, two_people
from tests.redaction.recorded import film, heard, recording, voice


@pytest.fixture
def people(db: None) -> list[User]:
    prepare_tree()
    return list(two_people())


@pytest.fixture(scope="module")
def spoken() -> bytes:
    return recording("audio/ogg", voice(3.0))


@pytest.fixture
def story(people: list[User], spoken: bytes) -> ToldStory:
    return tell_recorded(spoken)


def state(render: Render) -> tuple[str, str]:
    render.refresh_from_db()
    return render.state, render.reason


def test_a_recording_is_altered_approved_published_and_taken_back(story: ToldStory, people: list[User]) -> None:
    ana, beto = people
    at, submission = today(), story.submission
    save_choice(submission, ana, recording_choice(submission, stretches=(Stretch(1, 1.5), Stretch(2, 2.5, "cut"))))
    with pytest.raises(Refused, match="todavía se está preparando"):
        project(submission=submission, person=ana, at=at)
    [render] = ask(submission, ana)
    assert work() == 1 and state(render) == ("done", "") and render.percent == 100
    edition = project(submission=submission, person=ana, at=at)
    bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", submission.pk, "review").unseal)
    [part] = [content for content in bundle.contents() if content["kind"] == "sound"]
    assert (part["id"], part["voice"], part["seconds"]) == ("s1", "altered", 2.5)
    assert [file["type"] for file in part["files"]] == ["audio/mp4", "audio/ogg"]
    with open_file(edition=edition, bundle=bundle, sha256=part["files"][1]["sha256"]) as reader:
        out = heard(reader.read(), "audio/ogg")
    assert abs(len(out) / 48_000 - 2.5) < 0.1
    assert np.abs(out[int(1.1 * 48_000) : int(1.4 * 48_000)]).max() < 0.01 < np.abs(out[:40_000]).max()

    approve(edition=edition, person=ana, at=at)
    approve(edition=edition, person=beto, at=at)
    ask_for_yes(edition=edition, at=at)
    deciding.say_yes(secrets=story.secrets, fingerprint=edition.fingerprint, at=at)
    document = publish(edition=edition, person=ana, at=at)
    assert audit_public() == []
    assert PublicPart.objects.visible().filter(document=document, kind="sound").exists()
    assert PublicFile.objects.filter(document=document).count() == 2

    names = list(RenderFile.objects.values_list("file_id", flat=True))
    withdraw(secrets=story.secrets, at=at)
    Duty.objects.filter(kind="raw_bytes").update(done_on=at)
    assert tend(now=timezone.now()).waiting == 0
    assert names and not any(vault.file_exists(name) for name in names)
    assert not Render.objects.exists() and not PublicFile.objects.exists()


@pytest.mark.long
def test_the_same_choices_are_rendered_once_and_other_ones_again(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    for stretches, jobs in (((), 1), ((), 0), ((Stretch(1, 2),), 1), ((), 0)):
        save_choice(submission, ana, recording_choice(submission, stretches=stretches))
        ask(submission, ana)
        assert work() == jobs
    choice = recording_choice(submission)
    save_choice(submission, ana, type(choice)(**{**vars(choice), "alt": {"es": "Otra", "en": "Other"}}))
    ask(submission, ana)
    assert work() == 0, "what is written beside a recording is no reason to render it again"


def test_a_row_says_nothing_of_what_was_chosen(story: ToldStory, people: list[User]) -> None:
    submission, other = story.submission, tell_recorded(recording("audio/ogg", voice(2.0)))
    digests = set()
    for one in (submission, other.submission):
        save_choice(one, people[0], recording_choice(one))
        digests |= {render.digest for render in ask(one, people[0])}
    assert len(digests) == 2 and all(len(digest) == 64 for digest in digests)


def test_what_nobody_wants_any_more_leaves_nothing(
    story: ToldStory, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission, ana = story.submission, people[0]
    monkeypatch.setattr(rendering, "BEAT_SECONDS", 0.0)
    save_choice(submission, ana, recording_choice(submission))
    [render] = ask(submission, ana)
    assert cancel(render=render) and work() == 0 and state(render) == ("cancelled", "")
    [render] = ask(submission, ana)
    real = rendering.sound_of

    def cancelled_on_the_way(*args: object, **kwargs: object) -> object:
        Render.objects.filter(pk=render.pk).update(state="cancelled")
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "sound_of", cancelled_on_the_way)
    assert work() == 1 and state(render) == ("cancelled", "")
    assert not RenderFile.objects.exists() and render.sealed is None


def test_a_story_withdrawn_during_a_render_keeps_nothing_of_it(
    story: ToldStory, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission, ana = story.submission, people[0]
    save_choice(submission, ana, recording_choice(submission))
    ask(submission, ana)
    real = rendering._seal

    def withdrawn_before(render: Render, *args: object, **kwargs: object) -> object:
        withdraw(secrets=story.secrets, at=today())
        return real(render, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "_seal", withdrawn_before)
    before = stored_ids()
    assert work() == 1
    assert not RenderFile.objects.exists() and not Render.objects.filter(state="done").exists()
    assert before and stored_ids() == before


def test_what_was_cut_off_is_begun_again_and_its_files_go(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    save_choice(submission, ana, recording_choice(submission))
    [render] = ask(submission, ana)
    Render.objects.filter(pk=render.pk).update(state="working", attempts=1)
    left = RenderFile.objects.create(render=render, file_id=new_id())
    assert work() == 1 and state(render) == ("done", "") and render.attempts == 2
    assert not RenderFile.objects.filter(pk=left.pk).exists() and render.files.count() == 2


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_what_our_own_check_would_let_pass_exiftool_sees_in_a_finished_sound(
    story: ToldStory, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission, ana = story.submission, people[0]
    monkeypatch.setattr(rendering, "verify", lambda file, media_type: None)
    real = rendering.sound_of

    def with_a_title(*args: object, **kwargs: object) -> Made:
        made = real(*args, **kwargs)  # type: ignore[arg-type]
        planted = MemoryFile.of([recording("audio/mp4", voice(0.5))], most=1 << 20)
        return dataclasses.replace(made, files=[Encoded(planted, "audio/mp4"), *made.files[1:]])

    monkeypatch.setattr(rendering, "sound_of", with_a_title)
    save_choice(submission, ana, recording_choice(submission))
    [render] = ask(submission, ana)
    assert work() == 1 and state(render) == ("refused", "unclean")
    assert not RenderFile.objects.exists()


def test_one_process_renders_at_a_time(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    save_choice(submission, ana, recording_choice(submission))
    [render] = ask(submission, ana)
    now = timezone.now()
    assert rendering.hold_lease(name=rendering.LEASE_NAME, holder="another", now=now)
    assert not render_next(holder="mine", now=now) and state(render) == ("waiting", "")
    assert render_next(holder="mine", now=now + datetime.timedelta(minutes=5)) and state(render)[0] == "done"


def test_a_machine_in_trouble_tries_again_later_and_gives_up_in_the_end(
    story: ToldStory, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission, ana, now = story.submission, people[0], timezone.now()
    save_choice(submission, ana, recording_choice(submission))
    [render] = ask(submission, ana)

    def no_memory(*args: object, **kwargs: object) -> object:
        raise MemoryError

    monkeypatch.setattr(rendering, "sound_of", no_memory)
    waits = []
    for _attempt in range(rendering.MOST_ATTEMPTS):
        assert render_next(holder="a", now=now)
        assert not render_next(holder="a", now=now)
        render.refresh_from_db()
        if render.not_before and render.state == "waiting":
            waits.append((render.not_before - now).total_seconds() / 60)
            now = render.not_before
    assert waits == [1, 4, 16, 64] and state(render) == ("refused", "failed")


def test_a_recording_that_cannot_be_read_is_refused_with_a_reason(people: list[User]) -> None:
    story = tell_recorded(b"OggS" + bytes(3000))
    save_choice(story.submission, people[0], recording_choice(story.submission))
    [render] = ask(story.submission, people[0])
    assert work() == 1 and state(render)[0] == "refused" and render.reason in ("broken", "no_sound")
    with pytest.raises(Refused, match="no se pudo preparar"):
        project(submission=story.submission, person=people[0], at=today())
    [again] = ask(story.submission, people[0])
    assert again.pk == render.pk and again.state == "waiting"


def test_a_look_measures_a_recording_for_the_desk(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    opened = get_keeper().open(str(ana.pk), submission.pk, "redact")
    [label] = told(submission=submission, opened=opened).originals
    render = ask_for_a_look(submission=submission, label=label, opened=opened, person=ana, at=today())
    assert work() == 1
    render.refresh_from_db()
    seen = finished(render=render, opened=opened)
    assert abs(seen.seconds - 3) < 0.1 and len(seen.facts["peaks"]) in (30, 31) and not seen.files


@pytest.mark.long
def test_a_volunteer_speaks_instead_and_a_machine_reads(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    given = give_respoken(
        submission=submission,
        person=ana,
        data=recording("audio/mpeg", voice(2.0)),
        media_type="audio/mpeg",
        at=today(),
    )
    for how, seconds in (("respoken", 2.0), ("synthetic", None)):
        choice = recording_choice(submission, voice=how)
        save_choice(submission, ana, type(choice)(**{**vars(choice), "respoken": given.pk}))
        ask(submission, ana)
        assert work() == 1
        edition = project(submission=submission, person=ana, at=today())
        bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", submission.pk, "review").unseal)
        [part] = [content for content in bundle.contents() if content["kind"] == "sound"]
        assert part["voice"] == how and (seconds is None or abs(part["seconds"] - seconds) < 0.1)
    with pytest.raises(Refused, match="no es una grabación"):
        give_respoken(submission=submission, person=ana, data=b"x", media_type="image/jpeg", at=today())


def test_ones_own_voice_is_published_only_if_its_narrator_chose_it(people: list[User], spoken: bytes) -> None:
    story = tell_recorded(spoken, voice="own")
    save_choice(story.submission, people[0], recording_choice(story.submission, voice="own"))
    ask(story.submission, people[0])
    work()
    assert project(submission=story.submission, person=people[0], at=today())


@pytest.mark.parametrize(
    ("chosen", "made", "why"),
    [
        ("altered", "own", "no eligió"),
        ("respoken", "altered", "no eligió"),
        ("", "altered", "no eligió"),
        ("words", "synthetic", "solo se lea"),
    ],
)
def test_no_voice_is_published_that_tells_more_than_the_one_that_was_chosen(
    people: list[User], spoken: bytes, chosen: str, made: str, why: str
) -> None:
    story = tell_recorded(spoken, voice=chosen)
    save_choice(story.submission, people[0], recording_choice(story.submission, voice=made))
    with pytest.raises(Refused, match=why):
        project(submission=story.submission, person=people[0], at=today())


def test_without_the_grant_for_voices_there_is_no_sound_in_a_version(people: list[User], spoken: bytes) -> None:
    story = tell_recorded(spoken, uses=("web",))
    save_choice(story.submission, people[0], recording_choice(story.submission))
    edition = project(submission=story.submission, person=people[0], at=today())
    bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", story.submission.pk, "review").unseal)
    assert {content["kind"] for content in bundle.contents()} == {"facts", "passage"}


def test_old_renders_go_and_what_a_volunteer_spoke_stays(story: ToldStory, people: list[User]) -> None:
    submission, ana = story.submission, people[0]
    give_respoken(submission=submission, person=ana, data=wav(), media_type="audio/wav", at=today())
    save_choice(submission, ana, recording_choice(submission))
    ask(submission, ana)
    work()
    assert forget_old_renders(at=today() + datetime.timedelta(days=30)) == 0
    assert forget_old_renders(at=today() + datetime.timedelta(days=31)) == 1
    assert list(Render.objects.values_list("purpose", flat=True)) == ["respoken"]
    assert Submission.objects.get(pk=submission.pk)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 2, 8000, 0, "NONE", ""))
        made.writeframes(bytes(16_000))
    return out.getvalue()


@pytest.mark.long
@pytest.mark.skipif(bool(faces.missing()), reason="there is no detector of faces")
@pytest.mark.parametrize("sound", [True, False])
def test_a_film_becomes_a_part_with_a_poster_whether_or_not_it_has_sound(people: list[User], sound: bool) -> None:
    data = film("video/mp4", seconds=0.6, size="160x120", sound=sound)
    story = tell_recorded(data, "video/mp4")
    submission, ana = story.submission, people[0]
    save_choice(submission, ana, recording_choice(submission, show="video"))
    [render] = ask(submission, ana)
    assert work() == 1 and state(render) == ("done", "")
    edition = project(submission=submission, person=ana, at=today())
    bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", submission.pk, "review").unseal)
    [part] = [content for content in bundle.contents() if content["kind"] == "video"]
    assert (part["id"], [file["type"] for file in part["files"]]) == ("v1", ["video/mp4", "video/webm"])
    assert {file["type"] for file in part["poster"]} == {"image/webp", "image/jpeg"}
    assert all(file["sha256"] in bundle.files for file in (*part["files"], *part["poster"]))


@pytest.mark.long
@pytest.mark.skipif(bool(faces.missing()), reason="there is no detector of faces")
def test_of_a_film_one_frame_may_stand_while_a_machine_reads(people: list[User]) -> None:
    story = tell_recorded(film("video/mp4", seconds=0.6, size="160x120"), "video/mp4", voice="altered")
    submission, ana = story.submission, people[0]
    save_choice(submission, ana, recording_choice(submission, show="still", voice="synthetic"))
    [render] = ask(submission, ana)
    assert work() == 1 and state(render) == ("done", "")
    edition = project(submission=submission, person=ana, at=today())
    bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", submission.pk, "review").unseal)
    [part] = [content for content in bundle.contents() if content["kind"] == "video"]
    assert (part["id"], part["voice"]) == ("v1", "synthetic") and part["seconds"] > 2
    assert all(file["sha256"] in bundle.files for file in (*part["files"], *part["poster"]))


def test_without_the_detector_a_film_is_refused_and_the_reason_told(
    people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "shared", lambda: None)
    story = tell_recorded(film("video/mp4", seconds=0.3, size="96x64"), "video/mp4")
    save_choice(story.submission, people[0], recording_choice(story.submission, show="video"))
    [render] = ask(story.submission, people[0])
    work()
    assert state(render) == ("refused", "no_faces")
