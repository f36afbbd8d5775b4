"""The committed results: a file for each program, and one with the suite's tests by section."""

import datetime
import json
import platform
from pathlib import Path

from checkout import COMMIT
from proxies import HERE, Proxy
from scoring import own, worst

RESULTS = HERE / "results"
PUBLISHED = "fastly-published"


def write_tests(tests: dict[str, dict]) -> None:
    write("suite", {"commit": COMMIT, "tests": tests})


def write_program(proxy: Proxy, runs: list[dict[str, str]]) -> None:
    single, unstable = worst(runs)
    write(proxy.name, {
        "program": proxy.title,
        "version": proxy.version_found(),
        "suite": COMMIT,
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "machine": machine(),
        "runs": len(runs),
        "unstable": unstable,
        "outcomes": single,
    })


def write_published(suite: Path, tests: dict[str, dict]) -> None:
    """The outcomes at Fastly, whose caches cannot be run here, as the suite's authors publish them."""
    published = json.loads((suite / "results/fastly.json").read_text())
    write(PUBLISHED, {
        "program": "Fastly",
        "suite": COMMIT,
        "outcomes": {name: own(test["kind"], published.get(name)) for name, test in tests.items()},
    })


def machine() -> str:
    info = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{models[0] if models else platform.machine()}, {len(models)} processors, {system}"


def write(name: str, content: dict) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(compact(content) + "\n")


def compact(content: dict) -> str:
    """JSON with a line for each member, and for each member of its larger objects."""
    def line(value) -> str:
        if isinstance(value, dict) and len(value) > 3:
            members = ",\n".join(f"  {json.dumps(key)}: {json.dumps(each)}" for key, each in value.items())
            return "{\n" + members + "\n }"
        return json.dumps(value, ensure_ascii=False)

    return "{\n" + ",\n".join(f" {json.dumps(key)}: {line(value)}" for key, value in content.items()) + "\n}"


def read(name: str) -> dict | None:
    file = RESULTS / f"{name}.json"
    return json.loads(file.read_text()) if file.exists() else None
