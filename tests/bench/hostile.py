"""How hostile files end: one line a file with its outcome, wall clock and peak memory; says when one breaks a promise.

Run with ``python -m tests.bench.hostile [FOLDER]``. Each file is read by the product's own command, so that what is
measured is what a user meets: start-up, text recognition and archives included.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MOST_S = 60
MOST_MB = 1536
_CODE = re.compile(r": ([a-z_]+): ")
_WATCHER = (
    "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True);"
    "sys.stdout.buffer.write(done.stdout); sys.stderr.buffer.write(done.stderr);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr); sys.exit(done.returncode)"
)


class Ending(NamedTuple):
    """How one file ended."""

    file: str
    outcome: str
    wall_s: float
    peak_mb: int
    keeps_promise: bool


def ending_of(path: Path, folder: Path) -> Ending:
    """Read the file as a user would."""
    from models.errors import Code

    command = [str(Path(sys.executable).parent / "bidwright"), "parse", "--json", str(path)]
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _WATCHER, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    wall_s = time.monotonic() - start
    *told, peak = done.stderr.splitlines()
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    blocks = sum(len(document["blocks"]) for document in documents)
    codes = Counter(found[1] for line in told for found in [_CODE.search(line)] if found)
    closed = {code.value for code in Code}
    parts = [f"{blocks} blocks"] if documents else []
    parts += [f"{code} x{count}" if count > 1 else code for code, count in codes.items()]
    is_told = done.returncode == 0 or (done.returncode == 3 and bool(closed & set(codes)))
    keeps = is_told and "Traceback" not in done.stderr and wall_s <= MOST_S and int(peak) <= MOST_MB
    return Ending(path.relative_to(folder).as_posix(), ", ".join(parts) or "nothing", wall_s, int(peak), keeps)


def main() -> None:
    """Print the table; exit 1 when a file broke a promise."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus" / "hostile"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        raise SystemExit(f"no files under {folder}")
    endings = []
    for path in files:
        ending = ending_of(path, folder)
        endings.append(ending)
        mark = " " if ending.keeps_promise else "!"
        print(
            f"{mark} {ending.file[:70]:<72}{ending.wall_s:6.1f} s{ending.peak_mb:6d} MB  {ending.outcome}", flush=True
        )
    broken = sum(not ending.keeps_promise for ending in endings)
    slowest, largest = max(e.wall_s for e in endings), max(e.peak_mb for e in endings)
    print(f"{len(endings)} files, {broken} broke a promise; slowest {slowest:.1f} s, largest {largest} MB")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
