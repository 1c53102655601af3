#!/usr/bin/env bash
# Runs a command with CLAMD_SOCKET set to a clamd that lives as long as the command.
# usage: with_clamd.sh COMMAND...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d /dev/shm/amparo-clamd.XXXXXX 2>/dev/null || mktemp -d /tmp/amparo-clamd.XXXXXX)

stop() {
    "$here/clamd_down.sh" "$dir" || true
    rm -rf "$dir"
}
trap stop EXIT

CLAMD_SOCKET=$("$here/clamd_up.sh" "$dir")
export CLAMD_SOCKET
"$@"
