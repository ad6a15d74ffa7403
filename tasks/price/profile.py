"""Contacts by interval of a typical operating day: the tender's own table, else a month spread by the rules' shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from models.estimate import DayShape, Interval
from models.facts import IntervalVolume, TenderFacts
from models.provenance import Source

_PLACES = Decimal("0.0001")
_DAYS_NAMED = {"weekday": 5, "weekend": 2}  # any other heading, or none, names one day


def stated_profile(facts: TenderFacts, channel: str) -> tuple[tuple[Interval, ...], int, Source] | None:
    """The tender's interval table for a channel: the mean of its longest days, its interval, its place.

    A short Saturday beside full weekdays is left out: the weekday is the typical day, and opening hours scale it.
    A column without a channel counts as calls. None when the table is missing or its intervals differ.
    """
    rows = _rows(facts, channel)
    if not rows or facts.interval_volumes is None:
        return None
    cells: dict[tuple[str | None, str], IntervalVolume] = {}
    for row in rows:
        cells.setdefault((row.weekday, row.start), row)  # a repeated table counts once
    lengths = Counter(weekday for weekday, _ in cells)
    longest = max(lengths.values())
    weights = {day: _DAYS_NAMED.get(day or "", 1) for day, length in lengths.items() if length == longest}
    days = sum(weights.values())
    totals: dict[str, Decimal] = {}
    for (weekday, start), row in cells.items():
        if weekday not in weights:
            continue
        totals[start] = totals.get(start, Decimal(0)) + Decimal(str(row.quantity)) * weights[weekday]
    profile = tuple(
        Interval(start=start, contacts=(totals[start] / days).quantize(_PLACES)) for start in sorted(totals)
    )
    return profile, rows[0].minutes, facts.interval_volumes.where


def stated_day(facts: TenderFacts) -> tuple[int, int, Source] | None:
    """Start minute and length of the day that the interval table covers, and its place."""
    rows = _rows(facts, "voice")
    if not rows or facts.interval_volumes is None:
        return None
    starts = sorted({row.start for row in rows})
    first = int(starts[0][:2]) * 60 + int(starts[0][3:])
    return first, len(starts) * rows[0].minutes, facts.interval_volumes.where


def _rows(facts: TenderFacts, channel: str) -> list[IntervalVolume]:
    if facts.interval_volumes is None:
        return []
    rows = [row for row in facts.interval_volumes.value if (row.channel or "voice") == channel and row.quantity >= 0]
    minutes = {row.minutes for row in rows}
    return rows if len(minutes) == 1 and sum(row.quantity for row in rows) > 0 else []


def fill_day(
    profile: tuple[Interval, ...], start_minute: int, day_minutes: int, interval_minutes: int
) -> tuple[Interval, ...]:
    """The table with the open intervals that it leaves out, without contacts: someone is on shift there too."""
    stated = {one.start for one in profile}
    starts = [_clock(start_minute + index * interval_minutes) for index in range(day_minutes // interval_minutes)]
    missing = [Interval(start=start, contacts=Decimal(0)) for start in starts if start not in stated]
    return tuple(sorted((*profile, *missing), key=lambda one: one.start)) if missing else profile


def spread_day(
    contacts: Decimal, start_minute: int, day_minutes: int, interval_minutes: int, shape: DayShape
) -> tuple[Interval, ...]:
    """A day's contacts spread over its intervals by the shape; they sum to ``contacts`` up to rounding."""
    count = max(1, day_minutes // interval_minutes)
    weights = [_weight(shape.weights, (index + Decimal("0.5")) / count) for index in range(count)]
    whole = sum(weights, Decimal(0))
    return tuple(
        Interval(
            start=_clock(start_minute + index * interval_minutes),
            contacts=(contacts * (weight / whole if whole else Decimal(1) / count)).quantize(_PLACES),
        )
        for index, weight in enumerate(weights)
    )


def _weight(weights: Sequence[Decimal], position: Decimal) -> Decimal:
    return weights[min(int(position * len(weights)), len(weights) - 1)]


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
