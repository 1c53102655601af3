"""`lessen()`: another edition cut from an edition. It only takes away, and needs no original: that may be deleted."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stories.consent.precision import DateStep, PlaceStep
from stories.consent.rules import precision
from stories.moderation.models import User
from stories.pages.terms import place_at
from stories.publishing import leak_words
from stories.publishing.errors import Refused
from stories.publishing.leaks import leaks
from stories.publishing.projecting import is_less, seal_edition
from stories.redaction import parts
from stories.redaction.equal import equal_places
from stories.redaction.generalize import date_at
from stories.redaction.lesser import FACTS_THAT_MAY_EMPTY
from stories.redaction.models import Edition
from stories.redaction.named import files_of
from stories.redaction.opening import open_bundle
from stories.vault.keeper import get_keeper

Content = dict[str, Any]


@dataclass(frozen=True)
class Less:
    """What is taken away: whole parts by id, facts by name, and words of a passage, each with what is read instead."""

    parts: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    words: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def nothing(self) -> bool:
        return not (self.parts or self.facts or any(self.words.values()))


def lessen(*, edition: Edition, less: Less, person: User, at: datetime.date) -> Edition:
    """Make an edition of `edition` without what `less` names, and as exact as the grants allow today.

    Raises Refused: "same_as_before", "nothing_to_show", "words_not_there", "leak", "not_less"; and KeeperRefusal.
    """
    submission = edition.record.submission
    opened = get_keeper().open(str(person.pk), submission.pk, "lessen")
    source = open_bundle(edition=edition, unseal=opened.unseal)
    before = source.contents()
    place_step, date_step, name_id = steps_left(edition, less)
    taken = [words for cuts in less.words.values() for words, _shown in cuts]
    contents = [
        fact_part(content, less, place_step=place_step, date_step=date_step, named=bool(name_id))
        if content["kind"] == "facts"
        else without(passage_part(content, less.words.get(content["id"], ())), taken)
        for content in before
        if content["id"] not in less.parts
    ]
    if contents == before and (place_step, date_step, name_id) == steps_of(edition):
        raise Refused("same_as_before")
    if not any(content["kind"] != "facts" for content in contents):
        raise Refused("nothing_to_show")
    if found := leaks(contents=contents, taken_out=taken):
        raise Refused("leak", where=leak_words.a_few(found))
    made = parts.make(
        record=edition.record_id,
        kind=edition.record.kind,
        language=edition.language,
        place_step=place_step,
        date_step=date_step,
        name_id=name_id,
        contents=contents,
    )
    narrower = Edition(place_step=place_step, date_step=date_step, name_id=name_id)
    if not is_less(narrower, contents, edition, before):
        raise Refused("not_less")
    files = {file["sha256"]: source.files[file["sha256"]] for content in contents for file in files_of(content)}
    return seal_edition(
        record=edition.record,
        made=made,
        language=edition.language,
        steps=(place_step, date_step, name_id),
        files=(),
        hands=[person.pk, *edition.hands.values_list("person_id", flat=True)],
        at=at,
        opened=opened,
        made_from=edition.made_from,
        less_than=edition,
        file_ids=files,
        key=source.key,
    )


def steps_of(edition: Edition) -> tuple[int, int, str]:
    return edition.place_step, edition.date_step, edition.name_id


def steps_left(edition: Edition, less: Less) -> tuple[int, int, str]:
    """How exactly the new edition may speak: as the old one did, or less, as the narrator's grants say now."""
    exact = precision(list(edition.record.submission.grants.all()))
    place = PlaceStep.NONE if "place" in less.facts else min(edition.place_step, exact.place_step)
    date = DateStep.NONE if "date" in less.facts else min(edition.date_step, exact.date_step)
    name = "" if "name" in less.facts or edition.name_id != exact.name_id else edition.name_id
    return int(place), int(date), name


def fact_part(content: Content, less: Less, *, place_step: int, date_step: int, named: bool) -> Content:
    """The facts, as exact as the steps, without those that are to go."""
    facts = {**content, "date": date_at(content["date"], date_step), "place": place_at(content["place"], place_step)}
    if not named:
        facts["name"] = ""
    for name in less.facts & frozenset(FACTS_THAT_MAY_EMPTY):
        facts[name] = type(content[name])()
    for name, dated in (("mural", "painted"), ("vigil", "held")):
        # Their dates are dates too: where one would have to be said less exactly, all of it goes.
        days = [facts[name].get(dated, ""), *(event.get("date", "") for event in facts[name].get("events", []))]
        if any(date_at(day, date_step) != day for day in days):
            facts[name] = {}
    return facts


def passage_part(content: Content, cuts: Sequence[tuple[str, str]]) -> Content:
    """A passage with these words cut wherever they stand in it. Raises Refused("words_not_there")."""
    if not cuts:
        return content
    runs = [tuple(run) for run in content["runs"]]
    for words, shown in cuts:
        cut = [piece for run in runs for piece in _cut(run, words, shown)]
        if cut == runs:
            raise Refused("words_not_there")
        runs = cut
    return {**content, "runs": [list(run) for run in runs]}


def without(content: Content, taken: Sequence[str]) -> Content:
    """A chapter's title that holds words that were taken away goes, and so do moments of the index that tell them."""

    def tells(*texts: str) -> bool:
        return any(equal_places(text=text, words=words) for text in texts for words in taken)

    if content["kind"] == "passage" and tells(content.get("heading", "")):
        return {**content, "heading": ""}
    if content["kind"] == "index":
        points = [p for p in content["points"] if not tells(*p["title"].values(), *p["synopsis"].values())]
        return {**content, "points": points}
    return content


def _cut(run: tuple[str, ...], words: str, shown: str) -> list[tuple[str, ...]]:
    """A run of text around each place where the words stand; a generalization that holds them goes whole."""
    kind, text = run
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if kind == "cut" or not pattern or not re.search(pattern, text, re.IGNORECASE):
        return [run]
    if kind == "loose":
        return [("cut", shown)]
    pieces: list[tuple[str, ...]] = []
    at = 0
    for match in re.finditer(pattern, text, re.IGNORECASE):
        pieces += [("text", text[at : match.start()]), ("cut", shown)]
        at = match.end()
    return [piece for piece in [*pieces, ("text", text[at:])] if piece[1]]
