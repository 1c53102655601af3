#!/usr/bin/env bash
# Rewrites the one migration history (only until a first release): people stay as they are, everything else is made anew.
# When it cannot be made, the old one stays.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
home=$(mktemp -d)
mkdir "$home/stories" "$home/search"
mv stories/migrations/0002_archive.py "$home/stories/" 2>/dev/null || true
mv search/migrations/0*.py "$home/search/" 2>/dev/null || true
put_back() {
    [ -e stories/migrations/0002_archive.py ] || mv "$home"/stories/*.py stories/migrations/ 2>/dev/null || true
    [ -e search/migrations/0001_archive.py ] || mv "$home"/search/*.py search/migrations/ 2>/dev/null || true
    rm -rf "$home"
}
trap put_back EXIT
AMPARO_HOME="$home" DJANGO_SETTINGS_MODULE=archive_site.settings.test "$python" manage.py makemigrations stories search --name archive
