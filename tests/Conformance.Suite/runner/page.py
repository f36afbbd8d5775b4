"""docs/conformance.md out of the committed results and the reasons."""

import sys

import checkout
import comparison
import fidelity
import proxies
from standing import Standing, load
from tables import code, table

PAGE = proxies.ROOT / "docs/conformance.md"

FIDELITY = """A profile that bears a product's name should end every test as the product does, pass or fail. Each test
is compared by itself, and every difference is judged: *profile* means that the profile's data, or the rule that reads
it, is not what the product does; *deliberate* that the edge does not copy this; *suite* that both do the same and the
test takes notice of something else.
"""

VARNISH = """Against Varnish 7.1 with its built-in VCL, in two settings, since the default lifetime and the grace of
ten seconds hide much of the rest.
"""

FASTLY = """Fastly's caches cannot be run here. The other side is what the authors of the suite publish with it,
measured on a service of theirs whose settings are not published and which gave no lifetime to responses without one.
"""


def text() -> str:
    tests, standings = load()
    shown = [standings[name] for name in ("edge", *(proxy.name for proxy in proxies.OTHERS))]
    return "\n".join([
        opening(tests, standings),
        "## Beside other proxies\n", comparison.programs(tests, shown), comparison.best(tests, shown),
        "## By section\n", comparison.sections(tests, shown),
        "## Required tests that the edge does not pass\n", comparison.unpassed(tests, shown),
        "## Optimal tests that the edge does not pass\n", comparison.optimal(tests, shown),
        "## Checks\n", comparison.checks(tests, shown),
        "## Profiles of the edge\n", profiles(standings),
        "## Profile fidelity\n", FIDELITY,
        "### `varnish` beside Varnish\n", VARNISH, fidelity.text("varnish", standings),
        "### `fastly` beside Fastly\n", FASTLY, fidelity.text("fastly", standings),
        "## Stability\n", stability(standings),
        "## To repeat it\n", repeat(),
    ])


def opening(tests: dict, standings: dict[str, Standing]) -> str:
    kinds = {kind: sum(test["kind"] == kind for test in tests.values()) for kind in ("required", "optimal", "check")}
    machines = sorted({standing.record["machine"] for standing in measured(standings)})
    return f"""# Conformance

Generated from `tests/Conformance.Suite/results` by `tests/Conformance.Suite/run.sh --page`; not edited by hand.

The yardstick is the public suite [http-tests/cache-tests]({checkout.ADDRESS.removesuffix(".git")}) at commit
`{checkout.COMMIT}`: {len(tests)} tests for a proxy, of which {kinds["required"]} are required by the RFCs,
{kinds["optimal"]} are what an optimal cache does, and {kinds["check"]} are checks, which ask how a cache behaves
without calling it right or wrong. A test counts as passed only if it and every test that it depends on passed in
every run. The edge runs with its default profile, `strict`, unless another is named. The other programs are those of
Debian 12, configured to cache as correctly as settings alone allow (`tests/Conformance.Suite/proxies`): no VCL, Lua
or rewrite rules that would write a cache anew. Machine: {"; ".join(machines)}.

Our own cases, for what the suite does not cover, are in `tests/Conformance`.
"""


def measured(standings: dict[str, Standing]) -> list[Standing]:
    """The programs that were run, without what others publish."""
    return [each for each in standings.values() if each.name in proxies.ALL]


def profiles(standings: dict[str, Standing]) -> str:
    chosen = [standings[proxy.name] for proxy in proxies.EDGES if proxy.name in standings]
    return """A profile that is not `strict` copies what a product does, right or wrong, so it is not expected to pass.
With two minutes as the lifetime of a response that names none, `freshness-none` is answered no, and nearly everything
depends on it; the last columns count each test by itself.

""" + table(
        ["profile", "required", "optimal", "checks answered yes", "required, by itself", "optimal, by itself"],
        [[each.title, each.count("required"), each.count("optimal"), each.count("check"),
          each.count_alone("required"), each.count_alone("optimal")] for each in chosen])


def stability(standings: dict[str, Standing]) -> str:
    rows = [[each.title, each.record["runs"], len(each.record["unstable"]), code(each.record["unstable"])]
            for each in measured(standings)]
    return ("Tests whose outcome was not the same in all runs; they count by their worst. Several tests act within a "
            "second of a lifetime's end, so a busy machine shows.\n\n") + table(
        ["program", "runs", "unstable", "tests"], rows)


def repeat() -> str:
    return """```text
apt-get install --no-install-recommends git nodejs npm varnish nginx apache2 squid trafficserver haproxy
tests/Conformance.Suite/run.sh --runs 3 all        # clones the suite, runs every program, writes results and this page
tests/Conformance.Suite/run.sh --suite DIR edge    # one program, with a checkout of the suite that is there already
tests/Conformance.Suite/run.sh --check             # is this page what the committed results make? No program is run
```

A run takes about a minute. Every program listens on a free port of 127.0.0.1 and works in a temporary folder; no
system service and no file of `/etc` is touched. A required test that the edge fails needs its reason in
`tests/Conformance.Suite/reasons.json`, and a difference from a product its judgement in `fidelity.json`; without them
the command ends with 1 and the page is not made, so `run.sh edge` guards against steps back. The build itself, which
must do without a network, runs `--check` only.
"""


def write() -> None:
    PAGE.write_text(text())


def check() -> int:
    if PAGE.read_text() == text():
        return 0
    print(f"{PAGE.name} is not what the results make; run.sh --page writes it anew", file=sys.stderr)
    return 1
