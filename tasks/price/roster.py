"""From one scope line to seats, hours and full-time equivalents a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

import numpy as np

from models.estimate import Interval, ScopeLine, StaffedInterval, StaffingResult
from models.money import round_half_up
from tasks.price.staffing import agents_needed, average_speed_of_answer, service_level

_FTE_PLACES = Decimal("0.0001")
EVEN_DAY = "all"
_HOURS_IN_A_WEEK = 168


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """What turns hours on the phones into people; shares from 0 to 1."""

    shrinkage: Decimal
    occupancy_max: Decimal
    occupancy_deferred: Decimal
    paid_hours_per_week: Decimal
    days_per_year: Decimal

    def monthly(self, per_week: Decimal) -> Decimal:
        """A weekly figure in a twelfth of a year; multiplied first, so that 84 h are exactly 365 h."""
        return per_week * self.days_per_year / 84


def staff_line(line: ScopeLine, time: WorkingTime) -> StaffingResult:
    """The crew of a line: Erlang C by interval, workload for work that can wait, or the heads that the tender names."""
    if line.kind == "queue":
        return _queue(line, time)
    if line.kind == "deferred":
        return _deferred(line, time)
    return _heads(line, time)


def night_share(lines: Sequence[ScopeLine], staffing: Sequence[StaffingResult]) -> Decimal:
    """Share of planned agent hours between 22:00 and 06:00, four places.

    By the intervals, and a third of the hours of seats that are staffed around the clock; 0 where neither exists.
    """
    hours = at_night = Decimal(0)
    for line, result in zip(lines, staffing, strict=True):
        timed = [one for one in result.intervals if one.start != EVEN_DAY]
        agents = sum(one.agents for one in timed)
        if agents:
            night = sum(one.agents for one in timed if one.start >= "22:00" or one.start < "06:00")
            hours += result.productive_hours_per_month
            at_night += result.productive_hours_per_month * night / agents
        elif line.heads_unit == "seats" and line.hours_per_week == _HOURS_IN_A_WEEK:
            hours += result.productive_hours_per_month
            at_night += result.productive_hours_per_month / 3
    return (at_night / hours).quantize(_FTE_PLACES) if hours else Decimal(0)


def _queue(line: ScopeLine, time: WorkingTime) -> StaffingResult:
    hours_per_month = time.monthly(line.hours_per_week)
    profile = line.profile or (_even_interval(line, hours_per_month),)
    intervals = staff_intervals(profile, line, time.occupancy_max)
    share_of_month = hours_per_month / len(intervals)
    productive = round_half_up(sum((one.agents * share_of_month for one in intervals), Decimal(0)))
    return _result(line, "erlang_c", intervals, max(one.agents for one in intervals), productive, time)


def _even_interval(line: ScopeLine, hours_per_month: Decimal) -> Interval:
    contacts = line.contacts_per_month * line.interval_minutes / 60 / hours_per_month
    return Interval(start=EVEN_DAY, contacts=contacts)


def staff_intervals(
    profile: Sequence[Interval], line: ScopeLine, occupancy_max: Decimal
) -> tuple[StaffedInterval, ...]:
    """Each interval's agents and what they achieve, in the order of the profile."""
    aht_s = float(line.aht_s / line.concurrency)
    contacts = np.array([float(one.contacts) for one in profile])
    load = contacts * aht_s / (line.interval_minutes * 60)
    percent, seconds = float(line.service_level_percent), float(line.service_level_seconds)
    agents = np.maximum(agents_needed(load, percent, seconds, aht_s, float(occupancy_max)), line.min_on_shift)
    busy = load > 0
    crew, offered = np.where(busy, agents, 1), np.where(busy, load, 0.5)  # idle intervals: any stable pair
    reached = np.where(busy, service_level(crew, offered, seconds, aht_s), 1.0)
    waits = np.where(busy, average_speed_of_answer(crew, offered, aht_s), 0.0)
    return tuple(
        StaffedInterval(
            start=one.start,
            contacts=one.contacts,
            load_erlang=float(load[index]),
            agents=int(agents[index]),
            service_level=float(reached[index]),
            asa_s=float(waits[index]),
            occupancy=float(load[index] / agents[index]) if busy[index] else 0.0,
        )
        for index, one in enumerate(profile)
    )


def _deferred(line: ScopeLine, time: WorkingTime) -> StaffingResult:
    work_hours = line.contacts_per_month * line.aht_s / line.concurrency / 3600
    productive = round_half_up(work_hours / time.occupancy_deferred)
    at_once = productive / time.monthly(line.hours_per_week)
    seats = int(at_once.to_integral_value(rounding=ROUND_CEILING))
    return _result(line, "workload", (), max(seats, line.min_on_shift), productive, time)


def _heads(line: ScopeLine, time: WorkingTime) -> StaffingResult:
    if line.heads_unit == "seats":
        productive = round_half_up(line.heads * time.monthly(line.hours_per_week))
        seats = int(line.heads.to_integral_value(rounding=ROUND_CEILING))
        return _result(line, "seats_as_stated", (), seats, productive, time)
    paid = round_half_up(line.heads * time.monthly(time.paid_hours_per_week))
    # seats are shared between shifts; keeping the hours of absence in covers the busiest shift
    opening = max(line.hours_per_week, time.paid_hours_per_week)
    at_once = (line.heads * time.paid_hours_per_week / opening).to_integral_value(rounding=ROUND_CEILING)
    return StaffingResult(
        line_id=line.id,
        model="heads_as_stated",
        seats_peak=int(at_once) if line.in_centre else 0,
        productive_hours_per_month=round_half_up(paid * (1 - time.shrinkage)),
        paid_hours_per_month=paid,
        fte=line.heads,
    )


def _result(
    line: ScopeLine,
    model: str,
    intervals: tuple[StaffedInterval, ...],
    seats: int,
    productive: Decimal,
    time: WorkingTime,
) -> StaffingResult:
    paid = round_half_up(productive / (1 - time.shrinkage))
    return StaffingResult(
        line_id=line.id,
        model=model,
        intervals=intervals,
        seats_peak=seats,
        productive_hours_per_month=productive,
        paid_hours_per_month=paid,
        fte=round_half_up(paid / time.monthly(time.paid_hours_per_week), _FTE_PLACES),
    )
