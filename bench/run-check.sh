#!/bin/sh
# Measures cdnlab check on the examples and on the incident's whole timeline, and prints the table of
# bench/results/check.md: verdict, searches, states, steps, memory and seconds of the whole process. Half a minute.
set -eu
cd "$(dirname "$0")/.."
dotnet build lab/Scenarios -c Release -v q --nologo >&2
program=lab/Scenarios/bin/Release/net10.0/CdnLab.Scenarios.dll
report=$(mktemp)
trap 'rm -f "$report"' EXIT
echo "| change | verdict | searches | states | steps | memory of the largest search | seconds |"
echo "|---|---|---|---|---|---|---|"
for change in docs/checks/examples/json-names.yaml docs/checks/examples/json-names-safe.yaml \
    docs/checks/examples/slash.yaml docs/checks/examples/self-redirect.yaml pypi-json-2022-06-10; do
    start=$(date +%s%N)
    timeout --kill-after=5 120 dotnet "$program" check "$change" --quiet --format json --out "$report" || [ $? = 1 ]
    tenths=$((($(date +%s%N) - start) / 100000000))
    value() { sed -n "s/^  \"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$report"; }
    echo "| $change | $(value verdict) | $(value searches) | $(value states) | $(value steps) |" \
        "$(value state_bytes) B | $((tenths / 10)).$((tenths % 10)) |"
done
