"""The programs under test: how each is started before an origin, with nothing but what its configuration says."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
EDGE = ROOT / "lab/Edge/bin/Release/net10.0/CdnLab.Edge.dll"
EDGE_SOURCES = ("lab/Edge", "lab/Model", "lab/ServiceDefaults")
PROFILES = ("varnish", "fastly", "pypi-2022")


@dataclass(frozen=True)
class Proxy:
    """A program; @port@, @origin@ and @dir@ are filled in, in its command and in its files."""

    name: str
    title: str
    command: list[str]
    version: list[str]
    files: str = ""
    package: str = ""

    def prepare(self, folder: Path, port: int, origin: int) -> list[str]:
        """Writes its files into the folder and gives the command that starts it."""
        def filled(text: str) -> str:
            return text.replace("@port@", str(port)).replace("@origin@", str(origin)).replace("@dir@", str(folder))

        for template in sorted((HERE / "proxies" / self.files).iterdir()) if self.files else ():
            (folder / template.name).write_text(filled(template.read_text()))
        cache = folder / "cache"
        cache.mkdir()
        cache.chmod(0o777)
        return [filled(part) for part in self.command]

    def version_found(self) -> str:
        """The version that the program tells, and that of Debian's package; of the edge, the commit."""
        said = subprocess.run(self.version, capture_output=True, text=True, check=True, cwd=ROOT)
        if not self.package:
            changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", *EDGE_SOURCES], cwd=ROOT).returncode
            return said.stdout.strip() + (" with local changes" if changed else "")
        number = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
        package = subprocess.run(["dpkg-query", "-W", "-f=${Version}", self.package],
                                 capture_output=True, text=True, check=True).stdout
        return f"{number.group() if number else 'unknown'} (Debian {package})"


def edge(name: str, title: str, *options: str, files: str = "") -> Proxy:
    return Proxy(
        name=name, title=title, files=files,
        command=["dotnet", str(EDGE), "--urls", "http://127.0.0.1:@port@",
                 "--origin", "http://127.0.0.1:@origin@", *options],
        version=["git", "log", "-1", "--format=%h", "--", *EDGE_SOURCES])


def varnish(name: str, title: str, parameters: str) -> Proxy:
    return Proxy(
        name=name, title=title, files="varnish", package="varnish", version=["varnishd", "-V"],
        command=["varnishd", "-F", "-j", "none", "-a", "127.0.0.1:@port@", "-f", "@dir@/default.vcl",
                 "-n", "@dir@/work", "-s", "malloc,64M", *parameters.split()])


OTHERS = (
    Proxy("trafficserver", "Traffic Server", ["traffic_server", "--run-root=@dir@/runroot.yaml"],
          ["traffic_server", "-V"], "trafficserver", "trafficserver"),
    Proxy("apache", "Apache httpd", ["apache2", "-D", "FOREGROUND", "-f", "@dir@/httpd.conf"],
          ["apache2", "-v"], "apache", "apache2"),
    Proxy("squid", "Squid", ["squid", "--foreground", "-N", "-f", "@dir@/squid.conf"],
          ["squid", "-v"], "squid", "squid"),
    varnish("varnish", "Varnish", "-p default_ttl=0 -p default_grace=0 -p default_keep=3600 -p clock_skew=5"),
    Proxy("nginx", "nginx", ["nginx", "-p", "@dir@", "-c", "@dir@/nginx.conf", "-e", "@dir@/error.log"],
          ["nginx", "-v"], "nginx", "nginx"),
    Proxy("haproxy", "HAProxy", ["haproxy", "-db", "-f", "@dir@/haproxy.cfg"],
          ["haproxy", "-v"], "haproxy", "haproxy"),
)
EDGES = (
    edge("edge", "CdnLab edge"),
    *(edge(f"edge-{name}", f"CdnLab edge, profile {name}", "--profile", name) for name in PROFILES),
)
# For the comparison of the edge's profiles with the real ones: Varnish as it comes, and the profiles without default
# lifetime and grace, which hide most of the rest.
TWINS = (
    varnish("varnish-default", "Varnish as it comes", ""),
    *(edge(f"edge-{name}-tuned", f"CdnLab edge, profile {name}, tuned", "--rules", "@dir@/edge.json",
           files=f"edge-{name}-tuned") for name in ("varnish", "fastly")),
)
ALL = {proxy.name: proxy for proxy in (*EDGES, *OTHERS, *TWINS)}


def missing(proxy: Proxy) -> str | None:
    """The program that is needed and not installed."""
    return None if shutil.which(proxy.command[0]) else proxy.command[0]
