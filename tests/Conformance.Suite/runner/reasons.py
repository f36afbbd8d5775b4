"""The data files that justify what the results show."""

import json
from pathlib import Path


class Unexplained(Exception):
    """A result for which a data file holds no reason, or a reason for which there is no result."""


def read(file: Path) -> dict | list:
    return json.loads(file.read_text())


def must_match(file: Path, unexplained: list[str], unused: list[str]) -> None:
    """Refuses to go on where results and reasons do not meet."""
    findings = [f"{file.name} does not explain {name}" for name in unexplained]
    findings += [f"{file.name} explains what does not happen: {name}" for name in unused]
    if findings:
        raise Unexplained("\n".join(findings))
