"""Interval tables: rows (or columns) of time bands with the contacts of each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, IntervalVolume
from tasks.extract.fact_finders.channels import channel_of
from tasks.extract.fact_finders.numerals import decimal_number
from tasks.extract.fact_finders.tables import Grid

_BAND = re.compile(r"^\s*(\d{1,2})[:.]([0-5]\d)\s*(?:-+|~|to|至|到)\s*(\d{1,2})[:.]([0-5]\d)\s*$")
_START = re.compile(r"^\s*(\d{1,2})[:.]([0-5]\d)\s*$")
_WEEKDAYS = (
    ("monday", r"\bmon(?:day)?\b|周一|星期一"), ("tuesday", r"\btue(?:s|sday)?\b|周二|星期二"),
    ("wednesday", r"\bwed(?:nesday)?\b|周三|星期三"), ("thursday", r"\bthu(?:rs|rsday)?\b|周四|星期四"),
    ("friday", r"\bfri(?:day)?\b|周五|星期五"), ("saturday", r"\bsat(?:urday)?\b|周六|星期六"),
    ("sunday", r"\bsun(?:day)?\b|周日|星期日|星期天"),
    ("weekday", r"week-?day|working day|mon(?:day)?\s?(?:-|to)\s?fri|工作日|周一至周五"),
    ("weekend", r"weekend|周末|双休|节假日"),
)  # fmt: skip
_NOT_COUNT = re.compile(r"AHT|time|时长|秒|%|率|percent|share|agents?|seats?|staff|席|人数", re.IGNORECASE)
_COUNTED = re.compile(
    r"volume|contacts?|calls?|offered|chats?|arriv|profile|distribution|interval|话务|呼入|来电|进线|业务量|通",
    re.IGNORECASE,
)


def find_intervals(grids: Sequence[Grid]) -> Fact[tuple[IntervalVolume, ...]] | None:
    """Contacts by interval of the day, in table order; None without an interval table."""
    found = tuple(item for grid in grids for item in _from_grid(grid))
    if len(found) < 4:
        return None
    boxes = tuple({box: None for item in found for box in item.boxes})
    text = f"{found[0].text}; {found[1].text}; … {found[-1].text}"
    return Fact(value=found, text=text, document=found[0].document, page=found[0].page, boxes=boxes, confidence=0.9)


def _from_grid(grid: Grid) -> Iterator[IntervalVolume]:
    if not _COUNTED.search(f"{grid.caption} {' '.join(grid.heads)}"):
        return
    for band_col in _band_columns(grid):
        bands = [(row, start) for row in range(len(grid.rows)) if (start := _start(grid.rows[row][band_col]))]
        minutes = _minutes(grid, band_col, bands)
        if len(bands) < 4 or minutes is None:
            continue
        following = [col for col in _band_columns(grid) if col > band_col]
        last = following[0] if following else len(grid.heads)
        for col in range(band_col + 1, last):
            head = grid.heads[col]
            if _NOT_COUNT.search(head) or re.search(r"total|合计|小计", head, re.IGNORECASE):
                continue
            for row, start in bands:
                value = decimal_number(grid.rows[row][col].strip()) if grid.rows[row][col].strip() else None
                if value is None:
                    continue
                yield IntervalVolume(
                    start=start,
                    minutes=minutes,
                    weekday=_weekday(head) or _weekday(grid.caption),
                    quantity=float(value),
                    channel=channel_of(head) or channel_of(grid.caption),
                    **grid.quote(row, [band_col, col]),
                )


def _band_columns(grid: Grid) -> list[int]:
    return [
        col for col in range(len(grid.heads))
        if sum(1 for row in grid.rows if _start(row[col])) >= max(4, len(grid.rows) // 2)
    ]  # fmt: skip


def _start(text: str) -> str | None:
    hit = _BAND.match(text) or _START.match(text)
    return f"{int(hit[1]):02d}:{hit[2]}" if hit and int(hit[1]) < 24 else None


def _minutes(grid: Grid, col: int, bands: Sequence[tuple[int, str]]) -> int | None:
    for row, _ in bands:
        hit = _BAND.match(grid.rows[row][col])
        if hit:
            length = (int(hit[3]) * 60 + int(hit[4]) - int(hit[1]) * 60 - int(hit[2])) % 1440
            # 08:00-08:29 and 08:00-08:30 are the same half hour
            return next((whole for whole in (15, 20, 30, 60, 120) if length in {whole, whole - 1}), None)
    starts = [int(start[:2]) * 60 + int(start[3:]) for _, start in bands]
    steps = {later - sooner for sooner, later in itertools.pairwise(starts)}
    return steps.pop() if len(steps) == 1 and steps <= {15, 20, 30, 60, 120} else None


def _weekday(words: str) -> str | None:
    named = [name for name, pattern in reversed(_WEEKDAYS) if re.search(pattern, words, re.IGNORECASE)]
    return named[0] if len(named) == 1 or (named and named[0] == "weekday") else None
