#!/bin/sh
# Ranks three purges of one incident (tests/Live.Tests/ranking.yaml), live and simulated, with seeds 1 to 3 (or as many
# as the argument says), and writes bench/results/live-ranking.md. The exit code is 0 only when every measure ranks them
# alike in both. About two and a half minutes a seed, on a machine that does nothing else.
set -eu
cd "$(dirname "$0")/.."
seeds=${1:-3}
dotnet build tests/Live.Tests -v q --nologo >&2
table=$(mktemp)
trap 'rm -f "$table"' EXIT
code=0
CDNLAB_RANKING_SEEDS=$seeds CDNLAB_RANKING_RESULTS=$table \
    tests/Live.Tests/bin/Debug/net10.0/CdnLab.Live.Tests -noColor -noLogo -explicit only \
    -method 'CdnLab.Live.Tests.Rankings.RankingTests.Strategies_Live*' >&2 || code=$?
test -s "$table" || exit "$code"
verdict="Every measure ranks the three alike, live and simulated."
test "$code" = 0 || verdict="**Live and simulated do not rank them alike.**"
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
{
    cat <<TEXT
# Three purges, live and simulated

- Machine: ${machine:-$(uname -m)}, $(nproc) processors, shared
- .NET $(dotnet --version), commit $(git rev-parse --short HEAD)
- Command: \`bench/run-live-ranking.sh $seeds\`
- Each live run is
  \`dotnet run --project lab/AppHost -- tests/Live.Tests/ranking.yaml --once --seed N --set timeline.2.purge=NAME\`,
  each simulated one
  \`./cdnlab simulate tests/Live.Tests/ranking.yaml --seed N --set timeline.2.purge=NAME\`

One incident, and three ways to purge after it: \`everything\` ([all](../../docs/purging/all.md)), \`steered\`
([adaptive](../../docs/purging/adaptive.md)) and \`letters\` ([letters](../../docs/purging/letters.md)), all hard.
Measures are read from the files of the run directories by the same code, from the bin in which the purge began; they
are of lab time. $verdict

TEXT
    cat "$table"
    cat <<TEXT

Live, \`everything\` ends later and peaks lower than simulated: its one call is the first of its kind that the processes
take, which costs 0.1 to 0.5 s on a busy machine, sometimes over 1 s. At 75 lab seconds a second that is 10 to 40 s and
more, in which requests loop on, and the refill falls into two bins instead of one.
TEXT
} > bench/results/live-ranking.md
exit "$code"
