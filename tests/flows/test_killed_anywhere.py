"""A run killed at any effect is finished by the next one: nothing lost, nothing twice, the same pack.

Each round forks a process that ends itself with SIGKILL at its n-th effect (transaction, original kept,
file written), just before or just after it; then an undisturbed run must bring the same pack.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.flows.small_tender import write_small_tender

FORK = multiprocessing.get_context("fork")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    write_small_tender(folder / "small" / "tender.docx")
    return folder


@contextmanager
def _effects(act: Callable[[str], None]) -> Iterator[None]:
    """Call ``act`` before and after each effect of the adapters."""
    from tasks.adapters import blobs, pack_shelf
    from tasks.adapters.store import Store

    plain_transaction, plain_put, plain_write = Store._transaction, blobs.FileBlobs.put, blobs.write_atomically

    @contextmanager
    def transaction(self: Store) -> Iterator[Any]:
        act("transaction")
        with plain_transaction(self) as connection:
            yield connection
        act("committed")

    def put(self: blobs.FileBlobs, content: bytes) -> str:
        act("put")
        digest = plain_put(self, content)
        act("kept")
        return digest

    def write(target: Path, content: bytes) -> None:
        act("write")
        plain_write(target, content)
        act("written")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "_transaction", transaction)
        patch.setattr(blobs.FileBlobs, "put", put)
        for module in (blobs, pack_shelf):
            patch.setattr(module, "write_atomically", write)
        yield


def _prepare(home: Path, inbox: Path, kill_at: int, said: Any) -> None:
    """Prepare the tender without Prefect around it; count effects, die at the given one."""
    from prefect import Task

    from flows.prepare_bid import prepare, receive_source
    from flows.settings import Settings
    from flows.wiring import open_office

    count = 0

    def act(_name: str) -> None:
        nonlocal count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def call(task: Task[Any, Any], *args: Any, **kwargs: Any) -> Any:
        return task.fn(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch, _effects(act):
        patch.setattr(Task, "__call__", call)
        with open_office(Settings(home=home, inbox=inbox)) as office:
            outcome = prepare(receive_source(inbox / "small", office), "", office)
    said.put((outcome.status, count))


def _in_own_process(home: Path, inbox: Path, kill_at: int = 0) -> tuple[int | None, tuple[str, int] | None]:
    said = FORK.SimpleQueue()
    process = FORK.Process(target=_prepare, args=(home, inbox, kill_at, said))
    process.start()
    process.join(180)
    return process.exitcode, None if said.empty() else said.get()


def _pack(home: Path) -> dict[str, str]:
    """Relative path to hash of everything people can open."""
    return {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((home / "packs").rglob("*"))
        if path.is_file()
    }


def _rows(home: Path) -> dict[str, int]:
    import sqlalchemy as sa

    engine = sa.create_engine(f"sqlite:///{home / 'bidwright.db'}")
    with engine.connect() as connection:
        names = ("tenders", "tender_files", "stage_results", "packs", "parsed_documents")
        return {name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names}


def test_a_run_killed_at_any_effect_is_finished_by_the_next(
    tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIDWRIGHT_NOW", "2026-11-02T01:30:00+00:00")
    import flows.prepare_bid  # noqa: F401 - loaded once here, not in every fork

    code, said = _in_own_process(tmp_path / "calm", inbox)
    assert code == 0
    assert said is not None
    assert said[0] == "ready_for_review"
    effects = said[1]
    calm_pack, calm_rows = _pack(tmp_path / "calm"), _rows(tmp_path / "calm")
    assert any(name.endswith("/proposal.docx") for name in calm_pack)

    for kill_at in range(1, effects + 1, max(1, effects // 14)):
        home = tmp_path / f"killed-{kill_at}"
        code, _ = _in_own_process(home, inbox, kill_at)
        assert code == -signal.SIGKILL, f"effect {kill_at} of {effects}"
        code, said = _in_own_process(home, inbox)
        assert code == 0, f"after a kill at effect {kill_at}"
        assert _pack(home) == calm_pack, f"after a kill at effect {kill_at}"
        assert _rows(home) == calm_rows, f"after a kill at effect {kill_at}"
        code, said = _in_own_process(home, inbox)
        assert said is not None
        assert said[0] == "unchanged"
