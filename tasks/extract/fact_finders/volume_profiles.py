"""How the work is spread and how it moves: profiles by month, weekday and hour, peaks, growth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from models.facts import Fact, Growth, ProfilePoint, Volume
from tasks.extract.fact_finders.channels import channel_of, period_of
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.numerals import decimal_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

_CONTACTS = pattern(
    r"volume | contacts?\b | \bcalls?\b | demand | forecast | \barrivals?\b | workload",
    r"话务 | 呼入 | 来电 | 业务量 | 工作量 | 进线 | 接听量 | 咨询量 | 呼出",
)
_SHARE_HEAD = pattern(r"share | % | percent | proportion | 占比 | 比例 | 比重")
_NOT_QUANTITY = pattern(
    r"\bAHT | time\b | minutes | seconds | duration | price | \brates?\b | cost | score | abandon",
    r"answered within | target",
    r"时长 | 秒 | 率 | 单价 | 金额 | 元 | 分值 | 考核",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EN_MONTH = re.compile(
    r"\s*(?P<m>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[\s'-]{1,3}(?P<y>\d{4}"
    r"|\d{2}))?\s*",
    re.IGNORECASE,
)
_NUMBER_MONTH = re.compile(
    r"\s*(?:(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?)(?P<m>\d{1,2})\s?月?\s*|\s*(?P<m2>\d{1,2})\s?月份?\s*"
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EN_WEEKDAY = re.compile(r"\s*(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\s*", re.IGNORECASE)
_ZH_WEEKDAY = re.compile(r"\s*(?:星期|周|礼拜)([一二三四五六日天])\s*")
_ZH_DAY = {sign: _WEEKDAYS[index] for index, sign in enumerate("一二三四五六日")} | {"天": "Sun"}
_INTERVAL = re.compile(
    r"\s*(?P<h>\d{1,2})[:.时点](?P<m>\d{2})?\s?(?:-|~|至|到|to)\s?\d{1,2}[:.时点](?:\d{2})?\s*", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"\s*(?:约|approx\.?|~)?\s?(?P<n>\d[\d, ]{0,20}(?:\.\d{1,4})?)\s?(?P<wan>万)?\s?(?P<share>%)?\s?(?:通|个|件|次"
    r"|条|单)?\s*"
)
_PEAK = re.compile(
    r"\b(?:peak(?:s|ing)?|busiest)\b[^.;\d]{0,50}?(?P<n>\d{1,3}(?:,\d{3}){1,2}"
    r"|\d{2,6})\s(?P<unit>(?:[a-z]{2,16}\s)?(?:calls?|contacts?|e-?mails?|chats?))\b"
    r"|(?:高峰(?:期|时段|时)?|峰值|最高)[^。;\d]{0,20}?(?P<zn>\d{1,7}(?:\.\d{1,2})?)\s?(?P<wan>万)?\s?(?P<zunit>通"
    r"|条|封)(?![讯知过用信道])",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\b(?:volumes?|calls?|contacts?|demand|enquiries|e-?mails?|chats?)\b[^.;%]{0,60}?"
    r"\b(?P<way>grow(?:n|th|ing)?|increas(?:e|ed|ing)|ris(?:e|en|ing)|fall(?:en|ing)?|decreas(?:e|ed|ing)"
    r"|declin(?:e|ed|ing)|drop(?:ped)?)\b"
    r"[^.;%]{0,40}?(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent)[^.;]{0,40}?\b(?:per|a|each|every"
    r"|year[- ]on[- ]year|annual)"
    r"(?:\s?(?:year|annum)|ly|\b)"
    r"|(?:话务量|呼入量|业务量|工作量|来电量|咨询量|会话量)[^。;%]{0,20}?(?:年均|每年|逐年|同比|年)(?:预计|约)?"
    r"(?P<zway>增长|增加|上升|递增|下降|减少|递减)(?:率)?(?:约|为|预计|幅度为?)?\s?(?P<zn>\d{1,3}(?:\.\d{1,2})?)\s?%",
    re.IGNORECASE,
)
_FALLS = re.compile(r"fall|decreas|declin|drop|下降|减少|递减", re.IGNORECASE)
_YEARLY = re.compile(r"year|annum|annual|年", re.IGNORECASE)
_NOT_WORK = pattern(r"experience | reference | similar | selection criteri | 业绩 | 扣 | 罚 | 得\s?\d")
_FEWEST = {"month": 3, "weekday": 5, "interval": 3}
_By = Literal["month", "weekday", "interval"]


def find_profile(grids: Sequence[Grid]) -> Fact[tuple[ProfilePoint, ...]] | None:
    """Contacts or shares by month, weekday or time of day, as tables state them; hours only as shares."""
    return listed([point for grid in grids if not grid.in_form for point in _points(grid)], 0.8)


def find_peaks(passages: Sequence[Passage]) -> Fact[tuple[Volume, ...]] | None:
    """Contacts of the busiest time, as sentences state them."""
    found: list[Volume] = []
    for passage in _running(passages):
        for hit in _PEAK.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            value = decimal_number(hit["n"] or hit["zn"])
            if value is None or _NOT_WORK.search(passage.text[start:end]):
                continue
            unit = squash(hit["unit"] or hit["zunit"])
            found.append(
                Volume(
                    quantity=float(value * (10_000 if hit["wan"] else 1)),
                    unit=unit,
                    period=period_of(hit[0]) or period_of(passage.text[hit.end() : min(end, hit.end() + 30)]),
                    channel=channel_of(unit if unit.isascii() else passage.text[start:end]),
                    label="peak",
                    **passage.quote(start, end),
                )
            )
    return listed(found, 0.7)


def find_growth(passages: Sequence[Passage]) -> Fact[tuple[Growth, ...]] | None:
    """Yearly growth of the work in per cent, as sentences state it."""
    found: list[Growth] = []
    for passage in _running(passages):
        for hit in _GROWTH.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            if not _YEARLY.search(passage.text[hit.start() : min(end, hit.end() + 12)]) or _NOT_WORK.search(
                passage.text[start:end]
            ):
                continue
            percent = float(hit["n"] or hit["zn"])
            sign = -1 if _FALLS.search(hit["way"] or hit["zway"]) else 1
            found.append(
                Growth(percent=sign * percent, channel=channel_of(passage.text[start:end]), **passage.quote(start, end))
            )
    return listed(found, 0.7)


def _points(grid: Grid) -> Iterator[ProfilePoint]:
    where = f"{grid.caption} {' '.join(grid.heads)}"
    for read in (_month, _weekday, _interval):
        rows = [(row, label) for row in range(grid.body, len(grid.rows)) if (label := read(grid.rows[row][0]))]
        columns = [(col, label) for col, head in enumerate(grid.heads) if col and (label := read(head))]
        by: _By = "month" if read is _month else "weekday" if read is _weekday else "interval"
        if len(rows) >= _FEWEST[by] and _CONTACTS.search(where):
            for col in range(1, len(grid.heads)):
                yield from _column(grid, by, rows, col)
        elif len(columns) >= _FEWEST[by] and _CONTACTS.search(where + " ".join(row[0] for row in grid.rows)):
            for row in range(grid.body, len(grid.rows)):
                yield from _row(grid, by, columns, row)


def _column(grid: Grid, by: _By, rows: Sequence[tuple[int, str]], col: int) -> Iterator[ProfilePoint]:
    head = grid.heads[col]
    if _NOT_QUANTITY.search(head):
        return
    channel = channel_of(head) or (channel_of(grid.caption) if len(grid.heads) <= 3 else None)
    for row, label in rows:
        yield from _point(grid, by, label, channel, head, row, [0, col])


def _row(grid: Grid, by: _By, columns: Sequence[tuple[int, str]], row: int) -> Iterator[ProfilePoint]:
    name = grid.rows[row][0]
    if _NOT_QUANTITY.search(name):
        return
    for col, label in columns:
        yield from _point(grid, by, label, channel_of(name) or channel_of(grid.caption), name, row, [0, col])


def _point(
    grid: Grid, by: _By, label: str, channel: str | None, head: str, row: int, cols: Sequence[int]
) -> Iterator[ProfilePoint]:
    hit = _QUANTITY.fullmatch(grid.rows[row][cols[-1]])
    value = decimal_number(hit["n"].strip()) if hit else None
    if hit is None or value is None:
        return
    number = float(value * (10_000 if hit["wan"] else 1))
    if hit["share"] or _SHARE_HEAD.search(head):
        yield ProfilePoint(by=by, label=label, channel=channel, share_percent=number, **grid.quote(row, cols))
    elif by != "interval":  # contacts by interval are a fact of their own
        yield ProfilePoint(by=by, label=label, channel=channel, quantity=number, **grid.quote(row, cols))


def _month(text: str) -> str | None:
    named, numbered = _EN_MONTH.fullmatch(text), _NUMBER_MONTH.fullmatch(text)
    if named:
        month, year = _MONTHS.index(named["m"][:3].lower()) + 1, named["y"]
    elif numbered:
        month, year = int(numbered["m"] or numbered["m2"]), numbered["y"]
    else:
        return None
    if not 1 <= month <= 12:
        return None
    century = "20" if year and len(year) == 2 else ""
    return f"{century}{year}-{month:02d}" if year else f"{month:02d}"


def _weekday(text: str) -> str | None:
    named, signed = _EN_WEEKDAY.fullmatch(text), _ZH_WEEKDAY.fullmatch(text)
    if named:
        return named[1][:3].capitalize()
    return _ZH_DAY[signed[1]] if signed else None


def _interval(text: str) -> str | None:
    hit = _INTERVAL.fullmatch(text)
    return f"{int(hit['h']):02d}:{hit['m'] or '00'}" if hit and int(hit["h"]) < 24 else None


def _running(passages: Sequence[Passage]) -> Iterator[Passage]:
    for passage in passages:
        if passage.kind not in {"row", "margin", "heading"} and passage.rank != "form":
            yield passage
