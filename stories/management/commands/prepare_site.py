"""`manage.py prepare_site`: page tree, vocabulary, groups and workflow. Safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from stories.desk.groups import prepare_groups
from stories.pages.preparing import prepare_tree


class Command(BaseCommand):
    help = "Makes the page tree, the vocabulary, the groups and the workflow that the archive needs. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare_tree()
        prepare_groups()
        self.stdout.write("The site is prepared.")
