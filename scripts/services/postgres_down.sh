#!/usr/bin/env bash
# Stops the PostgreSQL that postgres_up.sh started in DIR: that one and no other.
# usage: postgres_down.sh DIR
set -euo pipefail

[ $# = 1 ] && [ -d "$1/data" ] || { echo "usage: $0 DIR (of postgres_up.sh)" >&2; exit 2; }
dir=$(cd "$1" && pwd -P)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl)")
as=()
if [ "$(id -u)" = 0 ]; then as=(runuser -u postgres --); fi
cd "$dir"
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m fast -w stop >/dev/null
