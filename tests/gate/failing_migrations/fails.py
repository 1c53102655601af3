"""Writes, then fails."""

from pathlib import Path
from typing import Any

from django.db import migrations

from search import migrations as real


def fail(apps: Any, editor: Any) -> None:
    raise RuntimeError("half way")


newest = max(path.stem for path in Path(real.__path__[0]).glob("0*.py"))


class Migration(migrations.Migration):
    dependencies = [("search", newest)]
    operations = [migrations.RunPython(fail, migrations.RunPython.noop)]
