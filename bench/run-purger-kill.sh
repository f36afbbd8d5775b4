#!/bin/sh
# Kills the live purge runner with SIGKILL at random moments (20, or as many as the argument says), resumes it each time,
# and checks by the record of a local purge API: every key is purged, and none more often than it was in an unconfirmed
# call when the process was killed. Prints the table of bench/results/purger-kill.md. A minute.
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/Purger.Tests -v q --nologo >&2
table=$(mktemp)
trap 'rm -f "$table"' EXIT
CDNLAB_PURGER_KILLS=${1:-20} CDNLAB_PURGER_RESULTS=$table \
    tests/Purger.Tests/bin/Debug/net10.0/CdnLab.Purger.Tests -noColor -noLogo \
    -method 'CdnLab.Purger.Tests.Running.KillTests.Resume*' >&2
cat "$table"
