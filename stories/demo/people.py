"""The people of the demo archive, by what they do."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group

from stories.moderation.models import User

# Account name and group.
ACCOUNTS = {
    "moderadora": "moderators",
    "segunda": "moderators",
    "defensora": "advocates",
    "custodia": "stewards",
    "editora": "editors",
    "correctora": "editors",
}


@dataclass(frozen=True)
class People:
    """Who does what in the demo."""

    moderator: User
    second: User
    advocate: User


def make_people() -> dict[str, str]:
    """Make the accounts that are missing; returns account name to new password."""
    made = {}
    for name, group in ACCOUNTS.items():
        if User.objects.filter(username=name).exists():
            continue
        password = secrets.token_urlsafe(9)
        person = User.objects.create_user(username=name, password=password)
        person.groups.add(Group.objects.get(name=group))
        made[name] = password
    return made


def people() -> People:
    """The people who moderate the demo's stories."""
    return People(*(User.objects.get(username=name) for name in ("moderadora", "segunda", "defensora")))
