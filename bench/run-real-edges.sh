#!/bin/sh
# Replays the flagship on the built-in edge, Varnish and nginx, one after the other, and writes their verdicts side by
# side into bench/results/real-edges.md; about four minutes, seven at most. Needs varnishd, nginx and python3.
set -eu
cd "$(dirname "$0")/.."
dotnet build lab/AppHost -c Release -v q --nologo
for edge in builtin varnish nginx; do
    echo "== $edge" >&2
    rm -rf "reports/real-edges/$edge"
    timeout 120 dotnet lab/AppHost/bin/Release/net10.0/CdnLab.AppHost.dll \
        --edge "$edge" --once --quiet --out "reports/real-edges/$edge" || echo "   exit code $?" >&2
done
exec python3 - > bench/results/real-edges.md <<'PYTHON'
import json
import os
import platform
import re
import subprocess

EDGES = ["builtin", "varnish", "nginx"]


def said(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout.splitlines()[0]


def read(edge):
    try:
        with open(f"reports/real-edges/{edge}/summary.json") as file:
            return json.load(file)
    except FileNotFoundError:
        return {"verdict": "no summary", "expectations": []}


def cell(run, name):
    found = [e for e in run["expectations"] if e["name"] == name]
    if not found:
        return "none"
    value = found[0].get("value")
    return f"{'pass' if found[0]['passed'] else 'FAIL'}, {'not measured' if value is None else f'{value:g}'}"


os.environ["PATH"] += ":/usr/sbin"
runs = [read(edge) for edge in EDGES]
bounds = {e["name"]: e["bound"] for run in runs for e in run["expectations"]}
cpu = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
print(f"""# The flagship on three edges

- Machine: {cpu[1] if cpu else platform.machine()}, {os.cpu_count()} processors
- {said("varnishd", "-V")}
- {said("nginx", "-v")}
- .NET {said("dotnet", "--version")}, commit {said("git", "rev-parse", "--short", "HEAD")}
- Command: `bench/run-real-edges.sh`, which runs `dotnet run --project lab/AppHost -- --edge EDGE --once` for each

| expectation | wanted | built-in edge | Varnish | nginx |
|---|---|---|---|---|
| verdict | pass | {" | ".join(run["verdict"] for run in runs)} |""")
for name, bound in bounds.items():
    print(f"| {name} | {bound} | {' | '.join(cell(run, name) for run in runs)} |")
raise SystemExit(any(run["verdict"] != "pass" for run in runs))
PYTHON
