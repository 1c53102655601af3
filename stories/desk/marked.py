"""What the detectors propose for one story, by paragraph, less what was decided; equal words together. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stories.redaction import phrases
from stories.redaction.equal import key
from stories.redaction.finding import KINDS, Proposal, propose, sentence
from stories.redaction.finding.proposals import SURE
from stories.redaction.finding.remaining import Remaining, remaining
from stories.redaction.spans import Span
from stories.redaction.worksheet import Kept, Worksheet

_GAP = "\n\n"


@dataclass(frozen=True)
class Mention:
    """One proposal in its paragraph."""

    place: str
    start: int
    stop: int
    words: str
    found: Proposal

    @property
    def key(self) -> str:
        return key(self.words)

    @property
    def sure(self) -> bool:
        return self.found.tier == SURE


@dataclass(frozen=True)
class Marked:
    """A story with its proposals: the passages as one text, where each begins, and every mention in order."""

    text: str
    offsets: Mapping[str, int]
    mentions: tuple[Mention, ...]
    others: tuple[Proposal, ...]
    language: str

    def by_place(self) -> dict[str, list[Mention]]:
        at: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            at.setdefault(mention.place, []).append(mention)
        return at

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Those of the passages, in the places of `text`."""
        return tuple(mention.found for mention in self.mentions)


def marked(*, passages: Sequence[tuple[str, str]], others: Iterable[str], language: str) -> Marked:
    """The proposals for all passages at once, so that a name found in one is found in the next.

    `others` are the title, captions and what else will be public: nobody decides there, but the meter counts it.
    """
    offsets: dict[str, int] = {}
    text = ""
    for place, passage in passages:
        offsets[place] = len(text)
        text += passage + _GAP
    end = len(text)
    text += _GAP.join(words for words in others if words)
    found = propose(text=text, language=language)
    mentions = []
    for place, passage in passages:
        first = offsets[place]
        for proposal in found:
            if first <= proposal.start and proposal.end <= first + len(passage):
                start, stop = proposal.start - first, proposal.end - first
                mentions.append(Mention(place, start, stop, passage[start:stop], proposal))
    return Marked(
        text=text,
        offsets=offsets,
        mentions=tuple(mentions),
        others=tuple(proposal for proposal in found if proposal.start >= end and proposal.tier == SURE),
        language=language,
    )


def undecided(story: Marked, *, spans: Iterable[Span], kept: Iterable[Kept]) -> list[Mention]:
    """The mentions that wait for somebody, each cut to what no span hides."""
    hidden: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        hidden.setdefault(span.place, []).append((span.start, span.stop))
    stays: dict[str, list[tuple[int, int]]] = {}
    for stretch in kept:
        stays.setdefault(stretch.place, []).append((stretch.start, stretch.stop))
    waiting = []
    for mention in story.mentions:
        if any(start < mention.stop and mention.start < stop for start, stop in stays.get(mention.place, [])):
            continue
        waiting += list(_pieces(mention, hidden.get(mention.place, []), first=story.offsets[mention.place]))
    return waiting


def _pieces(mention: Mention, hidden: Sequence[tuple[int, int]], *, first: int) -> Iterator[Mention]:
    """What of a mention is still to be read, from letter to letter."""
    touching = sorted((start, stop) for start, stop in hidden if start < mention.stop and mention.start < stop)
    if not touching:
        yield mention
        return
    at = mention.start
    for start, stop in [*touching, (mention.stop, mention.stop)]:
        words = mention.words[at - mention.start : max(at, start) - mention.start]
        bare = words.strip(" \t\n,.;:¡!¿?\"'“”«»()-–")
        # A letter or two between two cuts tell nothing.
        if len(bare) > 2:
            begin = at + words.index(bare)
            found = replace(mention.found, start=first + begin, end=first + begin + len(bare))
            yield Mention(mention.place, begin, begin + len(bare), bare, found)
        at = max(at, stop)


@dataclass
class Group:
    """Equal words, proposed in some places: one decision."""

    first: Mention
    mentions: list[Mention] = field(default_factory=list)

    @property
    def times(self) -> int:
        return len(self.mentions)

    @property
    def sure(self) -> bool:
        return any(mention.sure for mention in self.mentions)

    @property
    def why(self) -> str:
        return sentence(self.first.found)


def groups(mentions: Iterable[Mention]) -> list[Group]:
    """In order of the first place; a sure mention gives its kind to its equals."""
    found: dict[str, Group] = {}
    for mention in mentions:
        group = found.setdefault(mention.key, Group(mention))
        group.mentions.append(mention)
    for group in found.values():
        sure = next((mention for mention in group.mentions if mention.sure), None)
        if sure is not None and not group.first.sure:
            group.first = replace(group.first, found=replace(sure.found, start=group.first.found.start))
    return list(found.values())


def measure(story: Marked, worksheet: Worksheet) -> Remaining:
    """What of the public version still identifies, by the worksheet as it stands."""

    def at(place: str, start: int, stop: int) -> tuple[int, int]:
        return story.offsets[place] + start, story.offsets[place] + stop

    hidden = [at(span.place, span.start, span.stop) for span in worksheet.spans if span.place in story.offsets]
    kept = [at(one.place, one.start, one.stop) for one in worksheet.kept if one.place in story.offsets]
    waiting = undecided(story, spans=worksheet.spans, kept=())
    outside = [(found.start, found.end) for found in story.others]
    return remaining(
        text=story.text,
        proposals=[*(mention.found for mention in waiting), *story.others],
        hidden=hidden,
        kept=[*kept, *outside],
    )


def for_script(mentions: Iterable[Mention], *, language: str) -> str:
    """What the page's script needs of each mention of a paragraph, as JSON; places count characters, not bytes."""
    return json.dumps(
        [
            {
                "start": mention.start,
                "stop": mention.stop,
                "kind": mention.found.kind,
                "sure": mention.sure,
                "direct": KINDS[mention.found.kind].direct,
                "why": sentence(mention.found),
                "cut": phrases.withheld(kind=mention.found.kind, language=language),
                "loose": phrases.general(kind=mention.found.kind, words=mention.words, language=language),
            }
            for mention in mentions
        ],
        ensure_ascii=False,
    )
