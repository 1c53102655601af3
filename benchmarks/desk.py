"""The desk with 10,000 submissions waiting, against Wagtail's own listing of 10,000 pages, in turns in one process.

Both are asked as a moderator's browser asks, through sessions, second factor and templates. Of the 10,000 most are new;
some were taken, some have a version that waits for people. The explorer lists 10,000 drafts below one page, its first
50; the desk counts all, and shows the beginning of each list. The editor is the worksheet of a testimony of
370 words, with its proposals and the public version beside it.
"""

import secrets
import statistics
import time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from benchmarks.archive import filled
from stories.desk.groups import prepare_groups
from stories.gate.clock import today
from stories.intake.models import SealedBody, Submission
from stories.moderation import claiming
from stories.pages.editorial import EditorialPage, HomePage
from tests import factories
from tests.browser.long_story import TEXT
from tests.desk.staff import browser_of, member
from tests.publishing.stories_told import tell

WAITING, TAKEN, REDACTED, PAGES, PUBLIC = 10_000, 400, 200, 10_000, 100
ROUNDS = 25


def run() -> dict[str, float]:
    """Milliseconds (p50, p95) of each screen, and the ratios of the desk's to the listing's p95."""
    with filled(records=PUBLIC):
        prepare_groups()
        ana = member("ana", "moderators")
        fill(ana)
        listing = reverse("wagtailadmin_explore", args=[many_pages()])
        ana.is_superuser = True
        ana.save()
        client = browser_of(ana)
        one = Submission.objects.filter(record__editions__isnull=False, sent_on__isnull=False, claims=None).first()
        assert one is not None
        desk = reverse("desk:desk")
        addresses = {
            "front": desk,
            "page": f"{desk}?lista=received&p=150",
            "cover": reverse("desk:submission", args=[one.pk]),
            "bulk": reverse("desk:junk"),
            "editor": open_editor(client, ana),
            "wagtail_listing": listing,
        }
        times = measured(client, addresses)
    found = {"desk.waiting": float(WAITING), "desk.pages_listed": float(PAGES)}
    for name, taken in times.items():
        found[f"desk.{name}_p50_ms"] = statistics.median(taken)
        found[f"desk.{name}_p95_ms"] = statistics.quantiles(taken, n=20)[-1]
    for name in ("front", "page", "cover", "bulk", "editor"):
        found[f"desk.{name}_to_listing"] = found[f"desk.{name}_p95_ms"] / found["desk.wagtail_listing_p95_ms"]
    return found


def open_editor(client: Client, person: Any) -> str:
    """The address of a worksheet whose story was told, taken and opened, with the warning read."""
    submission = tell(story="\n\n".join(TEXT.split("\n\n")[:4])).submission
    claiming.claim(submission=submission, person=person, at=today())
    client.post(reverse("desk:open", args=[submission.pk]), {"reason": "redact"})
    client.post(reverse("desk:warned", args=[submission.pk]))
    return reverse("desk:work", args=[submission.pk])


def measured(client: Client, addresses: dict[str, str]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for turn in range(ROUNDS + 1):
        for name, address in addresses.items():
            started = time.perf_counter()
            answer = client.get(address)
            taken = (time.perf_counter() - started) * 1000
            if answer.status_code != 200:
                raise RuntimeError(f"{name} answered {answer.status_code}")
            if turn:  # the first of each fills caches of templates
                times[name].append(taken)
    return times


def fill(person: Any) -> None:
    """10,000 that wait: new, taken, and with a version to approve."""
    halves = {"signing_public": b"S", "draft_public": b"D", "encryption_public": b"E", "report_public": b"R"}
    new = [
        Submission(
            kind=("testimony", "mural", "vigil")[number % 3],
            language="es",
            lookup=secrets.token_hex(32),
            touched_on=today(),
            sent_on=today(),
            desk_public=b"K" + secrets.token_bytes(32),
            **{name: letter + secrets.token_bytes(32) for name, letter in halves.items()},
        )
        for number in range(WAITING - REDACTED)
    ]
    with transaction.atomic():
        Submission.objects.bulk_create(new, batch_size=500)
        SealedBody.objects.bulk_create(
            [SealedBody(submission=row, purpose="answers", sitting=1, seq=1, sealed=bytes(300)) for row in new],
            batch_size=500,
        )
        for row in new[:TAKEN]:
            claiming.claim(submission=row, person=person, at=today())
        for _number in range(REDACTED):
            factories.prepared_record()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def many_pages() -> int:
    """10,000 draft articles below one page; its number."""
    home = HomePage.objects.first()
    assert home is not None
    kind = ContentType.objects.get_for_model(EditorialPage)
    first = home.numchild
    with transaction.atomic():
        Page.objects.bulk_create(
            [
                Page(
                    path=Page._get_path(home.path, home.depth + 1, first + number),
                    depth=home.depth + 1,
                    title=f"Borrador {number}",
                    draft_title=f"Borrador {number}",
                    slug=f"borrador-{number}",
                    url_path=f"{home.url_path}borrador-{number}/",
                    content_type=kind,
                    locale_id=home.locale_id,
                    live=False,
                )
                for number in range(1, PAGES + 1)
            ],
            batch_size=500,
        )
        with connection.cursor() as cursor:
            cursor.execute(
                """INSERT INTO stories_editorialpage (page_ptr_id, place, lead, body)
                SELECT id, '', '', '[]' FROM wagtailcore_page WHERE slug LIKE 'borrador-%%'"""
            )
        Page.objects.filter(pk=home.pk).update(numchild=first + PAGES)
    return int(home.pk)
