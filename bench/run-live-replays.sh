#!/bin/sh
# Whole replays on real parts, which take too long for every build: PostgreSQL as the origin's database, Varnish and nginx as
# edges. A minute and a half; needs the Debian programs of .ci/run.
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/Live.Tests -v q --nologo >&2
cd tests/Live.Tests
CDNLAB_REQUIRE_PROGRAMS=1 bin/Debug/net10.0/CdnLab.Live.Tests -noColor -noLogo -explicit only \
    -method '*Replay_OnPostgres*' -method '*Replay_OnARealCache*'
