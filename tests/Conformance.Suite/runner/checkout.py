"""The suite itself: fetched at one commit, or a checkout that the caller has."""

import json
import subprocess
from pathlib import Path

ADDRESS = "https://github.com/http-tests/cache-tests.git"
COMMIT = "b55b8bd"
CLIENT = "undici@7.30.2"  # the one package that a run needs; the suite itself pins none
EXPORT = "console.log(JSON.stringify((await import('./tests/index.mjs')).default))"


def fetch(folder: Path) -> Path:
    """Clones the suite into the folder and installs what it needs to run."""
    suite = folder / "suite"
    subprocess.run(["git", "clone", "--quiet", ADDRESS, suite], check=True)
    subprocess.run(["git", "checkout", "--quiet", COMMIT], cwd=suite, check=True)
    subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, CLIENT],
                   cwd=folder, check=True)
    return suite


def tests(suite: Path) -> dict[str, dict]:
    """The suite's tests by id; those for browsers alone are left out."""
    exported = subprocess.run(["node", "--input-type=module", "--eval", EXPORT], cwd=suite, check=True,
                              stdout=subprocess.PIPE)
    return {
        test["id"]: {
            "section": section["name"],
            "kind": test.get("kind", "required"),
            "depends_on": test.get("depends_on", []),
        }
        for section in json.loads(exported.stdout)
        for test in section["tests"]
        if not test.get("browser_only")
    }
