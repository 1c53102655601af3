"""The lists of the desk: what each is for, and which way of standing it takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.desk.entries import Entry
from stories.desk.filtering import Narrowed
from stories.intake.models import Submission
from stories.publishing.state import State

# On the desk itself each list begins; a page of its own has the rest.
FIRST, A_PAGE = 12, 50


class Line(NamedTuple):
    """What decides on which list a submission stands."""

    state: State
    mine: bool
    free: bool
    recused: bool


@dataclass
class Shelf:
    """One list of the desk: its name, what it is for, what it says when there is nothing.

    `lines` are the ids that were decided one by one and stand on it, in order. `counted` finds these and more,
    which nobody has touched (only the list of new ones has such); `count` is of all. `shown` are the ids of the page,
    `entries` the same, drawn.
    """

    key: str
    title: str | Promise
    words: str | Promise
    empty: str | Promise
    takes: Callable[[Line], bool]
    lines: list[str] = field(default_factory=list)
    counted: QuerySet[Submission] | None = None
    count: int = 0
    shown: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    page: int = 1
    pages: int = 1
    narrowed: Narrowed = field(default_factory=Narrowed)

    @property
    def more(self) -> bool:
        """Whether there is more than is shown."""
        return len(self.shown) < self.count

    @property
    def whole(self) -> str:
        """The query string of a page of its own."""
        return self.narrowed.address(lista=self.key)

    @property
    def before(self) -> str:
        return self.narrowed.address(lista=self.key, p=self.page - 1) if self.page > 1 else ""

    @property
    def after(self) -> str:
        return self.narrowed.address(lista=self.key, p=self.page + 1) if self.page < self.pages else ""

    def turn_to(self, page: int, size: int) -> None:
        """Show one page; the nearest there is."""
        self.count = len(self.lines) if self.counted is None else self.counted.count()
        self.pages = max(1, -(-self.count // size))
        self.page = min(max(1, page), self.pages)
        here = slice((self.page - 1) * size, self.page * size)
        if self.counted is None:
            self.shown = self.lines[here]
        else:
            self.shown = list(self.counted.order_by("sent_on", "pk").values_list("pk", flat=True)[here])


def _waits_for_me(line: Line) -> bool:
    unfinished = line.state in (State.CLAIMED, State.RECEIVED) and line.mine
    nobodys = line.state == State.REVIEWED and (line.mine or line.free)
    return not line.recused and (unfinished or nobodys)


def shelves() -> list[Shelf]:
    """The lists in the order of the desk. An entry stands on the first that takes it."""
    return [
        Shelf(
            "yours",
            _("Le esperan a usted"),
            _("Lo que usted tomó, y lo que está listo para el siguiente paso."),
            _("Nada le espera. Puede tomar un relato de los recibidos."),
            _waits_for_me,
        ),
        Shelf(
            "second",
            _("Esperan a otra persona"),
            _("Versiones que otra persona, que no las haya preparado, debe leer y aprobar."),
            _("Ninguna versión espera otra mirada."),
            lambda line: line.state == State.REDACTED,
        ),
        Shelf(
            "narrator",
            _("Esperan a quien narra"),
            _("Con una pregunta, o con la versión pública por aprobar. El silencio nunca es un sí."),
            _("Nada espera respuesta."),
            lambda line: line.state in (State.WITH_NARRATOR, State.ASKED),
        ),
        Shelf(
            "received",
            _("Recibidas"),
            _("Nadie las ha tomado. La más antigua está arriba."),
            _("No hay relatos nuevos."),
            lambda line: line.state == State.RECEIVED,
        ),
        Shelf(
            "others",
            _("En otras manos"),
            _("Otra persona trabaja en ellas."),
            _("Nadie más tiene relatos tomados."),
            lambda line: line.state in (State.CLAIMED, State.REVIEWED),
        ),
        Shelf(
            "hidden",
            _("Ocultas"),
            _("Fueron públicas y ahora no se ven: una persona las ocultó, un permiso cambió o se acabó."),
            _("Ninguna está oculta."),
            lambda line: line.state == State.HIDDEN,
        ),
    ]
