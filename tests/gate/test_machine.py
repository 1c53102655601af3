"""Random stories: after every step what the door shows is what plain Python believes it must show, use by use."""

import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from stories.consent.models import Hold
from stories.consent.uses import Use
from stories.gate.models import Visible, VisiblePart
from stories.pages.documents import PublicDocument, PublicPart
from tests import factories
from tests.factories import days
from tests.gate.attacks.striking import answer
from tests.gate.believed import SPANISH, Believed, Edition, Permission
from tests.gate.clocks import set_clock

FIRST_DAY = datetime.date(2026, 1, 5)
NAMES = ("", "one name", "another name")
SOON = st.none() | st.integers(-2, 4)
HOLDS = st.sampled_from(Hold.Kind.values)

pytestmark = pytest.mark.django_db


class Archive(RuleBasedStateMachine):
    """One story among others, by all the verbs there are, at the level of rows."""

    editions = Bundle("editions")

    @initialize(target=editions, pictures=st.integers(0, 1), sounds=st.integers(0, 1), public=st.booleans())
    def begin(self, pictures: int, sounds: int, public: bool) -> Edition:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        set_clock(FIRST_DAY)
        self.believed = Believed(FIRST_DAY)
        self.other = factories.published_record(pictures=1)
        self.submission = factories.told()
        self.record = factories.record(self.submission)
        self.made: dict[int, factories.Version] = {}
        self.holds: dict[str, Hold] = {}
        self.part_holds: dict[str, Hold] = {}
        for seq, use in enumerate(factories.ALL_USES, start=1):
            self.believed.grants.append(Permission(seq, use, True, 3, 4, "", None, None))
        edition = self.new_edition(2, 2, "", pictures, sounds, None)
        if public:
            self.agree_and_publish(edition)
        return edition

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def new_edition(
        self, place: int, date: int, name: str, pictures: int, sounds: int, made_from: Edition | None
    ) -> Edition:
        language = "en" if made_from else SPANISH
        parts = [factories.facts(language=language, name=name), factories.passage(1, "Cantamos.", language=language)]
        parts += [factories.picture(number) for number in range(1, pictures + 1)]
        parts += [factories.sound(number) for number in range(1, sounds + 1)]
        made = factories.version(
            self.record,
            parts=parts,
            language=language,
            place_step=place,
            date_step=date,
            name_id=name,
            made_from=self.made[made_from.number].edition if made_from else None,
        )
        uses = {part.name: str(part.use) for part in parts}
        edition = Edition(made.edition.seq, language, place, date, name, uses, made_from)
        self.made[edition.number] = made
        self.believed.editions.append(edition)
        return edition

    def standing(self) -> bool:
        return hasattr(self, "believed") and not self.believed.withdrawn

    # --- The desk ----------------------------------------------------------------------------------------------

    @precondition(standing)
    @rule(
        target=editions,
        place=st.integers(0, 3),
        date=st.integers(0, 4),
        name=st.sampled_from(NAMES),
        pictures=st.integers(0, 1),
        sounds=st.integers(0, 1),
    )
    def another_version(self, place: int, date: int, name: str, pictures: int, sounds: int) -> Edition:
        return self.new_edition(place, date, name, pictures, sounds, None)

    @precondition(standing)
    @rule(target=editions, source=editions, also_publish=st.booleans())
    def translate(self, source: Edition, also_publish: bool) -> Edition:
        if source.made_from is not None:
            return source
        made = self.new_edition(source.place_step, source.date_step, source.name_id, 0, 0, source)
        if also_publish:
            self.agree_and_publish(made)
        return made

    @precondition(standing)
    @rule(target=editions, pictures=st.integers(0, 1), name=st.sampled_from(NAMES))
    def begin_again(self, pictures: int, name: str) -> Edition:
        """Everything is shown and allowed again, and a new version is made public."""
        for kind in list(self.holds):
            self.show_again(kind)
        self.allow_again(set(Use.values), name)
        edition = self.new_edition(2, 2, name, pictures, 1, None)
        self.agree_and_publish(edition)
        return edition

    @precondition(standing)
    @rule(edition=editions)
    def approve(self, edition: Edition) -> None:
        if not edition.approved:
            factories.approve(self.made[edition.number])
            edition.approved = True

    @rule(edition=editions)
    def publish(self, edition: Edition) -> None:
        version = self.made[edition.number]
        said = answer(lambda: factories.publish(version))
        assert (said == "") == self.believed.may_publish(edition), said
        assert said == "" or said.startswith("door: ")
        if not said:
            self.believed.publish(edition)

    @precondition(standing)
    @rule(edition=editions)
    def agree_and_publish(self, edition: Edition) -> None:
        self.approve(edition)
        self.say(edition, "yes")
        self.publish(edition)

    @precondition(standing)
    @rule(kind=st.sampled_from(["takedown", "order"]))
    def freeze(self, kind: str) -> None:
        factories.freeze(self.submission)

    # --- The narrator ------------------------------------------------------------------------------------------

    @precondition(standing)
    @rule(edition=editions, word=st.sampled_from(["yes", "yes", "no"]))
    def say(self, edition: Edition, word: str) -> None:
        factories.act(self.submission, word, fingerprint=self.made[edition.number].edition.fingerprint)
        self.believed.say(edition, word)

    @precondition(standing)
    @rule(
        use=st.sampled_from(Use.values),
        allowed=st.sampled_from([True, True, False]),
        place=st.integers(0, 3),
        date=st.integers(0, 4),
        name=st.sampled_from(NAMES),
        embargo=SOON,
        expiry=SOON,
    )
    def grant(
        self, use: str, allowed: bool, place: int, date: int, name: str, embargo: int | None, expiry: int | None
    ) -> None:
        today = self.believed.today
        columns: dict[str, Any] = {
            "allowed": allowed,
            "place_step": place,
            "date_step": date,
            "name_id": name,
            "embargo_until": None if embargo is None else today + days(embargo),
            "expires_on": None if expiry is None else today + days(expiry),
        }
        factories.grant(self.submission, use, **columns)
        self.believed.grant(Permission(seq=len(self.believed.grants) + 1, use=use, **columns))

    @precondition(standing)
    @rule(uses=st.sets(st.sampled_from(Use.values), min_size=1), name=st.sampled_from(NAMES))
    def allow_again(self, uses: set[str], name: str) -> None:
        for use in sorted(uses):
            self.grant(use, True, 3, 4, name, None, None)

    @precondition(standing)
    @rule(kind=HOLDS)
    def hide(self, kind: str) -> None:
        if kind not in self.holds:
            self.holds[kind] = factories.hold(self.submission, kind=kind)
            self.believed.holds.add(kind)

    @precondition(standing)
    @rule(kind=HOLDS)
    def show_again(self, kind: str) -> None:
        if kind in self.holds:
            factories.lift(self.holds.pop(kind))
            self.believed.holds.remove(kind)

    @precondition(standing)
    @rule(edition=editions, which=st.integers(0, 3))
    def hide_or_show_a_part(self, edition: Edition, which: int) -> None:
        parts = self.made[edition.number].parts
        part = parts[which % len(parts)]
        name = f"{edition.number}:{part.name}"
        if name in self.part_holds:
            factories.lift(self.part_holds.pop(name))
            self.believed.held_parts.remove(name)
            self.believed.undecided.discard(name)
        else:
            # An order on a part stops no new version; a report that waits for a decision does.
            kind = "takedown" if which % 2 else "order"
            self.part_holds[name] = factories.hold(self.submission, kind=kind, part_sha256=part.sha256)
            self.believed.held_parts.add(name)
            if kind == "takedown":
                self.believed.undecided.add(name)

    @precondition(standing)
    @rule(sure=st.integers(0, 30))
    def withdraw(self, sure: int) -> None:
        if sure == 17:
            factories.withdraw(self.submission)
            self.believed.withdraw()

    # --- Time --------------------------------------------------------------------------------------------------

    @rule(count=st.integers(1, 3))
    def pass_days(self, count: int) -> None:
        self.believed.today += days(count)
        set_clock(self.believed.today)

    # --- What is seen ------------------------------------------------------------------------------------------

    @invariant()
    def what_is_shown_is_what_is_allowed(self) -> None:
        if not hasattr(self, "believed"):
            return
        numbers = {version.edition.pk: number for number, version in self.made.items()}
        documents = {
            row.pk: (row.language, numbers[row.edition_id])
            for row in PublicDocument.unguarded.filter(record=self.record).only("language", "edition_id")
        }
        shown = {(*documents[row.document_id], row.use) for row in Visible.objects.filter(record_id=self.record.pk)}
        assert shown == self.believed.visible()
        parts = VisiblePart.objects.filter(document_id__in=documents).values_list("part_id", flat=True)
        rows = PublicPart.unguarded.filter(pk__in=parts).values_list("document_id", "name")
        assert {(documents[document][0], name) for document, name in rows} == self.believed.visible_parts()

    @invariant()
    def everybody_else_is_still_there(self) -> None:
        if hasattr(self, "other"):
            assert Visible.objects.filter(document_id=self.other.document.pk).count() == len(Use.values)
            assert VisiblePart.objects.filter(document_id=self.other.document.pk).count() == 3


def play(*, examples: int, steps: int) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Archive,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks
        ),
    )


def test_the_door_shows_what_is_allowed_whatever_happens(on_day: object) -> None:
    play(examples=20, steps=25)


@pytest.mark.kill
@pytest.mark.timeout(1800)
def test_the_door_shows_what_is_allowed_whatever_happens_at_length(on_day: object) -> None:
    play(examples=300, steps=50)
