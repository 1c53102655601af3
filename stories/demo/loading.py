"""Loads the demo once; what was loaded, and how to log in, stands in `demo.json` of the archive's home (owner only)."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from stories.demo.content import NARRATORS
from stories.demo.editorial import write_editorial_pages
from stories.demo.exhibits import write_exhibits
from stories.demo.people import make_people, people
from stories.demo.telling import send_news, walk
from stories.gate.clock import today
from stories.moderation import second_factor
from stories.moderation.models import User
from stories.pages.showing import documents, gather

# News of one of the murals, and that mural's key.
NEWS, WALL = "noticia", "maiz"
# Stories whose seven words are printed, so that the narrator's space can be tried.
TO_TRY = ("with_narrator", "published", "withdrawn")


@dataclass
class Loaded:
    """What `demo.json` keeps."""

    stories: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    logins: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Loaded":
        path = where()
        return cls(**json.loads(path.read_text())) if path.exists() else cls()

    def write(self) -> None:
        """Replace the file in one step, readable by its owner alone."""
        path = where()
        fresh = path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(self.__dict__, file, ensure_ascii=False, indent=1)
        fresh.replace(path)


def where() -> Path:
    return Path(settings.AMPARO_HOME) / "demo.json"


def load(*, say: Callable[[str], None]) -> Loaded:
    """Make accounts, editorial pages and stories that are not there yet. May be stopped and run again."""
    loaded = Loaded.read()
    for name, password in make_people().items():
        person = User.objects.get(username=name)
        loaded.logins[name] = {
            "password": password,
            "totp": second_factor.hand_over(person=person, now=timezone.now()),
            "recovery": second_factor.new_recovery_codes(person=person),
        }
        loaded.write()
    write_editorial_pages(
        writer=User.objects.get(username="editora"), reader=User.objects.get(username="correctora"), at=today()
    )
    for story in NARRATORS:
        if story.key in loaded.stories:
            continue
        code = walk(story, people=people(), at=today(), answering=call_number_of(story.answers_to))
        loaded.stories.append(story.key)
        if story.state in TO_TRY:
            loaded.codes.setdefault(story.state, code)
        loaded.write()
        say(f"{story.state:>14}  {story.title}")
    write_exhibits(
        call_number_of=call_number_of,
        writer=User.objects.get(username="editora"),
        reader=User.objects.get(username="correctora"),
        at=today(),
    )
    if NEWS not in loaded.stories and (mural := call_number_of(WALL)):
        send_news(mural=mural, condition="tagged", when="2024", note="Solo abajo, del lado de la esquina.", at=today())
        loaded.stories.append(NEWS)
        loaded.write()
        say(f"{'received':>14}  {NEWS}")
    return loaded


def call_number_of(key: str) -> str:
    """The call number under which one of the demo's stories is public; "" where it is not."""
    title = next((story.title for story in NARRATORS if story.key == key), "")
    for shown in gather(documents(), brief=True) if title else ():
        if shown.facts.get("title", {}).get("text") == title:
            return str(shown.document.record_id)
    return ""
