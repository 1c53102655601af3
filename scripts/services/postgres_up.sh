#!/usr/bin/env bash
# Starts a PostgreSQL of one's own in DIR, on 127.0.0.1 only, and prints its address for AMPARO_DATABASE_URL.
# usage: postgres_up.sh DIR [PORT]        (postgres_down.sh DIR stops it; its data stay in DIR)
set -euo pipefail

[ $# -ge 1 ] || { echo "usage: $0 DIR [PORT]" >&2; exit 2; }
port=${2:-5499}
mkdir -p "$1"
dir=$(cd "$1" && pwd -P)

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not here: apt-get install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
    as=(runuser -u postgres --)
    chown postgres "$dir"
fi

cd "$dir"
if [ ! -e data/PG_VERSION ]; then
    "${as[@]}" "$bin/initdb" -D "$dir/data" -U archive --auth=trust --locale=C.UTF-8 --no-sync >/dev/null
fi
if ! "${as[@]}" "$bin/pg_ctl" -D "$dir/data" status >/dev/null; then
    # fsync off: these data are invented and live for minutes.
    "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c fsync=off -c max_connections=200" \
        start >/dev/null || { tail -n 20 "$dir/log" >&2; exit 1; }
fi
"${as[@]}" "$bin/psql" -qAt -h 127.0.0.1 -p "$port" -U archive -d postgres \
    -c "SELECT 1 FROM pg_database WHERE datname = 'archive'" | grep -q 1 ||
    "${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U archive archive
echo "postgresql://archive@127.0.0.1:$port/archive"
