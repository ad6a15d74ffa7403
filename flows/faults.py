"""A fault of ours as one line for people, and whole in a file of the workspace for whoever mends it."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from pathlib import Path
from types import TracebackType

from flows.settings import Settings
from models.errors import Code, ConfigError, TenderError

FAULTS_FILE = "faults.log"


def tell_in_one_line() -> None:
    """From now on an exception that nobody caught is one line on stderr, with the file that holds the rest."""
    sys.excepthook = _tell


def _tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("stopped; the next run goes on from here\n")
        return
    what = f"{kind.__name__}: {' '.join(str(fault).split())[:300]}"
    place = _kept("".join(traceback.format_exception(kind, fault, trace)))
    told = str(TenderError(what, Code.UNEXPECTED_FAULT))
    sys.stderr.write(f"bidwright: {told} ({place})\n" if place else f"bidwright: {told}\n")


def _kept(report: str) -> Path | None:
    """The file that the report was added to, or None where the workspace cannot be written."""
    try:
        file = Settings.read().home_dir / FAULTS_FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as faults:
            faults.write(f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d %H:%M:%S} UTC {' '.join(sys.argv)}\n{report}\n")
    except (OSError, ConfigError):
        return None
    return file
