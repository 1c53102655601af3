"""When a transcript is worded anew, nothing that was hidden is read again."""

from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.spans import Span
from stories.redaction.transcripts.moving import moved
from stories.redaction.transcripts.transcript import Cue, Transcript, cue_at, place_of, spoken
from stories.redaction.worksheet import Kept


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [(place_of("o", number), text) for number, text in enumerate(texts)]


def hide(before: list[tuple[str, str]], words: str) -> Span:
    place, text = next((place, text) for place, text in before if words in text)
    return Span(place, text.index(words), text.index(words) + len(words), "cut", "un nombre")


def read(after: list[tuple[str, str]], spans: tuple[Span, ...]) -> str:
    """What is left in sight."""
    shown = []
    for place, text in after:
        covered = {at for span in spans if span.place == place for at in range(span.start, span.stop)}
        shown.append("".join("#" if at in covered else letter for at, letter in enumerate(text)))
    return "\n".join(shown)


def test_a_span_follows_its_words_when_others_change_before_them() -> None:
    before = paragraphs("Vino Rosario a casa.")
    after = paragraphs("Ayer por la noche vino Rosario a la casa.")
    spans, _kept = moved(before=before, after=after, spans=[hide(before, "Rosario")])
    assert "Rosario" not in read(after, spans)
    assert "casa" in read(after, spans)


def test_a_paragraph_cut_in_two_or_joined_keeps_what_is_hidden() -> None:
    whole, halves = paragraphs("Vino Rosario. Se fue Elvia."), paragraphs("Vino Rosario.", "Se fue Elvia.")
    for before, after in ((whole, halves), (halves, whole)):
        spans, _kept = moved(before=before, after=after, spans=[hide(before, "Rosario"), hide(before, "Elvia")])
        assert "Rosario" not in read(after, spans)
        assert "Elvia" not in read(after, spans)


def test_a_hidden_word_that_is_spelled_anew_stays_hidden() -> None:
    before, after = paragraphs("Vino Rosario a casa."), paragraphs("Vino Rosaura a casa.")
    spans, _kept = moved(before=before, after=after, spans=[hide(before, "Rosario")])
    assert read(after, spans) == "Vino ####### a casa."


def test_a_hidden_word_that_moved_to_another_paragraph_is_hidden_there() -> None:
    before = paragraphs("Rosario lloraba.", "Nadie abrió la puerta esa noche.", "Amaneció.")
    after = paragraphs("Nadie abrió la puerta esa noche.", "Amaneció.", "Y rosario lloraba.")
    spans, _kept = moved(before=before, after=after, spans=[hide(before, "Rosario")])
    assert "osario" not in read(after, spans)


def test_a_whole_transcript_worded_anew_is_not_hidden_whole_but_the_name_misheard_is() -> None:
    before = paragraphs("Vino Rosario a casa.")
    after = paragraphs(
        "Anoche, cuando ya nadie los esperaba, se oyó que llegaba Rosaria con los demás vecinos del edificio."
    )
    spans, _kept = moved(before=before, after=after, spans=[hide(before, "Rosario")])
    shown = read(after, spans)
    assert "Rosaria" not in shown
    assert "nadie los esperaba" in shown


def test_decisions_on_what_was_written_stay_as_they_are() -> None:
    span, kept = Span("story:0", 3, 9, "cut", "un nombre"), Kept("story:0", 12, 15)
    assert moved(before=paragraphs("a"), after=paragraphs("b"), spans=[span], kept=[kept]) == ((span,), (kept,))


def test_a_kept_word_that_changed_is_undecided_again() -> None:
    before = paragraphs("Vino Rosario a casa.")
    place = before[0][0]
    same, changed = paragraphs("Sí, vino Rosario a casa."), paragraphs("Vino Rosaura a casa.")
    assert moved(before=before, after=same, spans=[], kept=[Kept(place, 5, 12)])[1] == (Kept(place, 9, 16),)
    assert moved(before=before, after=changed, spans=[], kept=[Kept(place, 5, 12)])[1] == ()


LINES = st.lists(st.sampled_from(["uno", "dos", "tres", "y", "casa", "puerta", "noche"]), max_size=6).map(" ".join)


@given(st.lists(LINES, min_size=1, max_size=4), st.lists(LINES, min_size=1, max_size=4), st.data())
def test_a_name_is_never_read_again_however_the_words_around_it_change(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    old, new = (data.draw(st.integers(0, len(texts) - 1)) for texts in (before, after))
    before[old] = f"{before[old]} Rosario".strip()
    after[new] = f"Rosario {after[new]}".strip()
    told, told_anew = paragraphs(*before), paragraphs(*after)
    spans, _kept = moved(before=told, after=told_anew, spans=[hide(told, "Rosario")])
    assert "Rosario" not in read(told_anew, spans)


def test_what_only_a_machine_heard_is_no_passage() -> None:
    heard = Transcript("o", cues=(Cue("Tocaron."),), made="machine")
    assert spoken([heard]) == []
    assert spoken([Transcript("o", cues=(Cue("Tocaron."),))]) == [("t:o:0", "Tocaron.")]


def test_a_label_is_never_what_the_public_reads() -> None:
    transcript = Transcript("o", cues=(Cue("a", speaker="ELVIA RAMOS"), Cue("b", speaker="X")), speakers={"X": "Nadie"})
    assert transcript.called("ELVIA RAMOS", voice="Voz") == "Voz 1"
    assert transcript.called("X", voice="Voz") == "Nadie"
    assert transcript.called("", voice="Voz") == ""
    assert cue_at([transcript], "t:o:1") == (transcript, transcript.cues[1])
    assert cue_at([transcript], "t:o:2") is None
    assert cue_at([transcript], "story:0") is None
