"""What is taken out is not there; everything else is, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.spans import BadSpan, Span, hidden, runs


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Span("story:0", start, stop, draw(st.sampled_from(["cut", "loose"])), "⟦⟧") for start, stop in pairs]


@given(case=texts_with_spans())
def test_text_runs_and_spans_together_are_the_paragraph(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    taken = iter(hidden(text, sorted(spans, key=lambda span: span.start)))
    assert "".join(words if kind == "text" else next(taken) for kind, words in runs(text, spans)) == text
    assert sum(kind != "text" for kind, _words in runs(text, spans)) == len(spans)


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 4), (2, 6)],
        [(3, 3)],
        [(5, 3)],
        [(-1, 3)],
        [(0, 99)],
    ],
)
def test_a_span_that_overlaps_or_lies_outside_is_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(BadSpan):
        runs("Ramiro tocó.", [Span("story:0", start, stop, "cut", "un nombre") for start, stop in spans])
