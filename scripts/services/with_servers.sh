#!/usr/bin/env bash
# Runs a command with every real server of the grown-up archive, each of its own and for as long as the command lives:
# PostgreSQL, S3 (two users, two buckets) and a search server. Everything hears 127.0.0.1 only and is invented.
# usage: with_servers.sh [elasticsearch|opensearch|both] COMMAND...
# Environment: SERVICES_CACHE keeps what the search server is unpacked to (else it is unpacked each time);
# SERVICES_DIR is where the data lie (else in memory: too small for a hundred thousand records and more);
# SERVICES_KEEP names a folder where PostgreSQL's and the search server's data lie instead, and stay for the next time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
which=elasticsearch
case ${1:-} in elasticsearch | opensearch | both) which=$1; shift ;; esac
[ $# -gt 0 ] || { echo "usage: $0 [elasticsearch|opensearch|both] COMMAND..." >&2; exit 2; }

if [ -n "${SERVICES_KEEP:-}" ]; then
    mkdir -p "$SERVICES_KEEP"
    dir=$(cd "$SERVICES_KEEP" && pwd -P)
    SERVICES_CACHE=$dir
else
    dir=$(mktemp -d "${SERVICES_DIR:-/dev/shm}/amparo-servers.XXXXXX" 2>/dev/null || mktemp -d /tmp/amparo-servers.XXXXXX)
fi
chmod 755 "$dir"
# Objects are in memory, so nothing of S3 is kept.
rm -rf "$dir/s3"
mkdir -p "$dir/postgres" "$dir/s3"
cache=${SERVICES_CACHE:-$dir}

stop() {
    "$here/postgres_down.sh" "$dir/postgres" || true
    "$here/s3_down.sh" "$dir/s3" || true
    for engine in elasticsearch opensearch; do
        [ ! -e "$cache/$engine/engine" ] || "$here/search_down.sh" "$cache/$engine" || true
    done
    [ -n "${SERVICES_KEEP:-}" ] || rm -rf "$dir"
}
trap stop EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

began=$SECONDS
for engine in elasticsearch opensearch; do
    [ "$which" = "$engine" ] || [ "$which" = both ] || continue
    name=AMPARO_${engine^^}
    export "$name=$("$here/${engine}_up.sh" "$cache/$engine" "$(free_port)")"
    export "${name}_DIR=$cache/$engine"
    echo "$engine after $((SECONDS - began)) s" >&2
done
AMPARO_DATABASE_URL=$("$here/postgres_up.sh" "$dir/postgres" "$(free_port)")
AMPARO_S3_SERVER=$("$here/s3_up.sh" "$dir/s3" "$(free_port)")
export AMPARO_DATABASE_URL AMPARO_DATABASE_DIR="$dir/postgres/data" AMPARO_S3_SERVER AMPARO_S3_KEYS="$dir/s3/S3_KEYS" AMPARO_S3_DIR="$dir/s3"
echo "all servers after $((SECONDS - began)) s" >&2
"$@"
