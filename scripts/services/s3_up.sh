#!/usr/bin/env bash
# Starts a real S3 server of one's own in DIR (Ceph's object gateway, its objects in memory), on 127.0.0.1 only, makes two
# users with versioned buckets of their own, and prints the address. S3_KEYS in DIR holds the names and secrets.
# usage: s3_up.sh DIR PORT        (s3_down.sh DIR stops it)
# Debian packages: radosgw ceph-mon ceph-osd uuid-runtime.
set -euo pipefail

[ $# = 2 ] || { echo "usage: $0 DIR PORT" >&2; exit 2; }
for program in ceph-mon ceph-osd radosgw radosgw-admin uuidgen; do
    command -v "$program" >/dev/null || {
        echo "$program is not here: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd uuid-runtime" >&2
        exit 1
    }
done
port=$2
monitor=${S3_MONITOR_PORT:-$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')}
mkdir -p "$1"
dir=$(cd "$1" && pwd -P)
mkdir -p "$dir"/{mon,osd,rgw,run,log}
fsid=$(uuidgen)

cat >"$dir/ceph.conf" <<CONF
[global]
fsid = $fsid
mon host = v2:127.0.0.1:$monitor
auth cluster required = none
auth service required = none
auth client required = none
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 1073741824
run dir = $dir/run
pid file = $dir/run/\$name.pid
admin socket = $dir/run/\$name.asok
log file = $dir/log/\$name.log
mon data = $dir/mon
osd data = $dir/osd
rgw data = $dir/rgw
rgw frontends = beast endpoint=127.0.0.1:$port
rgw enable usage log = false
rgw enable ops log = false
ms bind ipv6 = false
ms mon client mode = crc secure
CONF
export CEPH_CONF=$dir/ceph.conf

monmaptool --create --fsid "$fsid" --addv a "v2:127.0.0.1:$monitor" "$dir/monmap" >/dev/null
ceph-mon -i a --mkfs --monmap "$dir/monmap" >/dev/null 2>&1
ceph-mon -i a >/dev/null 2>&1
osd=$(uuidgen)
ceph osd new "$osd" >/dev/null
ceph-osd -i 0 --mkfs --osd-uuid "$osd" >/dev/null 2>&1
ceph-osd -i 0 >/dev/null 2>&1
radosgw -n client.rgw >/dev/null 2>&1
for _ in $(seq 300); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.1; done

# One user for each bucket: neither can read, list or delete what is the other's.
: >"$dir/S3_KEYS"
for owner in public sealed; do
    secret=$(uuidgen)
    radosgw-admin user create --uid="$owner" --display-name="$owner" \
        --access-key="$owner-key" --secret="$secret" >/dev/null 2>&1
    echo "$owner-key $secret" >>"$dir/S3_KEYS"
done
echo "http://127.0.0.1:$port"
