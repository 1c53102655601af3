"""Recordings made anew: what is covered is gone to the last sample, no tag survives, and ffmpeg is shut in."""

import shutil
import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from stories.redaction.encoding.ffmpeg import Ffmpeg, Limits, MediaRefused, program
from stories.redaction.encoding.memory import MemoryFile, TooLarge
from stories.redaction.sound import EVENED, RATE, Peaks, covered, encoded, samples
from stories.redaction.stretches import Stretch, in_order, moved
from stories.redaction.verifying.verify import verify
from tests.redaction.recorded import CANARY, FILMS, SOUNDS, film, heard, loudness, recording, source, voice

pytestmark = pytest.mark.long


def made(data: bytes, media_type: str, stretches: list[Stretch] | None = None) -> dict[str, bytes]:
    with ExitStack() as stack:
        stop = threading.Event()
        blocks = covered(samples(source(data, media_type), stop=stop), stretches or [])
        files, _seconds = encoded(blocks, stack=stack, stop=stop)
        for file in files:
            verify(file.memory, file.media_type)
        return {file.media_type: b"".join(file.memory.pieces()) for file in files}


def test_every_format_that_is_taken_becomes_aac_and_opus_without_a_word_of_its_sender() -> None:
    originals = {kind: recording(kind) for kind in SOUNDS} | {kind: film(kind, seconds=2) for kind in FILMS}
    for kind, data in originals.items():
        assert CANARY.encode() in data or CANARY.encode("utf-16-le") in data, kind
        for media_type, out in made(data, kind).items():
            assert b"Rosario" not in out and b"R\0o\0s\0a" not in out, (kind, media_type)
            assert b"TAG" not in out[-128:-125] and b"ID3" not in out[:3]
            assert len(heard(out, media_type)) / RATE > 1.8


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_no_name_and_no_date_in_what_was_made(tmp_path: Path) -> None:
    for media_type, out in made(recording("audio/mpeg"), "audio/mpeg").items():
        path = tmp_path / media_type.replace("/", ".")
        path.write_bytes(out)
        said = subprocess.run(["exiftool", "-G1", "-s", str(path)], capture_output=True, text=True, check=True).stdout
        words = [line for line in said.splitlines() if not line.startswith(("[System]", "[ExifTool]"))]
        assert not any(word in line for line in words for word in ("Title", "Artist", "Comment", "GPS", "Location"))
        assert not any("Date" in line and "0000:00:00" not in line for line in words), words


def test_nothing_is_heard_inside_a_covered_stretch_and_everything_outside_is() -> None:
    said = voice(6.0)
    out = made(recording("audio/wav", said), "audio/wav", [Stretch(1, 2), Stretch(3, 4, "tone")])
    for media_type, data in out.items():
        back = heard(data, media_type)
        assert loudness(back, 1.05, 1.95) < 0.003, media_type
        assert loudness(back, 0.2, 0.9) > 0.2 and loudness(back, 4.2, 5.8) > 0.2
        inside = back[int(3.1 * RATE) : int(3.9 * RATE)]
        spectrum = np.abs(np.fft.rfft(inside * np.hanning(len(inside))))
        assert abs(np.argmax(spectrum) * RATE / len(inside) - 1000) < 5
        # Of the voice's own 600 Hz nothing is under the tone.
        at = int(600 * len(inside) / RATE)
        assert spectrum[at - 20 : at + 20].max() < spectrum.max() / 500


def test_not_one_sample_of_a_covered_stretch_is_left_wherever_blocks_end() -> None:
    said = voice(3.0)
    stretch = Stretch(0.9999, 2.00001, "silence")
    for size in (RATE, 1000, 77_777):
        blocks = [said[at : at + size] for at in range(0, len(said), size)]
        out = np.concatenate(list(covered(blocks, [stretch])))
        assert len(out) == len(said)
        assert not out[int(0.9999 * RATE) : int(2.00001 * RATE) + 1].any()
        assert np.array_equal(out[: int(0.98 * RATE)], said[: int(0.98 * RATE)])


