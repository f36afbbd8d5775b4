"""One run: the suite's origin, a proxy before it, and the suite's client against the proxy."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from processes import Child, free_port
from proxies import Proxy

RUN_MAX = 900  # seconds


def run(suite: Path, proxy: Proxy) -> dict:
    """What the suite's client writes: the result of each test by its id."""
    folder = Path(tempfile.mkdtemp(prefix=f"suite-{proxy.name}-"))
    folder.chmod(0o777)  # proxies that give up root's rights write here too
    children: list[Child] = []
    try:
        origin, port = free_port(), free_port()
        children.append(Child(["node", "test-engine/server/server.mjs"], suite, folder / "origin.log", {
            "npm_config_protocol": "http", "npm_config_port": str(origin),
            "npm_config_pidfile": str(folder / "origin.pid")}))
        children[0].wait_until_it_answers(f"http://127.0.0.1:{origin}/")
        command = proxy.prepare(folder, port, origin)
        children.append(Child(command, folder, folder / "proxy.log"))
        children[1].wait_until_it_answers(f"http://127.0.0.1:{port}/")
        written = client(suite, f"http://127.0.0.1:{port}")
        for child in children:
            child.must_live()
        return written
    finally:
        for child in reversed(children):
            child.stop()
        shutil.rmtree(folder, ignore_errors=True)


def client(suite: Path, base: str) -> dict:
    environment = os.environ | {"npm_config_base": base, "npm_config_id": "", "npm_package_config_id": ""}
    done = subprocess.run(
        ["node", "--no-warnings", "test-engine/cli.mjs"], cwd=suite, env=environment, timeout=RUN_MAX,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
    return json.loads(done.stdout[("\n" + done.stdout).index("\n{"):])
