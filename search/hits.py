"""The records of one page, told from their own parts: title, byline, and the passages that say what was looked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from search.asking import Clause
from search.excerpts import Marker, excerpt
from search.interface import Excerpt, Hit
from search.matches import Match
from search.shown import Shown
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, Readable
from stories.pages.reading import TermLabel, read
from stories.pages.story import Passage, Picture, Sound, Story, Video
from stories.pages.terms import Term

EXCERPTS = 2
INDEX = "index"
# Where a document's first words stand, after its facts: shown where only its title or place was asked for.
OPENING = 1
HEARD = ("sound", "video")


@dataclass(frozen=True)
class Chosen:
    """The document that tells a record, and those of its parts that fit best."""

    record: str
    document_id: str
    part_ids: tuple[str, ...]


def choose(
    records: Sequence[str],
    matches: Mapping[str, Sequence[Sequence[Match]]],
    *,
    languages: Mapping[str, str],
    language: str,
    shown: Shown,
) -> list[Chosen]:
    """For each record, the document with the most of what was asked, in the visitor's language if it can be.

    `matches` maps a record to its matches clause by clause; `languages` a document to its language.
    """
    shown.among(match.part_id for record in records for clause in matches[record] for match in clause)
    return [_choose(record, matches[record], languages, language, shown) for record in records]


def _choose(
    record: str, by_clause: Sequence[Sequence[Match]], languages: Mapping[str, str], language: str, shown: Shown
) -> Chosen:
    parts: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    met: dict[str, set[int]] = defaultdict(set)
    for number, clause in enumerate(by_clause):
        visible = shown.among(match.part_id for match in clause)
        for match in clause:
            if match.part_id in visible:
                parts[match.document_id][match.part_id].append(match.score)
                met[match.document_id].add(number)

    def fitness(document: str) -> tuple[int, bool, float]:
        scores = parts[document].values()
        return len(met[document]), languages.get(document) == language, sum(max(score) for score in scores)

    best = max(parts, key=fitness)
    ranked = sorted(parts[best], key=lambda part: (-len(parts[best][part]), -sum(parts[best][part])))
    return Chosen(record, best, tuple(ranked))


def tell(
    chosen: Sequence[Chosen], *, clauses: Sequence[Clause], language: str, terms: Iterable[Term]
) -> tuple[Hit, ...]:
    """Read the chosen documents through the door. One that was closed meanwhile is passed over."""
    readable = _read_through_the_door(chosen)
    recorded = [document for document, parts in readable.items() if any(part.kind in HEARD for part in parts.values())]
    # Of each document its facts tell which bytes it is made of; where they may not be seen now, it is asked for.
    every = (part for parts in readable.values() for part in parts.values())
    manifests = {part.document_id: bytes(part.manifest) for part in every if part.manifest is not None}
    manifests |= _manifests([document for document in readable if document not in manifests])
    files = _files(recorded) if recorded else {}
    # A byline names the place, and no other term.
    labels = {
        term.slug: TermLabel(term.slug, term.label_es, term.label_en, term.kind)
        for term in terms
        if term.kind == Term.Kind.PLACE
    }
    marker = Marker.of(clauses)
    hits = []
    with override(language):
        for one in chosen:
            if one.document_id not in manifests:
                continue
            parts = readable[one.document_id]
            story = read(
                manifest=manifests[one.document_id],
                parts={part.name: bytes(part.body) for part in parts.values()},
                language=language,
                terms=labels,
                address=lambda sha256: reverse("media", args=[files[sha256]]) if sha256 in files else "",
            )
            hits.append(_hit(story, marker, [parts[part].name for part in one.part_ids if part in parts]))
    return tuple(hits)


def _read_through_the_door(chosen: Sequence[Chosen]) -> dict[str, dict[str, Readable]]:
    """By document and id: the facts, the recordings, the best parts and the opening. One question to the door: a part
    that it shows is of a document that it shows."""
    best = {part for one in chosen for part in one.part_ids[: EXCERPTS + 1]}
    documents = [one.document_id for one in chosen]
    found: dict[str, dict[str, Readable]] = defaultdict(dict)
    for part in PublicPart.objects.readable(documents, kinds=("facts", *HEARD), parts=best, position=OPENING):
        found[part.document_id][part.pk] = part
    # A moment of the index leads to the passage where it is told, so there all passages are read.
    indexed = [document for document, parts in found.items() if any(part.name == INDEX for part in parts.values())]
    for part in PublicPart.objects.readable(indexed, kinds=("passage",)) if indexed else ():
        found[part.document_id][part.pk] = part
    return found


def _manifests(documents: Sequence[str]) -> dict[str, bytes]:
    if not documents:
        return {}
    shown = PublicDocument.objects.visible(use="web").filter(pk__in=documents)
    return {pk: bytes(manifest) for pk, manifest in shown.values_list("pk", "manifest")}


def _files(documents: Sequence[str]) -> dict[str, str]:
    """Where recordings of these documents lie, by their SHA-256."""
    heard = PublicFile.objects.filter(part__kind__in=HEARD, document_id__in=documents)
    return dict(heard.values_list("sha256", "pk"))


def _hit(story: Story, marker: Marker, best: Sequence[str]) -> Hit:
    tellable: dict[str, Passage | Picture] = {passage.id: passage for passage in story.passages}
    tellable |= {picture.id: picture for picture in story.pictures}
    recordings: list[Sound | Video] = [*story.sounds, *story.videos]
    heard = [(one.id, one.sources[0].url) for one in recordings if one.sources]
    moments = _moments(story, marker) if INDEX in best else []
    told = (_excerpt(tellable[name], marker, heard) for name in best if name in tellable)
    excerpts = list(islice(chain(moments, told), EXCERPTS))
    if not excerpts and story.passages:
        excerpts = [_excerpt(story.passages[0], marker, heard)]
    return Hit(
        kind=story.kind,
        record=story.record,
        call=story.call,
        title=story.title.text,
        title_lang=story.title.lang,
        byline=byline(story),
        excerpts=tuple(found for found in excerpts if found.runs),
    )


def _excerpt(item: Passage | Picture, marker: Marker, heard: Sequence[tuple[str, str]]) -> Excerpt:
    if isinstance(item, Passage):
        return _from_passage(item, marker, listen=_recording_of(item, heard))
    words = next((said for said in (item.caption, item.alt) if marker.spans(said.text, said.lang)), item.alt)
    return Excerpt(excerpt(words.text, marker.spans(words.text, words.lang)), words.lang)


def _moments(story: Story, marker: Marker) -> list[Excerpt]:
    """The first moment of the index that tells of it, in the visitor's language."""
    for point in story.points:
        text = ": ".join(filter(None, [point.heading, point.synopsis.text]))
        if spans := marker.spans(text, point.lang):
            told = next((passage for passage in story.passages if passage.id == point.anchor), None)
            seconds = told.seconds if told is not None else None
            return [Excerpt(excerpt(text, spans), point.lang, anchor=point.anchor, at=point.at, seconds=seconds)]
    return []


