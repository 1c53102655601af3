#!/usr/bin/env bash
# The archive with invented stories: keys, database, demo data, web server. Called by `make demo`, which brings Python's
# packages. May be stopped and started at any time; a second start finds everything there.
set -euo pipefail
cd "$(dirname "$0")/.."

export DJANGO_SETTINGS_MODULE=archive_site.settings.dev ARCHIVE_ROLE=all
export AMPARO_HOME=${AMPARO_HOME:-$PWD/var} PORT=${PORT:-8000} AMPARO_URL=http://localhost:${PORT:-8000}
python=.venv/bin/python

umask 077
mkdir -p "$AMPARO_HOME/logs"
"$python" scripts/compile_messages.py
"$python" scripts/browser_libraries.py
"$python" manage.py first_run
"$python" manage.py migrate --verbosity 0
"$python" manage.py prepare_site
"$python" manage.py make_consent_audio
"$python" manage.py demo

cat <<TEXT

  Español   $AMPARO_URL/es/
  English   $AMPARO_URL/en/
  Desk      $AMPARO_URL/admin/

  Data, keys and logs: $AMPARO_HOME. Stop with Ctrl+C.

TEXT
exec "$python" -m gunicorn --config scripts/gunicorn.conf.py archive_site.wsgi
