"""A different canary in every private field and file; then look everywhere.

Three moments: while one story is public and others are in every other state; after everything was withdrawn and
erased; and
the table of what exists at all. A table, column, address, storage, cache or engine that nobody declared makes this
fail.
"""

import io
import random
import string
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
from PIL import Image

from search.engine import EMBEDDED
from stories.consent.uses import Use
from stories.desk.groups import prepare_groups
from stories.gate.clock import today
from stories.intake import contacts, deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.asking import add_note, ask_for_yes, ask_question, decline
from stories.publishing.models import Duty
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.spans import Span
from stories.redaction.worksheet import PictureChoice, Worksheet
from stories.vault.bundle import Secrets
from tests.covers import looked_over
from tests.desk.staff import browser_of, fields_of, look_over, member, opened
from tests.leaks.crawling import crawl, public_addresses
from tests.leaks.declared import (
    ADDRESSES,
    CACHES,
    COLUMNS,
    CONTENT_FREE_COLUMNS,
    HOME,
    ONLY,
    SEARCH_ENGINES,
    STORAGES,
    TABLES,
)
from tests.leaks.scanning import elsewhere_with, files_with, found_in, rows_with, tables
from tests.narrator.walking import Narrator

ALWAYS_TABLED = {"public"}


class Canaries:
    """Words that stand nowhere else, one for each field; remembers which is which."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def __call__(self, field: str) -> str:
        word = "z" + "".join(random.choices(string.ascii_lowercase, k=15))
        self.names[word] = field
        return word

    def said(self, hits: Any) -> list[Any]:
        """The hits with names of fields in place of canaries."""
        return [tuple(self.names.get(part, part) for part in hit) for hit in hits]


def photograph(words: str) -> bytes:
    """A JPEG with the canary in EXIF, GPS, comment and XMP."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = words
    exif.get_ifd(0x8825)[0x001D] = words
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{words}</x:xmpmeta>".encode()
    Image.new("RGB", (640, 480), (90, 140, 60)).save(out, "JPEG", exif=exif, comment=words.encode(), xmp=xmp)
    return out.getvalue()


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


# --- Everybody at work ----------------------------------------------------------------------------------------------


class Told:
    """A story over the screens: what stays private, what becomes public."""

    def __init__(self, canary: Canaries) -> None:
        self.canary = canary
        self.narrator = Narrator(Client(enforce_csrf_checks=True), "es")
        self.private = {
            field: canary(f"screens: {field}")
            for field in (
                "name in the story",
                "where",
                "title as told",
                "contact",
                "file name",
                "exif",
                "message",
                "no",
                "address",
            )
        }
        self.public = {
            field: canary(f"screens, public: {field}") for field in ("story", "wish", "title", "alt", "caption")
        }
        self.code = ""

    def tell(self) -> None:
        private, public = self.private, self.public
        self.code = self.narrator.begin("testimony")
        self.narrator.answer(
            language="es",
            age="adult",
            story=f"Vino {private['name in the story']} y dijo {public['story']}.",
            wish=f"Que se sepa {public['wish']}.",
            when="2018-05-03",
            where=private["where"],
            title=private["title as told"],
            contact=private["contact"],
        )
        self.narrator.upload(photograph(private["exif"]), name=f"{private['file name']}.jpg")
        self.narrator.open("tell:permits")
        self.narrator.post(preset="public_no_name")
        self.narrator.open("tell:review")
        self.narrator.post(send="1")
        assert self.narrator.at == "tell:sent"
        self.narrator.open("space:contact")
        self.narrator.post(act="give", email=f"{private['address']}@buzon.example")
        self.narrator.open("leave")

    @property
    def submission(self) -> Submission:
        return Submission.objects.get(lookup=self.lookup)

    @property
    def lookup(self) -> str:
        from stories.vault.by_code import derive

        return derive(code=self.code).lookup

    def work(self, ana: User, beto: User) -> Edition:
        """The desk by its screens: open, decide, make, approve, ask; the narrator says no once, then yes."""
        submission = self.submission
        client = opened(ana, submission)
        client.post(reverse("desk:claim", args=[submission.pk]), {"que": "claim"})
        note, question = self.canary("desk: note"), self.canary("desk: question")
        self.private |= {"note": note, "question": question}
        client.post(reverse("desk:note", args=[submission.pk]), {"words": note, "text": note})
        client.post(reverse("desk:question", args=[submission.pk]), {"words": question, "text": question})
        work = reverse("desk:work", args=[submission.pk])
        draft_title = self.private["draft title"] = self.canary("desk: title of a first draft")
        client.post(work, self.decided(client, work, title=draft_title, hacer="guardar"))
        permission = self.private["permission"] = self.canary("desk: who let a picture be shown")
        look_over(client, submission, **{"looked-people": "permitted", "looked-permission": permission})
        first = client.post(work, self.decided(client, work, title=draft_title, hacer="version"))
        assert first.status_code == 302, first.content.decode()[-3000:]
        self.narrator.enter(self.code)
        message = self.private["message"]
        self.narrator.open("space:messages")
        self.narrator.post(message=message)
        client.post(work, self.decided(client, work, title=self.public["title"], hacer="version"))
        edition = Edition.objects.filter(record__submission=submission).order_by("-seq").first()
        assert edition is not None
        for person in (ana, beto):
            opened(person, submission).post(
                reverse("desk:approve", args=[submission.pk, edition.pk]), {"huella": edition.fingerprint}
            )
        client.post(reverse("desk:ask", args=[submission.pk, edition.pk]))
        return edition

    def decided(self, client: Client, work: str, *, title: str, hacer: str) -> dict[str, Any]:
        original = self.submission.originals.get().pk
        fields = {name: value for name, value in fields_of(client.get(work)).items() if not name.startswith("prop-")}
        spans = {
            "new-1-words": self.private["name in the story"],
            "new-1-how": "cut",
            "new-1-shown": "un nombre",
        }
        standing = any("un nombre" in str(value) for value in fields.values())
        return {
            **fields,
            **({} if standing else spans),
            "title": title,
            f"picture-{original}-use": "on",
            f"picture-{original}-alt_es": self.public["alt"],
            f"picture-{original}-alt_en": self.public["alt"],
            f"picture-{original}-caption_es": self.public["caption"],
            "hacer": hacer,
        }

    def say_yes(self, edition: Edition) -> None:
        deciding.say_yes(secrets=telling.enter(code=self.code), fingerprint=edition.fingerprint, at=today())


