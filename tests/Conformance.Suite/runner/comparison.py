"""The edge beside the other programs: the first of those shown is the edge."""

import proxies
import reasons
from standing import Standing
from tables import code, table

REASONS = proxies.HERE / "reasons.json"


def programs(tests: dict, shown: list[Standing]) -> str:
    def total(kind: str) -> int:
        return sum(test["kind"] == kind for test in tests.values())

    return table(
        ["program", f"required of {total('required')}", f"optimal of {total('optimal')}",
         f"checks answered yes, of {total('check')}", "runs", "version", "date"],
        [[each.title, each.count("required"), each.count("optimal"), each.count("check"), each.record["runs"],
          each.record["version"], each.record["date"]] for each in shown])


def best(tests: dict, shown: list[Standing]) -> str:
    edge, *others = shown
    union = set().union(*(each.passed for each in others))
    judged = {name for name, test in tests.items() if test["kind"] != "check"}

    def split(names: set[str]) -> str:
        required = sum(tests[name]["kind"] == "required" for name in names)
        return f"{required} required and {len(names) - required} optimal"

    beyond = {name for name in judged if tests[name]["section"] == "CDN-Cache-Control"}
    return f"""- What at least one of the {len(others)} other programs passes: {split(union & judged)}.
- Passed by the edge and by none of them: {split((edge.passed - union) & judged)}; {split(beyond & edge.passed - union)}
  of those concern CDN-Cache-Control (RFC 9213), which none of them reads by itself.
- Passed by one of them and not by the edge: {split((union - edge.passed) & judged)}.
"""


def sections(tests: dict, shown: list[Standing]) -> str:
    names: dict[str, set[str]] = {}
    for name, test in tests.items():
        names.setdefault(test["section"], set()).add(name)

    def cell(each: Standing, section: set[str]) -> str:
        return f"{each.count('required', section)}/{each.count('optimal', section)}"

    def size(section: set[str], kind: str) -> int:
        return sum(tests[name]["kind"] == kind for name in section)

    return "Required/optimal tests passed.\n\n" + table(
        ["section", "tests", *(each.title for each in shown)],
        [[title, f"{size(section, 'required')}/{size(section, 'optimal')}", *(cell(each, section) for each in shown)]
         for title, section in names.items() if size(section, "required") + size(section, "optimal")])


def unpassed(tests: dict, shown: list[Standing]) -> str:
    edge, *others = shown
    failing = [name for name, test in tests.items() if test["kind"] == "required" and name not in edge.passed]
    why = reasons.read(REASONS)
    reasons.must_match(REASONS, [name for name in failing if name not in why],
                       [name for name in why if name not in failing])
    return "Each with the clause that justifies it, or the plain admission that it is a defect.\n\n" + table(
        ["test", "outcome", "clause", "why", "passed by"],
        [[f"`{name}`", outcome(edge, name), why[name]["clause"], why[name]["why"], passed_by(others, name)]
         for name in failing])


def optimal(tests: dict, shown: list[Standing]) -> str:
    edge, *others = shown
    failing = [name for name, test in tests.items() if test["kind"] == "optimal" and name not in edge.passed]
    return table(["test", "outcome", "passed by"],
                 [[f"`{name}`", outcome(edge, name), passed_by(others, name)] for name in failing])


def outcome(standing: Standing, name: str) -> str:
    """The outcome, and what stands in the way where it is a dependency."""
    found = standing.outcomes[name]
    if found != "dependency":
        return found
    blocking = [other for other in standing.tests[name]["depends_on"] if other not in standing.passed]
    own = "passes" if standing.alone[name] in ("pass", "yes") else "fails"
    return f"depends on {code(blocking)}; by itself it {own}"


def passed_by(others: list[Standing], name: str) -> str:
    return ", ".join(each.title for each in others if name in each.passed) or "none"


def checks(tests: dict, shown: list[Standing]) -> str:
    edge, *others = shown
    rows = []
    for name in (name for name, test in tests.items() if test["kind"] == "check"):
        mine = edge.outcomes[name]
        unlike = [each for each in others if {each.outcomes[name], mine} == {"yes", "no"}]
        if len(unlike) * 2 > len(others):
            rows.append([f"`{name}`", mine, *(each.outcomes[name] for each in others)])
    return ("The checks where the edge answers otherwise than most of the others; `yes` means that the cache does what "
            "the name says.\n\n") + table(["check", *(each.title for each in shown)], rows)
