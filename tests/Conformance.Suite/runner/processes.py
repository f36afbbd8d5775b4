"""Children of the runner: started in a group of their own, stopped as one."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

PATIENCE = 30  # seconds to begin to answer, or to end


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Child:
    """A server process; its output goes to a file that is shown when it fails."""

    def __init__(self, command: list, folder: Path, log: Path, environment: dict[str, str] | None = None):
        self.log = log
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [str(part) for part in command], cwd=folder, env=os.environ | (environment or {}),
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)

    def wait_until_it_answers(self, url: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not answers(url):
            self.must_live()
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.log.stem} does not answer at {url}:\n{self.log.read_text()}")
            time.sleep(0.1)

    def must_live(self) -> None:
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.log.stem} ended with {self.process.returncode}:\n{self.log.read_text()}")

    def stop(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
                self.process.wait(PATIENCE)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
