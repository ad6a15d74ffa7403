"""Words for people: progress, tables and problems on stderr; data on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows.commands.one_line import shown
from flows.exit_codes import Exit
from flows.outcome_rows import table_row
from flows.progress import watched_by
from flows.requests import Outcome
from models.errors import Code

STAGE_WORDS = {
    "receive": "taking in the files",
    "parse": "reading the pages",
    "extract": "finding requirements and facts",
    "match": "matching to the company profile",
    "price": "staffing and pricing",
    "decide": "weighing bid or no bid",
    "draft": "writing the pack",
}


_COLUMNS = {  # name in the row: heading, is it a number
    "tender": ("Tender", False),
    "deadline": ("Deadline", False),
    "requirements": ("Req.", True),
    "knock-outs": ("K.o.", True),
    "decision": ("Decision", False),
    "price per month": ("Price a month", True),
    "status": ("Status", False),
}


def people() -> Console:
    """The console on stderr."""
    return Console(stderr=True, highlight=False)


def write_json(value: object) -> None:
    """One JSON value on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


class ProgressWatcher:
    """Shows a run as one bar over tenders and the stage each is in."""

    def __init__(self, progress: Progress) -> None:
        """Draw on this display."""
        self._progress = progress
        self._bar: TaskID = progress.add_task("starting", total=None)

    def scan(self, tenders: int) -> None:
        """A scan over this many tenders begins."""
        self._progress.update(self._bar, total=tenders)

    def step(self, tender: str, stage: str) -> None:
        """This tender enters this stage; ``done`` ends it."""
        if stage == "done":
            self._progress.advance(self._bar)
            return
        self._progress.update(self._bar, description=f"{escape(shown(tender[:40]))}: {STAGE_WORDS.get(stage, stage)}")


@contextmanager
def shown_progress(console: Console, tenders: int | None = None) -> Iterator[None]:
    """Runs inside show their progress on the console."""
    columns = (
        SpinnerColumn(),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        watcher = ProgressWatcher(progress)
        if tenders is not None:
            watcher.scan(tenders)
        with watched_by(watcher):
            yield


def show_outcomes(console: Console, outcomes: Iterable[Outcome]) -> None:
    """The summary table, then one line for each tender that needs a person."""
    rows = list(outcomes)
    if not rows:
        return
    table = Table(box=SIMPLE_HEAD, show_lines=True, padding=(0, 1))
    for name, (heading, is_number) in _COLUMNS.items():
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold", no_wrap=name == "decision")
    for outcome in rows:
        row = table_row(outcome)
        table.add_row(*(escape(shown(row[name])) for name in _COLUMNS))
    console.print(table)
    for outcome in rows:
        if outcome.decision_card is not None:
            console.print(f"pack: {escape(outcome.decision_card)}", soft_wrap=True)
    for outcome in rows:
        if outcome.code is not None:
            console.print(_with_tender(outcome), soft_wrap=True, markup=False)


def exit_of_trouble(outcomes: Iterable[Outcome]) -> Exit | None:
    """How the command ends when a tender needs a person or met a fault of ours; None when all went well."""
    codes = {outcome.code for outcome in outcomes if outcome.code is not None}
    if Code.UNEXPECTED_FAULT in codes:
        return Exit.FAULT
    return Exit.ATTENTION if codes else None


def _with_tender(outcome: Outcome) -> str:
    """What is wrong, and with which tender: many tenders hold a file of the same name."""
    name, detail = shown(outcome.name), shown(outcome.detail)
    return detail if detail.startswith(name) else f"{name}: {detail}"
