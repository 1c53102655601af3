"""The steps a search goes down until something is found: all words; the nearest spelling of those that nothing holds;
some of the words. The same for every engine."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from search import spelling
from search.asking import Clause, respelled
from search.shown import Shown
from search.synonyms import Thesaurus, core, keys
from search.words import words_of

NEIGHBOURS = 6


class Answer(Protocol):
    """Whatever an engine makes of an answer."""

    @property
    def total(self) -> int: ...


A = TypeVar("A", bound=Answer, covariant=True)


class Asks(Protocol[A]):
    """One visitor's query, put to an engine."""

    def ask(self, asked: tuple[Clause, ...], *, any_of_them: bool = False) -> A:
        """The records that meet every clause (or any) and every filter."""

    def anything_at_all(self, clause: Clause) -> bool:
        """Whether a visible record meets this clause, whatever the filters."""


class Came(Generic[A]):
    """What was found in the end, with which clauses, and other words that were looked for."""

    def __init__(self, answer: A, asked: tuple[Clause, ...], also: tuple[str, ...]) -> None:
        self.answer, self.asked, self.also = answer, asked, also


def go_down(
    asked: tuple[Clause, ...], *, asks: Asks[A], rows: spelling.WordRows, shown: Shown, thesaurus: Thesaurus
) -> Came[A]:
    """Ask, and ask for less while nothing is found."""
    answer = asks.ask(asked)
    also = called_otherwise(asked)
    if answer.total or not asked:
        return Came(answer, asked, also)
    held_by: dict[str, str] = {}
    meant = []
    for clause in asked:
        told: dict[str, str] = {}
        named: list[str] = []
        if not asks.anything_at_all(clause):
            told = spelling.nearest(clause.typed, rows=rows, shown=shown)
            named = spelling.nearest_named(clause.typed, names=thesaurus.words)
        held_by |= told
        meant.append(respelled(clause, [*told, *named], thesaurus=thesaurus) if told or named else clause)
    if tuple(meant) != asked:
        asked = tuple(meant)
        answer = asks.ask(asked)
        also = tuple(dict.fromkeys([*spelling.as_written(held_by), *called_otherwise(asked)]))[:NEIGHBOURS]
    if not answer.total and len(asked) > 1:
        answer = asks.ask(asked, any_of_them=True)
    return Came(answer, asked, also)


def called_otherwise(asked: Iterable[Clause]) -> tuple[str, ...]:
    """Labels of what was asked for that are other words, not the same one in the plural."""
    labels = []
    for clause in asked:
        typed = set(keys(core(clause.typed.split())))
        labels += [label for label in clause.labels if typed.isdisjoint(keys(core(words_of(label))))]
    return tuple(dict.fromkeys(labels))[:NEIGHBOURS]
