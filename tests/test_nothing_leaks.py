"""A different canary in every private field and file; then look everywhere.

Three moments: while one story is public and others are in every other state; after everything was withdrawn and
erased; and the lists of what exists at all. A table, column, address, storage, cache or engine that nobody declared
makes this fail.
"""

import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from search.engine import EMBEDDED
from stories.desk.groups import prepare_groups
from stories.gate.clock import today
from stories.intake import telling
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.models import Duty
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from tests.desk.staff import browser_of, member
from tests.leaks.canaries import Canaries
from tests.leaks.crawling import crawl, public_addresses
from tests.leaks.declared import COLUMNS, CONTENT_FREE_COLUMNS, ONLY, TABLES
from tests.leaks.everybody import Told, reported_by_screens, told_by_actions
from tests.leaks.scanning import elsewhere_with, files_with, found_in, rows_with, tables
from tests.leaks.ways_out import ADDRESSES, CACHES, HOME, SEARCH_ENGINES, STORAGES

ALWAYS_TABLED = {"public"}


# --- What exists at all ---------------------------------------------------------------------------------------------


def test_every_table_and_column_is_declared(db: None) -> None:
    there = tables()
    elsewhere = set().union(*(names for vendor, names in ONLY.items() if vendor != connection.vendor))
    assert set(there) == set(TABLES) - elsewhere, "declare new tables (or remove old ones) in tests/leaks/declared.py"
    for table, columns in there.items():
        if table in CONTENT_FREE_COLUMNS:
            assert set(columns) == CONTENT_FREE_COLUMNS[table], table
        elif TABLES[table] == "content-free":
            assert not table.startswith("stories_"), f"{table}: list its columns"


def test_every_binary_column_of_ours_is_declared(db: None) -> None:
    from django.apps import apps
    from django.db.models import BinaryField

    ours = [model for model in apps.get_models() if model._meta.app_label in ("stories", "search")]
    binary = {
        (model._meta.db_table, field.column)
        for model in ours
        for field in model._meta.concrete_fields
        if isinstance(field, BinaryField)
    }
    assert binary <= set(COLUMNS)


def test_every_address_storage_cache_and_engine_is_declared() -> None:
    assert public_addresses() == set(ADDRESSES)
    assert set(settings.STORAGES) == set(STORAGES)
    assert set(settings.CACHES) == set(CACHES)
    assert set(EMBEDDED.values()) == SEARCH_ENGINES


def test_no_vault_model_is_in_wagtails_reference_index() -> None:
    from django.apps import apps

    for model in apps.get_app_config("stories").get_models():
        if TABLES.get(model._meta.db_table) == "content-free" and not hasattr(model, "page_ptr_id"):
            exempt = getattr(model, "wagtail_reference_index_ignore", False)
            assert (
                exempt
                or model.__name__
                in ("Visible", "VisiblePart", "ReadablePage", "Tombstone", "Duty", "ErasureReport", "Lease")
                or (hasattr(model, "task_ptr_id"))
            ), model.__name__


SEALED_STATES = ("draft", "received", "asked", "declined", "redacted", "with_narrator")
# Once public: their words lie in public tables until the story is withdrawn (a hold) or its document deleted (the
# others).
CLOSED_STATES = ("hidden", "narrowed", "expired")


@pytest.fixture
def archive(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "ARCHIVE_MAIL_FROM", "aviso@correo.example")
    prepare_tree()
    prepare_groups()
    cache.clear()
    return own_home


