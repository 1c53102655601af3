"""Words of a recording, with their times, who says them, and an index of its moments.

Promises that nothing read from elsewhere is trusted: no entity is followed, no size is unbounded, and whatever cannot
be read is refused with a reason code. Pure: may import nothing but the room's own rules, webvtt-py and defusedxml.
"""