def test_what_is_cut_is_no_longer_there_and_later_moments_come_earlier() -> None:
    said = voice(5.0)
    blocks = [said[at : at + 10_000] for at in range(0, len(said), 10_000)]
    out = np.concatenate(list(covered(blocks, [Stretch(1, 2.5, "cut")])))
    assert len(out) == len(said) - int(1.5 * RATE)
    assert moved(3.0, [Stretch(1, 2.5, "cut"), Stretch(2.8, 2.9)]) == 1.5 and moved(0.5, [Stretch(1, 2, "cut")]) == 0.5


def test_stretches_that_overlap_become_stretches_in_a_row_and_cutting_wins() -> None:
    assert in_order([Stretch(2, 4, "cut"), Stretch(1, 3), Stretch(3.5, 5, "tone"), Stretch(7, 7)]) == (
        Stretch(1, 2),
        Stretch(2, 4, "cut"),
        Stretch(4, 5, "tone"),
    )


def test_a_quiet_telling_is_made_as_loud_as_others() -> None:
    out = made(recording("audio/wav", voice(8.0) * 0.15), "audio/wav")
    loud = heard(out["audio/ogg"], "audio/ogg")
    assert 0.3 < loudness(loud, 3, 6) <= 1.0
    assert "dynaudnorm" in EVENED


def test_a_waveform_has_ten_values_a_second() -> None:
    peaks = Peaks(samples(source(recording("audio/ogg"), "audio/ogg"), stop=threading.Event(), rate=8000), rate=8000)
    assert sum(len(block) for block in peaks) == peaks.count
    assert abs(peaks.seconds - 4.0) < 0.1 and len(peaks.values) in (40, 41) and max(peaks.values) > 100


def test_what_is_no_recording_is_refused_with_a_reason() -> None:
    for data, kind in (
        (b"RIFFnothing" * 50, "audio/wav"),
        (b"", "audio/ogg"),
        (recording("audio/mp4")[:300], "audio/mp4"),
    ):
        with pytest.raises(MediaRefused) as refused:
            made(data, kind)
        assert refused.value.code in ("broken", "no_sound"), kind
    with pytest.raises(MediaRefused, match="broken"):
        made(b"#EXTM3U\nfile:///etc/passwd\n", "text/plain")


def test_a_program_that_does_nothing_is_ended_and_one_that_is_cancelled_too() -> None:
    silence = ["-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"]
    for limits, cancelled, code in ((Limits(idle=0.4), False, "too_long"), (Limits(), True, "cancelled")):
        stop = threading.Event()
        if cancelled:
            threading.Timer(0.3, stop.set).start()
        with pytest.raises(MediaRefused) as refused, Ffmpeg(silence, limits=limits, stop=stop) as running:
            list(running.blocks(1000))
        assert refused.value.code == code
        assert running.process.returncode == -9


def test_an_output_that_grows_too_large_is_refused() -> None:
    noise = ["-f", "lavfi", "-i", "anoisesrc=d=60", "-f", "s16le"]
    with MemoryFile() as out:
        command = [*noise, "-fd", str(out.descriptor), "fd:"]
        limits = Limits(output=100_000)
        running = Ffmpeg(command, limits=limits, stop=threading.Event(), hand=[out.descriptor])
        with pytest.raises(MediaRefused) as refused:
            running.finish()
    assert refused.value.code == "too_large" and out.descriptor == -1


def test_a_memory_file_takes_no_more_than_it_may() -> None:
    with pytest.raises(TooLarge):
        MemoryFile.of([bytes(600), bytes(600)], most=1000)
    with MemoryFile.of([b"ab", b"cd"], most=4) as held:
        assert (held.size, b"".join(held.pieces()), held.read(1, 3)) == (4, b"abcd", b"bc")


def test_there_is_an_ffmpeg() -> None:
    assert Path(program()).exists()
