"""What ought to be visible, worked out in plain Python from what happened: the other opinion beside the door's SQL."""

import datetime
from dataclasses import dataclass, field

from stories.consent.rules import decide, precision
from stories.consent.uses import Use

SPANISH = "es"


@dataclass
class Permission:
    """A grant as it was given. Has the columns that `stories.consent.rules` reads."""

    seq: int
    use: str
    allowed: bool
    place_step: int
    date_step: int
    name_id: str
    embargo_until: datetime.date | None
    expires_on: datetime.date | None


@dataclass
class Edition:
    """A version: what it shows, what it was made from, who has said yes or no since."""

    number: int
    language: str
    place_step: int
    date_step: int
    name_id: str
    uses_of_parts: dict[str, str]
    made_from: "Edition | None" = None
    approved: bool = False
    narrator: str = ""


@dataclass
class Public:
    """A version made public: on which day, when how many grants had been given, with which parts."""

    edition: Edition
    cleared_on: datetime.date
    grants_then: int
    parts: set[str]


@dataclass
class Believed:
    """One story."""

    today: datetime.date
    grants: list[Permission] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    public: dict[str, Public] = field(default_factory=dict)
    overtaken: dict[str, int] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)
    held_parts: set[str] = field(default_factory=set)
    undecided: set[str] = field(default_factory=set)
    withdrawn: bool = False

    # --- May it be published? ----------------------------------------------------------------------------------

    def may_publish(self, edition: Edition) -> bool:
        if self.withdrawn or self.holds or self.undecided or not edition.approved or edition.narrator != "yes":
            return False
        if edition.number < self.overtaken.get(edition.language, 0):
            return False
        allowed = precision(self.grants)
        if not decide(self.grants, use="web", at=self.today):
            return False
        if edition.place_step > allowed.place_step or edition.date_step > allowed.date_step:
            return False
        if edition.name_id not in ("", allowed.name_id):
            return False
        if edition.made_from is None:
            return True
        source = self.public.get(edition.made_from.language)
        return bool(
            decide(self.grants, use="translate", at=self.today)
            and source is not None
            and source.edition is edition.made_from
        )

    # --- What happened -----------------------------------------------------------------------------------------

    def publish(self, edition: Edition) -> None:
        parts = {name for name, use in edition.uses_of_parts.items() if decide(self.grants, use=use, at=self.today)}
        self.public[edition.language] = Public(edition, self.today, len(self.grants), parts)
        self.overtaken[edition.language] = edition.number
        older = [
            language
            for language, public in self.public.items()
            if public.edition.made_from is not None
            and public.edition.made_from.language == edition.language
            and public.edition.made_from is not edition
        ]
        for language in older:
            del self.public[language]

    def grant(self, permission: Permission) -> None:
        """From now on it counts. What it closes is gone for good, and with it whatever else had run out."""
        self.grants.append(permission)
        self.public = {language: public for language, public in self.public.items() if self.readable(public)}

    def say(self, edition: Edition, word: str) -> None:
        edition.narrator = word
        public = self.public.get(edition.language)
        if word == "no" and public is not None and public.edition is edition:
            del self.public[edition.language]

    def withdraw(self) -> None:
        self.withdrawn = True
        self.public = {}

    # --- What may be seen --------------------------------------------------------------------------------------

    def stands(self, public: Public, use: str) -> bool:
        """The grant that counted then allowed it, as does each since: what closes, closes for this clearance."""
        given = [grant for grant in self.grants if grant.use == use]
        then = [grant for grant in given if grant.seq <= public.grants_then]
        return bool(then) and all(
            self.permits(grant, public) for grant in [then[-1], *given] if grant.seq >= then[-1].seq
        )

    def permits(self, grant: Permission, public: Public) -> bool:
        edition = public.edition
        return (
            grant.allowed
            and (grant.embargo_until is None or grant.embargo_until <= public.cleared_on)
            and (grant.expires_on is None or grant.expires_on > self.today)
            and (
                grant.use != "web"
                or (
                    grant.place_step >= edition.place_step
                    and grant.date_step >= edition.date_step
                    and edition.name_id in ("", grant.name_id)
                )
            )
        )

    def readable(self, public: Public) -> bool:
        needed = ["web"] if public.edition.language == SPANISH else ["web", "translate"]
        return all(self.stands(public, use) for use in needed)

    def visible(self) -> set[tuple[str, int, str]]:
        """(language, version, use) of everything that may be used today."""
        if self.withdrawn or self.holds:
            return set()
        return {
            (language, public.edition.number, use)
            for language, public in self.public.items()
            for use in Use.values
            if self.readable(public) and self.stands(public, use)
        }

    def visible_parts(self) -> set[tuple[str, str]]:
        """(language, part) of everything that may be seen today."""
        uses = self.visible()
        return {
            (language, name)
            for language, public in self.public.items()
            for name in public.parts
            if (language, public.edition.number, public.edition.uses_of_parts[name]) in uses
            and f"{public.edition.number}:{name}" not in self.held_parts
        }
