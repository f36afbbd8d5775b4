#!/bin/sh
# Compares cdnlab check with a brute-force crawl of real HTTP through real caches, on changes altered at random, and
# writes bench/results/check-oracle.md. Takes four minutes. A disagreement ends it with both stories.
# The arguments are optional: mutants, first seed, states that a crawl tries, times that it lets 13 hours pass.
set -eu
cd "$(dirname "$0")/.."
count=${1:-300} first=${2:-1001} states=${3:-4000} elapses=${4:-2}
result=bench/results/check-oracle.md
table=$(mktemp)
trap 'rm -f "$table"' EXIT
dotnet build tests/Live.Tests -c Release -v q --nologo
CDNLAB_ORACLE_COUNT=$count CDNLAB_ORACLE_FIRST=$first CDNLAB_ORACLE_STATES=$states CDNLAB_ORACLE_ELAPSES=$elapses \
    CDNLAB_ORACLE_OUT=$table timeout --kill-after=20 3000 \
    dotnet tests/Live.Tests/bin/Release/net10.0/CdnLab.Live.Tests.dll \
    -method "*SaysWhatACrawlOfRealHttpFinds"
{
    cat << EOF
# The checker against a crawl

\`bench/run-check-oracle.sh $count $first $states $elapses\`: $count changes altered at random (seeds from $first on). Of
each, \`cdnlab check\` says whether it is safe, and a crawl by brute force tries it on the lab's own origin, shield and
PoPs over loopback sockets: every order of the plan's parts, of requests by each spelling and in the middle of each
chain, at another PoP too, of evictions of single entries, and of time that passes ($elapses times 13 hours besides what
the plan waits), up to $states states of the caches. The two share the change and the rules that the edge runs, and no
search.

EOF
    cat "$table"
} > "$result"
cat "$result"
