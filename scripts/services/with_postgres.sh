#!/usr/bin/env bash
# Runs a command with AMPARO_DATABASE_URL set to a PostgreSQL that lives as long as the command.
# usage: with_postgres.sh COMMAND...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d /tmp/amparo-postgres.XXXXXX)
chmod 755 "$dir"

stop() {
    "$here/postgres_down.sh" "$dir" || true
    rm -rf "$dir"
}
trap stop EXIT

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
AMPARO_DATABASE_URL=$("$here/postgres_up.sh" "$dir" "$port")
export AMPARO_DATABASE_URL
"$@"