def _recording_of(passage: Passage, heard: Sequence[tuple[str, str]]) -> str:
    """The address of the recording that the passage is written down from: the one it names, else the only one."""
    if passage.seconds is None:
        return ""
    named = [url for name, url in heard if name == passage.of]
    return named[0] if named else heard[0][1] if len(heard) == 1 and not passage.of else ""


def _from_passage(passage: Passage, marker: Marker, *, listen: str) -> Excerpt:
    """What was withheld stands in brackets and is never marked."""
    text = ""
    spans = []
    for paragraph in passage.paragraphs:
        stretch = ""
        for run in paragraph:
            if run.kind != "cut":
                stretch += run.text
                continue
            spans += [(len(text) + start, len(text) + end) for start, end in marker.spans(stretch, passage.lang)]
            text += f"{stretch}[{run.text}]"
            stretch = ""
        spans += [(len(text) + start, len(text) + end) for start, end in marker.spans(stretch, passage.lang)]
        text += f"{stretch} "
    return Excerpt(
        excerpt(text.rstrip(), spans),
        passage.lang,
        anchor=passage.id,
        at=passage.at,
        seconds=passage.seconds,
        listen=listen,
    )


def byline(story: Story) -> str:
    """Whose story, where and when, as far as the narrator lets it be known."""
    who = (story.name or _("Sin nombre")) if story.kind == "testimony" else story.kind_word
    artist = story.mural.artist if story.mural else ""
    when = (story.vigil and story.vigil.held) or (story.mural and story.mural.painted) or story.date
    place = story.place.label if story.place else ""
    return " · ".join(filter(None, [who, artist, place, when, story.language_word]))
