"""Opening hours as tenders write them."""

from __future__ import annotations

import pytest

from tasks.price.hours import parse_opening_hours


@pytest.mark.parametrize(
    ("text", "week", "days"),
    [
        ("Mon–Sat 08:00–20:00", 72, 6),
        ("24x7", 168, 7),
        ("7×24小时", 168, 7),
        ("周一至周五 9:00-18:00", 45, 5),
        ("Mon–Fri 08:00–20:00, Sat 9am–5pm", 68, 6),
        ("Monday to Friday 8am to 8pm; Saturday 9am to 5pm; Sunday closed", 68, 6),
        ("08:00-20:00 Monday to Friday and 09:00-17:00 Saturday", 68, 6),
        ("0900 to 1800 EST, Monday – Friday on working days of the agency", 45, 5),
        ("between 6:30 am and 6:30 pm, Monday through Friday", 60, 5),
        ("8 a.m. to 8 p.m. daily", 84, 7),
        ("open 22:00 to 06:00 every day", 56, 7),
        ("每天上午8：30至12：00，下午14:00-18:00", 52.5, 7),
        ("工作日早9点至晚9点", 60, 5),
        ("周一至周日8:00-22:00", 98, 7),
    ],
)
def test_hours_of_a_week(text: str, week: float, days: int) -> None:
    hours = parse_opening_hours(text)
    assert hours is not None
    assert (hours.hours_per_week, hours.open_days, hours.days_stated) == (week, days, True)


def test_times_without_days_leave_the_days_open() -> None:
    hours = parse_opening_hours("8:00 a.m. to 4:30 p.m. Eastern Time")
    assert hours is not None
    assert not hours.days_stated
    assert hours.longest_day_minutes == 510


@pytest.mark.parametrize("text", ["", "normal office hours", "5×8小时", "clauses 8 to 12", "a" * 5000])
def test_words_without_times_say_nothing(text: str) -> None:
    assert parse_opening_hours(text) is None
