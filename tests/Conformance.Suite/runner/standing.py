"""What the committed results say of each program."""

from dataclasses import dataclass
from functools import cached_property

import proxies
import records
from scoring import GOOD, counted, honoured


@dataclass(frozen=True)
class Standing:
    """One program's results; passing means that the test and all that it depends on passed in every run."""

    name: str
    tests: dict[str, dict]
    record: dict

    @cached_property
    def outcomes(self) -> dict[str, str]:
        return honoured(self.tests, self.record["outcomes"])

    @cached_property
    def passed(self) -> set[str]:
        return {name for name, outcome in self.outcomes.items() if outcome in GOOD}

    @cached_property
    def alone(self) -> dict[str, str]:
        """The outcomes of the tests by themselves."""
        return self.record["outcomes"]

    @property
    def title(self) -> str:
        return self.record["program"]

    def count(self, kind: str, names: set[str] | None = None) -> int:
        return sum(self.tests[name]["kind"] == kind for name in self.passed & (names or self.passed))

    def count_alone(self, kind: str) -> int:
        return counted(self.tests, self.alone)[kind]


def load() -> tuple[dict[str, dict], dict[str, Standing]]:
    """The suite's tests, and the standing of every program that has results."""
    tests = records.read("suite")["tests"]
    found = {name: records.read(name) for name in (*proxies.ALL, records.PUBLISHED)}
    return tests, {name: Standing(name, tests, record) for name, record in found.items() if record}
