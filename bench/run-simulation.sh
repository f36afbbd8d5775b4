#!/bin/sh
# Measures the simulator and writes bench/results/simulation-*.md and *.svg; about fifteen minutes on a machine that
# does nothing else. Needs two processors and taskset. Give the path of libCacheSim's cachesim to measure beside it;
# without it that result is left as it is. Says at its end which targets were missed.
set -eu
cachesim=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
failed=0
dotnet build bench/Simulation.Bench -c Release -v q --nologo
run() {
    result=$1
    shift
    echo "== $result" >&2
    rm -f "bench/results/simulation-$result.md"
    # The programs that are measured have processor 1 to themselves. They end with the one that measures.
    timeout --kill-after=20 900 taskset -c 0 \
        dotnet bench/Simulation.Bench/bin/Release/net10.0/CdnLab.Simulation.Bench.dll \
        "$@" --out "bench/results/simulation-$result.md" > /dev/null || {
        echo "FAILED: $result" >&2
        failed=1
    }
}
run flagship flagship --rounds 1 --budget 700
run scaling-rate scaling --by rate --scale 0.03 --rounds 3
run scaling-projects scaling --by projects --scale 0.03 --rounds 3
run scaling-pops scaling --by pops --scale 0.03 --rounds 3
run repeat repeat --scale 0.02 --budget 180
run brute brute --scale 0.001 --rounds 3
if [ -n "$cachesim" ]; then
    run libcachesim libcachesim --cachesim "$cachesim" --rounds 3
fi
if grep -H MISSED bench/results/simulation-*.md; then
    failed=1
fi
[ "$failed" = 0 ] && echo "every target met"
exit "$failed"
