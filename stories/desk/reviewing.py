"""What who approves needs besides the version itself: what changed since, and what it tells together with others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.consent.precision import DateStep, PlaceStep
from stories.desk.opening import Access
from stories.gate.models import Clearance
from stories.moderation.approving import standing
from stories.pages.reading import call_number
from stories.pages.terms import Term
from stories.publishing.neighbours import neighbours
from stories.publishing.ties import Tied, ties
from stories.redaction.comparing import Change, Piece, changes
from stories.redaction.models import Edition, Record
from stories.redaction.opening import Unseal, open_bundle
from stories.redaction.part_words import title
from stories.redaction.together import Together
from stories.redaction.traits import Trait

TRAITS: dict[str, str | Promise] = {
    "work": gettext_lazy("trabajo"),
    "origin": gettext_lazy("origen"),
    "family": gettext_lazy("familia"),
    "health": gettext_lazy("salud"),
    "event": gettext_lazy("algo que pasó"),
    "age": gettext_lazy("edad"),
    "year": gettext_lazy("año"),
    "place": gettext_lazy("lugar"),
    "language": gettext_lazy("idioma"),
}
STEPS = (("place_step", gettext_lazy("Lugar"), PlaceStep), ("date_step", gettext_lazy("Fecha"), DateStep))


@dataclass(frozen=True)
class Changed:
    """One change in words: where, how, and the pieces."""

    where: str
    change: Change

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.change.pieces


@dataclass(frozen=True)
class Since:
    """What changed since an older version: which one, what people said of it, and every change."""

    edition: Edition
    why: str
    changes: tuple[Changed, ...]
    steps: tuple[tuple[str, str, str], ...]


def since(*, edition: Edition, contents: Sequence[Mapping[str, Any]], unseal: Unseal) -> Since | None:
    """Compared with the last published version in this language, else the last one approved, else the one before."""
    older = list(edition.record.editions.filter(language=edition.language, seq__lt=edition.seq).order_by("-seq"))
    cleared = set(Clearance.objects.filter(edition__in=older).values_list("edition_id", flat=True))
    published = next((one for one in older if one.pk in cleared), None)
    approved = next((one for one in older if standing(edition=one).complete), None) if published is None else None
    base = published or approved or next(iter(older), None)
    if base is None:
        return None
    why = _("la última publicada") if published else _("la última aprobada") if approved else _("la anterior")
    found = changes(open_bundle(edition=base, unseal=unseal).contents(), contents)
    return Since(base, why, tuple(Changed(where_in_words(change), change) for change in found), _steps(base, edition))


def where_in_words(change: Change) -> str:
    """`Párrafo 3: quién habla`, `Datos: fecha`."""
    return title(change.part, change.field)


def _steps(before: Edition, after: Edition) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (str(label), str(kind(getattr(before, name)).label), str(kind(getattr(after, name)).label))
        for name, label, kind in STEPS
        if getattr(before, name) != getattr(after, name)
    )


@dataclass(frozen=True)
class Neighbour:
    """One public record that tells more with this one, in words."""

    call: str
    kind: str
    record: str
    tied: bool
    shared: tuple[str, ...]
    adds: tuple[str, ...]


@dataclass(frozen=True)
class Company:
    """What a version would be read with, and which records staff tied to it."""

    neighbours: tuple[Neighbour, ...]
    ties: tuple[tuple[str, Tied], ...]

    @property
    def asks(self) -> bool:
        """Whether who approves is asked for an answer."""
        return bool(self.neighbours)


MOST_WORDS = 8


def company(*, edition: Edition, contents: Sequence[Mapping[str, Any]], access: Access) -> Company:
    """Neighbours and ties of one opened story."""
    tied = ties(submission=access.submission, opened=access.opened)
    near = neighbours(record=edition.record_id, contents=contents, tied=[one.record for one in tied])
    kinds = dict(
        Record.objects.filter(pk__in=[*(one.record for one in near), *(one.record for one in tied)]).values_list(
            "pk", "kind"
        )
    )
    places = {term.pk: term.label for term in Term.objects.filter(kind=Term.Kind.PLACE)}
    return Company(
        tuple(_neighbour(one, kinds.get(one.record, "testimony"), places) for one in near),
        tuple((str(call_number(kind=kinds.get(one.record, "testimony"), record=one.record)), one) for one in tied),
    )


def _neighbour(one: Together, kind: str, places: Mapping[str, str]) -> Neighbour:
    def words(traits: Sequence[Trait]) -> tuple[str, ...]:
        return tuple(f"{TRAITS[trait.kind]}: {places.get(trait.words, trait.words)}" for trait in traits[:MOST_WORDS])

    return Neighbour(
        str(call_number(kind=kind, record=one.record)), kind, one.record, one.tied, words(one.shared), words(one.adds)
    )