def reported_by_screens(canary: Canaries, record: str) -> dict[str, str]:
    """Two reports on what is public, over the day's budget; one asks for an answer. What they say is private."""
    said = {field: canary(f"report: {field}") for field in ("reason", "reason of who wants an answer")}
    for words, answer in zip(said.values(), ({}, {"answer": "on"}), strict=True):
        somebody = Narrator(Client(enforce_csrf_checks=True), "es")
        somebody.open("object:form", record)
        somebody.post(what="todo", words=words, **answer)
        assert somebody.at in ("object:done", "object:words")
        somebody.open("leave")
    return said


def told_by_actions(canary: Canaries, state: str) -> tuple[Secrets, list[str]]:
    """A story brought to `state` by actions; every word of it is private there. Returns its secrets and its
    canaries.
    """
    at = today()
    words = {
        field: canary(f"{state}: {field}")
        for field in ("story", "taken out", "name", "file", "exif", "title", "alt", "shown")
    }
    begun = telling.begin(kind="vigil", language="en", at=at)
    sitting = telling.open_sitting(secrets=begun.secrets)
    told = f"{words['story']} spoke with {words['taken out']}."
    telling.save_answers(
        secrets=begun.secrets, sitting=sitting, answers={"story": told, "title": words["title"]}, at=at
    )
    telling.add_original(
        secrets=begun.secrets,
        sitting=sitting,
        chunks=[photograph(words["exif"])],
        name=f"{words['file']}.jpg",
        media_type="image/jpeg",
        at=at,
    )
    canaries = list(words.values())
    if state == "draft":
        return begun.secrets, canaries
    choices = Choices(uses=dict.fromkeys(Use.values, True), texts={}, name=words["name"], place_step=3, date_step=4)
    telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=at)
    submission = Submission.objects.get(pk=begun.secrets.submission_id)
    ana, beto = User.objects.get(username="ana"), User.objects.get(username="beto")
    # Nothing is new to this one: the address stays where it is.
    address = canary(f"{state}: address")
    canaries.append(address)
    contacts.give(submission_id=submission.pk, email=f"{address}@buzon.example", language="es", at=at)
    if state == "asked":
        ask_question(submission=submission, words=words["alt"], at=at)
    if state == "declined":
        decline(submission=submission, person=ana, reason="junk", words=words["alt"], at=at)
    if state in ("draft", "received", "asked", "declined"):
        add_note(submission=submission, person=ana, words=words["shown"], at=at)
        return begun.secrets, canaries
    start = told.index(words["taken out"])
    sheet = Worksheet(
        title=words["title"],
        spans=(Span("story:0", start, start + len(words["taken out"]), "loose", words["shown"]),),
        date="2018-05-03",
        pictures=(PictureChoice(submission.originals.get().pk, {"es": words["alt"], "en": words["alt"]}),),
        covers=(looked_over(submission.originals.get().pk),),
        reasons=words["alt"],
    )
    save_worksheet(submission=submission, worksheet=sheet, person=ana)
    edition = project(submission=submission, person=ana, at=at)
    if state == "redacted":
        return begun.secrets, canaries
    approve(edition=edition, person=ana, at=at)
    approve(edition=edition, person=beto, at=at)
    ask_for_yes(edition=edition, at=at)
    if state == "with_narrator":
        return begun.secrets, canaries
    deciding.say_yes(secrets=begun.secrets, fingerprint=edition.fingerprint, at=at)
    publish(edition=edition, person=beto, at=at)
    crawl()
    if state == "hidden":
        deciding.hide(secrets=begun.secrets, at=at)
    if state == "narrowed":
        less = Choices(uses=dict.fromkeys(Use.values, True), texts={}, name="")
        deciding.change_consent(secrets=begun.secrets, choices=less, at=at)
    if state == "expired":
        ended = Choices(
            uses=dict.fromkeys(Use.values, True), texts={}, name=words["name"], place_step=3, date_step=4, expires_on=at
        )
        deciding.change_consent(secrets=begun.secrets, choices=ended, at=at)
    return begun.secrets, canaries


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
