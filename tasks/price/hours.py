"""Opening hours in words, English or Chinese, as hours of each weekday; None when the words do not say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_ALWAYS = re.compile(
    r"24\s{0,2}[x×*/]\s{0,2}7|7\s{0,2}[x×*/]\s{0,2}24|24\s{0,2}hours?\s{0,2}(?:a|per)\s{0,2}day|24[-\s]hours?\b"
    r"|round[- ]the[- ]clock|around the clock|24\s{0,2}小时|二十四小时|全天候",
    re.IGNORECASE,
)
_DAY_NAMES = (
    "mon(?:days?)?|周一|星期一|礼拜一", "tue(?:s|sdays?)?|周二|星期二", "wed(?:s|nesdays?)?|周三|星期三",
    "thu(?:r|rs|rsdays?)?|周四|星期四", "fri(?:days?)?|周五|星期五", "sat(?:urdays?)?|周六|星期六",
    "sun(?:days?)?|周日|星期日|星期天|周天",
)  # fmt: skip
_GROUPS = (
    (
        tuple(range(7)),
        (
            r"daily|every ?day|each day|(?:7|seven) days(?: a| per)? ?(?:week)?"
            r"|每天|每日|全年|全周|一周七天|365\s{0,2}天"
        ),
    ),
    ((5, 6), r"weekends?|周末|双休日"),
    ((0, 1, 2, 3, 4), r"week-?days?|(?:work(?:ing)?|business) ?days?|工作日|(?:5|five) days a week"),
)  # fmt: skip
_ONE_DAY = "|".join(f"(?P<d{index}>(?<![a-z]){words}(?![a-z]))" for index, words in enumerate(_DAY_NAMES))
_TO_DAY = re.compile(r"\s{0,3}(?:-|–|—|~|～|to|through|thru|until|至|到)\s{0,3}", re.IGNORECASE)
_DAY = re.compile(_ONE_DAY, re.IGNORECASE)
_GROUP = re.compile("|".join(f"(?P<g{index}>{words})" for index, (_, words) in enumerate(_GROUPS)), re.IGNORECASE)
_CLOCK = (
    r"(?P<h{0}>[01]?\d|2[0-4])"
    r"(?:\s{{0,2}}[:：.时点]\s{{0,2}}(?P<m{0}>[0-5]\d)?|(?P<c{0}>[0-5]\d))?"
    r"(?:\s{{0,2}}[时点分]){{0,2}}\s{{0,2}}(?P<p{0}>[ap]\.?m\.?|noon|midnight)?(?![a-z\d])"
)
_LATE = r"(?P<late{0}>下午|晚上|晚)?(?:上午|早上|早|中午|次日)?\s{{0,2}}"
_UNTIL = r"\s{0,3}(?:-|–|—|~|～|to|until|till|and|至|到)\s{0,3}"
_TIMES = re.compile(
    r"(?<![\d.:：])" + (_LATE + _CLOCK).format(1) + _UNTIL + (_LATE + _CLOCK).format(2),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the service answers.

    Attributes:
        minutes_per_day: Open minutes of Monday to Sunday.
        start_minute: Earliest opening, after midnight.
        days_stated: False when only the times are stated and Monday to Sunday is a guess of the caller's.
    """

    minutes_per_day: tuple[int, ...]
    start_minute: int
    days_stated: bool = True

    @property
    def hours_per_week(self) -> float:
        """All seven days together."""
        return sum(self.minutes_per_day) / 60

    @property
    def longest_day_minutes(self) -> int:
        """Of the day that is open longest."""
        return max(self.minutes_per_day)

    @property
    def open_days(self) -> int:
        """Days of the week with any opening."""
        return sum(1 for minutes in self.minutes_per_day if minutes)


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: Literal["days", "times"]
    start: int
    end: int
    days: frozenset[int] = frozenset()
    span: tuple[int, int] = (0, 0)


