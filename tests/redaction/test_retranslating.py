"""A newer source shows what must be translated again, and keeps what still says the same."""

from typing import Any

from stories.redaction.retranslating import Served, served


def passage(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"id": f"p{number}", "kind": "passage", "lang": "es", "runs": [["text", text]], "heading": "", **more}


SOURCE = [passage(1, "Tocaron la puerta."), passage(2, "No abrimos."), passage(3, "Amaneció.")]
MADE = [passage(1, "They knocked."), passage(2, "We did not open."), passage(3, "Dawn came.", heading="Dawn")]


def test_what_did_not_change_keeps_its_translation_though_its_number_did() -> None:
    now = [passage(1, "Era de noche."), *(passage(at + 1, one["runs"][0][1]) for at, one in enumerate(SOURCE, start=1))]
    found = served(source_before=SOURCE, made_before=MADE, source_now=now)
    assert found["p1"] == Served()
    assert found["p2"] == Served([["text", "They knocked."]])
    assert found["p4"] == Served([["text", "Dawn came."]], heading="Dawn")
    assert [passage_id for passage_id, one in found.items() if not one.same] == ["p1"]


def test_what_changed_comes_with_the_older_words_and_what_is_otherwise() -> None:
    now = [SOURCE[0], passage(2, "No abrimos la puerta."), SOURCE[2]]
    found = served(source_before=SOURCE, made_before=MADE, source_now=now)
    assert found["p2"].runs == [["text", "We did not open."]]
    assert [piece.text for piece in found["p2"].pieces if piece.kind == "new"] == [" la puerta"]
    assert not found["p2"].same
    assert found["p1"].same
