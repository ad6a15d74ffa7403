"""Lengths of time as tenders print them: months of a contract, days of validity, seconds of a threshold."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from tasks.extract.fact_finders.dates import find_dates
from tasks.extract.fact_finders.numerals import EN_NUMBER_WORD, ZH_NUMERAL, decimal_number, whole_number

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

_ZH_UNITS: dict[str, Unit] = {
    "秒": "second", "分钟": "minute", "分": "minute", "小时": "hour", "时": "hour", "天": "day", "日": "day",
    "周": "week", "月": "month", "年": "year",
}  # fmt: skip
_LENGTH = re.compile(
    rf"(?<![\w.,-])(?P<n>{EN_NUMBER_WORD}|\d{{1,6}}(?:\.\d{{1,3}})?)\s{{0,3}}(?:\(\s?(?P<again>\d{{1,6}}(?:\.\d{{1,3}})?)\s?\))?"
    r"[\s-]{0,3}\(?(?:(?:consecutive|calendar|business|working|base|full|clear)[\s-]{1,3}){0,2}"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b"
    rf"|(?<![\d.第])(?P<zn>\d{{1,6}}(?:\.\d{{1,3}})?|(?<!第){ZH_NUMERAL}{{1,8}})\s{{0,2}}(?P<zkind>个)?\s{{0,2}}"
    r"(?:自然|日历|工作)?\s{0,2}(?P<zunit>秒|分\s?钟|小\s?时|天|日(?!常)|周(?!岁)|月|年(?!月|龄|\s?\d{1,2}\s?月))",
    re.IGNORECASE,
)
_EN_UNITS: dict[str, Unit] = {
    "s": "second", "mi": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundLength:
    """One printed length of time, ``text[start:end]``."""

    start: int
    end: int
    number: float
    unit: Unit

    @property
    def months(self) -> int | None:
        """Whole months, for lengths given in months or years; None for shorter units or broken months."""
        months = {"month": 1.0, "year": 12.0}.get(self.unit, 0.0) * self.number
        return int(months) if months and months == int(months) else None

    @property
    def seconds(self) -> float | None:
        """Seconds, for lengths up to hours; None for longer units."""
        scale = {"second": 1, "minute": 60, "hour": 3600}.get(self.unit)
        return self.number * scale if scale else None

    @property
    def days(self) -> int | None:
        """Days, for whole days, weeks, and years of 365 days; months count 30 days."""
        scale = {"day": 1, "week": 7, "month": 30, "year": 365}.get(self.unit)
        return int(self.number * scale) if scale and self.number == int(self.number) else None


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """From one printed date to another, ``text[start:end]``; ``months`` whole, or None when it does not come out."""

    start: int
    end: int
    months: int | None


def find_lengths(text: str) -> Iterator[FoundLength]:
    """Each length of time in folded ``text``, left to right."""
    for hit in _LENGTH.finditer(text):
        printed = hit["n"] or hit["zn"]
        value = decimal_number(printed) if printed[0].isdecimal() else whole_number(printed)
        if value is None or value <= 0 or (hit["again"] and float(hit["again"]) != float(value)):
            continue
        # 5月 is May, 5个月 are five months; 2026年 is a year of the calendar
        if hit["zunit"] == "月" and not hit["zkind"]:
            continue
        if hit["zunit"] == "年" and value > 99:
            continue
        yield FoundLength(hit.start(), hit.end(), float(value), _unit(hit))


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """Each ``date to date`` in folded ``text``, left to right."""
    dates = list(find_dates(text))
    for first, second in itertools.pairwise(dates):
        between = text[first.end : second.start]
        if re.fullmatch(r"\s*(?:起|\(含\))?\s*(?:-+|~|至|到|to|through|until|and|thru|止)\s*", between, re.IGNORECASE):
            after = second.day + timedelta(days=1)
            months = (after.year - first.day.year) * 12 + after.month - first.day.month
            if after.day != first.day.day and second.day.day == first.day.day:
                after = second.day
                months = (after.year - first.day.year) * 12 + after.month - first.day.month
            whole = months > 0 and after.day == first.day.day
            yield FoundPeriod(first.start, second.end, months if whole else None)


def _unit(hit: re.Match[str]) -> Unit:
    if hit["zunit"]:
        return _ZH_UNITS["".join(hit["zunit"].split())]
    word = hit["unit"].lower()
    return _EN_UNITS[word[:2] if word.startswith("m") else word[:1]]
