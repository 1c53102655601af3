"""What was measured of the altered voice, as it is told to whoever chooses it. A test compares it with the figures.

Measured by `benchmarks/voice`: eight speakers, recordings of twelve seconds, known again by nearest neighbour.
"""

from collections.abc import Mapping

# Of a hundred recordings, how many were given to the right speaker.
FIGURES: Mapping[str, int] = {"own": 90, "altered": 38, "altered_knowing": 71, "chance": 12}
