#!/usr/bin/env python
"""`scripts/write_notice.py`: writes the shapes of the telling into static/js/notice.js."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings.test")

from stories.redaction.finding.page_script import with_shapes

SCRIPT = ROOT / "static" / "js" / "notice.js"

if __name__ == "__main__":
    SCRIPT.write_text(with_shapes(SCRIPT.read_text(encoding="utf-8")), encoding="utf-8")
