"""Recordings as browsers make them: no length said, cut into fragments, perhaps cut off. Made by a real encoder."""

import functools
import subprocess

import imageio_ffmpeg

_TONE = ("-f", "lavfi", "-i", "sine=frequency=440:duration=3", "-ac", "1")
_AS: dict[str, tuple[str, ...]] = {
    # Safari, on iPhones and iPads: AAC in a fragmented MP4 whose index says no length.
    "safari": (
        *("-c:a", "aac", "-b:a", "32k", "-f", "mp4", "-frag_duration", "500000"),
        *("-movflags", "empty_moov+default_base_moof"),
    ),
    # Chromium and Firefox: Opus in a WebM that nobody could go back in, to write its length.
    "chromium": ("-c:a", "libopus", "-b:a", "32k", "-f", "webm", "-live", "1"),
    "firefox": ("-c:a", "libopus", "-b:a", "32k", "-f", "ogg"),
}


@functools.cache
def recorded(browser: str) -> bytes:
    """Three seconds of a tone."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *_TONE, *_AS[browser], "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout
