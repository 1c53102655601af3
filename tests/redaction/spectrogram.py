"""A sound as a picture, to be looked at: time to the right, pitch upwards, louder is lighter."""

import numpy as np
from PIL import Image

WINDOW, HOP, HIGHEST_HERTZ = 1024, 256, 6000
QUIETEST = -80.0  # decibels


def spectrogram(said: np.ndarray, *, rate: int = 48_000) -> Image.Image:
    """One column for each `HOP` samples, one row for each band up to `HIGHEST_HERTZ`; black is -80 dB and less."""
    frames = np.lib.stride_tricks.sliding_window_view(said, WINDOW)[::HOP] * np.hanning(WINDOW)
    heights = np.abs(np.fft.rfft(frames, axis=1))[:, : HIGHEST_HERTZ * WINDOW // rate] / (WINDOW / 4)
    decibels = 20 * np.log10(np.maximum(heights, 1e-9))
    lightness = np.clip((decibels - QUIETEST) / -QUIETEST, 0, 1) * 255
    return Image.fromarray(np.ascontiguousarray(lightness.T[::-1]).astype(np.uint8))
