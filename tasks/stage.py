"""Run one step of one tender exactly once: look it up, else compute it and record it with its output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from prefect.cache_policies import NO_CACHE

from models.stage import StageKey, StageRef
from tasks.retry import worth_retrying

# Every shell is declared alike. The product's store says what is done, never Prefect's cache.
SHELL: dict[str, Any] = {
    "retries": 3,
    "retry_delay_seconds": [1, 10, 60],
    "retry_condition_fn": worth_retrying,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


class StageStore(Protocol):
    """The part of the store that a step needs."""

    def finished(self, key: StageKey) -> StageRef | None:
        """The finished step under this key, or None."""
        ...

    def finish(self, key: StageKey, output: bytes) -> StageRef:
        """Record a step with its output; the first writer's result stands."""
        ...

    def load(self, ref: StageRef) -> bytes:
        """The output of a finished step."""
        ...


def once(store: StageStore, key: StageKey, compute: Callable[[], bytes]) -> StageRef:
    """The finished step under this key: found in the store, or computed now and recorded."""
    found = store.finished(key)
    return found if found is not None else store.finish(key, compute())
