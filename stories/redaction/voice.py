"""A voice changed at random: its resonances moved by the McAdams coefficient, frame by frame. Pure numpy.

Source of the method: Patino, Tomashenko, Todisco, Nautsch, Evans, "Speaker anonymisation using the McAdams
coefficient", Interspeech 2021. Its coefficient is fixed; ours is drawn for each recording, as are the pitch and its
direction, and none is kept. It is no anonymity, and is never called so: `stories.consent.voice_figures` says what was
measured.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
_FRAME, _HOP, _ORDER = 320, 160, 20
# So many frames at a time: two seconds.
_BATCH = 200
LOWEST, HIGHEST = 180, 4000

Samples = NDArray[np.float32]
_Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Alteration:
    """What one recording is changed by. Drawn, used and forgotten: whoever knew it could undo it."""

    coefficient: float
    pitch: float

    def filters(self) -> str:
        """The pitch moved and the time kept, and the band of a telephone: for ffmpeg."""
        speed = int(RATE * self.pitch)
        return (
            f"asetrate={speed},aresample={RATE},atempo={RATE / speed:.6f},"
            f"highpass=f={LOWEST}:p=2,highpass=f={LOWEST}:p=2,lowpass=f={HIGHEST}:p=2,lowpass=f={HIGHEST}:p=2"
        )


def drawn() -> Alteration:
    """An alteration from the system's randomness: clearly up or clearly down, never almost nothing."""
    chance = secrets.SystemRandom()
    coefficient = chance.choice((chance.uniform(0.60, 0.85), chance.uniform(1.15, 1.35)))
    semitones = chance.choice((-1, 1)) * chance.uniform(2.0, 6.0)
    return Alteration(coefficient=coefficient, pitch=2 ** (semitones / 12))


def altered(blocks: Iterable[Samples], *, coefficient: float) -> Iterator[Samples]:
    """The same length, with the resonances of the voice moved. `blocks` are samples in -1..1 at `RATE`."""
    window = np.sqrt(np.hanning(_FRAME + 1)[:-1])
    waiting: Any = np.zeros(_HOP, np.float32)
    tail: _Reals = np.zeros(_HOP)
    given = sent = 0
    step = _BATCH * _HOP
    for block in _ended(blocks):
        last = block is None
        if block is not None:
            given += len(block)
            waiting = np.concatenate((waiting, block))
        else:
            waiting = np.concatenate((waiting, np.zeros(_FRAME + _HOP, np.float32)))
        while len(waiting) >= step + _HOP or (last and len(waiting) >= _FRAME):
            count = min(_BATCH, (len(waiting) - _HOP) // _HOP)
            frames = np.lib.stride_tricks.sliding_window_view(waiting, _FRAME)[: count * _HOP : _HOP]
            made = _moved(frames * window, coefficient) * window
            out = np.concatenate((tail, np.zeros(count * _HOP)))
            for half in (0, 1):
                out[half * _HOP : (half + count) * _HOP] += made[:, half * _HOP : (half + 1) * _HOP].reshape(-1)
            tail, waiting = out[count * _HOP :], waiting[count * _HOP :]
            # The first half frame is the silence before the beginning.
            ready = out[: count * _HOP][_HOP if sent == 0 else 0 :]
            sent += _HOP if sent == 0 else 0
            ready = ready[: max(0, given - (sent - _HOP))] if last else ready
            sent += len(ready)
            yield np.clip(ready, -1, 1).astype(np.float32)
            if last and sent - _HOP >= given:
                return


def _ended(blocks: Iterable[Samples]) -> Iterator[Samples | None]:
    yield from blocks
    yield None


def _moved(frames: _Reals, coefficient: float) -> _Reals:
    """Each frame with the angle of every complex pole of its linear prediction raised to `coefficient`."""
    predictor = _prediction(frames)
    residual = np.zeros_like(frames)
    for lag in range(_ORDER + 1):
        residual[:, lag:] += predictor[:, lag : lag + 1] * frames[:, : _FRAME - lag]
    moved = _polynomial(_turned(_poles(predictor), coefficient))
    out = np.zeros((_FRAME + _ORDER, len(frames)))
    back = np.ascontiguousarray(moved[:, :0:-1].T)
    source = residual.T
    for at in range(_FRAME):
        out[at + _ORDER] = source[at] - np.einsum("lf,lf->f", back, out[at : at + _ORDER])
    made = out[_ORDER:].T
    # As loud as it was: other resonances have another gain.
    before, after = (np.sqrt((part**2).mean(axis=1, keepdims=True)) for part in (frames, made))
    evened: _Reals = np.nan_to_num(made * np.minimum(before / (after + 1e-9), 10.0))
    return evened


def _prediction(frames: _Reals) -> _Reals:
    """Linear prediction by autocorrelation (Levinson and Durbin), all frames at once."""
    spectrum = np.abs(np.fft.rfft(frames, 2 * _FRAME, axis=1)) ** 2
    lags = np.fft.irfft(spectrum, axis=1)[:, : _ORDER + 1]
    lags[:, 0] = lags[:, 0] * 1.0001 + 1e-9
    made: _Reals = np.zeros((len(frames), _ORDER + 1))
    made[:, 0] = 1
    error = lags[:, 0].copy()
    for order in range(1, _ORDER + 1):
        reflection = -np.einsum("fo,fo->f", made[:, :order], lags[:, order:0:-1]) / error
        turned = made[:, order - 1 :: -1] if order > 1 else made[:, :1]
        made[:, 1 : order + 1] += reflection[:, None] * turned[:, :order]
        error = error * (1 - reflection**2) + 1e-12
    return made


def _poles(predictor: _Reals) -> NDArray[np.complex128]:
    companion = np.zeros((len(predictor), _ORDER, _ORDER))
    companion[:, 0, :] = -predictor[:, 1:]
    companion[:, np.arange(1, _ORDER), np.arange(_ORDER - 1)] = 1
    return np.linalg.eigvals(companion).astype(np.complex128)


def _turned(poles: NDArray[np.complex128], coefficient: float) -> NDArray[np.complex128]:
    angle, size = np.angle(poles), np.minimum(np.abs(poles), 0.995)
    turned = np.sign(angle) * np.minimum(np.abs(angle) ** coefficient, np.pi)
    real = np.abs(poles.imag) < 1e-6
    return np.asarray(np.where(real, np.clip(poles.real, -0.995, 0.995), size * np.exp(1j * turned)))


def _polynomial(roots: NDArray[np.complex128]) -> _Reals:
    made = np.zeros((len(roots), _ORDER + 1), np.complex128)
    made[:, 0] = 1
    for at in range(_ORDER):
        made[:, 1 : at + 2] -= roots[:, at : at + 1] * made[:, : at + 1]
    return made.real
