"""A clock that a test turns by hand."""

from __future__ import annotations

import datetime as dt


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, now: dt.datetime = dt.datetime(2026, 11, 2, 1, 30, tzinfo=dt.UTC)) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        return self._now

    def advance(self, days: int) -> None:
        self._now += dt.timedelta(days=days)
