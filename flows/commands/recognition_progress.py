"""How far the recognition of scanned pages is, on stderr: it takes seconds a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.commands.one_line import shown
from flows.commands.terminal import people
from tasks.adapters.document_reader import PageWatch


@contextmanager
def watched_recognition() -> Iterator[PageWatch]:
    """A watch that shows a bar for each document with scanned pages; nothing appears for others, nor in a file."""
    columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TimeElapsedColumn())
    console = people()
    progress = Progress(*columns, console=console, transient=True)
    bars: dict[str, TaskID] = {}
    lock = Lock()

    def watch(name: str, done: int, total: int) -> None:
        if not console.is_terminal:
            return
        with lock:
            if name not in bars:
                progress.start()
                bars[name] = progress.add_task(f"{escape(shown(name[-40:]))}: recognising scanned pages", total=total)
            progress.update(bars[name], completed=done)

    try:
        yield watch
    finally:
        if bars:
            progress.stop()
