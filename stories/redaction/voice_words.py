"""What was measured of the altered voice, as it is told to whoever chooses it. A test compares it with the figures.

Measured by `benchmarks/voice`: eight speakers, ten recordings of twelve seconds each, known again by nearest neighbour.
"""

from collections.abc import Mapping

FIGURES: Mapping[str, int] = {
    "speakers": 8,
    # Of a hundred recordings, how many were given to the right speaker.
    "own": 0,
    "altered": 0,
    "altered_knowing": 0,
    "chance": 12,
}
