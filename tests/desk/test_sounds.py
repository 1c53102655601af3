"""A recording on the desk: measured, covered, given a voice, prepared, heard, and made into a version."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stories.desk.decided import carry
from stories.gate.clock import today
from stories.moderation.claiming import claim
from stories.moderation.models import User
from stories.publishing.projecting import project
from stories.publishing.renders import Render
from stories.publishing.worksheets import load_worksheet, save_worksheet
from stories.redaction.heard_cuts import stretches_of
from stories.redaction.spans import Span
from stories.redaction.stretches import Stretch
from stories.redaction.transcripts.transcript import Cue, Transcript, place_of
from stories.redaction.worksheet import PictureChoice, RecordingChoice, Worksheet
from stories.vault.keeper import get_keeper
from tests.desk.staff import fields_of, member, opened, said, text_of
from tests.publishing.recorded_stories import recording_choice, save_choice, tell_recorded, work
from tests.publishing.stories_told import ToldStory, worksheet
from tests.redaction.recorded import film, recording, voice


@pytest.fixture(scope="module")
def spoken() -> bytes:
    return recording("audio/ogg", voice(3.0))


@pytest.fixture
def told(archive: None, spoken: bytes) -> ToldStory:
    return tell_recorded(spoken)


@pytest.fixture
def ana(archive: None) -> User:
    return member("ana", "moderators")


@pytest.fixture
def browser(told: ToldStory, ana: User) -> Client:
    claim(submission=told.submission, person=ana, at=today())
    return opened(ana, told.submission)


def address(told: ToldStory) -> str:
    return reverse("desk:recording", args=[told.submission.pk, told.submission.originals.get().pk])


def send(browser: Client, told: ToldStory, what: str, **changes: object) -> object:
    fields = fields_of(browser.get(address(told)), "grabacion")
    return browser.post(address(told), {**fields, "hacer": what, **changes})


SHOWN = {"show": "sound", "voice": "altered", "alt_es": "Una voz", "alt_en": "A voice"}


def saved(told: ToldStory, ana: User) -> tuple[RecordingChoice, ...]:
    opened_story = get_keeper().open(str(ana.pk), told.submission.pk, "redact")
    return load_worksheet(submission=told.submission, opened=opened_story).recordings


def test_a_recording_is_measured_covered_prepared_and_heard(browser: Client, told: ToldStory, ana: User) -> None:
    page = text_of(browser.get(address(told)))
    assert "Todavía no se ha preparado" in page and "Quien narra dijo: Que se oiga su voz, cambiada." in page
    send(browser, told, "dibujar")
    assert "Se está midiendo" in text_of(browser.get(address(told)))
    work()
    drawn = browser.get(address(told)).content.decode()
    assert "data-wave" in drawn and re.search(r'class="sound-path" d="M[\d.]+ ', drawn)
    send(browser, told, "preparar", **SHOWN, **{"tramo-0-start": "0:01", "tramo-0-stop": "0:01.5"})
    [choice] = saved(told, ana)
    assert choice.stretches == (Stretch(1.0, 1.5, "silence"),) and choice.voice == "altered"
    page = browser.get(address(told)).content.decode()
    assert "<progress" in page and 'data-waits="yes"' in page
    work()
    page = browser.get(address(told)).content.decode()
    assert "sound-shade sound-silence" in page and "Lo que oiría el público" in page
    urls = re.findall(r'<source src="([^"]+)" type="(audio/[^"]+)"', page)
    assert [kind for _url, kind in urls] == ["audio/mp4", "audio/ogg"]
    heard = browser.get(urls[1][0], headers={"Range": "bytes=0-3"})
    assert heard.status_code == 206 and b"".join(heard.streaming_content) == b"OggS"  # type: ignore[attr-defined]
    assert heard["Cache-Control"] == "no-store"


def test_a_job_can_be_taken_back(browser: Client, told: ToldStory) -> None:
    send(browser, told, "preparar", **SHOWN)
    send(browser, told, "cancelar")
    assert Render.objects.get().state == "cancelled" and work() == 0
    assert "Se canceló" in text_of(browser.get(address(told)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"alt_en": ""}, "diga qué es"),
        ({"voice": "own"}, "no eligió"),
        ({"voice": "respoken"}, "Falta la grabación"),
        ({"tramo-0-start": "dos", "tramo-0-stop": "0:02"}, "minutos y segundos"),
        ({"tramo-0-start": "0:03", "tramo-0-stop": "0:02"}, "Termina antes"),
    ],
)
def test_what_cannot_be_published_like_this_is_said_and_nothing_is_saved(
    browser: Client, told: ToldStory, ana: User, changes: dict[str, str], words: str
) -> None:
    answer = send(browser, told, "preparar", **{**SHOWN, **changes})
    assert words in text_of(answer) and not saved(told, ana) and not Render.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "made", "words"), [("", "altered", "no eligió"), ("words", "synthetic", "eligió que solo se lea")]
)
def test_the_desk_offers_no_way_round_what_the_narrator_chose(
    archive: None, ana: User, spoken: bytes, chosen: str, made: str, words: str
) -> None:
    told = tell_recorded(spoken, voice=chosen)
    claim(submission=told.submission, person=ana, at=today())
    answer = send(opened(ana, told.submission), told, "preparar", **{**SHOWN, "voice": made})
    assert words in text_of(answer) and not saved(told, ana) and not Render.objects.exists()


def test_of_a_film_the_desk_offers_its_sound_one_frame_or_all_and_says_what_is_missing_for_it(
    archive: None, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tell_recorded(film("video/mp4", seconds=0.3, size="96x64"), "video/mp4")
    claim(submission=told.submission, person=ana, at=today())
    browser = opened(ana, told.submission)
    page = browser.get(address(told)).content.decode()
    assert re.findall(r'name="show" value="(\w*)"', page) == ["", "sound", "still", "video"]
    refused = send(browser, told, "preparar", **{**SHOWN, "show": "video", "voice": "synthetic"})
    assert "Con el video va el sonido del video" in text_of(refused) and not saved(told, ana)
    send(browser, told, "preparar", **{**SHOWN, "show": "still", "voice": "synthetic"})
    assert saved(told, ana)[0].show == "still"
    assert "falta el detector de caras" not in text_of(browser.get(address(told)))
    monkeypatch.setattr("stories.desk.sounds.missing", lambda: ("onnxruntime",))
    assert "falta el detector de caras. El sonido sí. Quien administra lo instala con pip: onnxruntime." in text_of(
        browser.get(address(told))
    )


def test_what_a_volunteer_spoke_is_sealed_and_used(browser: Client, told: ToldStory, ana: User) -> None:
    other = SimpleUploadedFile("otra.mp3", recording("audio/mpeg", voice(2.0)), "audio/mpeg")
    send(browser, told, "preparar", **{**SHOWN, "voice": "respoken", "respoken": other})
    work()
    [choice] = saved(told, ana)
    assert Render.objects.get(pk=choice.respoken).purpose == "respoken"
    assert "Ya hay una grabación de otra persona" in text_of(browser.get(address(told)))
    send(browser, told, "guardar")
    assert saved(told, ana)[0].respoken == choice.respoken, "saved again, it is still there"
    wrong = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" + bytes(40), "image/jpeg")
    answer = send(browser, told, "preparar", **{**SHOWN, "voice": "respoken", "respoken": wrong})
    assert "no es una grabación" in text_of(answer)


def test_making_the_version_asks_for_what_is_missing_first(browser: Client, told: ToldStory, ana: User) -> None:
    save_choice(told.submission, ana, recording_choice(told.submission))
    work_address = reverse("desk:work", args=[told.submission.pk])
    fields = fields_of(browser.get(work_address))
    answer = browser.post(work_address, {**fields, "hacer": "version"})
    assert "se está preparando" in said(answer)
    assert Render.objects.get().state == "waiting"
    work()
    fields = fields_of(browser.get(work_address))
    answer = browser.post(work_address, {**fields, "hacer": "version"}, follow=True)
    page = answer.content.decode()
    assert "La versión pública está hecha" in page and "audio controls" in page
    assert saved(told, ana), "the worksheet keeps what was decided over the recording"


def test_somebody_elses_saving_is_never_written_over(browser: Client, told: ToldStory, ana: User) -> None:
    fields = fields_of(browser.get(address(told)), "grabacion")
    save_choice(told.submission, ana, recording_choice(told.submission, voice="synthetic"))
    answer = browser.post(address(told), {**fields, **SHOWN, "hacer": "guardar"})
    assert "Otra persona guardó" in text_of(answer) and saved(told, ana)[0].voice == "synthetic"


def test_only_who_redacts_and_holds_it_changes_anything(told: ToldStory, ana: User) -> None:
    words = replace(worksheet(told.submission), pictures=(), covers=())
    save_worksheet(submission=told.submission, worksheet=words, person=ana)
    project(submission=told.submission, person=ana, at=today())
    reader = opened(member("beto", "advocates"), told.submission, reason="second_look")
    answer = reader.get(address(told))
    assert answer.status_code == 200 and "no prepara versiones" in text_of(answer)
    send(reader, told, "preparar", **SHOWN)
    assert not Render.objects.exists()
    original = told.submission.originals.get().pk
    assert reader.get(reverse("desk:rendered", args=[told.submission.pk, original, "0" * 64])).status_code == 404


def test_what_is_hidden_in_the_words_is_hidden_where_a_recording_is_described() -> None:
    sheet = Worksheet(
        spans=(Span("story:0", 9, 16, "cut", "un nombre"),),
        pictures=(PictureChoice("f", {"es": "Foto de Rosario", "en": "Photo of ROSARIO"}),),
        recordings=(RecordingChoice("o", "sound", "altered", {"es": "La voz de Rosario", "en": "Rosario's voice"}),),
    )
    after, times = carry(sheet, passages={"story:0": "Me llamo Rosario y vivo aquí"}, told_in="es")
    said_ = [*after.recordings[0].alt.values(), *after.pictures[0].alt.values()]
    assert times == 4
    assert not [words for words in said_ if "rosario" in words.casefold()], said_
    assert after.recordings[0].alt["es"] == "La voz de un nombre"


def test_stretches_are_proposed_where_what_is_hidden_is_said() -> None:
    transcript = Transcript("o", (Cue("Me llamo Rosario y vivo aquí", 10.0), Cue("Nada más", 17.0)))
    place = place_of("o", 0)
    found = stretches_of(transcript=transcript, spans=[Span(place, 9, 16, "cut", "un nombre")], seconds=20)
    assert found == (Stretch(11.6, 14.7),)
    assert stretches_of(transcript=transcript, spans=[Span("story:0", 9, 16, "cut", "un nombre")], seconds=20) == ()
    untimed = Transcript("o", (Cue("Me llamo Rosario"),))
    assert stretches_of(transcript=untimed, spans=[Span(place, 9, 16, "cut", "un nombre")], seconds=20) == ()
