#!/bin/sh
# Measures the edge beside Varnish, nginx and bare Kestrel and writes bench/results/edge-*.md; about eight minutes on
# a machine that does nothing else. Needs varnishd, nginx, wrk and taskset; says at its end which targets were missed.
set -eu
failed=0
cd "$(dirname "$0")/.."
dotnet build bench/Edge.Bench -c Release -v q --nologo
run() {
    measurement=$1
    shift
    echo "== $measurement" >&2
    rm -f "bench/results/edge-$measurement.md"
    timeout 300 taskset -c 1 dotnet bench/Edge.Bench/bin/Release/net10.0/CdnLab.Edge.Bench.dll \
        "$measurement" "$@" --out "bench/results/edge-$measurement.md" > /dev/null || {
        echo "FAILED: $measurement" >&2
        failed=1
    }
}
run hits --rounds 9 --seconds 3
run misses --rounds 5 --seconds 3
run collapsing
run purging --objects 100000
run memory --objects 200000
run eviction
if grep -H MISSED bench/results/edge-*.md; then
    failed=1
fi
[ "$failed" = 0 ] && echo "every target met"
exit "$failed"
