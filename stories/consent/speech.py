"""A machine's voice: words to samples by eSpeak NG, samples to MP3 by LAME. Nothing leaves this machine.

The library and its voices come in a Python wheel (`espeakng-loader`); a system's own serves where that is missing.
"""

import ctypes
import ctypes.util
from dataclasses import dataclass
from functools import cache

import lameenc

VOICES = {"es": b"es-419", "en": b"en-us"}
WORDS_A_MINUTE = 140
# One voice that reads needs no more, and on a slow network a minute of it arrives in seconds (180 kB).
KILOBITS = 24
SAMPLES_A_SECOND = 16_000
# From speak_lib.h.
_SYNCHRONOUS, _DO_NOT_EXIT, _CHARACTERS, _UTF8, _RATE = 2, 0x8000, 1, 1, 1
_HEARD = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class NoVoice(Exception):
    """There is no speech synthesizer on this machine, or it does not speak this language."""


@dataclass(frozen=True)
class Speech:
    """Samples of 16 bits, one channel, `rate` a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate


@cache
def _library() -> tuple[ctypes.CDLL, int]:
    """The library, ready, and its samples a second. It can be made ready once in a process. Raises NoVoice."""
    try:
        import espeakng_loader

        path, voices = espeakng_loader.get_library_path(), espeakng_loader.get_data_path().encode()
    except ImportError:
        path, voices = ctypes.util.find_library("espeak-ng") or "", None
    if not path:
        raise NoVoice("there is no espeak-ng")
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise NoVoice("espeak-ng cannot be loaded") from error
    rate: int = library.espeak_Initialize(_SYNCHRONOUS, 0, voices, _DO_NOT_EXIT)
    if rate <= 0:
        raise NoVoice("espeak-ng finds no voices")
    return library, rate


def speak(words: str, *, language: str) -> Speech:
    """Say these words aloud, in "es" or "en". Raises NoVoice."""
    library, rate = _library()
    said = bytearray()

    @_HEARD  # type: ignore[untyped-decorator, unused-ignore]
    def hear(samples: object, count: int, _events: object) -> int:
        if samples and count:
            said.extend(ctypes.string_at(samples, count * 2))  # type: ignore[arg-type]
        return 0

    library.espeak_SetSynthCallback(hear)
    if library.espeak_SetVoiceByName(VOICES[language]) != 0:
        raise NoVoice(f"espeak-ng does not speak {language}")
    library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
    text = words.encode()
    library.espeak_Synth(text, len(text) + 1, 0, _CHARACTERS, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    if not said:
        raise NoVoice("espeak-ng said nothing")
    return Speech(bytes(said), rate)


def mp3(speech: Speech) -> bytes:
    """The samples as MP3, which every telephone plays."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(speech.rate)
    encoder.set_out_sample_rate(SAMPLES_A_SECOND)
    encoder.set_bit_rate(KILOBITS)
    encoder.set_quality(5)
    return bytes(encoder.encode(speech.samples) + encoder.flush())
