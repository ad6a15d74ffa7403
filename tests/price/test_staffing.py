"""Erlang B and C against published figures, 60-digit arithmetic and the laws of queues."""

from __future__ import annotations

import random

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.price.staffing import (
    agents_needed,
    agents_needed_real,
    average_speed_of_answer,
    erlang_b,
    erlang_c,
    service_level,
    staff_interval,
)


def test_hundred_calls_in_half_an_hour() -> None:
    result = staff_interval(100, 30, 180, 80, 20, shrinkage=0.30)
    assert result.load_erlang == 10
    assert result.agents == 14
    assert result.probability_of_wait == pytest.approx(0.1741319336, abs=1e-10)
    assert result.service_level == pytest.approx(0.8883500192, abs=1e-10)
    assert result.asa_s == pytest.approx(7.8359370118, abs=1e-10)
    assert result.occupancy == pytest.approx(0.7142857143, abs=1e-10)
    assert result.fte_equivalent == 20


def test_one_agent_less_misses_the_target_and_a_fraction_reaches_it() -> None:
    assert service_level(13, 10, 20, 180) == pytest.approx(0.7955947884, abs=1e-10)
    real = agents_needed_real(10, 80, 20, 180)
    assert real == pytest.approx(13.0372064663, abs=1e-9)
    assert round(real / 0.7, 4) == 18.6246


def test_fifty_five_agents_for_a_load_of_48() -> None:
    assert erlang_c(55, 48) == pytest.approx(0.2387009364, abs=1e-10)
    assert service_level(55, 48, 15, 240) == pytest.approx(0.8458830922, abs=1e-10)
    assert average_speed_of_answer(55, 48, 240) == pytest.approx(8.1840321044, abs=1e-10)
    crew = staff_interval(360, 30, 240, 84, 15)
    assert (crew.agents, round(crew.occupancy, 10)) == (55, 0.8727272727)


@pytest.mark.parametrize(
    ("lines", "load", "blocking"),
    [(10, 4.461, 0.01), (20, 12.031, 0.01), (50, 37.901, 0.01), (30, 21.932, 0.02), (5, 2.218, 0.05)],
)
def test_printed_erlang_b_tables(lines: int, load: float, blocking: float) -> None:
    assert erlang_b(lines, load - 0.0006) < blocking < erlang_b(lines, load + 0.0015)


def test_erlang_b_far_from_balance() -> None:
    assert erlang_b(10, 5) == pytest.approx(0.0183845703, abs=1e-10)
    assert erlang_b(10, 2000) == pytest.approx(0.9950025100, abs=1e-10)


@pytest.mark.parametrize(
    ("load", "percent", "aht_s", "cap", "agents"),
    [(48, 80, 240, None, 54), (48, 80, 240, 0.85, 57), (10, 90, 180, None, 15), (8.5, 50, 180, 0.85, 10)],
)
def test_whole_agents(load: float, percent: float, aht_s: float, cap: float | None, agents: int) -> None:
    assert agents_needed(load, percent, 20, aht_s, cap) == agents


def test_pooling_three_queues_saves_five_agents() -> None:
    assert 3 * int(agents_needed(5, 80, 20, 180)) == 24
    assert agents_needed(15, 80, 20, 180) == 19


def test_a_day_of_intervals_at_once() -> None:
    calls = [*np.linspace(20, 120, 6), *[120] * 8, *np.linspace(110, 60, 6), *np.linspace(60, 30, 4)]
    crew = agents_needed(np.array(calls) * 240 / 1800, 80, 20, 240, 0.88)
    assert crew.tolist() == [5, 8, 11, 14, 17, *[20] * 9, 19, 17, 16, 14, 13, 11, 11, 10, 8, 7]
    assert crew.sum() == 361


def _exact_b(n: float, a: float) -> mpmath.mpf:
    n, a = mpmath.mpf(n), mpmath.mpf(a)
    return mpmath.power(a, n) * mpmath.exp(-a) / mpmath.gammainc(n + 1, a)


@pytest.mark.parametrize(("lowest", "highest", "share"), [(-3.0, 3.6, 1.6), (2.0, 3.6, 0.7)])
def test_agrees_with_60_digits(lowest: float, highest: float, share: float) -> None:
    draw = random.Random(20260101)
    with mpmath.workdps(60):
        for _ in range(120):
            a = 10 ** draw.uniform(lowest, highest)
            n = draw.uniform(0, share * a + 4)
            b = _exact_b(n, a)
            assert float(erlang_b(n, a)) == pytest.approx(float(b), rel=1e-9)
            c = n * b / (n - a * (1 - b)) if n > a else 1
            assert float(erlang_c(n, a)) == pytest.approx(float(c), rel=1e-9)


@settings(deadline=None)
@given(
    contacts=st.floats(0, 3000), more=st.floats(0, 500), aht_s=st.floats(10, 1200), percent=st.integers(0, 99),
    seconds=st.integers(0, 600),
)  # fmt: skip
def test_laws(contacts: float, more: float, aht_s: float, percent: int, seconds: int) -> None:
    fewer = staff_interval(contacts, 30, aht_s, percent, seconds, 0.9)
    busier = staff_interval(contacts + more, 30, aht_s, percent, seconds, 0.9)
    assert busier.agents >= fewer.agents
    assert 0 <= fewer.probability_of_wait <= 1
    assert fewer.service_level >= percent / 100 - 1e-9
    assert fewer.occupancy <= 0.9 + 1e-6
    assert fewer.asa_s >= 0
    if fewer.load_erlang > 0 and fewer.agents > 1:
        one_less = fewer.agents - 1
        misses = float(service_level(one_less, fewer.load_erlang, seconds, aht_s)) < percent / 100
        assert misses or fewer.load_erlang / one_less > 0.9 - 1e-6 or one_less <= fewer.load_erlang


def test_probability_is_one_when_the_load_is_too_much() -> None:
    assert erlang_c(9, 10) == 1
    assert erlang_c(10, 10) == 1
    assert service_level(9, 10, 20, 180) == 0
    assert np.isinf(average_speed_of_answer(10, 10, 180))


def test_no_calls_need_nobody_but_the_minimum_on_shift() -> None:
    assert staff_interval(0, 30, 180, 80, 20).agents == 0
    quiet = staff_interval(0, 30, 180, 80, 20, min_on_shift=2)
    assert (quiet.agents, quiet.service_level, quiet.asa_s, quiet.occupancy) == (2, 1, 0, 0)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"contacts": -1}, "negative"),
        ({"aht_s": 0}, "handling time"),
        ({"percent": 100}, "service level"),
        ({"shrinkage": 30}, "0.30"),
        ({"occupancy_max": 85}, "0.85"),
        ({"contacts": float("nan")}, "finite"),
        ({"contacts": 1e12}, "erlang"),
    ],
)
def test_impossible_values_are_named(changed: dict[str, float], word: str) -> None:
    values = {"contacts": 100, "interval_minutes": 30, "aht_s": 180, "percent": 80, "seconds": 20, **changed}
    with pytest.raises(ValueError, match=word):
        staff_interval(**values)
