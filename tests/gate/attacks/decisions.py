"""What narrators decide, forged, reordered or stretched: acts, grants, holds, freezes, withdrawals, tombstones."""

import datetime

from stories.consent.models import FreezeProposal, Grant, Hold, LegalFreeze
from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.intake.models import Act
from tests import factories
from tests.gate.attacks.striking import Strike, attack, sql


@attack("stories_act.insert.sequence")
def an_act_out_of_order() -> Strike:
    submission = factories.told()
    row = {"submission": submission, "day": today(), "payload": "{}", "signature": b"x"}
    return lambda: Act.objects.create(seq=9, kind="yes", **row)


@attack("stories_act.insert.withdrawn")
def deciding_after_withdrawal() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: factories.act(submission, "consent")


@attack("stories_grant.insert.sequence")
def a_grant_out_of_order() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "web", allowed=False)
    old = Grant.objects.get(submission=story.submission, use="web", seq=1)
    old.pk, old.seq = "z" * 20, 99
    return lambda: old.save(force_insert=True)


@attack("stories_grant.insert.withdrawn")
def granting_after_withdrawal() -> Strike:
    submission = factories.told()
    act = factories.act(submission, "consent")
    factories.withdraw(submission)
    return lambda: factories.grants(submission, ["web"], by=act)


@attack("stories_grant.insert.act")
def a_grant_by_another_narrators_act() -> Strike:
    act = factories.act(factories.told(), "consent")
    submission = factories.told()
    return lambda: factories.grants(submission, ["web"], by=act)


@attack("stories_grant.insert.act")
def a_grant_by_an_act_that_grants_nothing() -> Strike:
    submission = factories.told()
    act = factories.act(submission, "message")
    return lambda: factories.grants(submission, ["web"], by=act)


EXPIRING = """INSERT INTO stories_grant (id, submission_id, act_id, seq, use, allowed, channel, place_step, date_step,
    name_id, expires_on, text_sha256, edition_fingerprint)
    VALUES ('zzzzzzzzzzzzzzzzzzzz', %s, %s, 10, 'web', TRUE, 'screen', 3, 4, '', %s, 'x', '')"""


@attack("stories_grant.insert.days", engine="sqlite")
def an_expiry_with_a_time_of_day() -> Strike:
    submission = factories.told()
    return sql(EXPIRING, submission.pk, factories.act(submission, "consent").pk, f"{today()} 23:59:59")


@attack("stories_grant.insert.days", engine="postgresql")
def an_expiry_that_never_comes() -> Strike:
    submission = factories.told()
    return sql(EXPIRING, submission.pk, factories.act(submission, "consent").pk, "infinity")


@attack("stories_hold.insert.withdrawn")
def hiding_what_was_withdrawn() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: factories.hold(submission, kind="order")


@attack("stories_hold.insert.scope")
def a_hold_on_a_part_that_names_none() -> Strike:
    submission = factories.told()
    return lambda: Hold.objects.create(submission=submission, kind="order", scope="part", day=today())


@attack("stories_hold.insert.scope")
def a_hold_on_the_record_that_names_a_part() -> Strike:
    submission = factories.told()
    return lambda: factories.hold(submission, kind="order", scope="record", part_sha256="0" * 64)


@attack("stories_hold.insert.lift")
def lifting_an_order_as_if_it_were_a_takedown() -> Strike:
    held = factories.hold(factories.published_record().submission, kind="order")
    held.kind = "takedown"
    return lambda: factories.lift(held)


@attack("stories_hold.insert.lift")
def lifting_the_narrators_hold_as_an_order() -> Strike:
    held = factories.hold(factories.published_record().submission)
    held.kind = "order"
    return lambda: factories.lift(held)


@attack("stories_hold.insert.lift")
def lifting_another_storys_hold() -> Strike:
    held = factories.hold(factories.published_record().submission, kind="order")
    held.submission = factories.told()
    return lambda: factories.lift(held)


@attack("stories_hold.insert.lift")
def lifting_a_lift() -> Strike:
    lift = factories.lift(factories.hold(factories.told(), kind="order"))
    return lambda: factories.lift(lift)


