"""Opening hours read into weekdays and clock times, where the words leave no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.facts import Fact, OpenTime
from tasks.extract.fact_finders.channels import channels_in
from tasks.extract.fact_finders.folding import fold
from tasks.extract.fact_finders.listing import listed
from tasks.extract.traditional import simplified

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_AROUND_THE_CLOCK = re.compile(
    r"\b7\s?[x*]\s?24|\b24\s?[x*/]\s?7\b|\b24 hours (?:a|per) day,? (?:7|seven) days (?:a|per) week"
    r"|7天[x*]?24\s?小时|24小时全天候|全天候24",
    re.IGNORECASE,
)
_NAMED_DAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:nes|urs|ur)?(?:day)?s?"
_EN_RANGE = re.compile(
    rf"\b(?P<a>{_NAMED_DAY})\b\.?\s?(?:-|to|through|thru|until)\s?\b(?P<b>{_NAMED_DAY})\b", re.IGNORECASE
)
_EN_SINGLE = re.compile(r"\b(?:on )?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b", re.IGNORECASE)
_ZH_DAY = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ZH_RANGE = re.compile(
    r"(?:星期|礼拜|周)(?P<a>[一二三四五六日天])\s?(?:-|至|到|~)\s?(?:星期|礼拜|周)?(?P<b>[一二三四五六日天])"
)
_ZH_SINGLE = re.compile(r"(?:星期|礼拜|周)(?P<day>[一二三四五六日天])")
_WEEKDAYS = re.compile(r"\bweekdays\b|\b(?:business|working) days\b|法定工作日|工作日", re.IGNORECASE)
_WEEKEND = re.compile(r"\bweekends?\b|周末|双休日", re.IGNORECASE)
_EVERY_DAY = re.compile(
    r"\b(?:7|seven) days (?:a|per) week\b|\bdaily\b|\bevery day\b|\b365 days\b|每天|每日|全年(?!\s?\d)|全周",
    re.IGNORECASE,
)
_HALF = r"(?:[ap]\.?\s?m\b\.?|noon|midnight)"
_PART = r"(?:上午|早上|早晨|早|下午|晚上|晚|中午)?"
_SPAN = re.compile(
    rf"(?P<p1>{_PART})\s?(?<![\d:.])(?P<h1>\d{{1,2}})(?:\s?[:.时点]\s?(?P<m1>[0-5]\d)?)?(?:\s?分)?\s?(?:时|点|hours"
    rf"|hrs)?\s?(?P<x1>{_HALF})?\s?"
    rf"(?:-+|~|至|到|\bto\b|\buntil\b|\band\b|—)\s?(?:次日|第二天|翌日)?\s?"
    rf"(?P<p2>{_PART})\s?(?P<h2>\d{{1,2}})(?:\s?[:.时点]\s?(?P<m2>[0-5]\d)?)?(?:\s?分)?\s?(?:时|点|hours"
    rf"|hrs)?\s?(?P<x2>{_HALF})?(?![\d:])",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"(?<![\d-])(?P<h1>[01]\d|2[0-4])(?P<m1>[0-5]\d)\s?(?:-|to|and|until)\s?(?P<h2>[01]\d"
    r"|2[0-4])(?P<m2>[0-5]\d)(?![\d-])"
)
_ZONE = re.compile(
    r"\(?\b(?P<zone>local time|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?: (?:Standard|Daylight))? Time"
    r"|UK time|[ECMP][SD]T|ET|CT|GMT|UTC|BST|CET)\b"
    r"|(?P<zh>北京时间|当地时间|香港时间)",
)
_HOLIDAYS_IN = re.compile(
    r"(?:including|incl\.?|and) (?:all )?(?:public |bank |federal )?holidays|含(?:法定)?节假日|包括(?:法定)?节假日"
    r"|节假日(?:不休|无休|正常|均)"
    r"|全年无休|365 days",
    re.IGNORECASE,
)
_HOLIDAYS_OUT = re.compile(
    r"(?:except|excluding|other than|excl\.?|not) (?:on )?(?:for )?(?:all )?(?:legal |public |bank |federal "
    r"|government |statutory )*holidays"
    r"|节假日除外|除(?:法定)?节假日|不含(?:法定)?节假日",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"做[一二三四五六七]休|轮休|轮班|倒班|\bshifts?\b")
_NOT_SERVICE = re.compile(r"午休|休息|lunch|break", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clock:
    """A span of clock time, ``text[start:end]``."""

    start: int
    end: int
    opens: str
    closes: str
    around_the_clock: bool = False


@dataclass(frozen=True, slots=True)
class _Days:
    """Weekdays named in ``text[start:end]``, 0 is Monday."""

    start: int
    end: int
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    days: tuple[str, ...]
    clocks: tuple[_Clock, ...]
    channel: str | None


_WHOLE_DAY = (_Clock(0, 0, "00:00", "24:00", around_the_clock=True),)


def find_opening_times(hours: Fact[str] | None) -> Fact[tuple[OpenTime, ...]] | None:
    """The stated opening hours by weekdays; None where days or times are in doubt.

    Args:
        hours: The opening hours as the tender words them.
    """
    if hours is None:
        return None
    text = simplified(fold(hours.value))
    groups = None if _DOUBT.search(text) else _groups(text)
    if not groups:
        return None
    zone = _ZONE.search(text)
    holidays: Literal["included", "excluded"] | None = "included" if _HOLIDAYS_IN.search(text) else None
    holidays = "excluded" if _HOLIDAYS_OUT.search(text) else holidays
    items = [
        OpenTime(
            days=group.days,
            opens=clock.opens,
            closes=clock.closes,
            zone=(zone["zone"] or zone["zh"]) if zone else "",
            holidays=holidays,
            channel=group.channel,
            text=hours.text,
            document=hours.document,
            page=hours.page,
            boxes=hours.boxes,
        )
        for group in groups
        for clock in group.clocks
    ]
    return listed(items, min(hours.confidence, 0.8))


def _groups(text: str) -> list[_Group] | None:
    """Days with their times, days printed before the times or behind them throughout; None when neither fits."""
    clocks, days = _clocks(text), _day_names(text)
    if clocks is None:
        return None
    if not clocks and re.search(r"24\s?小时|\b24 hours\b", text) and days:
        return [
            _Group(tuple(DAYS[day] for day in sorted({one for name in days for one in name.days})), _WHOLE_DAY, None)
        ]
    if any(clock.around_the_clock for clock in clocks):
        return [_Group(DAYS, _WHOLE_DAY, _one_channel(text))]
    parts: list[_Days | _Clock] = sorted([*clocks, *days], key=lambda part: part.start)
    order = "".join("D" if isinstance(part, _Days) else "T" for part in parts)
    leading = re.fullmatch(r"(?:D+T+)+", order)
    if not leading and not re.fullmatch(r"(?:T+D+)+", order):
        return None
    groups: list[_Group] = []
    begun = 0
    for run in re.finditer(r"D+T+" if leading else r"T+D+", order):
        members = parts[run.start() : run.end()]
        end = members[-1].end
        named = sorted({day for part in members if isinstance(part, _Days) for day in part.days})
        times = tuple(part for part in members if isinstance(part, _Clock))
        groups.append(_Group(tuple(DAYS[day] for day in named), times, _one_channel(text[begun:end])))
        begun = end
    return groups


def _one_channel(words: str) -> str | None:
    """The channel that the words are about; None where they name none or several."""
    named = channels_in(words)
    return named[0] if len(named) == 1 else None


def _clocks(text: str) -> list[_Clock] | None:
    """The spans of clock time, none when there are none, None when one of them is in doubt."""
    if _AROUND_THE_CLOCK.search(text):
        return list(_WHOLE_DAY)
    found: list[_Clock] = []
    spans = list(_MILITARY.finditer(text)) or list(_SPAN.finditer(text))
    for hit in spans:
        if _NOT_SERVICE.search(text[max(0, hit.start() - 8) : hit.start()]):
            continue
        groups = hit.groupdict()
        clear = (
            groups.get("m1") or groups.get("x1") or groups.get("x2") or groups.get("p1") or re.search(r"[时点]", hit[0])
        )
        opens = _time(groups["h1"], groups["m1"], groups.get("x1"), groups.get("p1"), first=True)
        closes = _time(groups["h2"], groups["m2"], groups.get("x2"), groups.get("p2"), first=False)
        if not clear:
            continue
        if opens is None or closes is None or (opens >= closes and "次日" not in hit[0] and "翌日" not in hit[0]):
            return None
        found.append(_Clock(hit.start(), hit.end(), opens, closes))
    return found


def _time(hour: str, minute: str | None, half: str | None, part: str | None, *, first: bool) -> str | None:
    value = int(hour)
    plain = (half or "").replace(".", "").replace(" ", "").lower()
    if plain in {"am", "pm"}:
        if not 1 <= value <= 12:
            return None
        if plain == "pm" and value != 12:
            value += 12
        elif plain == "am" and value == 12:
            value = 0
    elif plain == "midnight":
        value = 24 if not first else 0
    elif part in {"下午", "晚上", "晚"} and value < 12:
        value += 12
    if value > 24 or (value == 24 and (first or int(minute or 0))):
        return None
    return f"{value:02d}:{int(minute or 0):02d}"


def _day_names(text: str) -> list[_Days]:
    """The weekdays that the text names, left to right."""
    found: list[_Days] = []
    for words in (_EN_RANGE, _ZH_RANGE):
        for hit in words.finditer(text):
            first, last = _day(hit["a"]), _day(hit["b"])
            days = tuple(range(first, last + 1)) if first <= last else (*range(first, 7), *range(last + 1))
            found.append(_Days(hit.start(), hit.end(), days))
    for words, days in ((_WEEKDAYS, (0, 1, 2, 3, 4)), (_WEEKEND, (5, 6)), (_EVERY_DAY, (0, 1, 2, 3, 4, 5, 6))):
        found += [_Days(hit.start(), hit.end(), days) for hit in words.finditer(text)]
    for words in (_EN_SINGLE, _ZH_SINGLE):
        found += [_Days(hit.start(), hit.end(), (_day(hit["day"]),)) for hit in words.finditer(text)]
    # a day inside a range is no day of its own
    return [
        one
        for one in sorted(found, key=lambda one: (one.start, -one.end))
        if not any(other is not one and other.start <= one.start and one.end <= other.end for other in found)
    ]


def _day(name: str) -> int:
    if name in _ZH_DAY:
        return _ZH_DAY[name]
    return DAYS.index(name[:3].capitalize())
