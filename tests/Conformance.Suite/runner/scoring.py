"""Outcomes out of what the suite's client writes, and their counting."""

from collections import Counter

GOOD = ("pass", "yes")


def own(kind: str, written: bool | list | None) -> str:
    """The outcome of a test by itself; written is true, or the kind of an error and its text."""
    if written is None:
        return "untested"
    if written is True:
        return "yes" if kind == "check" else "pass"
    error, text = written
    if error == "Setup":
        return "retry" if text == "retry" else "setup"
    if error == "AbortError":
        return "timeout"
    return "no" if kind == "check" else "fail"


def worst(runs: list[dict[str, str]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """One outcome for each test over several runs, a bad one if there is any, and all where the runs differ."""
    single, unstable = {}, {}
    for name in runs[0]:
        seen = [run[name] for run in runs]
        single[name] = next((outcome for outcome in seen if outcome not in GOOD), seen[0])
        if len(set(seen)) > 1:
            unstable[name] = seen
    return single, unstable


def honoured(tests: dict[str, dict], outcomes: dict[str, str]) -> dict[str, str]:
    """The outcomes with dependencies: a test counts for nothing where one that it depends on has not passed."""
    found: dict[str, str] = {}

    def outcome(name: str) -> str:
        if name not in found:
            kept = all(outcome(other) in GOOD for other in tests[name]["depends_on"])
            found[name] = outcomes[name] if kept else "dependency"
        return found[name]

    return {name: outcome(name) for name in tests}


def counted(tests: dict[str, dict], outcomes: dict[str, str]) -> Counter:
    """How many tests of each kind pass; of the checks, how many are answered yes."""
    return Counter(test["kind"] for name, test in tests.items() if outcomes[name] in GOOD)
