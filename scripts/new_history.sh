#!/usr/bin/env bash
# Rewrites the one migration history (only until a first release): people stay as they are, everything else is made anew.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
rm -f stories/migrations/0002_archive.py search/migrations/0*.py
AMPARO_HOME="$home" DJANGO_SETTINGS_MODULE=archive_site.settings.test "$python" manage.py makemigrations stories search --name archive
