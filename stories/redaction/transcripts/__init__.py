"""Words of a recording, with their times, who says them, and an index of its moments.

Promises that nothing read from elsewhere is trusted: no entity is followed, no size is unbounded, and whatever cannot
be read is refused with a reason code. Pure: may import the room's rules (spans, worksheet, equal words), Django's
translation for the sentences of a refusal, webvtt-py and defusedxml; no model, no vault.
"""