def parse_opening_hours(text: str) -> OpeningHours | None:
    """Hours per weekday from a stated text, or None when it names no times of day.

    Examples: ``Mon–Fri 08:00–20:00, Sat 9am–5pm``, ``24x7``, ``0900 to 1800, Monday to Friday``,
    ``周一至周五 9:00-18:00``, ``7×24小时``. Times without days leave ``days_stated`` False.
    """
    text = text[:2000]
    marks = sorted([*_day_marks(text), *_time_marks(text)], key=lambda mark: mark.start)
    if not any(mark.kind == "times" for mark in marks):
        return OpeningHours((1440,) * 7, 0) if _ALWAYS.search(text) else None
    minutes, start = _by_day(marks)
    days_stated = any(mark.kind == "days" for mark in marks)
    return OpeningHours(tuple(min(1440, minute) for minute in minutes), start, days_stated)


def _by_day(marks: list[_Mark]) -> tuple[list[int], int]:
    """Times belong to the days named before them, or behind them when the text begins with a time."""
    if marks[0].kind == "times":
        marks = sorted(marks, key=lambda mark: -mark.start)
    minutes = [0] * 7
    days: frozenset[int] = frozenset()
    previous = "times"
    for mark in marks:
        if mark.kind == "days":
            days = days | mark.days if previous == "days" else mark.days
        else:
            for day in days or range(7):
                minutes[day] += (mark.span[1] - mark.span[0]) % 1440 or 1440
        previous = mark.kind
    return minutes, min(mark.span[0] for mark in marks if mark.kind == "times")


def _day_marks(text: str) -> list[_Mark]:
    named = [
        (hit.start(), hit.end(), next(day for day in range(7) if hit[f"d{day}"] is not None))
        for hit in _DAY.finditer(text)
    ]
    marks: list[_Mark] = []
    position = 0
    while position < len(named):
        start, end, day = named[position]
        following = named[position + 1] if position + 1 < len(named) else None
        if following and _TO_DAY.fullmatch(text[end : following[0]]):
            reach = (following[2] - day) % 7
            days = frozenset((day + step) % 7 for step in range(reach + 1))
            marks.append(_Mark("days", start, following[1], days))
            position += 2
            continue
        marks.append(_Mark("days", start, end, frozenset({day})))
        position += 1
    for hit in _GROUP.finditer(text):
        group = next(index for index in range(len(_GROUPS)) if hit[f"g{index}"] is not None)
        marks.append(_Mark("days", hit.start(), hit.end(), frozenset(_GROUPS[group][0])))
    return marks


def _time_marks(text: str) -> list[_Mark]:
    marks = []
    for hit in _TIMES.finditer(text):
        if not _says_time(hit):
            continue
        start, end = _minute(hit, "1"), _minute(hit, "2")
        if end <= start and not hit["p2"] and hit["p1"] is None and end + 720 > start and end < 720 and _bare(hit, "2"):
            end += 720  # "9 to 5"
        marks.append(_Mark("times", hit.start(), hit.end(), span=(start, end)))
    return marks


def _says_time(hit: re.Match[str]) -> bool:
    """A pair of numbers is a time of day when a colon, four digits, a.m./p.m. or 时/点 says so."""
    return not (_bare(hit, "1") and _bare(hit, "2")) or bool(re.search(r"[时点]", hit[0]))


def _bare(hit: re.Match[str], side: str) -> bool:
    return hit[f"m{side}"] is None and hit[f"c{side}"] is None and hit[f"p{side}"] is None


def _minute(hit: re.Match[str], side: str) -> int:
    hour = int(hit[f"h{side}"])
    half = (hit[f"p{side}"] or "").lower()[:1]
    late = bool(hit[f"late{side}"])
    if (half == "p" or late) and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    elif (hit[f"p{side}"] or "").lower() == "midnight":
        hour = 24
    return hour * 60 + int(hit[f"m{side}"] or hit[f"c{side}"] or 0)
