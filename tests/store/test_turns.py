"""One at a time, also over processes; a killed holder gives its turn back."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event
from pathlib import Path

from tasks.adapters.turns import turn

SPAWN = multiprocessing.get_context("spawn")


def _hold(file: Path, is_inside: Event) -> None:
    with turn(file):
        is_inside.set()
        time.sleep(120)


def test_a_second_one_is_told_or_waits_until_the_first_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "locks" / "呼叫中心-00000000"
    is_inside = SPAWN.Event()
    holder = SPAWN.Process(target=_hold, args=(file, is_inside))
    holder.start()
    assert is_inside.wait(60)
    with turn(file, wait=False) as is_ours:
        assert not is_ours
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    with turn(file) as is_ours:
        assert is_ours
    holder.join(60)
    with turn(file, wait=False) as is_ours, turn(file, wait=False) as is_ours_twice:
        assert (is_ours, is_ours_twice) == (True, False)
