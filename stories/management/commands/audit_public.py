"""`manage.py audit_public`: proves again that everything public is cleared, approved, consented and unchanged."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from stories.pages.documents import PublicDocument
from stories.publishing.audit import audit_public


class Command(BaseCommand):
    help = "Proves promise 1 on the live data, without any key. Prints offending rows; exits with 1 if there are any."

    def handle(self, *args: Any, **options: Any) -> None:
        found = audit_public()
        for finding in found:
            self.stderr.write(str(finding))
        if found:
            sys.exit(1)
        count = PublicDocument.objects.visible(use="web").count()
        self.stdout.write(f"{count} public documents: cleared, approved, consented, unchanged.")
