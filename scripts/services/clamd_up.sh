#!/usr/bin/env bash
# Starts a clamd of one's own in DIR, on a socket there, and prints the socket for AMPARO_CLAMD. It knows one signature: the
# harmless test file that every scanner agrees on. This proves the plumbing; a real archive lets freshclam bring the rest.
# usage: clamd_up.sh DIR        (clamd_down.sh DIR stops it)
set -euo pipefail

[ $# = 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
clamd=$(command -v clamd || true)
[ -n "$clamd" ] || { echo "ClamAV is not here: apt-get install clamav-daemon" >&2; exit 1; }
mkdir -p "$1/db"
dir=$(cd "$1" && pwd -P)

# The test file, as hex: it must not lie here as itself.
echo 'Amparo.Test:0:*:58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e444152442d414e544956495255532d544553542d46494c452124482b482a' >"$dir/db/test.ndb"
cat >"$dir/clamd.conf" <<CONF
DatabaseDirectory $dir/db
LocalSocket $dir/clamd.sock
Foreground yes
StreamMaxLength 60M
LogFile $dir/clamd.log
# What is scanned lies here in the clear: in memory, for the archive's own sake.
TemporaryDirectory $dir
CONF
"$clamd" --config-file="$dir/clamd.conf" >/dev/null 2>&1 &
echo $! >"$dir/pid"
for _ in $(seq 100); do
    [ -S "$dir/clamd.sock" ] && { echo "$dir/clamd.sock"; exit 0; }
    kill -0 "$(cat "$dir/pid")" 2>/dev/null || break
    sleep 0.1
done
tail -n 20 "$dir/clamd.log" >&2
exit 1
