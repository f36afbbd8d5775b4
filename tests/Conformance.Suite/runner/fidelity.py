"""How near a profile of the edge comes to the product whose name it bears, test by test."""

from fnmatch import fnmatch

import proxies
import reasons
from standing import Standing
from tables import code, table

JUDGEMENTS = proxies.HERE / "fidelity.json"
PAIRS = {
    "varnish": (
        ("varnish-default", "edge-varnish", "as they come"),
        ("varnish", "edge-varnish-tuned", "both without default lifetime and grace"),
    ),
    "fastly": (("fastly-published", "edge-fastly-tuned", "the profile without default lifetime"),),
}


def text(profile: str, standings: dict[str, Standing]) -> str:
    found = {title: differing(standings[real], standings[ours]) for real, ours, title in PAIRS[profile]}
    size = len(standings["edge"].tests)
    differences = list(dict.fromkeys(name for names in found.values() for name in names))
    groups = judged(profile, differences)
    kinds = [f"{sum(len(names) for group, names in groups if group['judged'] == kind)} {kind}"
             for kind in dict.fromkeys(group["judged"] for group, _ in groups)]
    return "\n".join([
        *(f"- {title}: {size - len(names)} of {size} tests end alike, {len(names)} differ"
          for title, names in found.items()),
        f"- different tests in all: {len(differences)} ({', '.join(kinds) or 'none'})\n",
        table(["judged", standings[PAIRS[profile][0][0]].title, "the edge", "tests"],
              [[group["judged"], group["real"], group["edge"], code(names)] for group, names in groups]),
    ])


def differing(real: Standing, ours: Standing) -> list[str]:
    """Tests by themselves, without those that they depend on: how each ends is what is compared. Where one of the two
    ended in several ways, they are alike if they share one."""
    return [name for name in real.tests if not ends(real, name) & ends(ours, name)]


def ends(standing: Standing, name: str) -> set[str]:
    return set(standing.record.get("unstable", {}).get(name, [])) or {standing.alone[name]}


def judged(profile: str, names: list[str]) -> list[tuple[dict, list[str]]]:
    """The differences by the first judgement that fits them."""
    groups = [(group, []) for group in reasons.read(JUDGEMENTS)[profile]]
    missing = []
    for name in names:
        fitting = [members for group, members in groups if any(fnmatch(name, each) for each in group["tests"])]
        (fitting[0] if fitting else missing).append(name)
    reasons.must_match(JUDGEMENTS, missing, [", ".join(group["tests"]) for group, members in groups if not members])
    return groups
