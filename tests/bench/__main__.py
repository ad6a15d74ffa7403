"""Speed and memory of the main paths, each beside a naive way on the same file in the same run.

Run with ``make bench`` (or ``python -m tests.bench [FILE]``). Figures are for people: nothing fails on a slow machine.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "deploy" / "samples" / "inbox"
SERVER_PORT = 4297


@dataclass(frozen=True)
class Figure:
    """One measured run: wall clock and the peak memory of its largest process."""

    name: str
    wall_s: float
    peak_mb: float


def measured(name: str, command: list[str], environment: dict[str, str]) -> Figure:
    """Run the command in a process of its own that reports the peak memory of all it started."""
    watcher = (
        "import resource, subprocess, sys, time; start = time.monotonic();"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE);"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024;"
        "print(time.monotonic() - start, peak, code.returncode); sys.stderr.buffer.write(code.stderr[-2000:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", watcher, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    wall, peak, code = done.stdout.split()
    if code not in {"0", "4"}:
        raise SystemExit(f"{name} ended with {code}:\n{done.stderr}")
    return Figure(name, float(wall), float(peak))


@contextmanager
def prefect_server(home: Path) -> Iterator[dict[str, str]]:
    """A Prefect server of its own; yields the environment of its clients."""
    environment = {
        **os.environ,
        "BIDWRIGHT_HOME": str(home),
        "PREFECT_HOME": str(home / "prefect"),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_API_URL": f"http://127.0.0.1:{SERVER_PORT}/api",
    }
    from flows.prefect_environment import is_healthy

    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(SERVER_PORT)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 120
        while not is_healthy(environment["PREFECT_API_URL"]):
            if time.monotonic() > until:
                raise SystemExit("the Prefect server did not start")
            time.sleep(0.5)
        yield environment
    finally:
        server.terminate()
        server.wait(30)


def main() -> None:
    """Measure and print; JSON on the last line."""
    shared = ROOT.parent / "shared" / "gold" / "docs" / "fmcsa-rfq.pdf"
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else shared if shared.exists() else next(SAMPLES.rglob("*.pdf"))
    bidwright = str(Path(sys.executable).parent / "bidwright")
    naive = (
        "import pdfplumber, sys\n"
        "with pdfplumber.open(sys.argv[1]) as pdf:\n"
        "    [(page.extract_text(), page.extract_tables()) for page in pdf.pages]"
    )
    with tempfile.TemporaryDirectory() as folder, prefect_server(Path(folder)) as environment:
        figures = [
            measured(
                "naive: pdfplumber text and tables alone", [sys.executable, "-c", naive, str(chosen)], environment
            ),
            measured(
                "bidwright requirements, start-up included", [bidwright, "requirements", str(chosen)], environment
            ),
            measured("bidwright facts, start-up included", [bidwright, "facts", str(chosen)], environment),
            measured("Prefect flow run, server running", [bidwright, "prepare", str(chosen)], environment),
            measured("the same again: nothing new", [bidwright, "prepare", str(chosen)], environment),
        ]
    base = figures[0].wall_s
    print(f"{chosen.name}, {os.cpu_count()} cores")
    for figure in figures:
        print(
            f"{figure.name:<44}{figure.wall_s:7.2f} s{figure.wall_s / base:7.2f} x naive{figure.peak_mb:7.0f} MB peak"
        )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"file": chosen.name, "own_mb": round(own), "runs": [vars(figure) for figure in figures]}))


if __name__ == "__main__":
    main()
