"""Folders to import, and people who answer for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from stories.importing.inventing import invent
from stories.moderation.models import User
from tests import factories

PLACES, TERMS = ("boyle-heights", "eastside"), ("redada", "vecinos", "trabajo")
Invent = Callable[..., Path]


@pytest.fixture
def steward() -> User:
    person = factories.person(username="custodia")
    person.groups.add(Group.objects.get_or_create(name="stewards")[0])
    return person


@pytest.fixture
def invented(tmp_path: Path) -> Invent:
    """Writes a folder of invented records."""

    def write(count: int = 5, seed: int = 1) -> Path:
        folder = tmp_path / f"collection-{seed}"
        invent(folder=folder, count=count, seed=seed, places=[], terms=[], name=f"Fondo inventado {seed}")
        return folder

    return write
