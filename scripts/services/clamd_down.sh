#!/usr/bin/env bash
# Stops the clamd that clamd_up.sh started in DIR: that one and no other.
# usage: clamd_down.sh DIR
set -euo pipefail

[ $# = 1 ] && [ -f "$1/pid" ] || { echo "usage: $0 DIR (of clamd_up.sh)" >&2; exit 2; }
kill "$(cat "$1/pid")" 2>/dev/null || true
rm -f "$1/pid"
