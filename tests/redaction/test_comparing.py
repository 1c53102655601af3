"""Who approves sees what changed, word by word: passages, facts, captions, pictures, times."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.comparing import Change, Piece, changes, compared


def passage(number: int, text: str, *cuts: str, **more: Any) -> dict[str, Any]:
    runs = [["text", text], *(["cut", cut] for cut in cuts)]
    return {"id": f"p{number}", "kind": "passage", "lang": "es", "speaker": "", "start": None, "runs": runs, **more}


def picture(sha256: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": "f1", "kind": "picture", "alt": {"es": "Una puerta"}, "files": [{"sha256": sha256}], **more}


def kinds(change: Change) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in change.pieces]


def test_equal_versions_have_no_changes() -> None:
    contents = [{"id": "facts", "kind": "facts", "date": "2018", "terms": ["a"]}, passage(1, "Vino."), picture()]
    assert changes(contents, contents) == []


def test_a_word_that_was_withheld_is_seen_as_gone_and_what_stands_there_as_new() -> None:
    (change,) = changes([passage(1, "Vino Rosario a casa.")], [passage(1, "Vino ", "un nombre")])
    assert ("gone", "Rosario a casa.") in kinds(change) or ("gone", "Rosario") in kinds(change)
    assert any(kind == "new" and "un nombre" in text for kind, text in kinds(change))


def test_an_inserted_passage_is_one_addition_and_the_others_stay() -> None:
    before = [passage(1, "Tocaron la puerta."), passage(2, "No abrimos.")]
    after = [passage(1, "Tocaron la puerta."), passage(2, "Mi tía lloraba mucho."), passage(3, "No abrimos.")]
    (change,) = changes(before, after)
    assert (change.part, change.how, kinds(change)) == ("p2", "added", [("new", "Mi tía lloraba mucho.")])


def test_a_passage_that_went_is_shown_whole() -> None:
    (change,) = changes([passage(1, "Uno."), passage(2, "Dos.")], [passage(1, "Uno.")])
    assert (change.how, kinds(change)) == ("removed", [("gone", "Dos.")])


def test_facts_captions_speakers_times_and_the_picture_itself_count() -> None:
    facts = {"id": "facts", "kind": "facts", "date": "2018", "place": "la", "terms": ["a"], "title": {"text": "Uno"}}
    before = [facts, passage(1, "Vino.", speaker="Voz 1", start=3), picture("a")]
    after = [
        {**facts, "date": "2018-05", "terms": ["a", "b"]},
        passage(1, "Vino.", speaker="Quien narra", start=4),
        picture("b", alt={"es": "Una ventana"}),
    ]
    found = {(change.part, change.field): change.how for change in changes(before, after)}
    assert found == {
        ("facts", "date"): "changed",
        ("facts", "terms"): "changed",
        ("p1", "speaker"): "changed",
        ("p1", "start"): "changed",
        ("f1", "alt.es"): "changed",
        ("f1", "files"): "changed",
    }


def test_moments_of_the_index_are_compared() -> None:
    def index(title: str) -> dict[str, Any]:
        return {"id": "index", "kind": "index", "points": [{"start": 3, "title": {"es": title}, "terms": []}]}

    (change,) = changes([index("La puerta")], [index("La ventana")])
    assert change.field == "points.1.title.es"
    assert kinds(change) == [("same", "La "), ("gone", "puerta"), ("new", "ventana")]


def test_long_stretches_that_stayed_are_shortened() -> None:
    words = " ".join(f"palabra{number}" for number in range(100))
    pieces = compared(f"{words} fin", f"{words} final")
    assert len(pieces[0].text) < 80
    assert pieces[0].text.startswith("…")
    assert pieces[1:] == (Piece("gone", "fin"), Piece("new", "final"))


TEXTS = st.lists(st.sampled_from(["vino", "Rosario", "a", "casa,", "y", "lloró.", ""]), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = compared(before, after, whole=True)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5))
def test_no_changed_passage_goes_unseen(before: list[str], after: list[str]) -> None:
    old = [passage(number, text) for number, text in enumerate(before, start=1)]
    new = [passage(number, text) for number, text in enumerate(after, start=1)]
    found = changes(old, new)
    assert bool(found) == (before != after)
    seen = " ".join(piece.text for change in found for piece in change.pieces)
    for text in set(after) - set(before):
        assert all(word in seen or any(word in old_text for old_text in before) for word in text.split())
