"""`manage.py demo`: fills the archive with invented stories, once, and prints how to log in."""

from typing import Any

from django.core.management.base import BaseCommand

from stories.demo.loading import load

WHAT_TO_TRY = {
    "with_narrator": "waits for its narrator's yes",
    "published": "is public; hide it, change it or take it back",
    "withdrawn": "was taken back; read the report",
}


class Command(BaseCommand):
    help = "Fills the archive with invented stories through the real actions (once), and prints the demo's logins."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load(say=self.stdout.write)
        self.stdout.write(
            "\n  Who may log in (/admin/): name, password, secret for an authenticator app, recovery code"
        )
        for name, login in loaded.logins.items():
            self.stdout.write(f"  {name:<11} {login['password']:<13} {login['totp']}  {login['recovery'][0]}")
        self.stdout.write("\n  Seven words to try in the narrator's space (/es/mi-historia/):")
        for state, words in loaded.codes.items():
            self.stdout.write(f"  {words}\n      {WHAT_TO_TRY[state]}")
