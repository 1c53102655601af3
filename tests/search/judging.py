"""How well an engine answers: nDCG@10 over the judged queries (Järvelin and Kekäläinen, "Cumulated gain-based
evaluation of IR techniques", 2002; gain 2^grade - 1).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from search.engine import get_engine
from search.interface import Query
from stories.demo.content import NARRATORS
from stories.demo.content.shapes import ToldStory
from stories.pages.terms import Term
from stories.pages.vocabulary import TERMS
from stories.redaction.generalize import date_at
from tests import factories
from tests.search.archive import index

JUDGED = Path(__file__).with_name("judged.txt")
DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """One query: the page's language, what it tries, the words, what each story is worth, and one worth nothing."""

    language: str
    tries: str
    text: str
    grades: dict[str, int]
    miss: str

    def ndcg(self, answered: Sequence[str]) -> float:
        """0 to 1 for the stories answered, best first."""
        ideal = sorted(self.grades.values(), reverse=True)
        return _gain(self.grades.get(key, 0) for key in answered[:DEPTH]) / _gain(iter(ideal[:DEPTH]))

    def misled(self, answered: Sequence[str]) -> bool:
        """Whether the story worth nothing comes before the first of the best ones."""
        best = [key for key in answered if self.grades.get(key) == max(self.grades.values())]
        return self.miss in answered and bool(best) and answered.index(self.miss) < answered.index(best[0])


def _gain(grades: Iterator[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))


def judged() -> list[Judged]:
    """All of them, in the order of the file."""
    found = []
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, tries, text, worth, miss = (cell.strip() for cell in line.split("|"))
            grades = {key: int(grade) for key, grade in (one.split(":") for one in worth.split())}
            found.append(Judged(language, tries, text, grades, miss))
    return found


def published() -> list[ToldStory]:
    """The demo's stories that visitors can read."""
    return [told for told in NARRATORS if told.state == "published"]


def filled() -> dict[str, str]:
    """The demo's public words as records in the index. Call number -> the story's key."""
    for seed in TERMS:
        Term.objects.update_or_create(
            slug=seed.slug,
            defaults={
                "kind": seed.kind,
                "label_es": seed.es,
                "label_en": seed.en,
                "synonyms_es": "\n".join(seed.synonyms_es),
                "synonyms_en": "\n".join(seed.synonyms_en),
                "parent_id": seed.parent or None,
            },
        )
    keys = {_record(told): told.key for told in published()}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What autovacuum does for an archive that is not a minute old.
            cursor.execute("ANALYZE")
    return keys


def _record(told: ToldStory) -> str:
    original = _parts(told, told.language, told.title, told.shown())
    story = factories.published_record(kind=told.kind, language=told.language, parts=original, name=told.chosen_name)
    index(story.version)
    if told.translation.text.strip():
        other = told.translation_language
        shown = [[*map(list, runs)] for runs in told.translated().values()]
        made = factories.version(
            story.record,
            parts=_parts(told, other, told.title_translated, shown),
            language=other,
            made_from=story.version.edition,
            place_step=story.version.edition.place_step,
            date_step=story.version.edition.date_step,
            name_id=story.version.edition.name_id,
        )
        factories.approve(made)
        factories.say_yes(made)
        factories.publish(made)
        index(made)
    return str(story.record.pk)


def _parts(
    told: ToldStory, language: str, title: str, shown: Sequence[Sequence[Sequence[str]]]
) -> list[factories.Part]:
    facts = factories.facts(
        kind=told.kind,
        language=language,
        title={"lang": language, "text": title},
        name=told.chosen_name,
        date=date_at(told.date, told.date_step),
        place=told.place if told.place_step >= 2 else "california",
        terms=list(told.terms),
    )
    passages = [
        factories.passage(number, "", language=language, runs=[list(run) for run in runs])
        for number, runs in enumerate(shown, start=1)
    ]
    pictures = [
        factories.picture(
            number,
            alt={"es": picture.alt_es, "en": picture.alt_en},
            caption={"es": picture.caption_es, "en": picture.caption_en},
        )
        for number, picture in enumerate(told.pictures, start=1)
    ]
    return [facts, *passages, *pictures]


def answers(query: Judged, keys: dict[str, str]) -> list[str]:
    """The keys of the stories on the first page, best first."""
    page = get_engine().find(Query(query.text, language=query.language))
    return [keys[hit.record] for hit in page.hits]
