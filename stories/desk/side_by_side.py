"""A translation beside what it was made from: passages, captions, index; and what a newer source leaves to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stories.desk.reviewing import where_in_words
from stories.desk.tongues import typed
from stories.redaction.comparing import Change, changes
from stories.redaction.models import Edition
from stories.redaction.opening import Unseal, open_bundle

Content = Mapping[str, Any]
Said = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One passage or text in both languages. `kind` names the part, `number` counts within its kind."""

    kind: str
    number: int
    source: str
    source_lang: str
    text: str
    text_lang: str


@dataclass(frozen=True)
class Beside:
    """A translation's rows, and what of a newer source says something else than what was translated."""

    source: Edition
    rows: tuple[Row, ...]
    newer: Edition | None
    to_do: tuple[str, ...]


def side_by_side(*, edition: Edition, contents: Sequence[Content], unseal: Unseal) -> Beside | None:
    """None for a version that was not made from another language."""
    source = edition.made_from
    if source is None or source.language == edition.language:
        return None
    original = open_bundle(edition=source, unseal=unseal).contents()
    newer = source.record.editions.filter(language=source.language, seq__gt=source.seq).order_by("-seq").first()
    to_do = changes(original, open_bundle(edition=newer, unseal=unseal).contents()) if newer is not None else []
    return Beside(
        source,
        tuple(rows(original, contents, languages=(source.language, edition.language))),
        newer,
        to_translate(to_do),
    )


# What is translated of a passage; of the facts only the title.
_TRANSLATED = ("words", "heading", "speaker")


def to_translate(found: Sequence[Change]) -> tuple[str, ...]:
    """The changes that a translation has to follow, in words."""
    return tuple(
        where_in_words(change)
        for change in found
        if (change.kind == "passage" and change.field in _TRANSLATED)
        or (change.kind == "facts" and change.field == "title.text")
    )


def rows(source: Sequence[Content], made: Sequence[Content], *, languages: tuple[str, str]) -> list[Row]:
    """Every text of the translation beside the text of the same part. `languages`: of the source, and of this one."""
    other = {content["id"]: content for content in source}
    found = []
    for content in made:
        before = other.get(content["id"])
        if before is None:
            continue
        number = int(content["id"][1:]) if content["id"][1:].isdecimal() else 0
        if content["kind"] in ("facts", "passage"):
            pairs = list(zip(_own(before), _own(content), strict=False))
        else:
            pairs = _both(content, *languages)
        found += [Row(content["kind"], number, was[1], was[0], now[1], now[0]) for was, now in pairs]
    return found


def _own(content: Content) -> list[Said]:
    """What a part says in its version's one language."""
    if content["kind"] == "facts":
        return [(content["title"]["lang"], content["title"]["text"])]
    head = [(content["lang"], content["heading"])] if content.get("heading") else []
    return [*head, (content["lang"], typed(content["runs"]))]


def _both(content: Content, source: str, made: str) -> list[tuple[Said, Said]]:
    """What a part says in both languages by itself: descriptions, captions, the index."""
    texts = [content.get("alt"), content.get("caption")]
    texts += [point.get(name) for point in content.get("points", ()) for name in ("title", "synopsis")]
    pairs = [((source, text.get(source, "")), (made, text.get(made, ""))) for text in texts if text]
    return [(was, now) for was, now in pairs if was[1] or now[1]]
