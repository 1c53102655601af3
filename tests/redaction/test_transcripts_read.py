"""Transcripts come from WebVTT, SubRip, OHMS XML and people's fingers; what is hostile is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.pages.captions import captions, subrip
from stories.pages.ohms import ohms
from stories.redaction.transcripts.clock import NotATime, clock, seconds_of
from stories.redaction.transcripts.imported import LARGEST, joined, read
from stories.redaction.transcripts.refusals import SENTENCES, NotReadable
from stories.redaction.transcripts.transcript import Cue
from stories.redaction.transcripts.typed import BadLine, read_typed, typed

VTT = """WEBVTT

1
00:00:03.500 --> 00:00:06.000
<v Ana>Tocaron la <i>puerta</i> &amp; gritaron

00:00:06.000 --> 00:00:09.000
<v Ana>a las cinco.
"""
SRT = "1\n00:00:03,500 --> 00:00:06,000\nANA: Tocaron\nla puerta\n\n2\n00:01:06,000 --> 00:01:09,000\nANA: ¿Quién?\n"
OHMS = """<?xml version="1.0"?><ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1">
<language>English</language><sync>1:|2(4)|4(1)</sync><transcript>PALMER: They knocked at five
in the morning.

MORA: And then
we did not open the door at all.
</transcript><index><point><time>7</time><title>The door</title><title_alt>La puerta</title_alt>
<synopsis>They knock.</synopsis><synopsis_alt/></point><point><time>soon</time><title>x</title></point></index>
</record></ROOT>"""


def passage(number: int, start: float | None, words: str, **more: object) -> dict[str, object]:
    said = {"id": f"p{number}", "kind": "passage", "lang": "es", "speaker": "", "heading": "", "start": start}
    return {**said, "runs": [["text", words]], **more}


def test_web_captions_keep_times_voices_and_words_without_tags() -> None:
    first, second = read(VTT.encode()).cues
    assert first == Cue("Tocaron la puerta & gritaron", 3.5, "Ana")
    assert second == Cue("a las cinco.", 6.0, "Ana")


def test_subrip_labels_are_speakers_when_they_come_twice() -> None:
    first, second = read(SRT.encode("utf-8-sig")).cues
    assert first == Cue("Tocaron la puerta", 3.5, "ANA")
    assert second == Cue("¿Quién?", 66.0, "ANA")


def test_something_said_before_a_colon_is_no_speaker() -> None:
    (cue,) = read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nMi madre dijo: corre\n").cues
    assert (cue.speaker, cue.text) == ("", "Mi madre dijo: corre")


def test_lines_of_a_machine_are_read() -> None:
    (cue,) = read(b"noise\n[00:00:01.000 --> 00:00:02.000]  hola\n").cues
    assert cue == Cue("hola", 1.0)


def test_an_ohms_record_gives_paragraphs_between_its_marks_and_an_index_in_two_languages() -> None:
    found = read(OHMS.encode())
    assert [cue.speaker for cue in found.cues] == ["PALMER", "MORA"]
    assert found.cues[0].start == 0.0
    assert 0 < (found.cues[1].start or 0) < 60
    (point,) = found.points
    assert point.title == {"en": "The door", "es": "La puerta"}
    assert point.synopsis == {"en": "They knock."}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><record><transcript>&a;</transcript></record>', "xml"),
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><record><transcript>&b;</transcript></record>', "xml"),
        (b"<record><transcript>" + b"<a>" * 5000, "xml"),
        (b"<html><body>Hola</body></html>", "not_ohms"),
        (b"<ROOT><record><transcript></transcript></record></ROOT>", "empty"),
        (b"WEBVTT\n\n", "empty"),
        (b"Hola a todos", "unknown"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        (b"1\n00:00:01,000 --> never\nx\n", "empty"),
        (b" " * (LARGEST + 1), "large"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read(data)
    assert refused.value.code == code
    assert str(refused.value) == str(SENTENCES[refused.value.code])


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: ("WEBVTT\n\n" + text).encode()))
def test_no_input_ends_in_anything_but_cues_or_a_sentence(data: bytes) -> None:
    try:
        said = repr(read(data))
    except NotReadable as refused:
        said = str(refused)
    assert said


def test_captions_are_put_together_until_somebody_else_speaks() -> None:
    cues = [Cue("Tocaron", 1.0, "A"), Cue("la puerta.", 3.0, "A"), Cue("¿Quién?", 5.0, "B"), Cue("Ellos.", 90.0, "B")]
    assert joined(cues) == (Cue("Tocaron la puerta.", 1.0, "A"), cues[2], cues[3])


def test_what_is_typed_is_read_back() -> None:
    cues = read_typed("# La puerta\n[0:07 Narra] Tocaron\nla puerta.\n\n[Ana] Sí\n\nSin nada.\n[1:02:03.5] Fin.")
    assert cues == (
        Cue("Tocaron la puerta.", 7.0, "Narra", "La puerta"),
        Cue("Sí", None, "Ana"),
        Cue("Sin nada."),
        Cue("Fin.", 3723.5),
    )
    assert read_typed(typed(cues)) == cues


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("[0:61 Narra] x", 1, "time"),
        ("[0:10] a\n\n[0:05] b", 3, "backwards"),
        (f"[0:10 {'n' * 41}] a", 1, "label"),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(BadLine) as slip:
        read_typed(text)
    assert (slip.value.line, slip.value.code) == (line, code)


WORDS = st.text(alphabet="abcñ áÉ?,.", min_size=1, max_size=30).filter(lambda text: bool(text.split()))


@given(st.lists(st.tuples(st.integers(0, 80_000), WORDS, st.sampled_from(["", "Narra", "Quien pregunta"])), max_size=8))
def test_any_cues_survive_being_typed(rows: list[tuple[int, str, str]]) -> None:
    cues = tuple(
        Cue(" ".join(words.split()), float(start), speaker)
        for start, words, speaker in sorted(rows, key=lambda row: row[0])
    )
    assert read_typed(typed(cues)) == cues


@given(st.integers(0, 863_999))
def test_clocks_are_read_back_to_the_tenth(tenths: int) -> None:
    assert seconds_of(clock(tenths / 10)) == pytest.approx(tenths / 10)


def test_no_such_time() -> None:
    for text in ("1:60", "25:00:00", "abc", "-1:00", "1:2"):
        with pytest.raises(NotATime):
            seconds_of(text)


def test_captions_show_cuts_as_words_never_run_into_each_other_and_hold_no_tag() -> None:
    contents = [
        passage(1, 0, "", runs=[["text", "Vino "], ["cut", "un nombre"], ["text", " <b>--> y " + "habló " * 60]]),
        passage(2, 20, "Después."),
        passage(3, None, "Sin tiempo."),
    ]
    found = captions(contents)
    cues = read(found.encode()).cues
    assert "[un nombre]" in cues[0].text
    assert "<b>" not in found.replace("&lt;b&gt;", "")
    assert "Sin tiempo" not in found
    starts = [cue.start for cue in cues]
    assert starts == sorted(starts)  # type: ignore[type-var]
    assert all(len(cue.text) <= 90 for cue in cues)
    assert subrip(contents).count("-->") == found.count("-->")


def test_captions_of_one_recording_leave_the_other_out() -> None:
    contents = [passage(1, 0, "Una.", of="s1"), passage(2, 5, "Otra.", of="s2")]
    assert "Otra" not in captions(contents, of="s1")
    assert "Otra" in captions(contents)


def test_a_version_goes_out_as_ohms_and_comes_back() -> None:
    point = {"start": 70, "of": "", "title": {"es": "La puerta", "en": "The door"}, "synopsis": {}, "terms": ["redada"]}
    contents = [
        {"id": "facts", "kind": "facts", "title": {"lang": "es", "text": "No abrimos"}, "date": "2018", "terms": []},
        passage(1, 0, "Tocaron la puerta a las cinco. " * 10, speaker="Quien narra"),
        passage(2, 130, "No abrimos.", speaker="Quien narra"),
        {"id": "index", "kind": "index", "points": [point]},
    ]
    written = ohms(contents, address="https://example.org/es/testimonios/lpr6/", identifier="TES LPR6")
    back = read(written.encode())
    assert [point.title for point in back.points] == [{"es": "La puerta", "en": "The door"}]
    assert " ".join(cue.text for cue in back.cues).startswith("Tocaron la puerta a las cinco.")
    assert {cue.speaker for cue in back.cues} == {"Quien narra"}
    without_captions = read(written.replace("vtt_transcript", "other").encode())
    assert abs((without_captions.cues[1].start or 0) - 130) <= 60
    assert "The door" in written
