"""Tells whoever watches how far a run is; a run without a watcher says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Somebody who wants to see progress: a progress bar, a test."""

    def scan(self, tenders: int) -> None:
        """A scan over this many tenders begins."""
        ...

    def step(self, tender: str, stage: str) -> None:
        """This tender enters this stage; stage ``done`` ends it."""
        ...


class _Nobody:
    def scan(self, tenders: int) -> None:
        """Say nothing."""

    def step(self, tender: str, stage: str) -> None:
        """Say nothing."""


_NOBODY = _Nobody()
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Runs started inside report to this watcher."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell_scan(tenders: int) -> None:
    """A scan over this many tenders begins."""
    (_watcher.get() or _NOBODY).scan(tenders)


def tell(tender: str, stage: str) -> None:
    """This tender enters this stage."""
    (_watcher.get() or _NOBODY).step(tender, stage)