def test_nothing_leaks(archive: Path, settings: Any, capfd: pytest.CaptureFixture[str], mailoutbox: list[Any]) -> None:
    began = time.time()
    settings.ARCHIVE_AUTOMATIC_HIDES = 0
    canary = Canaries()
    ana, beto = member("ana", "moderators"), member("beto", "moderators")

    told = Told(canary)
    told.tell()
    edition = told.work(ana, beto)
    told.say_yes(edition)
    publish(edition=edition, person=beto, at=today())
    told.private |= reported_by_screens(canary, told.submission.record.pk)
    others = {state: told_by_actions(canary, state) for state in (*SEALED_STATES, *CLOSED_STATES)}
    tend(now=timezone.now())

    private = list(told.private.values())
    sealed = [word for state in SEALED_STATES for word in others[state][1]]
    closed = [word for state in CLOSED_STATES for word in others[state][1]]
    seven_words = told.code

    # What visitors can have: nothing private, nothing that is not public now, and the public story itself.
    seen = crawl(also=tuple(f"/es/buscar/?q={word}" for word in told.public.values()))
    assert canary.said(seen.holding([*private, *sealed, *closed])) == []
    assert seen.holding([told.public["title"]]), "the crawl must be able to see what is public"
    assert seen.holding([told.public["alt"]])
    for word in [*private, *sealed, *closed]:
        answer = Client().get("/es/buscar/", {"q": word})
        assert b"/es/testimonios/" not in answer.content.split(b"</header>")[-1].split(b"<footer")[0], canary.names[
            word
        ]

    # What lies in tables: sealed everywhere, public words in public tables alone.
    assert canary.said(rows_with([*private, *sealed])) == []
    tabled = rows_with([*told.public.values()])
    assert {TABLES[table] for table, _column, _word in tabled} <= ALWAYS_TABLED, canary.said(tabled)

    # What lies in files: raw database bytes and write-ahead log, key store, sealed and public files, media, logs.
    assert canary.said(files_with(archive, [*private, *sealed])) == []
    assert {path.name for path in archive.iterdir()} <= HOME | {"snapshot"}
    # The one place that an address goes to is the reminder itself.
    elsewhere = canary.said(elsewhere_with([*private, *sealed, *closed, *told.public.values()], since=began))
    assert [hit for hit in elsewhere if hit[0] != "mail" or not hit[1].endswith(": address")] == []
    words = " ".join(seven_words.split())
    assert not any(words.encode() in path.read_bytes() for path in archive.rglob("*") if path.is_file())

    # What was written to the terminal and the logs.
    output = capfd.readouterr()
    assert canary.said([(found,) for found in found_in((output.out + output.err).encode(), list(canary.names))]) == []
    # Every narrator to whom something was new got one message: their address in it, and no word of any story.
    assert mailoutbox
    for message in mailoutbox:
        whole = message.message().as_string()
        (address,) = message.to
        assert found_in(whole.replace(address, "").encode(), list(canary.names)) == []
        assert canary.names[address.partition("@")[0]].endswith("address")
        assert not {word for word in ("amparo", "archivo", "historia", "http") if word in whole.lower()}
    assert len({message.to[0] for message in mailoutbox}) == len(mailoutbox)

    # --- Everything is taken back -----------------------------------------------------------------------------------
    # A search page repeats what its visitor typed: those addresses hold the words themselves.
    kept = [
        address for address, (status, _headers, _body) in seen.answers.items() if status == 200 and "q=" not in address
    ]
    withdraw(secrets=telling.enter(code=told.code), at=today())
    for state in (*SEALED_STATES, *CLOSED_STATES):
        if state != "draft":
            withdraw(secrets=others[state][0], at=today())
    at_once = crawl(also=tuple(kept))
    everything = list(canary.names)
    assert canary.said(at_once.holding(everything)) == [], "hidden at once, before anything is erased"

    for _round in range(3):
        if tend(now=timezone.now()).waiting == 0:
            break
    assert not Duty.objects.filter(done_on=None).exists()
    assert not PublicDocument.unguarded.exists()
    drafts = others["draft"][1]
    assert canary.said(rows_with(everything)) == []
    assert canary.said(files_with(archive, [word for word in everything if word not in drafts])) == []
    assert canary.said(crawl(also=tuple(kept)).holding(everything)) == []
    assert browser_of(ana).get(reverse("desk:desk")).status_code == 200
