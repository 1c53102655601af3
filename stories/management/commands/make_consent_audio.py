"""`manage.py make_consent_audio`: lets a machine read the consent texts that nobody has read aloud yet."""

from typing import Any

from django.core.management.base import BaseCommand

from stories.consent import listening
from stories.consent.speech import NoVoice


class Command(BaseCommand):
    help = (
        "Makes the recordings of the consent texts that are missing. Safe to repeat; a person's recordings come first."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = sum(1 for _text in listening.make())
        except NoVoice as error:
            # The texts can be read all the same, and the pages show no player.
            self.stderr.write(
                f"The consent texts cannot be heard: {error}. Put recordings into {listening.people()}, or install "
                "espeak-ng and run this again."
            )
            return
        self.stdout.write(f"The consent texts can be heard ({made} made now).")
        for name in listening.misnamed():
            self.stderr.write(f"{listening.people() / name} is no text's name, so nobody hears it.")
