"""One process at a time: a lock on a file, which the system takes back when its holder ends, killed or not."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(file: Path, *, wait: bool = True) -> Iterator[bool]:
    """Nobody else on this machine is inside a block for the same file.

    Args:
        file: The lock; it is made when missing, stays empty and is never removed (removing it would let two in).
        wait: Wait until it is free; False: come in at once, and be told whether the turn is ours.

    Yields:
        Whether the turn is ours; always True after waiting.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
