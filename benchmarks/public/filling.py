"""An archive with many invented records in a home of its own, and what to ask it for. A process of its own.

usage: python -m benchmarks.public.filling RECORDS FILE   (AMPARO_HOME and AMPARO_DATABASE_URL say where)
"""

import json
import random
import sys
from pathlib import Path

PAGES = 40


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import search
    from stories.pages.preparing import prepare_tree

    search.RECORDS = int(sys.argv[1])
    call_command("first_run", verbosity=0)
    call_command("migrate", verbosity=0)
    prepare_tree()
    search._fill()
    Path(sys.argv[2]).write_text(json.dumps(_addresses()))


def _addresses() -> dict[str, list[str]]:
    """Records to ask for (a sample), lists with facets, searches with highlights."""
    from urllib.parse import urlencode

    from django.urls import reverse
    from django.utils.translation import override

    from benchmarks.search import ASKED
    from stories.pages.documents import PublicDocument

    rows = sorted(PublicDocument.objects.visible(use="web").values_list("kind", "record_id"))
    some = random.Random(0).sample(rows, min(PAGES, len(rows)))
    with override("es"):
        found = reverse("search")
        return {
            "record": [reverse(kind, args=[record]) for kind, record in some],
            "list": [
                found,
                f"{found}?o=n",
                f"{found}?k=testimony",
                f"{found}?t=redada&k=testimony",
                reverse("testimonies"),
            ],
            "words": [" ".join(row) for row in _words()],
            "search": [f"{found}?{urlencode({'q': query.text})}" for query in ASKED if query.text],
        }


def _words() -> list[tuple[str, ...]]:
    """What each record says, for a search of somebody else over the same."""
    from collections import defaultdict

    from search.models import Row

    said: dict[str, list[str]] = defaultdict(list)
    for record, words in Row.objects.values_list("record", "words"):
        said[record].append(words)
    return [tuple(words) for words in said.values()]


if __name__ == "__main__":
    main()
