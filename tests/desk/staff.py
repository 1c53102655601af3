"""People who work here, and their browsers."""

import re
from typing import Any

import pyotp
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.desk.keeping_out import SHOWN
from stories.intake.models import Submission
from stories.moderation import second_factor
from stories.moderation.models import User
from tests.covers import looked_fields

PASSWORD = "una contraseña larga y suya"


def member(username: str, *groups: str) -> User:
    """An account with roles and a second factor."""
    person = User.objects.create_user(username=username, password=PASSWORD)
    person.groups.set(Group.objects.filter(name__in=groups))
    second_factor.hand_over(person=person, now=timezone.now())
    return person


def code_of(person: User) -> str:
    """What the person's telephone shows now."""
    return pyotp.TOTP(second_factor.secret_of(person=person)).now()


def browser_of(person: User) -> Client:
    """A browser whose session has shown the second factor."""
    client = Client()
    client.force_login(person)
    session = client.session
    session[SHOWN] = person.second_factor.pk
    session.save()
    return client


def opened(person: User, submission: Submission, *, reason: str = "redact") -> Client:
    """A browser that gave its reason for this story and read the warning."""
    client = browser_of(person)
    client.post(reverse("desk:open", args=[submission.pk]), {"reason": reason})
    client.post(reverse("desk:warned", args=[submission.pk]))
    return client


def said(response: Any) -> str:
    """The messages that the person reads next, in one string."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def text_of(response: Any) -> str:
    """The words of a page, without tags and with plain spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def fields_of(response: Any, form_id: str = "hoja") -> dict[str, Any]:
    """What a browser would send if somebody pressed the button of this form: every field as it stands."""
    from bs4 import BeautifulSoup

    form = BeautifulSoup(response.content, "html.parser").find("form", id=form_id)
    sent: dict[str, Any] = {}
    for element in form.find_all(["input", "select", "textarea"]):
        if element.find_parent("template") or not element.get("name"):
            continue
        name, kind = element["name"], element.get("type", "")
        if kind in ("checkbox", "radio"):
            if element.has_attr("checked"):
                sent.setdefault(name, []).append(element.get("value", "on"))
        elif element.name == "select":
            picked = element.find("option", selected=True) or element.find("option")
            sent[name] = picked["value"] if picked else ""
        elif element.name == "textarea":
            sent[name] = element.get_text().removeprefix("\r\n").removeprefix("\n")
        else:
            sent[name] = element.get("value", "")
    return sent


def look_over(client: Client, submission: Submission, **changes: Any) -> Any:
    """Answer the list of its one photograph: nothing was found, nobody is seen; with what a test changes."""
    address = reverse("desk:picture", args=[submission.pk, submission.originals.get().pk, 0])
    fields = fields_of(client.get(address), "foto")
    return client.post(address, {**fields, **looked_fields(), "hacer": "guardar", **changes})
