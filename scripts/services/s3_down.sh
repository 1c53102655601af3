#!/usr/bin/env bash
# Stops the S3 server that s3_up.sh started in DIR: that one and no other. What it held was in memory.
# usage: s3_down.sh DIR
set -euo pipefail

[ $# = 1 ] && [ -d "$1/run" ] || { echo "usage: $0 DIR (of s3_up.sh)" >&2; exit 2; }
dir=$(cd "$1" && pwd -P)
for file in "$dir"/run/*.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    # That process, and not another that came to have its number.
    if tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -qxF "CEPH_CONF=$dir/ceph.conf"; then kill -9 "$pid"; fi
    rm -f "$file"
done
