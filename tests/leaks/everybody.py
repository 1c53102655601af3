"""Everybody at work with canaries: over the screens, and by actions up to each state of a story."""

from typing import Any

from django.test import Client
from django.urls import reverse

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import contacts, deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.publishing.asking import add_note, ask_for_yes, ask_question, decline
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.redaction.spans import Span
from stories.redaction.worksheet import PictureChoice, Worksheet
from stories.vault.bundle import Secrets
from tests.covers import looked_over
from tests.desk.staff import fields_of, look_over, opened
from tests.leaks.canaries import Canaries, photograph
from tests.leaks.crawling import crawl
from tests.narrator.walking import Narrator


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
