"""Runs the public suite http-tests/cache-tests against the lab's edge and other proxies."""

import argparse
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import checkout
import page
import proxies
import records
import session
from reasons import Unexplained
from scoring import counted, honoured, own


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run.sh", description=__doc__,
        epilog="example: run.sh --runs 2 edge varnish   writes results/edge.json and results/varnish.json")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", default=["edge"],
                        help=f"all, or any of {', '.join(proxies.ALL)} (default: edge)")
    parser.add_argument("--suite", type=Path, metavar="DIR",
                        help=f"a checkout of the suite with its node_modules (default: cloned at {checkout.COMMIT})")
    parser.add_argument("--runs", type=int, default=2, metavar="N", help="runs of each program (default: 2)")
    parser.add_argument("--page", action="store_true", help="run nothing, write docs/conformance.md anew")
    parser.add_argument("--check", action="store_true", help="run nothing, tell whether docs/conformance.md is current")
    parsed = parser.parse_args()
    if "all" in parsed.programs:
        parsed.programs = list(proxies.ALL)
    unknown = [name for name in parsed.programs if name not in proxies.ALL]
    if unknown:
        parser.error(f"no such program: {', '.join(unknown)}; known: all, {', '.join(proxies.ALL)}")
    if parsed.runs < 1:
        parser.error("--runs is at least 1")
    return parsed


def measure(suite: Path, tests: dict[str, dict], proxy: proxies.Proxy, count: int) -> None:
    runs = []
    for number in range(1, count + 1):
        written = session.run(suite, proxy)
        runs.append({name: own(test["kind"], written.get(name)) for name, test in tests.items()})
        passed = counted(tests, honoured(tests, runs[-1]))
        print(f"{proxy.title}, run {number} of {count}: required {passed['required']}, "
              f"optimal {passed['optimal']}, checks answered yes {passed['check']}", flush=True)
    records.write_program(proxy, runs)


def measure_all(chosen: argparse.Namespace) -> None:
    if any(name.startswith("edge") for name in chosen.programs):
        subprocess.run(["dotnet", "build", "lab/Edge", "-c", "Release", "-v", "q", "--nologo"],
                       cwd=proxies.ROOT, check=True)
    with tempfile.TemporaryDirectory(prefix="suite-") as folder:
        suite = chosen.suite.resolve() if chosen.suite else checkout.fetch(Path(folder))
        tests = checkout.tests(suite)
        records.write_tests(tests)
        records.write_published(suite, tests)
        for name in chosen.programs:
            measure(suite, tests, proxies.ALL[name], chosen.runs)


def main() -> int:
    chosen = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # by way of every `finally`, so that no server is left
    try:
        if chosen.check:
            return page.check()
        if not chosen.page:
            absent = [program for name in chosen.programs if (program := proxies.missing(proxies.ALL[name]))]
            if absent:
                print(f"not installed: {', '.join(absent)}", file=sys.stderr)
                return 2
            measure_all(chosen)
        page.write()
        return 0
    except Unexplained as finding:
        print(finding, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
