"""How near the edge's profile `varnish` comes to Varnish, test by test."""

from fnmatch import fnmatch

import proxies
import reasons
from standing import Standing
from tables import code, table

JUDGEMENTS = proxies.HERE / "fidelity.json"
PAIRS = (
    ("varnish-default", "edge-varnish", "as they come"),
    ("varnish", "edge-varnish-tuned", "both without default lifetime and grace"),
)


def text(standings: dict[str, Standing]) -> str:
    found = {title: differing(standings[real], standings[ours]) for real, ours, title in PAIRS}
    size = len(standings["varnish"].tests)
    differences = list(dict.fromkeys(name for names in found.values() for name in names))
    groups = judged(differences)
    counts = [f"- {title}: {size - len(names)} of {size} tests end alike, {len(names)} differ;"
              for title, names in found.items()]
    kinds = [f"{sum(len(names) for group, names in groups if group['judged'] == kind)} {kind}"
             for kind in dict.fromkeys(group["judged"] for group, _ in groups)]
    return "\n".join([
        "Each test by itself (dependencies not honoured), against Varnish with its built-in VCL, in two settings, "
        "since the\ndefault lifetime and grace hide much of the rest:\n",
        *counts, f"- together {len(differences)} tests differ: {', '.join(kinds)}.\n",
        "*profile*: the profile's data or a rule that reads it is not what Varnish does. *deliberate*: the edge does "
        "not copy\nthis. *suite*: the test cannot tell.\n",
        table(["judged", "Varnish", "the edge", "tests"],
              [[group["judged"], group["varnish"], group["edge"], code(names)] for group, names in groups]),
    ])


def differing(real: Standing, ours: Standing) -> list[str]:
    return [name for name in real.tests if real.alone[name] != ours.alone[name]]


def judged(names: list[str]) -> list[tuple[dict, list[str]]]:
    """The differences by the first judgement that fits them."""
    groups = [(group, []) for group in reasons.read(JUDGEMENTS)]
    missing = []
    for name in names:
        fitting = [members for group, members in groups if any(fnmatch(name, each) for each in group["tests"])]
        (fitting[0] if fitting else missing).append(name)
    reasons.must_match(JUDGEMENTS, missing, [", ".join(group["tests"]) for group, members in groups if not members])
    return groups