@attack("stories_hold.insert.narrator")
def staff_lift_the_narrators_hold() -> Strike:
    held = factories.hold(factories.published_record().submission)
    return lambda: Hold.objects.create(
        submission=held.submission, kind="narrator", lifts=held, person=factories.person(), day=today()
    )


@attack("stories_hold.insert.narrator")
def staff_lift_the_narrators_hold_with_an_act_of_another_kind() -> Strike:
    held = factories.hold(factories.published_record().submission)
    act = factories.act(held.submission, "message")
    return lambda: Hold.objects.create(submission=held.submission, kind="narrator", lifts=held, act=act, day=today())


@attack("stories_hold.insert.narrator")
def staff_lift_the_narrators_hold_with_an_act_from_before_it() -> Strike:
    submission = factories.published_record().submission
    act = factories.act(submission, "show_again")
    held = factories.hold(submission)
    return lambda: Hold.objects.create(submission=submission, kind="narrator", lifts=held, act=act, day=today())


@attack("stories_hold.insert.narrator")
def staff_lift_an_unsigned_hold_with_an_act_that_was_used() -> Strike:
    submission = factories.published_record().submission
    used = factories.lift(factories.hold(submission)).act
    held = Hold.objects.create(submission=submission, kind="narrator", day=today())
    return lambda: Hold.objects.create(submission=submission, kind="narrator", lifts=held, act=used, day=today())


@attack("stories_legalfreeze.insert.lift")
def lifting_another_storys_freeze() -> Strike:
    frozen = factories.freeze(factories.told())
    other, first = factories.told(), factories.person()
    asked = FreezeProposal.objects.create(submission=other, lifts=frozen, steward=first, day=today())
    two = {"first_steward": first, "second_steward": factories.person()}
    return lambda: LegalFreeze.objects.create(submission=other, lifts=frozen, proposal=asked, day=today(), **two)


@attack("stories_legalfreeze.insert.proposal")
def one_steward_freezes_in_anothers_name() -> Strike:
    told, boss = factories.told(), factories.person()
    asked = FreezeProposal.objects.create(submission=told, steward=boss, day=today())
    two = {"first_steward": factories.person(), "second_steward": boss}
    return lambda: LegalFreeze.objects.create(submission=told, proposal=asked, day=today(), **two)


@attack("stories_legalfreeze.insert.proposal")
def a_freeze_with_a_proposal_for_another_story() -> Strike:
    first = factories.person()
    asked = FreezeProposal.objects.create(submission=factories.told(), steward=first, day=today())
    two = {"first_steward": first, "second_steward": factories.person()}
    return lambda: LegalFreeze.objects.create(submission=factories.told(), proposal=asked, day=today(), **two)


@attack("stories_legalfreeze.insert.proposal")
def a_freeze_is_lifted_with_the_proposal_to_put_it() -> Strike:
    told, first = factories.told(), factories.person()
    frozen = factories.freeze(told)
    asked = FreezeProposal.objects.create(submission=told, steward=first, day=today())
    two = {"first_steward": first, "second_steward": factories.person()}
    return lambda: LegalFreeze.objects.create(submission=told, lifts=frozen, proposal=asked, day=today(), **two)


@attack("final.insert")
def withdrawing_twice() -> Strike:
    submission = factories.told()
    act = factories.act(submission, "withdraw")
    factories.withdraw(submission)
    return sql(
        "INSERT INTO stories_withdrawal (id, submission_id, act_id, day) VALUES (%s, %s, %s, archive_today())",
        "z" * 20,
        submission.pk,
        act.pk,
    )


@attack("stories_tombstone.insert.withdrawal")
def a_tombstone_for_a_record_that_lives() -> Strike:
    record = factories.published_record().record
    return lambda: Tombstone.objects.create(record_id=record.pk, day=today())


@attack("stories_tombstone.insert.withdrawal")
def a_tombstone_for_a_record_that_never_was() -> Strike:
    return lambda: Tombstone.objects.create(record_id="zzzz", day=datetime.date(2026, 1, 1))
