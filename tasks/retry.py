"""Which failures are worth another try."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol

from models.errors import TenderError


class TaskState(Protocol):
    """What this rule needs of a Prefect state: the exception it ended with."""

    def result(self, *, raise_on_failure: bool = True) -> Any:
        """The task's result, or the exception itself when ``raise_on_failure`` is False."""
        ...


def worth_retrying(_task: object, _run: object, state: TaskState) -> bool:
    """Retry only errors that say so themselves; a bad document stays bad however often it is read."""
    failure = state.result(raise_on_failure=False)
    if isinstance(failure, Awaitable):
        return False
    return isinstance(failure, TenderError) and failure.retryable
