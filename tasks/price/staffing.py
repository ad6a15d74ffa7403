"""Agents for a load: Erlang B and C for real numbers of agents, and the smallest crew that meets a service level.

Loads are in erlang, times in seconds, shares from 0 to 1.
Poisson arrivals, one skill, first come first served, nobody hangs up.

Source: A. K. Erlang (1917), with Erlang B written as Poisson mass over Poisson distribution.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincc, gammaln

from models.frozen import Frozen

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_TAIL = 1e-200  # below it the Poisson distribution loses digits, then underflows
_SLACK = 1e-9  # a load of 8.5 at 85 % occupancy is 10 agents, not 11


class IntervalStaffing(Frozen):
    """One interval's crew and what it achieves.

    Attributes:
        agents: Fewest that meet service level, occupancy cap and the minimum on shift.
        service_level: Share answered within the threshold, 0..1.
        asa_s: Average speed of answer over all contacts.
        fte_equivalent: Agents divided by (1 - shrinkage); None without a shrinkage.
    """

    agents: int
    service_level: float
    asa_s: float
    occupancy: float
    probability_of_wait: float
    load_erlang: float
    fte_equivalent: float | None = None


def erlang_b(agents: npt.ArrayLike, load: npt.ArrayLike) -> Floats:
    """Blocking probability of a loss system, element by element.

    Args:
        agents: Servers, real, >= 0.
        load: Erlang, > 0; broadcast against ``agents``.
    """
    n, a = np.broadcast_arrays(np.asarray(agents, dtype=np.float64), np.asarray(load, dtype=np.float64))
    within = np.asarray(gammaincc(n + 1.0, a), dtype=np.float64)
    exact = within > _TAIL
    mass = np.exp(n * np.log(a) - a - gammaln(n + 1.0))
    blocking: Floats = np.divide(mass, within, out=np.ones_like(within), where=exact)
    if not exact.all():
        blocking[~exact] = _erlang_b_overloaded(n[~exact], a[~exact])
    below_one: Floats = np.minimum(blocking, 1.0)
    return below_one


def _erlang_b_overloaded(n: Floats, a: Floats) -> Floats:
    """Erlang B for n far below a, by 1/B(k) = 1 + k/a * 1/B(k-1) from the fractional part up."""
    part = n - np.floor(n)
    inverse = 1.0 + part / a + part * (part - 1.0) / a**2 + part * (part - 1.0) * (part - 2.0) / a**3
    steps = np.floor(n)
    for step in range(1, int(steps.max(initial=0.0)) + 1):
        inverse = np.where(step <= steps, 1.0 + (part + step) / a * inverse, inverse)
    return np.asarray(1.0 / inverse, dtype=np.float64)


def erlang_c(agents: npt.ArrayLike, load: npt.ArrayLike) -> Floats:
    """Probability that a contact waits; 1 where the agents cannot carry the load, never above 1."""
    n, a = np.broadcast_arrays(np.asarray(agents, dtype=np.float64), np.asarray(load, dtype=np.float64))
    blocking = erlang_b(n, a)
    waits = np.ones_like(a)
    np.divide(n * blocking, n - a * (1.0 - blocking), out=waits, where=n > a)
    below_one: Floats = np.minimum(waits, 1.0)
    return below_one


def service_level(agents: npt.ArrayLike, load: npt.ArrayLike, seconds: float, aht_s: npt.ArrayLike) -> Floats:
    """Share of contacts answered within ``seconds``; 0 where the agents cannot carry the load."""
    n, a = np.asarray(agents, dtype=np.float64), np.asarray(load, dtype=np.float64)
    spare = np.maximum(n - a, 0.0)
    return np.asarray(1.0 - erlang_c(n, a) * np.exp(-spare * seconds / np.asarray(aht_s)), dtype=np.float64)


def average_speed_of_answer(agents: npt.ArrayLike, load: npt.ArrayLike, aht_s: npt.ArrayLike) -> Floats:
    """Mean wait in seconds over all contacts; infinite where the agents cannot carry the load."""
    n, a = np.broadcast_arrays(np.asarray(agents, dtype=np.float64), np.asarray(load, dtype=np.float64))
    waits = np.full_like(a, np.inf)
    np.divide(erlang_c(n, a) * np.asarray(aht_s, dtype=np.float64), n - a, out=waits, where=n > a)
    return waits


def agents_needed(
    load: npt.ArrayLike, percent: float, seconds: float, aht_s: float, occupancy_max: float | None = None
) -> Integers:
    """The fewest whole agents per load that meet the service level and the occupancy cap; 0 for no load.

    Args:
        load: Erlang, >= 0, any shape.
        percent: Target share of contacts to answer in time, 0 <= percent < 100.
        seconds: What counts as in time, >= 0.
        aht_s: > 0.
        occupancy_max: Share of time on contacts that may not be passed, 0 < x <= 1.
    """
    loads = np.asarray(load, dtype=np.float64)
    busy = loads > 0
    a = np.where(busy, loads, 1.0)
    target = percent / 100 - 1e-12
    low = np.floor(a)  # carries too little: never enough
    high = low + 1
    while (short := service_level(high, a, seconds, aht_s) < target).any():
        low, high = np.where(short, high, low), np.where(short, high + (high - np.floor(a)), high)
    while (open_ := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = service_level(middle, a, seconds, aht_s) >= target
        high = np.where(open_ & enough, middle, high)
        low = np.where(open_ & ~enough, middle, low)
    if occupancy_max is not None:
        high = np.maximum(high, np.ceil(a / occupancy_max - _SLACK))
    return np.where(busy, high, 0).astype(np.int64)


def agents_needed_real(load: float, percent: float, seconds: float, aht_s: float) -> float:
    """The fewest agents as a real number: what several small queues add up from."""
    if load <= 0:
        return 0.0
    high = float(agents_needed(load, percent, seconds, aht_s))
    low = max(load, high - 1.0)
    for _ in range(60):
        middle = (low + high) / 2
        if float(service_level(middle, load, seconds, aht_s)) >= percent / 100:
            high = middle
        else:
            low = middle
    return high


def staff_interval(
    contacts: float,
    interval_minutes: float,
    aht_s: float,
    percent: float,
    seconds: float,
    occupancy_max: float | None = None,
    shrinkage: float | None = None,
    min_on_shift: int = 0,
) -> IntervalStaffing:
    """Staff one interval by Erlang C.

    Args:
        contacts: Offered in the interval, >= 0.
        interval_minutes: > 0.
        aht_s: Average handling time, > 0.
        percent: Service level target, 0..100 without 100 itself, e.g. 80.
        seconds: Service level threshold, >= 0, e.g. 20.
        occupancy_max: A share, 0 < x <= 1 (0.85, not 85).
        shrinkage: A share, 0 <= x < 1 (0.30, not 30).
        min_on_shift: Least agents present, >= 0, also without contacts.

    Raises:
        ValueError: One sentence that names the value; the command line shows it.
    """
    _check(contacts, interval_minutes, aht_s, percent, seconds, min_on_shift)
    _check_shares(occupancy_max, shrinkage)
    load = contacts * aht_s / (interval_minutes * 60)
    agents = max(int(agents_needed(load, percent, seconds, aht_s, occupancy_max)), min_on_shift)
    idle = load <= 0
    return IntervalStaffing(
        agents=agents,
        service_level=1.0 if idle else float(service_level(agents, load, seconds, aht_s)),
        asa_s=0.0 if idle else float(average_speed_of_answer(agents, load, aht_s)),
        occupancy=0.0 if idle else load / agents,
        probability_of_wait=0.0 if idle else float(erlang_c(agents, load)),
        load_erlang=load,
        fte_equivalent=None if shrinkage is None else float(Decimal(agents) / (1 - Decimal(str(shrinkage)))),
    )


def _check(
    contacts: float, interval_minutes: float, aht_s: float, percent: float, seconds: float, min_on_shift: int
) -> None:
    if not np.isfinite([contacts, interval_minutes, aht_s, percent, seconds]).all():
        raise ValueError("every value must be a finite number")
    if contacts < 0 or seconds < 0 or min_on_shift < 0:
        raise ValueError("contacts, service level seconds and minimum on shift cannot be negative")
    if interval_minutes <= 0 or aht_s <= 0:
        raise ValueError("interval minutes and handling time must be above 0")
    if not 0 <= percent < 100:
        raise ValueError("the service level must lie between 0 and 100 %; 100 % is out of any crew's reach")
    if contacts * aht_s / (interval_minutes * 60) > 1_000_000:
        raise ValueError("the load passes 1,000,000 erlang; check contacts, handling time and interval")


def _check_shares(occupancy_max: float | None, shrinkage: float | None) -> None:
    if occupancy_max is not None and not 0 < occupancy_max <= 1:
        raise ValueError("the occupancy cap is a share above 0 and up to 1, e.g. 0.85")
    if shrinkage is not None and not 0 <= shrinkage < 1:
        raise ValueError("shrinkage is a share from 0 to below 1, e.g. 0.30")
